"""The marshmallow schemas and the compiled validator come from one definition and say the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.api.schemas import patch_schema
from server.domain.entries import KINDS
from server.domain.fields import Field, Group, OneOf, Ticks
from server.domain.validation import check_patch

IDS = {"uuid": "0190c5b2-7a4e-7c3d-9f21-5b6a7c8d9e0f", "date": "2026-03-01", "me": "me"}
TEXTS = st.sampled_from(
    [
        "",
        "2026-03-01",
        "2026-02-30",
        "2026-03-01T07:12:03.123+01:00",
        "2026-03-01T07:12:03",
        "2026-03-01T25:00:00Z",
        "9999-12-31T23:59:59-10:00",
        "2026-03-01T06:12:00.000Z",
        "07:30",
        "24:00",
        "Europe/Berlin",
        "Factory",
        "device",
        "de-AT",
        "none",
        IDS["uuid"],
        IDS["uuid"].upper(),
        "a\x00b",
        "\ud800",
        "x" * 81,
        "x" * 4001,
        "🧠" * 4000,
    ]
)
NUMBERS = st.sampled_from(
    [0, 1, 3, 4, 10, 11, 6.0, 6.5, -1, 2**53, 2**63, 10**400, float("nan"), float("inf"), 1e308]
)
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
KEYS = st.sampled_from(
    ["nausea", "left", "stress", "a/b~c", "2026-03-01", "2026-03-01T06:12:00.000Z", "mon",
     "2026-03-01T06:12:00Z", "custom:" + IDS["uuid"], "custom:x", "\ud800", "item_1", "visual"]
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)


def likely(field: Field) -> st.SearchStrategy[Any]:
    """Values that often fit the field, so that the good paths are walked as well as the bad."""
    match field:
        case Group():
            return st.fixed_dictionaries({}, optional={x.name: likely(x) for x in field.fields})
        case Ticks():
            codes = st.sampled_from([*(field.codes or {}), "custom:" + IDS["uuid"], "other code"])
            return st.dictionaries(codes, st.one_of(st.none(), st.booleans()), max_size=4)
        case OneOf():
            return st.one_of(st.sampled_from(list(field.codes or {})), VALUES)
        case _:
            return VALUES


def pointers(messages: Any, at: str = "") -> set[str]:
    if isinstance(messages, list):
        return {at}
    found: set[str] = set()
    for key, inner in messages.items():
        token = str(key).replace("~", "~0").replace("/", "~1")
        found |= pointers(inner, f"{at}/{token.encode('utf-8', 'backslashreplace').decode()}")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_validator_refuse_the_same_fields(kind: str) -> None:
    definition = KINDS[kind]
    patches = st.fixed_dictionaries(
        {}, optional={**{x.name: likely(x) for x in definition.fields}, "no_such_field": VALUES}
    )

    @given(patches)
    def agree(patch: dict[str, Any]) -> None:
        by_schema = pointers(patch_schema(kind)().validate(patch))
        by_check = set(check_patch(kind, IDS[definition.id_rule], patch, across=False))
        assert by_schema == by_check

    agree()


def test_an_end_before_the_start_is_refused_in_one_change() -> None:
    both = {"started_at": "2026-03-01T08:00:00Z", "ended_at": "2026-03-01T08:59:59+01:00"}
    assert list(check_patch("attack", IDS["uuid"], both)) == ["/ended_at"]
    assert check_patch("attack", IDS["uuid"], both, across=False) == {}
    assert check_patch("attack", IDS["uuid"], {"ended_at": both["ended_at"]}) == {}


@pytest.mark.parametrize(
    ("value", "fits"),
    [(0, True), (3, True), (3.0, True), (4, False), (-1, False), (True, False), ("2", False)],
)
def test_a_scale_takes_its_steps_and_no_truth_value(value: Any, fits: bool) -> None:
    assert (check_patch("attack", IDS["uuid"], {"severity": value}) == {}) is fits
