"""One account on a migrated database, spoken to without HTTP."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from server.storage.accounts import fresh_account
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entries import Entry, Replaced, Result, apply_changes, get_entry, history_of
from server.storage.models import accounts
from server.sync.exchange import exchange
from tests.fixtures.clock import FrozenClock

Change = dict[str, Any]
START = "2026-02-27T07:12:00+01:00"


def new_account(database: Database, keyring: Keyring, now: datetime) -> int:
    """An account with nothing in it; gives its number."""
    email = f"{uuid.uuid4()}@example.org"
    row: dict[str, Any] = {
        "email": email,
        "email_shown": email,
        "password_hash": "-",
        "consented_at": None,
    }
    row |= fresh_account(keyring, now)
    database.write(lambda connection: connection.execute(insert(accounts).values(row)))
    return int(row["id"])


@dataclass
class Diary:
    """An account's entries, changed by whom the test says."""

    database: Database
    keyring: Keyring
    clock: FrozenClock
    account: int = 0
    client_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def __post_init__(self) -> None:
        self.account = self.account or new_account(self.database, self.keyring, self.clock())

    def apply(self, *changes: Change, client_id: str | None = None) -> list[Result]:
        return self.database.write(
            lambda connection: apply_changes(
                connection,
                self.keyring,
                self.account,
                changes,
                client_id=client_id or self.client_id,
                now=self.clock(),
            )
        )

    def sync(self, changes: Sequence[Change] = (), **call: Any) -> dict[str, Any]:
        body = {"client_id": self.client_id, "cursor": None, "changes": list(changes), **call}
        text = exchange(self.database, self.keyring, self.account, body, now=self.clock())
        answer: dict[str, Any] = json.loads(text)
        return answer

    def get(self, kind: str, entry_id: str) -> Entry | None:
        return self.database.read(
            lambda connection: get_entry(connection, self.keyring, self.account, kind, entry_id)
        )

    def history(self, kind: str, entry_id: str) -> list[Replaced]:
        return self.database.read(
            lambda connection: history_of(connection, self.keyring, self.account, kind, entry_id)
        )

    def attack(self, entry_id: str | None = None, at: str | None = None, **data: Any) -> Change:
        patch = {"started_at": START, "zone": "Europe/Berlin", **data}
        return self.change("attack", entry_id or str(uuid.uuid4()), at, patch=patch)

    def day(self, date: str, **data: Any) -> Change:
        patch = {"zone": "Europe/Berlin", **data}
        return self.change("day", date, deleted=False, patch=patch)

    def change(self, kind: str, entry_id: str, at: str | None = None, **parts: Any) -> Change:
        at = at or self.clock().isoformat(timespec="milliseconds")
        return {"kind": kind, "id": entry_id, "at": at, **parts}
