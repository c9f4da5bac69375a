"""Rows of an account that have to fit each other: its key, its counter, its end."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete

from server.storage.crypto import Keyring, new_account_key
from server.storage.models import accounts
from server.storage.moments import to_ms


def new_epoch() -> str:
    """A name for a state of the database that no device has heard of."""
    return secrets.token_urlsafe(9)


def fresh_account(keyring: Keyring, now: datetime) -> dict[str, Any]:
    """Columns of a new row of `accounts`: id, key, epoch, counter, `created_at`.

    The caller adds `email`, `email_shown`, `password_hash` and `consented_at`.
    """
    account = secrets.randbits(62) | 1 << 61
    server_key, wrapped = keyring.wrap(new_account_key(), account)
    return {
        "id": account,
        "server_key": server_key,
        "wrapped_key": wrapped,
        "epoch": new_epoch(),
        "created_at": to_ms(now),
    }


def erase_account(connection: Connection, account: int) -> bool:
    """Delete the account with everything in it; False when there was none."""
    return connection.execute(delete(accounts).where(accounts.c.id == account)).rowcount > 0
