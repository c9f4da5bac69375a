"""The server of the model: the real exchange on a real database, one account, a clock in hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, update

from server.domain.merge import DELETED, Stamp, canonical, leaves
from server.storage.accounts import new_epoch
from server.storage.body import state_of
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entry import served_row
from server.storage.ledger import opened
from server.storage.models import accounts, clients, entries, history
from server.storage.moments import from_ms, parse_at, to_ms
from server.storage.rows import EntryRow, read_account
from server.sync.exchange import exchange
from tests.storage.support import new_account

TABLES = (entries, history, clients)


class Edit(NamedTuple):
    """A value of a leaf as it is known: by leaf, client_id, `at` as sent, and itself."""

    kind: str
    id: str
    leaf: str
    client_id: str
    sent: int
    value: str


@dataclass
class Backup:
    """The account's rows as they once were, and which calls they had seen."""

    counter: dict[str, int]
    rows: dict[str, list[dict[str, Any]]]
    processed: list[str]


class Crash(Exception):
    """The server stopped in the middle."""


@dataclass
class Server:
    """`now` is its clock, in milliseconds; `processed` the calls whose effect it holds."""

    database: Database
    keyring: Keyring
    now: int = to_ms(datetime.fromisoformat("2026-03-01T12:00:00Z"))
    account: int = 0
    processed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.account = new_account(self.database, self.keyring, from_ms(self.now))

    def handle(self, text: str, *, crash: bool = False) -> str:
        """One call; raises EpochChanged, ValueError for a text that was cut, Crash."""
        call = json.loads(text)
        database = _Crashing(self.database) if crash else self.database
        answer = exchange(database, self.keyring, self.account, call, now=from_ms(self.now))
        self.processed.append(text)
        return answer

    def entries(self) -> list[dict[str, Any]]:
        """Every entry, deleted ones too, as a pull should give it; read without one."""

        def job(connection: Connection) -> list[dict[str, Any]]:
            key = read_account(connection, self.keyring, self.account).key
            columns = (entries.c[name] for name in EntryRow._fields)
            query = select(*columns).where(entries.c.account == self.account)
            rows = map(EntryRow._make, connection.execute(query.order_by(entries.c.rev)))
            return [json.loads(served_row(row, key)) for row in rows]

        return self.database.read(job)

    def history(self) -> list[tuple[Edit, Stamp]]:
        """Every value that was replaced or lost, with the stamp that counts."""

        def job(connection: Connection) -> list[tuple[Edit, Stamp]]:
            key = read_account(connection, self.keyring, self.account).key
            query = select(history).where(history.c.account == self.account)
            found = []
            for row in connection.execute(query):
                past = opened(key.open(bytes(row.body), "history", row.kind, row.id))
                _, client_id, sent = past.stamp
                text = canonical(past.value)
                edit = Edit(row.kind, row.id, past.leaf, client_id, sent, text)
                found.append((edit, past.stamp))
            return found

        return self.database.read(job)

    def edits(self) -> set[Edit]:
        """Every edit that stands in an entry or in the history."""
        return edits_of(self.entries()) | {edit for edit, _ in self.history()}

    def back_up(self) -> Backup:
        """What a backup made now would hold."""
        names = ("counter", "last_updated")
        query = select(*(accounts.c[name] for name in names)).where(accounts.c.id == self.account)
        counter = self.database.read(lambda c: dict(c.execute(query).mappings().one()))
        rows = {table.name: self._rows(table) for table in TABLES}
        return Backup({**counter}, rows, list(self.processed))

    def restore(self, backup: Backup) -> None:
        """Go back to `backup`, under a new epoch."""

        def job(connection: Connection) -> None:
            for table in TABLES:
                connection.execute(delete(table).where(table.c.account == self.account))
                if backup.rows[table.name]:
                    connection.execute(insert(table), backup.rows[table.name])
            changed = update(accounts).where(accounts.c.id == self.account)
            connection.execute(changed.values(epoch=new_epoch(), **backup.counter))

        self.database.write(job)
        self.processed = list(backup.processed)

    def _rows(self, table: Table) -> list[dict[str, Any]]:
        query = select(table).where(table.c.account == self.account)
        return self.database.read(lambda c: [dict(row) for row in c.execute(query).mappings()])


class _Crashing(Database):
    """Stops after the work of a transaction and before its commit."""

    def __init__(self, database: Database) -> None:
        self._inner = database

    def write(self, job: Any) -> Any:
        def work(connection: Connection) -> None:
            job(connection)
            raise Crash

        return self._inner.write(work)

    def read(self, job: Any) -> Any:
        return self._inner.read(job)


def edits_of(given: Iterable[dict[str, Any]]) -> set[Edit]:
    """The edits that stand in these entries, cleared leaves too."""
    found = set()
    for entry in given:
        state = state_of(entry, deleted=entry["deleted"])
        for leaf, stamp in state.stamps.items():
            value = canonical(state.values[leaf])
            found.add(Edit(entry["kind"], entry["id"], leaf, stamp.client_id, stamp.sent, value))
    return found


def edits_in(call: dict[str, Any]) -> set[Edit]:
    """The edits that a call brings."""
    found = set()
    for change in call["changes"]:
        kind, entry_id = change["kind"], change["id"]
        if "stamps" in change:
            found |= edits_of([change])
            continue
        said = list(leaves(change.get("patch", {})))
        if "deleted" in change:
            said.append((DELETED, change["deleted"]))
        for leaf, value in said:
            sent = parse_at(change["at"]) or 0
            text = canonical(value)
            found.add(Edit(kind, entry_id, leaf, call["client_id"], sent, text))
    return found
