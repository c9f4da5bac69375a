"""One migrated database of each kind for the whole folder: every example has its own account."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from server.storage.crypto import Keyring
from server.storage.database import Database


class Store(NamedTuple):
    """A database and the keys for it."""

    database: Database
    keyring: Keyring


@pytest.fixture(scope="session")
def sqlite_store(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """SQLite in a file."""
    folder = tmp_path_factory.mktemp("sync")
    path = folder / "diary.sqlite3"
    shutil.copyfile(migrated_sqlite, path)
    database = Database.open(f"sqlite:///{path}", folder)
    yield Store(database, Keyring.open(folder))
    database.close()


@pytest.fixture(scope="session")
def postgresql_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """PostgreSQL."""
    template = request.getfixturevalue("migrated_postgres")
    cluster = request.getfixturevalue("postgres")
    folder = tmp_path_factory.mktemp("sync")
    name = cluster.create(template)
    database = Database.open(cluster.url(name), folder)
    yield Store(database, Keyring.open(folder))
    database.close()
    cluster.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """A database of each kind."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found
