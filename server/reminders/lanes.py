"""A host that is slow gets its share of what is under way, and no more (trust.md §2e).

Messages to one push service wait for each other (`push.Sender`). A service that answers late
would fill the worker with messages that wait, and those to others would wait behind them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from server.reminders.push import Later, Message, Outcome, Target
from server.reminders.settling import PAUSED

SLOW_SECONDS = 2.5
"""A host whose oldest message has waited for so long is slow."""
SHARE = 256
"""Messages under way to one slow host; further ones come back after PUT_BACK seconds."""
PUT_BACK = 15.0


class Sends(Protocol):
    """What sends one message (`push.Sender` does)."""

    async def send(self, target: Target, message: Message) -> Outcome:
        """Never raises for what the network does."""


class Lanes:
    """Sends messages, and knows how many are under way that nothing is wrong with."""

    def __init__(self, sender: Sends, monotonic: Callable[[], float]) -> None:
        """`monotonic`: seconds, of the running loop."""
        self._sender = sender
        self._monotonic = monotonic
        self._begun: dict[str, dict[object, float]] = {}

    async def send(self, target: Target, message: Message) -> Outcome:
        """Send, or say Later at once where the host is slow and has its share already."""
        host = target.endpoint.partition("//")[2].partition("/")[0]
        lane = self._begun.setdefault(host, {})
        if len(lane) >= SHARE and self._is_slow(lane):
            return Later(PUT_BACK, PAUSED)
        ticket = object()
        lane[ticket] = self._monotonic()
        try:
            return await self._sender.send(target, message)
        finally:
            del lane[ticket]

    @property
    def under_way(self) -> int:
        """Messages under way to hosts that are not slow."""
        return sum(len(lane) for lane in self._begun.values() if not self._is_slow(lane))

    def _is_slow(self, lane: dict[object, float]) -> bool:
        oldest = next(iter(lane.values()), None)
        return oldest is not None and self._monotonic() - oldest > SLOW_SECONDS
