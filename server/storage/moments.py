"""Moments as the database keeps them: whole milliseconds since 1970 in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """An aware moment in whole milliseconds since 1970, rounded down."""
    return (moment - _START) // _MS


def from_ms(ms: int) -> datetime:
    """The moment `ms` milliseconds after the start of 1970, in UTC."""
    return _START + timedelta(milliseconds=ms)


def rfc3339(ms: int) -> str:
    """`ms` as the API writes it: 2026-03-01T06:12:03.123Z."""
    return from_ms(ms).isoformat(timespec="milliseconds")[:-6] + "Z"
