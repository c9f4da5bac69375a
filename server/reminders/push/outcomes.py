"""What came of one message to one device (trust.md §2a). None of them is an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Accepted:
    """The push service took it (2xx). Whether the phone shows it is not known."""

    code: ClassVar[str] = "accepted"
    reason: ClassVar[str] = "accepted"


@dataclass(frozen=True)
class Gone:
    """404 or 410: this subscription is over. Drop it and never send to it again."""

    code: ClassVar[str] = "gone"
    reason: ClassVar[str] = "gone"


@dataclass(frozen=True)
class Refused:
    """400, 401, 403 or another 4xx: our fault, not the subscription's. Keep it, tell the operator.

    The same message would be refused again, so there is no further try of it.
    """

    status: int
    code: ClassVar[str] = "refused"

    @property
    def reason(self) -> str:
        """For a metric's label: `refused_403`."""
        return f"refused_{self.status}"


@dataclass(frozen=True)
class TooLarge:
    """413, or above 3,993 bytes and never sent. The same bytes are not tried again."""

    code: ClassVar[str] = "too_large"
    reason: ClassVar[str] = "too_large"


@dataclass(frozen=True)
class Later:
    """It may work later: 429, 5xx, a timeout, no connection, or a host that is being left alone.

    `after_seconds`: the push service's own wish (`Retry-After`) or what is left of it; None: the
    caller's own backoff. `reason`: `busy` (429), `server_error`, `timeout`, `unreachable`, or
    `paused`, where nothing was sent because the host is not to be asked yet.
    """

    after_seconds: float | None
    reason: str
    code: ClassVar[str] = "later"


@dataclass(frozen=True)
class Failed:
    """Not sent, or not as it should be, and a further try of this message is no use.

    `reason`: `not_allowed` (the endpoint is none of a push service), `address` (its name leads to
    an address that is not public), `redirect` (answered elsewhere, not followed), `key` (made with
    a VAPID key that is gone, or keys that are no keys).
    """

    reason: str
    code: ClassVar[str] = "failed"


Outcome = Accepted | Gone | Refused | TooLarge | Later | Failed
