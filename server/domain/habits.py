"""Unusual exposure: more, or less, than the person's own habit on the dates before.

Sources: clinical.md §8.1 (Turner 2019: surprise says more than level; Holsteen 2020: less caffeine
than usual). The habit is the median of what was told for the four weeks before a date; it never
looks ahead, so an attack cannot shape the habit that it is judged by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median
from typing import NamedTuple

from .counting import Period
from .diary import Day

HABIT_DAYS = 28
LEAST_KNOWN = 14
"""Dates of these with an answer; with fewer there is no habit yet."""


class Unusual(NamedTuple):
    """A code, the measure of `day` that it reads, and from which distance on (below 0: less)."""

    code: str
    measure: str
    by: float


UNUSUAL = (
    Unusual("unusual:stress", "stress", 1),
    Unusual("unusual:caffeine", "caffeine_servings", 1),
    Unusual("unusual:less_caffeine", "caffeine_servings", -1),
    Unusual("unusual:sleep_short", "sleep_hours", -1.5),
    Unusual("unusual:sleep_long", "sleep_hours", 1.5),
)


def unusual_days(days: Mapping[int, Day], period: Period) -> dict[str, dict[int, bool]]:
    """Code → date of `period` → whether it was unlike the habit; no date without a value or a
    habit."""
    found: dict[str, dict[int, bool]] = {one.code: {} for one in UNUSUAL}
    for measure in dict.fromkeys(one.measure for one in UNUSUAL):
        meant = [one for one in UNUSUAL if one.measure == measure]
        for day, distance in _distances(days, period, measure):
            for one in meant:
                beyond = distance >= one.by if one.by > 0 else distance <= one.by
                found[one.code][day] = beyond
    return found


def _distances(
    days: Mapping[int, Day], period: Period, measure: str
) -> Iterator[tuple[int, float]]:
    """Each date with a value and a habit, and how far the one lies from the other."""
    first, last = period
    told = {
        day: value
        for day in range(first - HABIT_DAYS, last + 1)
        if day in days and (value := days[day].data.get(measure)) is not None
    }
    for day, value in told.items():
        if day < first:
            continue
        before = [told[past] for past in range(day - HABIT_DAYS, day) if past in told]
        if len(before) >= LEAST_KNOWN:
            yield day, value - median(before)
