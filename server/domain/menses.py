"""Dates inside and outside of the menstrual window. Sources: clinical.md §1.3, §8.3, R21."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from .counting import Period, Reckoning
from .cycles import BLEEDING, FREE_DATES, cycle_starts
from .diary import Day
from .exposures import MENSES
from .menstrual import WINDOW

LONGEST_CYCLE = 45
"""Dates after the beginning of a cycle for which a bleeding not recorded means none. Later the
person may no longer record it."""


def window_days(reckoning: Reckoning, period: Period) -> dict[int, bool]:
    """Dates of `period` → whether they lie in the window of a cycle; those of which it cannot be
    known are left out: no cycle was recorded before, or the next may begin within two dates of
    as_of."""
    first, last = period[0], min(period[1], reckoning.today)
    days = reckoning.diary.days
    # A bleeding further back than this leaves ten dates without, whatever else was recorded.
    seen = range(first - LONGEST_CYCLE - FREE_DATES, min(last - WINDOW[0], reckoning.today) + 1)
    starts = cycle_starts({day: _bleeding(days[day]) for day in seen if day in days})
    found: dict[int, bool] = {}
    for day in range(first, last + 1):
        near = bisect_right(starts, day - WINDOW[0])
        begun = bisect_right(starts, day)
        if near and starts[near - 1] >= day - WINDOW[1]:
            found[day] = True
        elif begun and _outside(day, starts[begun - 1], reckoning.today):
            found[day] = False
    return found


def _outside(day: int, start: int, today: int) -> bool:
    return day - start <= LONGEST_CYCLE and day <= today + WINDOW[0]


def _bleeding(day: Day) -> str | None:
    """The answer to the factor outweighs the measure, as for every exposure (contract §5)."""
    factors: Mapping[str, bool] = day.data.get("factors") or {}
    told = factors.get(MENSES)
    if told is None or told == (day.menstruation in BLEEDING):
        return day.menstruation
    return "unspecified" if told else "none"
