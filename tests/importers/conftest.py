"""An account on a database of each kind, and imports into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from server.accounts import passwords
from server.accounts.accounts import Accounts
from server.importers.run import Upload, list_imports, run_import, undo_import
from server.reports.diary_json import export_diary
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entries import Entry, Result, apply_changes, read_entries
from server.storage.moments import rfc3339, to_ms
from tests.fixtures.clock import FrozenClock

UNKNOWN = {"unlogged_days": "unknown"}
PHONE = "0197a1a2-0000-7000-8000-00000000000f"


@dataclass
class Home:
    """One account and what a test does with it."""

    database: Database
    keyring: Keyring
    account: int
    clock: FrozenClock
    defaults: dict[str, Any] = field(default_factory=dict)

    def bring(self, content: str | bytes, *, dry_run: bool = False, **more: Any) -> dict[str, Any]:
        """Import a file; a minute passes."""
        raw = content.encode() if isinstance(content, str) else content
        told = {"zone": "Europe/Berlin", "answers": UNKNOWN, **more}
        self.clock.advance(minutes=1)
        return run_import(
            self.database,
            self.keyring,
            self.account,
            Upload(raw, **told),
            dry_run=dry_run,
            now=self.clock(),
        )

    def undo(self, import_id: str) -> dict[str, Any]:
        self.clock.advance(minutes=1)
        return undo_import(self.database, self.keyring, self.account, import_id, now=self.clock())

    def imports(self) -> list[dict[str, Any]]:
        return list_imports(self.database, self.keyring, self.account)

    def edit(self, kind: str, entry_id: str, patch: dict[str, Any], **more: Any) -> Result:
        """A change as the person's phone makes it."""
        self.clock.advance(minutes=1)
        now = self.clock()
        change = {"kind": kind, "id": entry_id, "at": rfc3339(to_ms(now)), "patch": patch, **more}
        (result,) = self.database.write(
            lambda connection: apply_changes(
                connection, self.keyring, self.account, [change], client_id=PHONE, now=now
            )
        )
        assert result.status != "rejected", result.errors
        return result

    def living(self, *, also_deleted: bool = False) -> dict[tuple[str, str], Entry]:
        """What the diary holds, but for the profile that sign-up made."""
        found = self.database.read(
            lambda connection: read_entries(
                connection, self.keyring, self.account, deleted=also_deleted
            )
        )
        return {(e.kind, e.id): e for e in found if e.kind != "profile"}

    def export(self) -> bytes:
        return self.database.read(
            lambda connection: export_diary(connection, self.keyring, self.account)
        )

    def another(self) -> Home:
        """A new account beside it."""
        return Home(self.database, self.keyring, sign_up(self, "other@example.org"), self.clock)


def sign_up(home: Home, email: str) -> int:
    accounts = Accounts(home.database, home.keyring)
    now = to_ms(home.clock())
    return accounts.sign_up(email, "a long and winding road", "Europe/Berlin", now_ms=now).id


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost nothing."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", cheap)


@pytest.fixture
def home(migrated_url: str, tmp_path: Path, clock: FrozenClock) -> Iterator[Home]:
    """A fresh account, on SQLite and on PostgreSQL."""
    database = Database.open(migrated_url, tmp_path)
    clock.set("2026-11-21T12:00:00Z")
    home = Home(database, Keyring.open(tmp_path), 0, clock)
    home.account = sign_up(home, "me@example.org")
    yield home
    database.close()
