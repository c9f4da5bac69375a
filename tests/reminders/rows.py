"""Accounts, devices and due rows put straight into the database, for tests of the worker."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from server.reminders.claims import Claimed, claim
from server.storage.accounts import fresh_account
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.models import accounts, due
from server.storage.moments import to_ms


@dataclass(frozen=True)
class Store:
    """A migrated database and the keys of it."""

    database: Database
    keyring: Keyring

    def account(self, now: datetime) -> int:
        """A new account's id."""
        fresh = fresh_account(self.keyring, now)
        mail = f"{uuid.uuid4()}@example.org"
        row = {**fresh, "email": mail, "email_shown": mail, "password_hash": "x"}
        self.database.write(lambda conn: conn.execute(insert(accounts).values(row)).rowcount)
        return int(fresh["id"])

    def add_due(self, account: int, due_at: datetime, **columns: Any) -> dict[str, Any]:
        """One open row for a reminder of its own; gives its columns."""
        row = {**due_row(account, due_at), **columns}
        self.database.write(lambda conn: conn.execute(insert(due).values(row)).rowcount)
        return row

    def claim(self, now: datetime, lease_from: datetime | None = None) -> list[Claimed]:
        """What a worker would claim at `now`."""
        return self.database.write(lambda conn: claim(conn, now, lease_from or now))

    def due_rows(self) -> list[Any]:
        """Every row of `due`, the one due first first."""
        query = select(due).order_by(due.c.due_at, due.c.account, due.c.reminder)
        return self.database.read(lambda conn: list(conn.execute(query)))


def due_row(account: int, due_at: datetime) -> dict[str, Any]:
    """The columns of an open row, due at once and for two hours."""
    return {
        "account": account,
        "reminder": str(uuid.uuid4()),
        "subject": "",
        "on_date": due_at.date().isoformat(),
        "due_at": to_ms(due_at),
        "expires_at": to_ms(due_at + timedelta(hours=2)),
        "pick_at": to_ms(due_at),
    }


def insert_many(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Many rows of `due` at once."""
    connection.execute(insert(due), rows)


def opened_store(url: str, folder: Path) -> Iterator[Store]:
    """The store at `url`, closed afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    database = Database.open(url, folder)
    yield Store(database, Keyring.open(folder))
    database.close()
