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


@pytest.fixture(params=["UTC", "Pacific/Apia"])
def machine_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The zone of the machine that the server runs on: nothing may depend on it."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield str(request.param)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def person(
    machine_zone: str,
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
