"""One spell as it counts at a moment: its end, its readings, when there was pain.

Sources: clinical.md R8, R9, R18 and the settled readings *Dates*, *Strength*, *Attacks*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .days import Interval, instant_of
from .diary import Day, Diary, Spell, band, strength
from .zones import DAY, Zone

CONFIRMED_FOR = DAY
"""R9: how long a spell counts as still going after the person last said so."""

Reading = tuple[int, int]
"""(instant, severity 0-3)."""


@dataclass(frozen=True, slots=True)
class End:
    """`at`: where counting stops, None = unknown length. `recorded`: the person gave it."""

    at: int | None
    recorded: bool
    ongoing: bool = False


@dataclass(frozen=True)
class Course:
    """A spell as it counts at `as_of`."""

    spell: Spell
    end: End
    as_of: int

    @cached_property
    def severity(self) -> int | None:
        return strength(self.spell.data)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        last = self.as_of if self.end.at is None else self.end.at
        return readings_of(self.spell, last)

    @cached_property
    def painful(self) -> bool:
        """R18: severity 0 is no pain, an absent one pain of unknown strength."""
        return self.severity != 0

    @cached_property
    def peak(self) -> int | None:
        """Highest known strength; 0 without pain, None = unknown."""
        if not self.painful:
            return 0
        # *Strength*: readings of 0 alone leave the peak unknown.
        return max((self.severity or 0, *(level for _, level in self.readings))) or None

    @cached_property
    def pain(self) -> tuple[Interval, ...]:
        """When there was pain, as far as the length is known."""
        if not self.painful or self.end.at is None:
            return ()
        return pain_between(self.spell.start, self.end.at, self.readings)

    @cached_property
    def onset_day(self) -> int:
        return self.spell.zone.day_of(self.spell.start)


def course_of(spell: Spell, diary: Diary, as_of: int) -> Course:
    """A spell that has begun by `as_of` as it counts then."""
    return Course(spell, end_of(spell, diary.days, diary.zone, as_of), as_of)


def end_of(spell: Spell, days: Mapping[int, Day], home: Zone, as_of: int) -> End:
    """R8, R9. An end after `as_of` has not come yet; `end: unknown` and an end before the
    start leave the length unknown."""
    if spell.end is not None and spell.end > as_of:
        return _open_end(spell, days, home, as_of)
    if spell.data.get("end") == "unknown":
        return End(None, recorded=False)
    if spell.end is None:
        return _open_end(spell, days, home, as_of)
    return End(None, recorded=False) if spell.end < spell.start else End(spell.end, recorded=True)


def _open_end(spell: Spell, days: Mapping[int, Day], home: Zone, as_of: int) -> End:
    confirmed = spell.start
    # A confirmation after `as_of` has not come yet either ("nothing after as_of counts").
    if spell.confirmed is not None and spell.start < spell.confirmed <= as_of:
        confirmed = spell.confirmed
    limit = confirmed + CONFIRMED_FOR
    denied = _denied_from(confirmed, days, home)
    if denied is not None and denied <= min(as_of, limit):
        return End(denied, recorded=False)
    return End(min(as_of, limit), recorded=False, ongoing=as_of <= limit)


def _denied_from(confirmed: int, days: Mapping[int, Day], home: Zone) -> int | None:
    """*Attacks*: start, in the profile's zone, of the first date after the last confirmation
    that is answered "no headache". 24 hours reach two further dates at most."""
    after = home.day_of(confirmed) + 1
    for day in range(after, after + 3):
        if day in days and days[day].headache is False:
            return home.start_of(day)
    return None


def readings_of(spell: Spell, last: int) -> tuple[Reading, ...]:
    """*Strength*: course, and scores by band where course has none at that instant; readings
    outside the spell are ignored."""
    levels: dict[int, int] = {}
    for written, score in (spell.data.get("scores") or {}).items():
        levels[instant_of(written)] = band(score) or 0
    for written, level in (spell.data.get("course") or {}).items():
        levels[instant_of(written)] = int(level)
    return tuple(sorted((at, lv) for at, lv in levels.items() if spell.start <= at <= last))


def pain_between(start: int, end: int, readings: tuple[Reading, ...]) -> tuple[Interval, ...]:
    """*Strength*: no pain while a reading of 0 is in force, unless no minutes were left."""
    pain: list[Interval] = []
    begin, level = start, 1
    for at, reading in (*readings, (end, 0)):
        if level and at > begin:
            pain.append((begin, at))
        begin, level = at, reading
    return tuple(pain) or ((start, end),)


@dataclass(slots=True)
class Share:
    """What a spell has on one date it touches. `pain` in ms intervals of known length."""

    course: Course
    hurts: bool = False
    unknown_length: bool = False
    peak: int | None = None
    intervals: list[Interval] | None = None

    def raise_to(self, level: int | None) -> None:
        if level and self.hurts:
            self.peak = max(level, self.peak or 0)

    def add(self, interval: Interval) -> None:
        self.hurts = True
        self.intervals = [*(self.intervals or ()), interval]


def shares_of(course: Course) -> dict[int, Share]:
    """What a spell has on each date, cut in its own zone (R1)."""
    shares = {day: Share(course) for day in touched_by(course)}
    _place_pain(course, shares)
    _place_strength(course, shares)
    return shares


def touched_by(course: Course) -> list[int]:
    """The dates that a spell touches: its span, at least its onset; of an unknown length the
    onset alone; and the date of its aura."""
    spell, zone = course.spell, course.spell.zone
    days = {course.onset_day}
    if course.end.at is not None:
        days.update(day for day, _, _ in zone.cut(spell.start, course.end.at))
    aura = aura_day(course)
    return sorted(days if aura is None else days | {aura})


def aura_day(course: Course) -> int | None:
    """*Migraine*: the date of aura.started_at, else of the spell, where there is an aura."""
    aura = course.spell.data.get("aura") or {}
    if not has_aura(aura):
        return None
    written = aura.get("started_at")
    at = course.spell.start if written is None else instant_of(written)
    return course.spell.zone.day_of(at) if at <= course.as_of else None


def has_aura(aura: Mapping[str, object]) -> bool:
    """*Migraine*: if `present` says so, else by a true type or `minutes` above 0."""
    present, types, minutes = aura.get("present"), aura.get("types"), aura.get("minutes")
    if isinstance(present, bool):
        return present
    typed = isinstance(types, Mapping) and any(types.values())
    return typed or (isinstance(minutes, int | float) and minutes > 0)


def _place_pain(course: Course, shares: dict[int, Share]) -> None:
    for start, end in course.pain:
        for day, begin, until in course.spell.zone.cut(start, end):
            shares[day].add((begin, until))
    if course.painful and (course.end.at is None or course.end.at == course.spell.start):
        onset = shares[course.onset_day]
        onset.hurts = True
        onset.unknown_length = course.end.at is None


def _place_strength(course: Course, shares: dict[int, Share]) -> None:
    """R18: a spell without course gives its severity to each of its dates, one with a course
    the readings in force there; a severity above every reading counts on its first date."""
    if not course.readings:
        for share in shares.values():
            share.raise_to(course.severity)
        return
    zone = course.spell.zone
    ends = (*(at for at, _ in course.readings[1:]), course.end.at)
    for (at, level), until in zip(course.readings, ends, strict=True):
        if level == 0:
            continue
        days = {zone.day_of(at)}
        if course.end.at is not None and until is not None:
            days.update(day for day, _, _ in zone.cut(at, until))
        for day in days & shares.keys():
            shares[day].raise_to(level)
    if (course.severity or 0) > max(level for _, level in course.readings):
        shares[course.onset_day].raise_to(course.severity)
