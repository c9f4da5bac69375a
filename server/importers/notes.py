"""The app's own lines among the notes: intakes and pain levels with their time.

`Dec 16, 2020 at 10:44 AM: I took this drug: sumatriptan`, 12 h or 24 h. The notes themselves stay
as the person has them, these lines included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from .date_order import clock_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LINE = re.compile(
    r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2}), (?P<year>\d{4}) at "
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?: ?(?P<half>[ap])\.?m\.?)?(?: ?: ?| )(?P<what>.+)",
    re.IGNORECASE | re.ASCII,
)
_TOOK = re.compile(r"\bI took (?:this|my) drug\b ?:? ?(?P<names>.*)", re.IGNORECASE)
_LEVEL = re.compile(
    r"\bpain (?:increased to|decreased to|is) level ?:? ?(?P<level>\d{1,2})\b", re.IGNORECASE
)
_AND = re.compile(r",| and | & | \+ ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Intake:
    """`names`: as written, one or several; empty where the line names none. `wall`: naive."""

    wall: datetime
    names: str

    def parts(self) -> list[str]:
        """`advil and tylenol` → both."""
        return [name for part in _AND.split(self.names) if (name := part.strip(" .!?"))]


@dataclass(frozen=True, slots=True)
class Level:
    """A pain level of 0-10 at a wall time."""

    wall: datetime
    level: int


def intakes(notes: str) -> list[Intake]:
    """The intakes that the notes time, in their order."""
    return [
        Intake(wall, took["names"].strip())
        for wall, what in _lines(notes)
        if (took := _TOOK.search(what))
    ]


def levels(notes: str) -> list[Level]:
    """The pain levels that the notes time."""
    found = ((wall, _LEVEL.search(what)) for wall, what in _lines(notes))
    return [Level(wall, n) for wall, m in found if m and (n := int(m["level"])) <= 10]


def _lines(notes: str) -> Iterator[tuple[datetime, str]]:
    for line in notes.splitlines():
        found = _LINE.fullmatch(" ".join(line.split()))
        wall = found and _wall(found)
        if found and wall:
            yield wall, found["what"]


def _wall(found: re.Match[str]) -> datetime | None:
    clock = clock_of(int(found["hour"]), int(found["minute"]), found["half"])
    name = found["month"][:3].lower()
    if clock is None or name not in _MONTHS or not 1880 < int(found["year"]) < 2199:
        return None
    try:
        month = _MONTHS.index(name) + 1
        # A wall time; the caller gives it its zone.
        return datetime(int(found["year"]), month, int(found["day"]), clock.hour, clock.minute)  # noqa: DTZ001
    except ValueError:
        return None
