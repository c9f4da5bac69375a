"""A migrated database of each kind, a keyring, and one person's diary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.storage.crypto import Keyring
from server.storage.database import Database
from tests.fixtures.clock import FrozenClock
from tests.storage.support import Diary


@pytest.fixture
def database(migrated_url: str, tmp_path: Path) -> Iterator[Database]:
    """Open, on SQLite and on PostgreSQL."""
    database = Database.open(migrated_url, tmp_path)
    yield database
    database.close()


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    """A keyring with a key file of its own."""
    return Keyring.open(tmp_path)


@pytest.fixture
def diary(database: Database, keyring: Keyring, clock: FrozenClock) -> Diary:
    """An account with nothing in it."""
    return Diary(database, keyring, clock)
