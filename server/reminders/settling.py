"""What becomes of a row, from what came of its messages (trust.md §2a). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from server.reminders.agenda import SENT
from server.reminders.claims import Again, Claimed, Done, Mark
from server.reminders.push.outcomes import Accepted, Later, Outcome
from server.storage.moments import to_ms

FAILED = "failed"
BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 4, 15, 60))
PAUSED = "paused"
"""The reason of a `Later` that was never sent: the host is not to be asked yet."""
JITTER = 0.25
"""Of a wait: by so much of it, at most, it grows, so that a herd does not come back as one."""


def settle(claimed: Claimed, outcomes: Mapping[str, Outcome], now: datetime, jitter: float) -> Mark:
    """The mark for a row whose messages came to `outcomes` (by subscription).

    Those that may work later are tried again after 1, 4, 15 and 60 minutes, or when the push
    service wishes it, as long as the reminder lives. `jitter`: 0 to 1, by chance.
    """
    later = {name: one for name, one in outcomes.items() if isinstance(one, Later)}
    served = claimed.served or any(isinstance(one, Accepted) for one in outcomes.values())
    pick_at = _next_try(claimed, list(later.values()), now, jitter) if later else 0
    if not later or pick_at >= claimed.row.expires_at:
        return Done(claimed, SENT if served else FAILED)
    rest = claimed.row.left_over is not None or len(later) < len(outcomes)
    tried = any(one.reason != PAUSED for one in outcomes.values())
    return Again(claimed, pick_at, tuple(later) if rest else None, served, tried)


def _next_try(claimed: Claimed, later: list[Later], now: datetime, jitter: float) -> int:
    """When the first of them may be tried again, in milliseconds."""
    waits = [_wait(claimed.row.attempts, one) for one in later]
    return to_ms(now + min(waits) * (1 + JITTER * jitter))


def _wait(attempts: int, later: Later) -> timedelta:
    wished = timedelta(seconds=later.after_seconds or 0)
    if later.reason == PAUSED:
        return max(wished, timedelta(seconds=1))
    return max(wished, BACKOFF[min(attempts, len(BACKOFF)) - 1])
