"""The answer of GET /summary is what the OpenAPI document says (contract §4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from marshmallow import RAISE, Schema, fields

from server.api.schemas_summary import Summary
from tests.domain.cases import all_cases, summary_of

CASES = {name: case for name, case in all_cases() if "error" not in case["expect"]}


def unknown(schema: Schema, answer: dict[str, Any], path: str = "") -> Iterator[str]:
    """Members of an answer that its schema does not know, nested ones too."""
    known = {field.data_key or name: field for name, field in schema.fields.items()}
    yield from (f"{path}/{name}" for name in answer.keys() - known.keys())
    for name, field in known.items():
        inner = field.inner if isinstance(field, fields.List) else field
        rows = answer.get(name)
        if isinstance(inner, fields.Nested) and rows is not None:
            for row in rows if isinstance(rows, list) else [rows]:
                yield from unknown(inner.schema, row, f"{path}/{name}")


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith(("m", "s4"))])
def test_the_summary_holds_what_its_schema_says(name: str) -> None:
    answer = orjson.loads(orjson.dumps(summary_of(CASES[name])))
    schema = Summary(unknown=RAISE)
    assert schema.validate(answer) == {}
    assert list(unknown(schema, answer)) == []
