"""Time zones: which local date an instant lies on, exact at every transition.

Instants are whole milliseconds since 1970 (UTC), local dates are day numbers since 1970-01-01.
Source of the zone rules: the machine's IANA data (zoneinfo).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# 6.2 days: shorter than the shortest time between two transitions of any zone since 1970
# (6.96 days, Recife 2000), so that a cell holds one at most. `test_zones` checks this.
CELL_BITS = 29
WIDEST = 16 * HOUR
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO_ZONES = frozenset({"Factory", "localtime", "posixrules"})

Piece = tuple[int, int, int]
"""(local date, first instant, instant after the last)."""

Cell = tuple[int, int, int]
"""(instant of the transition or the cell's end, offset before it, offset from it on)."""


class Zone:
    """An IANA zone, or a fixed offset where the machine does not know the zone."""

    __slots__ = ("_cells", "_edges", "_info", "name")

    def __init__(self, name: str, info: tzinfo) -> None:
        self.name = name
        self._info = info
        self._cells: dict[int, Cell] = {}
        self._edges: dict[int, int] = {}

    def offset(self, instant: int) -> int:
        """Milliseconds that local time is ahead of UTC at `instant`."""
        index = instant >> CELL_BITS
        turn, before, after = self._cells.get(index) or self._cell(index)
        return before if instant < turn else after

    def day_of(self, instant: int) -> int:
        """The local date on which `instant` lies."""
        turn, before, after = self._cells.get(instant >> CELL_BITS) or self._cell(
            instant >> CELL_BITS
        )
        return (instant + (before if instant < turn else after)) // DAY

    def start_of(self, day: int) -> int:
        """The first instant of a local date, of the next one there is where it was left out."""
        return self.first_at(day, 0)

    def first_at(self, day: int, minute: int) -> int:
        """The first instant at which clocks show `minute` of a local date (of two the earlier),
        the first instant after it where they never do."""
        shown = day * DAY + minute * MINUTE
        for start, end, offset in self._stretches(shown - WIDEST, shown + WIDEST):
            first = max(start, shown - offset)
            if first < end:
                return first
        return shown + WIDEST

    def cut(self, start: int, end: int) -> list[Piece]:
        """`[start, end)` cut by local date, in order; a date may come twice where the clock is
        set back across midnight."""
        pieces: list[Piece] = []
        for begin, until, offset in self._stretches(start, end):
            here = begin
            while here < until:
                day = (here + offset) // DAY
                there = min(until, (day + 1) * DAY - offset)
                pieces.append((day, here, there))
                here = there
        return pieces

    def _stretches(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """`[start, end)` in stretches of one offset: (start, end, offset)."""
        stretches: list[tuple[int, int, int]] = []
        while start < end:
            index = start >> CELL_BITS
            turn, before, after = self._cells.get(index) or self._cell(index)
            first = start < turn
            until = min(end, turn if first else (index + 1) << CELL_BITS)
            stretches.append((start, until, before if first else after))
            start = until
        return stretches

    def _cell(self, index: int) -> Cell:
        cell = self._cells[index] = self._find(index)
        return cell

    def _find(self, index: int) -> Cell:
        before, after = self._edge(index), self._edge(index + 1)
        low, high = index << CELL_BITS, (index + 1) << CELL_BITS
        if before == after:
            return high, before, after
        while high - low > 1:
            middle = (low + high) // 2
            if self._ask(middle) == before:
                low = middle
            else:
                high = middle
        return high, before, after

    def _edge(self, index: int) -> int:
        offset = self._edges.get(index)
        if offset is None:
            offset = self._edges[index] = self._ask(index << CELL_BITS)
        return offset

    def _ask(self, instant: int) -> int:
        moment = (EPOCH + timedelta(milliseconds=instant)).astimezone(self._info)
        offset = moment.utcoffset() or timedelta()
        return offset // timedelta(milliseconds=1)


def zone_of(name: object, written: str = "") -> Zone:
    """The zone of that name; where the machine does not know it, the offset that the instant
    `written` carries (contract §3), UTC without one."""
    known = _named(name) if isinstance(name, str) else None
    return known or _fixed(datetime.fromisoformat(written).tzinfo if written else None)


@lru_cache(maxsize=1024)
def _named(name: str) -> Zone | None:
    if name in NO_ZONES or name.startswith(("right/", "posix/")):
        return None
    try:
        return Zone(name, ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return None


@lru_cache(maxsize=256)
def _fixed(info: tzinfo | None) -> Zone:
    return Zone("UTC", UTC) if info is None else Zone("", info)
