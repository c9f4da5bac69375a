"""Instants, dates and months as numbers: parsing, writing, arithmetic.

An instant is whole milliseconds since 1970 (UTC), a date the number of days since 1970-01-01,
a month `12 * year + month - 1`.
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from math import floor

from .zones import DAY, EPOCH, MINUTE

_FIRST = date(1970, 1, 1).toordinal()


def instant_of(written: str) -> int:
    """Milliseconds of an RFC 3339 text; finer digits are cut."""
    return milliseconds(datetime.fromisoformat(written))


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware moment; finer digits are cut."""
    since = moment - EPOCH
    return since.days * DAY + since.seconds * 1000 + since.microseconds // 1000


@lru_cache(maxsize=16384)
def day_of_text(written: str) -> int:
    return date.fromisoformat(written).toordinal() - _FIRST


@lru_cache(maxsize=16384)
def text_of_day(day: int) -> str:
    return date.fromordinal(day + _FIRST).isoformat()


@lru_cache(maxsize=16384)
def month_of(day: int) -> int:
    on = date.fromordinal(day + _FIRST)
    return on.year * 12 + on.month - 1


@lru_cache(maxsize=4096)
def first_of(month: int) -> int:
    """The first date of a month."""
    return date(month // 12, month % 12 + 1, 1).toordinal() - _FIRST


def last_of(month: int) -> int:
    """The last date of a month."""
    return first_of(month + 1) - 1


def text_of_month(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


def minutes(spent: int) -> float:
    """Exact minutes of so many milliseconds (60.5), whole ones as integers."""
    return spent // MINUTE if spent % MINUTE == 0 else spent / MINUTE


def half_up(value: Fraction) -> float:
    """One decimal, half up (clinical.md R13)."""
    return floor(value * 10 + Fraction(1, 2)) / 10


Interval = tuple[int, int]


def united(intervals: list[Interval]) -> list[Interval]:
    """Overlapping and touching intervals as one, in order."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def length(intervals: list[Interval]) -> int:
    """Milliseconds of intervals, each instant once."""
    if len(intervals) == 1:
        return intervals[0][1] - intervals[0][0]
    return sum(end - start for start, end in united(intervals))
