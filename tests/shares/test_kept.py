"""Links in a backup, and in none of the files that a person takes away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask

from server.app import create_app
from server.config import Config
from server.storage.backup import back_up, restore
from server.storage.backup_file import read_rows
from tests.api.conftest import Person, problem_of
from tests.fixtures.clock import FrozenClock
from tests.shares.conftest import ALL, Clinician, make

NewDatabases = Callable[[str], AbstractContextManager[str]]
PIN = "274190"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_is_restored_opens_as_before(
    app: Flask,
    diary: Person,
    clinician: Clinician,
    clock: FrozenClock,
    new_databases: NewDatabases,
    tmp_path: Path,
    kind: str,
) -> None:
    link, closed = make(diary, pin=PIN, include=ALL), make(diary)
    diary.call("DELETE", f"/shares/{closed.id}")
    clinician.open(link, pin="000000")
    clinician.open(link, pin=PIN)
    before = diary.get("/shares").get_json()
    own = app.extensions["cephalog"]
    back_up(own.database, own.keyring, tmp_path / "b", now=clock())
    for _, values in read_rows(tmp_path / "b"):
        assert link.secret not in repr(values)
        assert PIN not in repr(values)
    other = tmp_path / "other"
    other.mkdir()
    with new_databases(kind) as url:
        environ = {"DATABASE_URL": url, "CEPHALOG_DATA": str(other), "CEPHALOG_ENV": "test"}
        again = create_app(Config.from_env(environ), clock=clock)
        new = again.extensions["cephalog"]
        restore(new.database, new.keyring, tmp_path / "b")
        person = Person(again.test_client(), diary.email, diary.token, diary.account)
        assert person.get("/shares").get_json() == before
        visitor = Clinician(again.test_client())
        assert problem_of(visitor.open(link, pin="000000"), 401)["tries_left"] == 3
        assert visitor.open(link, pin=PIN).status_code == 200
        shown = visitor.get(link, "summary", as_of="2026-03-01T12:00:00Z").get_json()
        assert shown == clinician.get(link, "summary", as_of="2026-03-01T12:00:00Z").get_json()
        problem_of(visitor.open(closed), 404)
        new.database.close()


def test_the_diary_as_a_file_says_nothing_of_links(diary: Person, clinician: Clinician) -> None:
    before = diary.get("/export/diary.json").data
    link = make(diary)
    clinician.open(link)
    assert diary.get("/export/diary.json").data == before
