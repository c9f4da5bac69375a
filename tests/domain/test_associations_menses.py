"""Bleeding as a factor: its dates (contract §5), and its own window (clinical.md §1.3, §8.3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from server.domain.menses import LONGEST_CYCLE, window_days

from .cases import CaseEntry
from .dated import AS_OF, at, attack, day, diary, factor, found, number_of, reckoned


def bleeding(first: int, days: int = 4, told: str = "medium") -> list[CaseEntry]:
    return [day(number, headache=False, menstruation=told) for number in range(first, first + days)]


def window(*entries: CaseEntry, days: int = 40, as_of: datetime = AS_OF) -> dict[int, bool]:
    dates = window_days(*reckoned(diary(*entries), days, as_of))
    return {number_of(date): inside for date, inside in dates.items()}


def inside(dates: dict[int, bool]) -> list[int]:
    return [date for date, answer in dates.items() if answer]


def test_the_window_is_two_days_before_to_two_after_the_first() -> None:
    """Cycle days −2, −1, +1, +2, +3."""
    dates = window(*bleeding(20))
    assert inside(dates) == [18, 19, 20, 21, 22]


def test_before_the_first_cycle_nothing_is_known() -> None:
    dates = window(*bleeding(20))
    assert min(dates) == 18


def test_between_two_cycles_dates_lie_outside_without_an_answer() -> None:
    dates = window(*bleeding(5), *bleeding(33))
    assert inside(dates) == [3, 4, 5, 6, 7, 31, 32, 33, 34, 35]
    assert all(dates[number] is False for number in [*range(8, 31), *range(36, 40)])


def test_spotting_begins_no_cycle() -> None:
    assert window(*bleeding(20, told="spotting"), *bleeding(22)) == window(*bleeding(22))
    assert window(*bleeding(20, told="none")) == {}


def test_long_after_a_cycle_nothing_is_known() -> None:
    dates = window(*bleeding(2), days=100)
    assert max(dates) == 2 + LONGEST_CYCLE


def test_a_cycle_may_begin_within_two_days_of_now() -> None:
    dates = window(*bleeding(5), as_of=datetime.fromisoformat(at(20)))
    assert max(dates) == 18


def test_a_window_may_begin_beyond_the_period() -> None:
    assert inside(window(*bleeding(-2), *bleeding(41))) == [0, 39]


def test_the_answer_to_the_factor_outweighs_the_bleeding() -> None:
    ticked = day(20, factors={"menses": True})
    assert inside(window(ticked)) == [18, 19, 20, 21, 22]
    denied = day(20, menstruation="heavy", factors={"menses": False})
    assert window(denied) == {}


def cycling(onset: int, length: int = 168) -> list[CaseEntry]:
    """Bleeding of four days every 28, `none` on the others, an attack so many days after the first
    of each."""
    starts = range(10, length, 28)
    bled = {start + number for start in starts for number in range(4)}
    told = [
        day(n, headache=False, menstruation="light" if n in bled else "none") for n in range(length)
    ]
    return [*told, *(attack(start + onset) for start in starts)]


def menses(entries: list[CaseEntry], length: int = 168) -> dict[str, Any]:
    return factor(found(diary(*entries), length), "menses")


@pytest.mark.parametrize("onset", [-2, -1])
def test_attacks_around_the_first_day_show_the_window(onset: int) -> None:
    row = menses(cycling(onset))
    assert (row["window"], row["lag_days"], row["verdict"]) == ([-2, 3], 0, "more_often")
    assert row["exposed"]["onsets"] == 6


def test_attacks_on_the_day_after_the_last_show_the_bleeding() -> None:
    row = menses(cycling(4))
    assert (row["window"], row["lag_days"], row["verdict"]) == (None, 1, "more_often")
    assert row["exposed"]["onsets"] == 6


def test_attacks_in_the_middle_of_the_cycle_are_not_linked() -> None:
    assert menses(cycling(14))["verdict"] != "more_often"


def test_bleeding_recorded_on_its_dates_alone_is_compared_by_the_window() -> None:
    entries = [e for e in cycling(-1) if e.data.get("menstruation") != "none"]
    answered = {e.id for e in entries}
    free = [day(n, headache=False) for n in range(168)]
    row = menses([*entries, *(e for e in free if e.id not in answered)])
    assert (row["window"], row["verdict"]) == ([-2, 3], "more_often")


def test_its_three_comparisons_count_for_three() -> None:
    row = menses(cycling(1))
    assert row["q"] == pytest.approx(1 - (1 - row["p"]) ** 3)


def test_with_too_little_the_dates_of_bleeding_are_shown() -> None:
    row = menses(
        [*bleeding(3), *(day(n, headache=False, menstruation="none") for n in range(7, 40))]
    )
    assert (row["window"], row["lag_days"]) == (None, 0)
    assert row["exposed"] == {"days": 4, "onsets": 0}
