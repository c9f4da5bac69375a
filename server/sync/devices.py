"""Remembers, once, which device a client_id is, so that the history view can name it."""

from __future__ import annotations

from collections import OrderedDict

from sqlalchemy import Connection

from server.storage.rows import Statement

_REMEMBERED = 10_000
_NOTE = Statement(
    "INSERT INTO clients (account, client_id, device, first_seen) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (account, client_id) DO NOTHING"
)


Met = tuple[int, str | None, str]
"""(account, epoch, client_id): a restored database may have forgotten."""


class Devices:
    """What this process has seen lately; a miss costs one statement that changes nothing."""

    def __init__(self) -> None:
        """Nobody met yet."""
        self._met: OrderedDict[Met, None] = OrderedDict()

    def met(self, who: Met) -> bool:
        """Whether a committed transaction of this process noted it."""
        return who in self._met

    def note(self, connection: Connection, who: Met, device: str | None, now: int) -> None:
        """Write it down, unless it is there."""
        account, _, client_id = who
        _NOTE.run(connection, (account, client_id, device, now))

    def meet(self, who: Met) -> None:
        """Remember that it is written down."""
        self._met[who] = None
        if len(self._met) > _REMEMBERED:
            self._met.popitem(last=False)
