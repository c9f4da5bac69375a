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
from server.storage.moments import rfc3339, to_ms
from tests.api.conftest import Person, problem_of
from tests.fixtures.clock import FrozenClock
from tests.shares.conftest import ALL, Clinician, make

NewDatabases = Callable[[str], AbstractContextManager[str]]
PIN = "274190"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_restored_backup_shows_every_link_as_closed(
    app: Flask,
    diary: Person,
    clinician: Clinician,
    clock: FrozenClock,
    new_databases: NewDatabases,
    tmp_path: Path,
    kind: str,
) -> None:
    expired = make(diary, expires_in_days=1)
    clock.advance(days=2)
    link, closed = make(diary, pin=PIN, include=ALL), make(diary)
    diary.call("DELETE", f"/shares/{closed.id}")
    clinician.open(link, pin="000000")
    clinician.open(link, pin=PIN)
    before = {one["id"]: one for one in diary.get("/shares").get_json()["shares"]}
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
        clock.advance(hours=1)
        assert restore(new.database, new.keyring, tmp_path / "b", now=clock()) == (1, 1)
        person = Person(again.test_client(), diary.email, diary.token, diary.account)
        shown = {one["id"]: one for one in person.get("/shares").get_json()["shares"]}
        now = rfc3339(to_ms(clock()))
        assert shown.pop(link.id) == {
            **before.pop(link.id), "state": "revoked", "revoked_at": now
        }  # fmt: skip
        assert shown == before
        assert shown[expired.id]["state"] == "expired"
        problem_of(Clinician(again.test_client()).open(link, pin=PIN), 404)
        new.database.close()


def test_a_link_that_was_closed_after_the_backup_stays_closed(
    app: Flask, diary: Person, clinician: Clinician, clock: FrozenClock, tmp_path: Path
) -> None:
    link, other = make(diary), make(diary)
    own = app.extensions["cephalog"]
    back_up(own.database, own.keyring, tmp_path / "b", now=clock())
    diary.call("DELETE", f"/shares/{link.id}")
    clinician.open(other)
    assert clinician.get(other, "visit").status_code == 200
    restore(own.database, own.keyring, tmp_path / "b", now=clock(), replace=True)
    problem_of(clinician.open(link), 404)
    problem_of(clinician.open(other), 404)
    problem_of(clinician.get(other, "visit"), 404)
    assert clinician.open(make(diary)).status_code == 200


def test_the_diary_as_a_file_says_nothing_of_links(diary: Person, clinician: Clinician) -> None:
    before = diary.get("/export/diary.json").data
    link = make(diary)
    clinician.open(link)
    assert diary.get("/export/diary.json").data == before
