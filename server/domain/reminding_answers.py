"""Whether the diary answered already what a reminder would ask. Pure.

Sources: clinical.md R11 (an answered date), issue 4 part 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .counting import Reckoning
from .days import instant_of
from .diary import Diary
from .schedule import Rule
from .zones import Zone, zone_of

EARLIER_BY = 7
"""A dose of every 28 days may be taken four days early: a seventh of the time between two."""


def is_answered(diary: Diary, day: int, now: int) -> bool:
    """R11: a headache or none was told for the date, or an attack touches it."""
    return Reckoning(diary, now, [(day, day)]).facts(day).answered


def is_running(medicine: Mapping[str, Any], on_date: str) -> bool:
    """Whether the medicine is being taken on a date (`YYYY-MM-DD`)."""
    started, stopped = medicine.get("started_on"), medicine.get("stopped_on")
    return (started is None or started <= on_date) and (stopped is None or on_date <= stopped)


def is_logged(
    doses: Iterable[Mapping[str, Any]],
    rules: tuple[Rule, ...],
    place: int,
    zone: Zone,
    day: int,
    now: int,
) -> bool:
    """Whether one of a medicine's `doses` is that of the time at `place` of `rules` on a date.

    Taken, or said to be skipped, since the date began; of several times a day, since half way
    from the one before. A dose of unknown time is the first one of its date.
    """
    begin = _window(rules, place, zone, day)
    for dose in doses:
        at = instant_of(dose["taken_at"])
        if dose.get("time") == "unknown":
            own = zone_of(dose["zone"], dose["taken_at"])
            if place == 0 and _first_day(rules[0], day) <= own.day_of(at) <= day:
                return True
        elif begin <= at <= now:
            return True
    return False


def _window(rules: tuple[Rule, ...], place: int, zone: Zone, day: int) -> int:
    if place == 0:
        return zone.start_of(_first_day(rules[0], day))
    before, this = (zone.first_at(day, rules[one].minute) for one in (place - 1, place))
    return (before + this) // 2


def _first_day(rule: Rule, day: int) -> int:
    return day - (rule.every or 0) // EARLIER_BY
