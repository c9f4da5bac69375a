"""What the answer of a push service means (trust.md §2a)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from server.reminders.push.hosts import LONGEST_WISH
from server.reminders.push.outcomes import (
    Accepted,
    Failed,
    Gone,
    Later,
    Outcome,
    Refused,
    TooLarge,
)


def judged(status: int, retry_after: str | None, now: datetime) -> Outcome:
    """What came of a message by the status of the answer and its `Retry-After`."""
    if 200 <= status < 300:
        return Accepted()
    if status in {404, 410}:
        return Gone()
    if status == 413:
        return TooLarge()
    if status == 429:
        return Later(seconds_of(retry_after, now), "busy")
    if status >= 500:
        return Later(seconds_of(retry_after, now), "server_error")
    return Failed("redirect") if status < 400 else Refused(status)


def seconds_of(retry_after: str | None, now: datetime) -> float | None:
    """The seconds to wait by a `Retry-After` in either of its forms; None where it says nothing."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), LONGEST_WISH.total_seconds())
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max((min(aware - now, LONGEST_WISH)) / timedelta(seconds=1), 0.0)
