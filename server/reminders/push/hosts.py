"""What is remembered of each push service: who asked to be left alone, who refuses everything.

Kept for each host apart, so that one that fails slows nobody else (trust.md §2a, §2e). One of
these may be shared by several senders, in several threads.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.reminders.push.outcomes import Accepted, Later, Outcome

EQUAL_FAILURES = 5
"""So many of one sort in a row open the circuit."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
PROBE = timedelta(seconds=10)
"""How long the others wait for what the first one learns after a pause."""
LONGEST_WISH = timedelta(days=1)
"""Of a `Retry-After`; nothing of ours lives longer."""
REMEMBERED = 1000
"""Hosts that something is wrong with; beyond that the one known for longest is forgotten."""
_COUNTED = {"refused_400", "refused_401", "refused_403", "timeout", "unreachable"}

_log = logging.getLogger("cephalog.push")


@dataclass
class _Host:
    sort: str = ""
    in_a_row: int = 0
    opened: int = 0
    """How often the circuit has opened since it last closed."""
    until: datetime | None = None


class Hosts:
    """The state of the push services, by origin."""

    def __init__(self) -> None:
        """Nothing is known of anybody."""
        self._hosts: dict[str, _Host] = {}

    def pause_of(self, origin: str, now: datetime) -> float | None:
        """Seconds until this host may be asked again; None: ask it now.

        After a circuit's pause one message goes ahead, the others wait for what becomes of it.
        """
        host = self._hosts.get(origin)
        if host is None or host.until is None:
            return None
        left = (host.until - now).total_seconds()
        if left > 0:
            # A clock that was set back shall not make it longer.
            return min(left, LONGEST_WISH.total_seconds())
        host.until = now + PROBE if host.opened else None
        return None

    def note(self, origin: str, outcome: Outcome, now: datetime) -> None:
        """Learn from what came of a message that was sent to this host."""
        if isinstance(outcome, Accepted):
            self._well(origin)
        elif isinstance(outcome, Later) and outcome.after_seconds is not None:
            self._pause(self._of(origin), now + timedelta(seconds=outcome.after_seconds))
        elif outcome.reason in _COUNTED:
            self._count(origin, self._of(origin), outcome.reason, now)

    def _of(self, origin: str) -> _Host:
        host = self._hosts.get(origin)
        if host is None:
            if len(self._hosts) >= REMEMBERED:
                self._hosts.pop(next(iter(self._hosts)), None)
            host = self._hosts[origin] = _Host()
        return host

    def _well(self, origin: str) -> None:
        host = self._hosts.get(origin)
        if host is None:
            return
        # A wish to be left alone is not taken back by what was under way when it came.
        if host.opened or host.until is None:
            self._hosts.pop(origin, None)
        else:
            host.sort, host.in_a_row = "", 0

    def _count(self, origin: str, host: _Host, sort: str, now: datetime) -> None:
        host.in_a_row = host.in_a_row + 1 if host.sort == sort else 1
        host.sort = sort
        if host.in_a_row < EQUAL_FAILURES and not host.opened:
            return
        if host.opened and host.until is not None and host.until - now > PROBE:
            return  # one that was under way when the circuit opened
        pause = min(FIRST_PAUSE * 2 ** min(host.opened, 10), LONGEST_PAUSE)
        if not host.opened:
            # The host alone: the rest of an endpoint is a secret.
            _log.warning("push service %s: %s, %s times in a row", origin, sort, host.in_a_row)
        host.opened += 1
        self._pause(host, now + pause)

    def _pause(self, host: _Host, until: datetime) -> None:
        host.until = max(host.until, until) if host.until else until
