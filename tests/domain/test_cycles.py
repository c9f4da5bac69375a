"""clinical.md R21."""

from __future__ import annotations

import pytest

from server.domain.cycles import cycle_starts


def test_a_cycle_begins_with_the_first_bleeding_there_is() -> None:
    assert cycle_starts({5: "light", 6: "heavy"}) == [5]


@pytest.mark.parametrize(("next_bleeding", "starts"), [(15, [5]), (16, [5, 16])])
def test_ten_dates_without_bleeding_lie_between_cycles(
    next_bleeding: int, starts: list[int]
) -> None:
    assert cycle_starts({5: "medium", next_bleeding: "medium"}) == starts


def test_the_dates_without_are_counted_from_the_last_bleeding() -> None:
    assert cycle_starts({1: "medium", 8: "light", 18: "medium", 29: "heavy"}) == [1, 29]


@pytest.mark.parametrize("told", ["light", "medium", "heavy", "unspecified"])
def test_bleeding_of_any_strength_begins_a_cycle(told: str) -> None:
    assert cycle_starts({5: told}) == [5]


@pytest.mark.parametrize("told", ["spotting", "none", None])
def test_spotting_never_begins_or_prolongs_one(told: str | None) -> None:
    assert cycle_starts({4: told, 5: "light", 14: told, 16: "light"}) == [5, 16]
