"""A person with reminders, on a server that stands anywhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.reminders.plan import plan_on_change
from server.storage import apply
from server.storage.crypto import Keyring
from server.storage.database import Database
from tests.fixtures.clock import FrozenClock
from tests.reminders.person import Person


@pytest.fixture
def far_from_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine at the date line: nothing may depend on the zone that the server runs in."""
    monkeypatch.setenv("TZ", "Pacific/Apia")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def person(
    far_from_here: None,
    migrated_url: str,
    tmp_path: Path,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Person]:
    """An account in Berlin; every change plans its reminders."""
    monkeypatch.setattr(apply, "_listeners", [])
    plan_on_change()
    database = Database.open(migrated_url, tmp_path)
    yield Person(database, Keyring.open(tmp_path), clock)
    database.close()
