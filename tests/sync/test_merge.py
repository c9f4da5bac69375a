"""The rule itself, pure: the newest stamp per leaf, in any order of arrival."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.merge import (
    CrossedPointersError,
    Outcome,
    Past,
    Stamp,
    State,
    Write,
    canonical,
    erase,
    is_plain,
    leaves,
    merge,
    nested,
)

CLOCK = 1000
LEAVES = ["/severity", "/symptoms/nausea", "/deleted"]

stamps = st.builds(lambda at, who: Stamp(at, who, at), st.integers(1, 5), st.sampled_from("AB"))
values = st.sampled_from([None, True, 6, 6.0, 7, "6", ["a"]])
writes = st.builds(Write, st.sampled_from(LEAVES), values, stamps)


def take(state: State, *several: Write, history: list[Past] | None = None) -> Outcome:
    """Merge as one change; `history` is looked up and added to."""
    history = [] if history is None else history
    known = {
        (one.leaf, one.stamp.client_id, one.stamp.sent, canonical(one.value)) for one in history
    }
    outcome = merge(
        state,
        several,
        clock=CLOCK,
        known=lambda w: (w.leaf, w.stamp.client_id, w.stamp.sent, canonical(w.value)) in known,
        answering=frozenset({"/severity"}),
    )
    history += outcome.past
    return outcome


def write(leaf: str, value: Any, at: int, who: str = "A") -> Write:
    return Write(leaf, value, Stamp(at, who, at))


def everything(several: list[Write]) -> tuple[Any, ...]:
    state, history = State(), list[Past]()
    for one in several:
        take(state, one, history=history)
    stood = {leaf: canonical(value) for leaf, value in state.values.items()}
    past = {(one.leaf, canonical(one.value), one.stamp) for one in history}
    return stood, state.stamps, past, len(history), state.first_at


@given(st.lists(writes, max_size=7), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_entry_and_history(
    several: list[Write], random: Any
) -> None:
    shuffled = list(several)
    random.shuffle(shuffled)
    assert everything(several) == everything(shuffled)


@given(st.lists(writes, max_size=6))
def test_what_is_known_changes_nothing(several: list[Write]) -> None:
    state, history = State(), list[Past]()
    for one in several:
        take(state, one, history=history)
    before = state.copy(), list(history)
    for one in several:
        outcome = take(state, one, history=history)
        assert (outcome.status, outcome.changed) == ("unchanged", False)
    assert (state, history) == before


@given(st.lists(writes, min_size=1, max_size=7))
def test_every_value_is_in_the_entry_or_in_the_history(several: list[Write]) -> None:
    stood, stamps_, past, _, _ = everything(several)
    found = {(leaf, stood[leaf], stamp) for leaf, stamp in stamps_.items()} | past
    assert {(w.leaf, canonical(w.value), w.stamp) for w in several} == found


def test_an_equal_value_that_is_older_says_what_stands_and_is_kept_once() -> None:
    state = State()
    take(state, write("/severity", 2, 5))
    outcome = take(state, write("/severity", 2, 3))
    assert outcome.status == "applied"
    assert [one.lost for one in outcome.past] == [True]
    assert state.stamps["/severity"].at == 5


def test_some_leaf_that_keeps_a_newer_value_makes_it_merged() -> None:
    state = State()
    take(state, write("/severity", 2, 5))
    outcome = take(state, write("/severity", 1, 3), write("/notes", "x", 3))
    assert outcome.status == "merged"
    assert state.values == {"/severity": 2, "/notes": "x"}


def test_a_stamp_ahead_of_the_clock_counts_as_the_clock_and_is_known_as_sent() -> None:
    state = State()
    far = Write("/severity", 2, Stamp(9999, "A", 9999))
    assert take(state, far).status == "applied"
    assert state.stamps["/severity"] == Stamp(CLOCK, "A", 9999)
    assert take(state, far).status == "unchanged"


def test_the_tie_goes_to_the_greater_client_then_to_the_greater_text() -> None:
    state = State()
    take(state, write("/notes", "a", 5, "B"))
    take(state, write("/notes", "z", 5, "A"))
    assert state.values["/notes"] == "a"
    take(state, write("/notes", "b", 5, "B"))
    assert state.values["/notes"] == "b"


@pytest.mark.parametrize(
    ("one", "other"), [(6, 6.0), (0, -0.0), ([1.0, "a"], [1, "a"]), ({"a": 2.0}, {"a": 2})]
)
def test_numbers_are_compared_by_what_they_say(one: Any, other: Any) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), ("1", 1), (None, "null")])
def test_what_looks_alike_is_not_one_value(one: Any, other: Any) -> None:
    assert canonical(one) != canonical(other)


keys = st.text(st.characters(codec="utf-8"), max_size=5)
maps = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.text(max_size=3), st.lists(st.integers())),
    lambda inner: st.dictionaries(keys, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(keys, maps, max_size=4))
def test_leaves_and_maps_are_the_same_data(data: dict[str, Any]) -> None:
    assert nested(leaves(data)) == data or "/deleted" in dict(leaves(data))


@given(st.dictionaries(keys, maps, max_size=4))
def test_data_without_nulls_and_empty_maps_is_plain(data: dict[str, Any]) -> None:
    assert is_plain(data)
    assert not is_plain({**data, "x": None})
    assert not is_plain({**data, "x": {"y": {}}})


def test_a_leaf_within_a_leaf_is_refused() -> None:
    for crossed in (["/a", "/a/b"], ["/a/b", "/a"]):
        with pytest.raises(CrossedPointersError):
            nested((pointer, 1) for pointer in crossed)


def test_erasing_gives_what_it_forgets_and_keeps_the_stamps() -> None:
    state = State()
    take(state, write("/notes", "secret", 3), write("/deleted", True, 4))
    past = erase(state)
    assert [(one.leaf, one.value) for one in past] == [("/notes", "secret")]
    assert state.data() == {}
    assert state.deleted
    assert take(state, write("/notes", "old", 2)).status == "merged"
    assert take(state, write("/notes", "new", 5)).status == "applied"
    assert state.data() == {"notes": "new"}
