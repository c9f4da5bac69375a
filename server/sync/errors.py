"""What a sync call can be refused for as a whole."""

from __future__ import annotations

from server.domain.errors import DiaryError


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
