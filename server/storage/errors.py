"""What can go wrong with the store, as values with a code."""

from __future__ import annotations

from server.domain.errors import DiaryError


class NoRoom(DiaryError):
    """The disk of the server is full."""

    code = "no_room"


class Busy(DiaryError):
    """The database does not answer now."""

    code = "busy"


class AccountGone(DiaryError):
    """This account was erased."""

    code = "account_erased"


class KeyMissing(DiaryError):
    """The server key that this database was made with is missing."""

    code = "key_missing"


class KeyUnreadable(DiaryError):
    """A server key is 32 bytes in base64."""

    code = "key_unreadable"


class NotReadable(DiaryError):
    """A stored value does not belong where it stands, or was altered."""

    code = "not_readable"


class BackupDamaged(DiaryError):
    """This file is no whole backup."""

    code = "backup_damaged"


class DatabaseFilled(DiaryError):
    """The database holds accounts already."""

    code = "database_filled"
