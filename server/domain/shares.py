"""What a spell has on each date it touches. Sources: clinical.md R1, R18, *Strength*."""

from __future__ import annotations

from dataclasses import dataclass, field

from .days import Interval
from .spells import Course
from .zones import Piece, Zone


@dataclass(slots=True)
class Share:
    """What a spell has on one date it touches. `intervals`: its pain of known length, in ms."""

    course: Course
    hurts: bool = False
    unknown_length: bool = False
    peak: int | None = None
    intervals: list[Interval] = field(default_factory=list)

    def raise_to(self, level: int | None) -> None:
        if level and self.hurts:
            self.peak = max(level, self.peak or 0)


def shares_of(course: Course) -> dict[int, Share]:
    """What a spell has on each date, cut in its own zone (R1)."""
    shares = {day: Share(course) for day in course.detail.touched}
    _place_pain(course, shares)
    _place_strength(course, shares)
    return shares


def _place_pain(course: Course, shares: dict[int, Share]) -> None:
    spell, end, detail = course.spell, course.end.at, course.detail
    if detail.painful:
        pieces = detail.pieces if not detail.readings else _cut_all(spell.zone, detail.pain)
        for day, start, until in pieces:
            share = shares[day]
            share.hurts = True
            share.intervals.append((start, until))
    if detail.painful and (end is None or end == spell.start):
        onset = shares[spell.onset_day]
        onset.hurts = True
        onset.unknown_length = end is None


def _cut_all(zone: Zone, intervals: tuple[Interval, ...]) -> list[Piece]:
    return [piece for start, end in intervals for piece in zone.cut(start, end)]


def _place_strength(course: Course, shares: dict[int, Share]) -> None:
    """R18: a spell without course gives its severity to each of its dates, one with a course
    the readings in force there; a severity above every reading counts on its first date."""
    severity, readings = course.detail.severity, course.detail.readings
    if not readings:
        for share in shares.values():
            if share.hurts:
                share.peak = severity
        return
    for (at, level), until in zip(readings, _until(course), strict=True):
        if level:
            for day in _days_in_force(course.spell.zone, at, until) & shares.keys():
                shares[day].raise_to(level)
    if (severity or 0) > max(level for _, level in readings):
        shares[course.spell.onset_day].raise_to(severity)


def _until(course: Course) -> list[int]:
    """When each reading is followed by the next one or by the end; of an unknown length the
    last one holds for its own moment."""
    instants = [at for at, _ in course.detail.readings]
    return [*instants[1:], instants[-1] if course.end.at is None else course.end.at]


def _days_in_force(zone: Zone, at: int, until: int) -> set[int]:
    return {zone.day_of(at), *(day for day, _, _ in zone.cut(at, until))}
