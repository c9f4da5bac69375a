"""Which dates an entry touches, for finding it again; the counting rules are elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Span = tuple[str | None, str | None]
"""(first date, last date): the last is None while it is open, both are where it has no date."""

_ON = {"therapy": ("on", "on"), "event": ("on", "until"), "questionnaire": ("answered_on",) * 2}


def span_of(kind: str, entry_id: str, data: Mapping[str, Any]) -> Span:
    """The local dates that an entry touches, each in the entry's own zone.

    An attack that still goes on is open; one whose end is unknown reaches as far as it was seen.
    """
    if kind == "day":
        return entry_id, entry_id
    if kind == "dose":
        on = _local_date(data.get("taken_at"), data)
        return on, on
    if kind == "attack":
        return _attack_span(data)
    first, last = _ON.get(kind, ("", ""))
    on = data.get(first)
    return _ordered(on, data.get(last) or on)


def _attack_span(data: Mapping[str, Any]) -> Span:
    start = _local_date(data.get("started_at"), data)
    end = _local_date(data.get("ended_at"), data)
    if end is None and data.get("end") == "unknown":
        seen = [start, _local_date(data.get("confirmed_at"), data)]
        seen += [
            _local_date(at, data) for name in ("course", "scores") for at in data.get(name, ())
        ]
        end = max((date for date in seen if date), default=None)
    return (start, None) if end is None else _ordered(start, end)


def _ordered(first: str | None, last: str | None) -> Span:
    if first is None or last is None:
        return first or last, last or first
    return (first, last) if first <= last else (last, first)


def _local_date(instant: str | None, data: Mapping[str, Any]) -> str | None:
    if instant is None:
        return None
    moment = datetime.fromisoformat(instant)
    zone = _zone(data.get("zone") or "")
    return str((moment.astimezone(zone) if zone else moment).date())


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo | None:
    """None for a zone that this system does not know: the instant's own offset is used then."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
