"""One call of `POST /sync` (contract §2): take what changed there, give what changed here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from server.domain.errors import DiaryError
from server.storage.crypto import Keyring
from server.storage.database import Database

MAX_CHANGES = 500
MAX_BYTES = 8 * 1024 * 1024
MAX_LIMIT = 1000


class EpochChanged(DiaryError):
    """The database is another one than that cursor was from; nothing was taken."""

    code = "epoch_changed"

    def __init__(self, epoch: str) -> None:
        """`epoch`: the one to go on with."""
        super().__init__()
        self.epoch = epoch


class TooManyChanges(DiaryError):
    """A call holds at most 500 changes."""

    code = "too_large"


def exchange(
    database: Database,
    keyring: Keyring,
    account: int,
    call: Mapping[str, Any],
    *,
    now: datetime,
    device: str | None = None,
) -> str:
    """The JSON text that answers `call`.

    `now`: the server's clock; `device`: the session's name for the device, for the history view.
    Raises Invalid, EpochChanged, TooManyChanges, AccountGone, NoRoom, Busy.
    """
    raise NotImplementedError
