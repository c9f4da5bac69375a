"""Day or month first? Decided over the whole file, or not at all (import-formats.md §1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from itertools import pairwise

ORDERS = ("mdy", "dmy", "ymd")
GUESSED = ("mdy", "dmy")
"""The orders that the app writes; `ymd` counts only with a year of four figures, or when asked."""

_STARTED = re.compile(
    r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})"
    r"(?:[,\sT]+(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([AP])\.?M\.?)?)?",
    re.IGNORECASE | re.ASCII,
)
_SPACES = re.compile(r"\s+")
_RANGE = re.compile(r"(?<!\d)(\d{8})_(\d{8})(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A written date in three parts, as it stands, and its time of day if there is one."""

    parts: tuple[str, str, str]
    clock: time | None

    def on(self, order: str) -> date | None:
        """The date that this order makes of the parts; None where there is no such date."""
        year, month, day = (self.parts[order.index(letter)] for letter in "ymd")
        if len(year) not in {2, 4} or len(month) > 2 or len(day) > 2:
            return None
        try:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        except ValueError:
            return None

    def at(self, order: str) -> datetime | None:
        """The wall time, naive; midnight where the file gives no time of day."""
        day = self.on(order)
        return datetime.combine(day, self.clock or time()) if day else None


def stamp_of(text: str) -> Stamp | None:
    """A cell such as `01/14/26 06:40` or `14.1.2026 6:40 PM`; None for anything else."""
    found = _STARTED.fullmatch(_SPACES.sub(" ", text.strip()))
    if found is None:
        return None
    first, second, third, hour, minute, half = found.groups()
    if hour is None:
        return Stamp((first, second, third), None)
    clock = clock_of(int(hour), int(minute), half)
    return Stamp((first, second, third), clock) if clock is not None else None


def clock_of(hour: int, minute: int, half: str | None) -> time | None:
    """A time of day from a 24 h clock, or from a 12 h one where `half` starts with A or P."""
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "Pp" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def range_in_name(file_name: str) -> tuple[date, date] | None:
    """The dates in `MigraineBuddy_YYYYMMDD_YYYYMMDD_….csv`; None where there are none."""
    found = _RANGE.search(file_name)
    if found is None:
        return None
    try:
        # Dates alone are taken from it.
        first, last = (datetime.strptime(x, "%Y%m%d").date() for x in found.groups())  # noqa: DTZ007
    except ValueError:
        return None
    return (first, last) if first <= last else None


def orders_of(stamps: Sequence[Stamp], file_name: str) -> tuple[str, ...]:
    """The orders that fit the whole file: one is the answer, two are a question.

    First the parts above 12, then the order of the rows (they are sorted by time), then the range
    in the file's name.
    """
    fits = _possible(stamps)
    for test in (_sorted, partial(_within, range_in_name(file_name))):
        if len(fits) > 1:
            fits = tuple(order for order in fits if test(stamps, order)) or fits
    return fits


def _possible(stamps: Iterable[Stamp]) -> tuple[str, ...]:
    readable = [fits for s in stamps if (fits := {o for o in ORDERS if _reads(s, o)})]
    common = set(ORDERS).intersection(*readable) if readable else set(ORDERS)
    if common & set(GUESSED):
        return tuple(order for order in GUESSED if order in common)
    return ("ymd",) if common else GUESSED


def _reads(stamp: Stamp, order: str) -> bool:
    """`ymd` is guessed from four figures only: `26/01/14` is 26 January to this app."""
    return stamp.on(order) is not None and (order != "ymd" or len(stamp.parts[0]) == 4)


def _sorted(stamps: Sequence[Stamp], order: str) -> bool:
    times = [at for stamp in stamps if (at := stamp.at(order))]
    return all(a <= b for a, b in pairwise(times)) or all(a >= b for a, b in pairwise(times))


def _within(span: tuple[date, date] | None, stamps: Sequence[Stamp], order: str) -> bool:
    if span is None:
        return True
    return all(span[0] <= day <= span[1] for stamp in stamps if (day := stamp.on(order)))
