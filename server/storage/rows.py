"""The statements on `entries`, `history` and the account's counter, one text for each database.

These run on every sync, so they go to the driver as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection

from server.storage.crypto import AccountKey, Keyring
from server.storage.drivers import driver
from server.storage.errors import AccountGone

_AT_ONCE = 5000
Params = tuple[Any, ...]


class AccountRow(NamedTuple):
    """What a sync needs of the account: its key, its epoch and its counter."""

    id: int
    key: AccountKey
    epoch: str
    counter: int
    last_updated: int


class EntryRow(NamedTuple):
    """A row of `entries`."""

    kind: str
    id: str
    rev: int
    updated_at: int
    deleted: int
    body: bytes


class Statement:
    """SQL with `?` for what is bound; `{ids}` stands for a list bound at once."""

    __slots__ = ("postgresql", "sqlite")

    def __init__(self, sql: str, for_postgresql: str = "") -> None:
        """`for_postgresql`: appended there only."""
        self.sqlite = sql.replace("{ids}", "IN (SELECT value FROM json_each(?))")
        self.postgresql = sql.replace("{ids}", "= ANY(?)").replace("?", "%s") + for_postgresql

    def run(self, connection: Connection, params: Params) -> Any:
        """Execute with these values; gives the driver's cursor."""
        return driver(connection).execute(self._text(connection), params)

    def run_many(self, connection: Connection, several: Sequence[Params]) -> None:
        """Execute once for each."""
        if len(several) == 1:
            # Psycopg's pipeline costs more than it saves.
            self.run(connection, several[0])
            return
        cursor = driver(connection).cursor()
        cursor.executemany(self._text(connection), several)
        cursor.close()

    def _text(self, connection: Connection) -> str:
        return self.postgresql if connection.dialect.name == "postgresql" else self.sqlite


_ROW = "SELECT kind, id, rev, updated_at, deleted, body FROM entries WHERE account = ?"
_ACCOUNT = "SELECT id, server_key, wrapped_key, epoch, counter, last_updated FROM accounts WHERE id"
READ_ACCOUNT = Statement(f"{_ACCOUNT} = ?")
LOCK_ACCOUNT = Statement(f"{_ACCOUNT} = ?", " FOR UPDATE")
READ_ACCOUNTS = Statement(f"{_ACCOUNT} {{ids}}")
RAISE_COUNTER = Statement("UPDATE accounts SET counter = ?, last_updated = ? WHERE id = ?")
SET_EPOCH = Statement("UPDATE accounts SET epoch = ? WHERE id = ?")
NAMED = Statement(_ROW + " AND kind = ? AND id {ids}")
OF_KIND = Statement(_ROW + " AND kind = ? AND deleted = 0")
# In two parts, so that the index of the dates finds either: an "or" reads all of a kind.
OF_KIND_ON = Statement(
    f"{_ROW} AND kind = ? AND deleted = 0 AND day_to >= ? AND day <= ?"
    f" UNION ALL {_ROW} AND kind = ? AND deleted = 0"
    " AND day_to IS NULL AND (day IS NULL OR day <= ?)"
)
SINCE = Statement(_ROW + " AND rev > ? AND rev <= ? ORDER BY rev LIMIT ?")
INSERT = Statement(
    "INSERT INTO entries (day, day_to, rev, updated_at, deleted, body, account, kind, id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
UPDATE = Statement(
    "UPDATE entries SET day = ?, day_to = ?, rev = ?, updated_at = ?, deleted = ?, body = ?"
    " WHERE account = ? AND kind = ? AND id = ?"
)
REMEMBER = Statement(
    "INSERT INTO history (account, digest, kind, id, body) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (account, digest) DO NOTHING"
)
FORGET = Statement("UPDATE history SET body = NULL WHERE account = ? AND kind = ? AND id = ?")
PAST = Statement(
    "SELECT body FROM history WHERE account = ? AND kind = ? AND id = ? AND body IS NOT NULL"
)
LONG_DELETED = Statement(_ROW + " AND deleted = 1 AND updated_at < ?")


def read_account(
    connection: Connection, keyring: Keyring, account: int, *, lock: bool = False
) -> AccountRow:
    """The account's row; with `lock` nobody else changes it before this transaction ends.

    Raises AccountGone.
    """
    statement = LOCK_ACCOUNT if lock else READ_ACCOUNT
    return account_row(keyring, statement.run(connection, (account,)).fetchone())


def account_row(keyring: Keyring, row: Params | None) -> AccountRow:
    """An account from its columns, its key unwrapped; raises AccountGone where there are none."""
    if row is None:
        raise AccountGone
    account, server_key, wrapped, epoch, counter, last_updated = row
    key = keyring.account_key(account, server_key, bytes(wrapped))
    return AccountRow(account, key, epoch, counter, last_updated)


def accounts_of(connection: Connection, accounts: Sequence[int]) -> dict[int, Params]:
    """The columns of those accounts that there are, for `account_row`."""
    found = READ_ACCOUNTS.run(connection, (id_list(connection, accounts),))
    return {row[0]: row for row in found}


def named(
    connection: Connection, account: int, keys: Iterable[tuple[str, str]]
) -> Iterator[EntryRow]:
    """The rows of those (kind, id) that there are."""
    by_kind: dict[str, list[str]] = {}
    for kind, entry_id in keys:
        by_kind.setdefault(kind, []).append(entry_id)
    for kind, ids in by_kind.items():
        found = NAMED.run(connection, (account, kind, id_list(connection, ids)))
        yield from map(EntryRow._make, found)


def known(connection: Connection, account: int, digests: Sequence[bytes]) -> set[bytes]:
    """Those of `digests` that the history has."""
    found: set[bytes] = set()
    for start in range(0, len(digests), _AT_ONCE):
        part = digests[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        # `marks` holds question marks alone.
        sql = f"SELECT digest FROM history WHERE account = ? AND digest IN ({marks})"  # noqa: S608
        found.update(bytes(row[0]) for row in Statement(sql).run(connection, (account, *part)))
    return found


def id_list(connection: Connection, ids: Sequence[Any]) -> Any:
    """What is bound to `{ids}`."""
    return list(ids) if connection.dialect.name == "postgresql" else orjson.dumps(ids).decode()
