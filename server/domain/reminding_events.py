"""Reminders that something in the diary brings: a dose, an open attack, a medicine's days. Pure.

Instants in ms, dates as days since 1970-01-01. Sources: clinical.md R9, R19, R22, §1.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .counting import Reckoning
from .days import first_of, month_of
from .diary import Day, Diary, Dose, Spell
from .overuse import LIMITS, Tally, level_of
from .schedule import Occurrence, Quiet, minute_of
from .zones import DAY, HOUR, Zone

ASKED_AFTER = 2 * HOUR
OPEN_FOR = 6 * HOUR
ASKED_FOR_DAYS = 7
"""An open attack is asked after daily for so many days since the person last spoke of it."""
ROLLING_DAYS = 30
NOTICED_DAYS = 3
"""A class that came near its limit is told today or, entered late, on the two days after."""
COUNTED_BACK = ROLLING_DAYS + NOTICED_DAYS
"""Of so many dates before today the doses are looked at, of whole months rather."""


class Asked(NamedTuple):
    """What a reminder is about (a dose's id, an attack's, a class), and when it comes."""

    subject: str
    when: Occurrence


def asks_about(dose: Dose) -> bool:
    """Taken, acute (R19), at a known time, and nothing said yet about two hours later."""
    return dose.acute and dose.timed and dose.relief_2h is None


def after_dose(doses: Iterable[Dose]) -> Iterator[Asked]:
    """Two hours after each acute intake; what is taken in the same moment is asked after once,
    and not at all when one answer is there."""
    moments: dict[int, list[Dose]] = {}
    for dose in doses:
        if dose.acute and dose.timed:
            moments.setdefault(dose.at, []).append(dose)
    for at, together in moments.items():
        if all(map(asks_about, together)):
            first = min(together, key=lambda dose: dose.id)
            yield Asked(first.id, Occurrence(first.day, at + ASKED_AFTER))


def is_open(spell: Spell, days: Mapping[int, Day], home: Zone) -> bool:
    """No end was given, and "no headache" for no date after the last word about it (R9)."""
    if spell.end is not None or spell.data.get("end") == "unknown":
        return False
    said = home.day_of(_last_word(spell))
    return not any(day > said and told.headache is False for day, told in days.items())


def open_attack(spell: Spell, zone: Zone, quiet: Quiet | None) -> Iterator[Asked]:
    """Six hours after the person last spoke of it, then daily at that time of day."""
    first = _last_word(spell) + OPEN_FOR
    day, minute = zone.day_of(first), minute_of(zone, first)
    for more in range(ASKED_FOR_DAYS):
        at = zone.first_at(day + more, minute) if more else first
        at = at if quiet is None else quiet.over(zone, at)
        yield Asked(spell.id, Occurrence(zone.day_of(at), at))


def _last_word(spell: Spell) -> int:
    return spell.start if spell.confirmed is None else max(spell.start, spell.confirmed)


def came_near(diary: Diary, now: int) -> dict[str, int]:
    """Classes near or at their limit today, in the last 30 days or this month, that were below
    it in both a short while ago: class → the date on which they came near."""
    today = diary.zone.day_of(now)
    first = today - NOTICED_DAYS
    reckoning = Reckoning(diary, now, [(first_counted(first), today)])
    before = _near(reckoning, first)
    came: dict[str, int] = {}
    for day in range(first + 1, today + 1):
        near = _near(reckoning, day)
        came = {name: came.get(name, day) for name in near if name in came or name not in before}
        before = near
    return came


def is_near(diary: Diary, now: int, name: str) -> bool:
    """Whether a class is near its limit, or at it, today."""
    today = diary.zone.day_of(now)
    return name in _near(Reckoning(diary, now, [(first_counted(today), today)]), today)


def first_counted(day: int) -> int:
    """The first date whose doses are counted on `day`, in 30 days or in its month."""
    return min(day - ROLLING_DAYS + 1, first_of(month_of(day)))


def _near(reckoning: Reckoning, day: int) -> frozenset[str]:
    spans = (day - ROLLING_DAYS + 1, first_of(month_of(day)))
    tallies = [_tally(reckoning, range(first, day + 1)) for first in spans]
    return frozenset(
        name
        for tally in tallies
        for name, days in tally.counts.items()
        if LIMITS[name] is not None and level_of(name, days) != "below"
    )


def _tally(reckoning: Reckoning, days: Sequence[int]) -> Tally:
    return Tally(tuple(map(reckoning.facts, days)))


def counted_from(now: int) -> int:
    """A date that `came_near` looks at no dose before, in whatever zone."""
    return first_counted(now // DAY - NOTICED_DAYS - 1)
