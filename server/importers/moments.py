"""Wall times of a file → moments with a zone; lengths in words → durations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from server.domain.values import zones

LONGEST = timedelta(days=3660)
_OFFSETS = range(-12 * 60, 14 * 60 + 1)
_LASTED = re.compile(
    r"(?:(\d{1,4})\s*d(?:ays?)?)?\s*(?:(\d{1,5})\s*h(?:(?:ou)?rs?)?)?\s*"
    r"(?:(\d{1,6})\s*m(?:in(?:ute)?s?)?)?\s*(?:\d{1,6}\s*s(?:ec(?:ond)?s?)?)?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row's wall time holds: the zone's name and the rule that turns it into moments."""

    zone: str
    rule: tzinfo
    fold: int = 0
    """Which of the two, where a clock shows a wall time twice; the file's offset says so."""

    def moment(self, wall: datetime) -> datetime:
        """A naive wall time here. In the hour that a clock skips, the offset before it holds."""
        return wall.replace(tzinfo=self.rule, fold=self.fold)


def offset_of(cell: str) -> int | None:
    """Minutes east of UTC; None for an empty cell. Raises ValueError for anything else."""
    if not cell:
        return None
    if not re.fullmatch(r"[+-]?\d{1,3}(\.0+)?", cell, re.ASCII) or int(float(cell)) not in _OFFSETS:
        raise ValueError(cell)
    return int(float(cell))


def place_of(wall: datetime, offset: int | None, asked: str) -> Place:
    """Where somebody was whose clock showed `wall` at `offset` minutes east of UTC.

    Without an offset it is the asked zone; so it is where that zone had this offset then. Else
    `Etc/GMT∓n`, or the first zone by name that had it (import-formats.md §13, 13).
    """
    if offset is None:
        return Place(asked, ZoneInfo(asked))
    fixed = timezone(timedelta(minutes=offset))
    moment = wall.replace(tzinfo=fixed)
    there = moment.astimezone(ZoneInfo(asked))
    if there.utcoffset() == fixed.utcoffset(None):
        return Place(asked, ZoneInfo(asked), there.fold)
    if offset % 60 == 0:
        return Place(_whole_hours(offset // 60), fixed)
    return Place(_first_with(offset, moment.astimezone(UTC)) or asked, fixed)


def _whole_hours(hours: int) -> str:
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


_SAMPLES = [datetime(year, month, 1, tzinfo=UTC) for year in range(2000, 2041) for month in (1, 7)]


@cache
def _ever_with(offset: timedelta) -> tuple[tuple[str, ZoneInfo], ...]:
    """Zones that have an offset in some January or July of this age, by name."""
    rules = ((name, ZoneInfo(name)) for name in sorted(zones()))
    return tuple(
        (name, rule)
        for name, rule in rules
        if any(moment.astimezone(rule).utcoffset() == offset for moment in _SAMPLES)
    )


def _first_with(offset: int, moment: datetime) -> str | None:
    wanted = timedelta(minutes=offset)
    for name, rule in _ever_with(wanted):
        if moment.astimezone(rule).utcoffset() == wanted:
            return name
    return None


def lasted(cell: str) -> timedelta | None:
    """`04h 30m`, `1d 02h 15m` as a duration; None for what is none."""
    found = _LASTED.fullmatch(" ".join(cell.split()))
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes = (int(part or 0) for part in found.groups())
    length = timedelta(days=days, hours=hours, minutes=minutes)
    return length if length <= LONGEST else None


def is_ongoing(cell: str) -> bool:
    """`Ongoing`, also with a line break and more beside it."""
    return "ongoing" in " ".join(cell.split()).casefold()


def written(moment: datetime) -> str:
    """RFC 3339 with the offset of the moment's own zone, whole seconds."""
    return moment.replace(microsecond=0).isoformat()


def as_key(moment: datetime) -> str:
    """A moment as the key of a map of readings: UTC, milliseconds, `Z` (contract §2)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
