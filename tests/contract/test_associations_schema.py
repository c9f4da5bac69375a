"""The answer of GET /associations is what the OpenAPI document says (contract §5)."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from marshmallow import RAISE

from server.api.schemas_associations import Associations
from tests.domain.dated import attack, day, diary, found

from .test_summary_schema import unknown

CONTRACT = {
    "code",
    "lag_days",
    "exposed",
    "unexposed",
    "relative_risk",
    "rr_ci95",
    "odds_ratio",
    "or_ci95",
    "p",
    "q",
    "verdict",
    "needs",
}


def answer_of(days: int) -> dict[str, Any]:
    entries = [
        day(
            n,
            headache=False,
            menstruation="light" if n % 28 < 4 else "none",
            stress=n % 4,
            factors={"noise": n % 6 == 0, "custom:gone": n % 3 == 0},
        )
        for n in range(days)
    ]
    answer = found(diary(*entries, *(attack(n) for n in range(0, days, 6))), days)
    return orjson.loads(orjson.dumps(answer))  # type: ignore[no-any-return]


@pytest.mark.parametrize("days", [20, 84])
def test_the_answer_holds_what_its_schema_says(days: int) -> None:
    answer = answer_of(days)
    schema = Associations(unknown=RAISE)
    assert schema.validate(answer) == {}
    assert list(unknown(schema, answer)) == []
    assert len(answer["factors"]) >= 4
    assert all(row.keys() >= CONTRACT for row in answer["factors"])
