"""Days at risk: the dates on which a new attack could begin. Source: clinical.md §8.3, 2.

A date is at risk when it begins outside of every attack and at least 24 hours after the last one
ended; whether an attack began on it is then what is counted. Left out are dates without an answer
(R11) and dates with a headache that no attack tells of: nobody knows when that one began.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from .attacks import Attack
from .counting import Period, Reckoning
from .zones import HOUR, Zone

FREE_FOR = 24 * HOUR
"""§8.3, 2: since the last attack ended."""


class Risk(NamedTuple):
    """`answered`: how many of `elapsed`, the dates of the period that have begun. `days`: those at
    risk, in order. `onsets`: those of them on which an attack began."""

    elapsed: int
    answered: int
    days: tuple[int, ...]
    onsets: frozenset[int]


def risk_of(reckoning: Reckoning, period: Period) -> Risk:
    """Dates of `period` up to the day of as_of, which the reckoning covers."""
    first, last = period[0], min(period[1], reckoning.today)
    dates = range(first, last + 1)
    answered = [day for day in dates if reckoning.facts(day).answered]
    closed = _Closed(reckoning)
    began = {attack.onset_day for attack in reckoning.attacks}
    days = tuple(day for day in answered if day not in closed and not reckoning.told_alone(day))
    return Risk(len(dates), len(answered), days, frozenset(began.intersection(days)))


class _Closed:
    """Dates that begin within an attack or less than 24 hours after one."""

    def __init__(self, reckoning: Reckoning) -> None:
        self._home = reckoning.diary.zone
        self._onsets: list[int] = []
        self._until: list[int] = []
        latest = -(1 << 62)
        for attack in sorted(reckoning.attacks, key=lambda one: one.onset_day):
            latest = max(latest, _end(attack, self._home) + FREE_FOR)
            self._onsets.append(attack.onset_day)
            self._until.append(latest)

    def __contains__(self, day: int) -> bool:
        # What began on the date itself closes none: it is what the date is at risk of.
        before = bisect_right(self._onsets, day - 1)
        return before > 0 and self._home.start_of(day) < self._until[before - 1]


def _end(attack: Attack, home: Zone) -> int:
    """When it was over; of unknown length with the last date that it touches."""
    ends = [course.end.at for course in attack.courses]
    if None in ends:
        ends.append(home.start_of(attack.dates[-1] + 1))
    return max(end for end in ends if end is not None)
