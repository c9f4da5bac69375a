"""Whatever an export was turned into: its entries are taken or named, nothing else happens."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.domain.errors import DiaryError

from .conftest import Home

ID = "0197a1a2-0000-7000-8000-00000000000"
WHEN = "2026-11-20T08:00:00.000Z"
START = {"started_at": WHEN, "zone": "Europe/Berlin"}
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.text(max_size=3),
    st.just([]),
    st.just({}),
    st.just({"a": {}}),
    st.just([["x"]]),
    st.just(WHEN),
)


def mostly(good: Any, *others: Any) -> st.SearchStrategy[Any]:
    """Good far more often than not: what is wrong everywhere is turned away at the door."""
    return st.integers(0, 19).flatmap(
        lambda n: JUNK if n == 0 else st.sampled_from([good] * 3 + list(others))
    )


LEAVES = st.one_of(
    st.lists(
        st.sampled_from(
            ["/started_at", "/zone", "/severity", "/deleted", "/symptoms/nausea", "/x"]
        ),
        max_size=4,
    ),
    JUNK,
)
STAMPS = st.fixed_dictionaries(
    {
        "by": st.one_of(
            st.lists(
                st.one_of(
                    mostly([WHEN, "a"]),
                    mostly([WHEN, "a", ["/deleted"]]),
                    st.tuples(mostly(WHEN), mostly("b"), LEAVES).map(list),
                ),
                max_size=2,
            ),
            mostly([[WHEN, "a"]]),
        )
    },
    optional={"erased": st.one_of(mostly([]), LEAVES)},
)
DATA = st.one_of(
    mostly(START),
    mostly({}, START),
    mostly(START | {"severity": 2, "symptoms": {"nausea": True}}),
    st.dictionaries(st.sampled_from([*START, "severity", "symptoms", "aura", "x"]), JUNK),
    JUNK,
)
PAST = st.fixed_dictionaries(
    {
        "leaf": mostly("/severity", "/deleted", "/symptoms/nausea", "//", "/symptoms"),
        "value": mostly(1, True),
        "at": mostly(WHEN),
        "client_id": mostly("a"),
        "lost": mostly(False),
    },
    optional={"sent": mostly(WHEN)},
)
ENTRY = st.fixed_dictionaries(
    {
        "kind": mostly("attack", "profile", "day", "factor"),
        "id": mostly(ID + "1", ID + "2", "me", "2026-11-20"),
        "deleted": mostly(False, True),
        "data": DATA,
        "stamps": STAMPS,
    },
    optional={"history": st.one_of(st.lists(PAST, max_size=2), JUNK), "first_at": mostly(WHEN)},
)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(ENTRY, min_size=1, max_size=4))
def test_any_entries(home: Home, entries: list[Any]) -> None:
    whole = {"format": "cephalog-diary", "version": 1, "entries": entries}
    try:
        answer = home.bring(json.dumps(whole))
    except DiaryError:
        return
    taken = sum(answer["counts"].values()) + answer["duplicates"] + len(answer["dropped"])
    gone = sum(1 for e in entries if isinstance(e, dict) and e.get("deleted") is True)
    assert len(entries) - gone <= taken <= len(entries)
    home.undo(answer["id"])
    json.loads(home.export())
