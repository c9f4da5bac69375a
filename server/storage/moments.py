"""Moments as the database keeps them: whole milliseconds since 1970 in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
EARLIEST = (datetime(1, 1, 1, tzinfo=UTC) - _START) // _MS
LATEST = (datetime(9999, 12, 31, 23, 59, 59, 999000, tzinfo=UTC) - _START) // _MS

_TIME = r"[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,12})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"
_rfc3339 = re.compile(r"\d{4}-\d\d-\d\d" + _TIME, re.ASCII).fullmatch
_far = re.compile(r"([+-]\d{6}|0000)-\d\d-\d\d" + _TIME, re.ASCII).fullmatch


def to_ms(moment: datetime) -> int:
    """An aware moment in whole milliseconds since 1970, rounded down."""
    return (moment - _START) // _MS


def from_ms(ms: int) -> datetime:
    """The moment `ms` milliseconds after the start of 1970, in UTC."""
    return _START + ms * _MS


def rfc3339(ms: int) -> str:
    """`ms` as the API writes it: 2026-03-01T06:12:03.123Z."""
    return f"{_second(ms // 1000)}.{ms % 1000:03}Z"


@lru_cache(maxsize=1024)
def _second(seconds: int) -> str:
    return from_ms(seconds * 1000).isoformat()[:19]


def parse_at(text: object) -> int | None:
    """The `at` of a change in milliseconds; None when it is no RFC 3339 time with an offset.

    No clock is too wrong to be understood (contract §2): years that do not fit, which browsers
    write as 0000 or ±YYYYYY, count as the first or last moment that does; so does a leap second
    count as the second after.
    """
    if not isinstance(text, str):
        return None
    if _far(text):
        return LATEST if text[0] == "+" else EARLIEST
    if not _rfc3339(text):
        return None
    leap = text[17:19] == "60"
    try:
        moment = datetime.fromisoformat(text[:17] + "59" + text[19:] if leap else text.upper())
    except ValueError:
        return None
    return max(EARLIEST, min(LATEST, to_ms(moment) + 1000 * leap))
