"""Which rows of `due` an account's entries ask for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from server.storage.crypto import Keyring


def plan_account(connection: Connection, keyring: Keyring, account: int, now: datetime) -> None:
    """Reckon the account's open rows anew: make what is wanted next, drop what no longer is.

    Idempotent. A row that was claimed once (`attempts` above 0) or is done is left as it is, so
    that nothing is sent twice for one reminder, subject and local date. Locks the account: on
    PostgreSQL whoever touches rows of `due` of one account in the same transaction locks the
    account first (`read_account(…, lock=True)`), or a sync may wait for it and it for the sync.
    Raises AccountGone.
    """
    raise NotImplementedError


def plan_on_change() -> None:
    """Have every change of an entry plan its account in the same transaction. Once is enough."""
    raise NotImplementedError
