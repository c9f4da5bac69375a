"""What the operator sees of the reminders, as Prometheus metrics.

They belong to the process that sends, which shows them itself where it is told to. No label names
an account, an endpoint or anything of a diary.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from server.reminders.claims import Claimed
from server.reminders.push import Outcome
from server.storage.moments import to_ms

SECONDS = (1, 5, 15, 30, 60, 90, 120, 180, 300, 600, 1800, 3600, 7200)


class Metrics:
    """The counts of one process. `depth`: how many rows are due and wait, asked when looked at."""

    def __init__(self, depth: Callable[[], float] | None = None) -> None:
        self.registry = own = CollectorRegistry()
        self._due = _counter(own, "due", "Reminders whose time came")
        self._sent = _counter(own, "sent", "Reminders that a push service took for some device")
        self._skipped = _counter(own, "skipped", "Reminders that were no longer wanted")
        self._failed = _counter(own, "failed", "Reminders that nobody took, by why", "reason")
        self._messages = _counter(own, "messages", "Messages to devices, by outcome", "outcome")
        self._late = Histogram(
            "cephalog_reminders_late_seconds", "From due to sent", registry=own, buckets=SECONDS
        )
        depth_shown = Gauge("cephalog_reminders_queue", "Due and not yet taken up", registry=own)
        if depth is not None:
            depth_shown.set_function(depth)

    def due(self, claimed: Claimed) -> None:
        """A row was taken up for the first time, or again."""
        if claimed.row.attempts == 1:
            self._due.inc()

    def message(self, outcome: Outcome) -> None:
        """A message came to its end."""
        self._messages.labels(outcome.reason).inc()

    def sent(self, claimed: Claimed, now: datetime) -> None:
        """Some device has it, for the first time."""
        self._sent.inc()
        self._late.observe(max(to_ms(now) - claimed.row.due_at, 0) / 1000)

    def skipped(self) -> None:
        """Nobody is to have it."""
        self._skipped.inc()

    def failed(self, reason: str) -> None:
        """Nobody will have it."""
        self._failed.labels(reason).inc()

    def show(self, host: str, port: int) -> Callable[[], None]:
        """Serve `/metrics` there, in a thread; gives what ends it. Raises OSError."""
        server, thread = start_http_server(port, host, self.registry)

        def end() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return end


def _counter(registry: CollectorRegistry, name: str, what: str, *labels: str) -> Counter:
    return Counter(f"cephalog_reminders_{name}", what, labels, registry=registry)
