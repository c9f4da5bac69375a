"""Thirty days after the last rev of a deleted entry its values go, and those of its history.

The tombstone stays with its stamps, and what was known stays known by digest, so that no old
traffic brings anything back (contract §2 *deleted*).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from server.domain.merge import erase
from server.storage import rows
from server.storage.body import text_of
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entry import TABLE, Record
from server.storage.ledger import Ledger
from server.storage.models import DELETED, ERASED, entries
from server.storage.moments import to_ms
from server.storage.rows import AccountRow, EntryRow, read_account

KEPT = timedelta(days=30)
LOOK_AGAIN = timedelta(hours=1)
_REMEMBERED = 10_000


def erase_long_deleted(database: Database, keyring: Keyring, now: datetime) -> int:
    """Erase what was deleted more than thirty days before `now`, in every account; how many."""
    before = to_ms(now - KEPT)
    query = select(entries.c.account).distinct()
    query = query.where(entries.c.deleted == DELETED, entries.c.updated_at < before)
    found = database.read(lambda connection: list(connection.scalars(query)))
    return sum(erase_account_entries(database, keyring, account, before) for account in found)


def erase_account_entries(database: Database, keyring: Keyring, account: int, before: int) -> int:
    """Erase what one account deleted before `before` (milliseconds); gives how many entries."""
    return database.write(lambda connection: _erase_in(connection, keyring, account, before))


class Sweeper:
    """Erases what is due in an account when it syncs, looking once an hour."""

    def __init__(self) -> None:
        """Nothing looked at yet."""
        self._looked: OrderedDict[int, datetime] = OrderedDict()

    def sweep(self, database: Database, keyring: Keyring, account: int, now: datetime) -> None:
        """Erase what the account deleted more than thirty days ago."""
        looked = self._looked.get(account)
        if looked is not None and timedelta(0) <= now - looked < LOOK_AGAIN:
            return
        before = to_ms(now - KEPT)
        due = database.read(lambda connection: _long_deleted(connection, account, before))
        if due:
            erase_account_entries(database, keyring, account, before)
        self._looked[account] = now
        if len(self._looked) > _REMEMBERED:
            self._looked.popitem(last=False)


def _long_deleted(connection: Connection, account: int, before: int) -> Sequence[Any]:
    found: Sequence[Any] = rows.LONG_DELETED.run(connection, (account, before)).fetchall()
    return found


def _erase_in(connection: Connection, keyring: Keyring, account: int, before: int) -> int:
    row = read_account(connection, keyring, account, lock=True)
    found = _long_deleted(connection, account, before)
    for one in found:
        _erase(connection, row, Record.of_row(EntryRow._make(one), row.key))
    return len(found)


def _erase(connection: Connection, account: AccountRow, record: Record) -> None:
    state, kind, entry_id = record.opened(), record.kind, record.id
    ledger = Ledger(connection, account)
    ledger.add((kind, entry_id), erase(state), erased=True)
    ledger.store()
    rows.FORGET.run(connection, (account.id, kind, entry_id))
    body = account.key.seal(text_of(kind, state, {}), TABLE, kind, entry_id)
    place = (account.id, kind, entry_id)
    rows.UPDATE.run(connection, (None, None, record.rev, record.updated_at, ERASED, body, *place))
