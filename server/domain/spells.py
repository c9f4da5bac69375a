"""One spell as it counts at a moment: its end, its readings, when there was pain.

Sources: clinical.md R8, R9, R18 and the settled readings *Dates*, *Strength*, *Attacks*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .days import Interval, instant_of
from .diary import Day, Diary, Spell, band, strength
from .features import Answer, accompanied, aura_counts, every, has_aura, pain_features
from .zones import DAY, Piece, Zone

CONFIRMED_FOR = DAY
"""R9: how long a spell counts as still going after the person last said so."""

Reading = tuple[int, int]
"""(instant, severity 0-3)."""


@dataclass(slots=True)
class End:
    """`at`: where counting stops, None = unknown length. `recorded`: the person gave it."""

    at: int | None
    recorded: bool
    ongoing: bool = False


class Course:
    """A spell as it counts at `as_of`. Its detail is worked out on asking, once."""

    def __init__(self, spell: Spell, end: End, as_of: int) -> None:
        self.spell = spell
        self.end = end
        self.as_of = as_of

    @cached_property
    def detail(self) -> Detail:
        return _detail_of(self)

    @property
    def pain_pieces(self) -> Sequence[Interval]:
        """When it hurt; one of unknown length at its onset."""
        if self.detail.painful and self.end.at is None:
            return [(self.spell.start, self.spell.start)]
        return self.detail.pain


@dataclass(slots=True)
class Detail:
    """What a spell is like.

    `readings`: strengths over time, inside the spell. `painful`: R18, severity 0 is no pain, an
    absent one pain of unknown strength. `peak`: highest known strength, 0 without pain, None =
    unknown. `pain`: when there was pain, as far as the length is known. `of_pain`, `beside_it`: C
    and D of 1.1, of a spell with pain. `features`: R3. `aura_day`: the date of its aura, if there
    is one. `pieces`: its span cut by date, as far as the length is known. `touched`: R11, the
    dates that it touches.
    """

    severity: int | None
    readings: tuple[Reading, ...]
    painful: bool
    peak: int | None
    pain: tuple[Interval, ...]
    of_pain: Answer
    beside_it: Answer
    features: Answer
    aura_day: int | None
    aura_counts: bool
    pieces: tuple[Piece, ...]
    touched: frozenset[int]


def course_of(spell: Spell, diary: Diary, as_of: int) -> Course:
    """A spell that has begun by `as_of` as it counts then."""
    return Course(spell, end_of(spell, diary.days, diary.zone, as_of), as_of)


def _detail_of(course: Course) -> Detail:
    spell, end = course.spell, course.end.at
    severity = strength(spell.data)
    readings = readings_of(spell, course.as_of if end is None else end)
    painful = severity != 0
    # *Strength*: readings of 0 alone leave the peak unknown.
    peak = max([severity or 0, *(level for _, level in readings)]) or None if painful else 0
    pain = () if end is None or not painful else pain_between(spell.start, end, readings)
    aura = spell.data.get("aura") or {}
    aura_day = _aura_day(spell, aura, course.as_of) if aura else None
    pieces = () if end is None else tuple(spell.zone.cut(spell.start, end))
    of_pain = pain_features(spell.data, peak) if painful else None
    beside_it = accompanied(spell.data.get("symptoms") or {}) if painful else None
    return Detail(
        severity=severity,
        readings=readings,
        painful=painful,
        peak=peak,
        pain=pain,
        of_pain=of_pain,
        beside_it=beside_it,
        features=every((of_pain, beside_it)),
        aura_day=aura_day,
        aura_counts=aura_day is not None and aura_counts(aura),
        pieces=pieces,
        touched=_touched(spell.onset_day, pieces, aura_day),
    )


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
    scores, told = spell.data.get("scores"), spell.data.get("course")
    if not scores and not told:
        return ()
    levels: dict[int, int] = {}
    for written, score in (scores or {}).items():
        levels[instant_of(written)] = band(score) or 0
    for written, level in (told or {}).items():
        levels[instant_of(written)] = int(level)
    return tuple(sorted((at, lv) for at, lv in levels.items() if spell.start <= at <= last))


def pain_between(start: int, end: int, readings: tuple[Reading, ...]) -> tuple[Interval, ...]:
    """*Strength*: no pain while a reading of 0 is in force, unless no minutes were left."""
    if not readings:
        return ((start, end),)
    pain: list[Interval] = []
    begin, level = start, 1
    for at, reading in (*readings, (end, 0)):
        if level and at > begin:
            pain.append((begin, at))
        begin, level = at, reading
    return tuple(pain) or ((start, end),)


def _touched(onset_day: int, pieces: tuple[Piece, ...], aura_day: int | None) -> frozenset[int]:
    """The dates of a spell's span, at least its onset (of an unknown length the onset alone),
    and the date of its aura."""
    days = [onset_day, *(piece[0] for piece in pieces)]
    return frozenset(days if aura_day is None else [*days, aura_day])


def _aura_day(spell: Spell, aura: Mapping[str, Any], as_of: int) -> int | None:
    """*Migraine*: the date of aura.started_at, else of the spell, where there is an aura."""
    if not has_aura(aura):
        return None
    written = aura.get("started_at")
    at = spell.start if written is None else instant_of(written)
    return spell.zone.day_of(at) if at <= as_of else None
