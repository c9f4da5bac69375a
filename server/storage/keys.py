"""The server key: does it fit this database, and a new one in its place."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, select, update

from server.storage.crypto import KEY_BYTES, Keyring
from server.storage.database import Database
from server.storage.errors import KeyUnreadable
from server.storage.models import accounts

_AT_ONCE = 500


def check_keys(database: Database, keyring: Keyring) -> None:
    """Raise KeyMissing when some account's key was wrapped by a server key that is not here.

    To be asked at start: else each account would fail by itself, one after the other.
    """
    query = select(accounts.c.server_key).distinct()
    for name in database.read(lambda connection: list(connection.scalars(query))):
        keyring.require(name)


def rotate(database: Database, keyring: Keyring) -> int:
    """Wrap every account's key by a new server key; bodies stay. Gives how many accounts.

    The new key is in the key file before anything is wrapped by it, and the one before stays
    there until the next rotation, so servers that run go on reading. Where the keys come from the
    environment, the operator puts a new one first. Raises KeyMissing, KeyUnreadable.
    """
    check_keys(database, keyring)
    if keyring.file is None and len(keyring.keys) == 1:
        raise KeyUnreadable(
            "Put a new key before the old one in CEPHALOG_SERVER_KEY, with a space."
        )
    before = keyring.keys
    if keyring.file is not None:
        keyring.save([secrets.token_bytes(KEY_BYTES), *before])
    count = 0
    while done := database.write(lambda connection: _wrap_some(connection, keyring)):
        count += done
    if keyring.file is not None:
        keyring.save([keyring.keys[0], before[0]])
    return count


def _wrap_some(connection: Connection, keyring: Keyring) -> int:
    columns = accounts.c.id, accounts.c.server_key, accounts.c.wrapped_key
    old = select(*columns).where(accounts.c.server_key != keyring.current)
    rows = connection.execute(old.limit(_AT_ONCE).with_for_update()).fetchall()
    for account, name, wrapped in rows:
        raw = keyring.unwrap(name, bytes(wrapped), account)
        server_key, again = keyring.wrap(raw, account)
        values = {"server_key": server_key, "wrapped_key": again}
        connection.execute(update(accounts).where(accounts.c.id == account).values(values))
    return len(rows)
