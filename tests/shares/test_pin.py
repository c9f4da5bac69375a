"""A PIN has five tries in all, whoever makes them and however many at once (trust.md §3e)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from server.app import create_app
from server.config import Config
from server.reminders.agenda import LINK
from server.storage.models import due
from tests.api.conftest import API, Person, problem_of
from tests.fixtures.clock import FrozenClock
from tests.shares.conftest import Clinician, Link, make

PIN, WRONG = "274190", "000000"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every PIN that was hashed and compared."""
    seen: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, stored: str, password: str) -> bool:
        seen.append(password)
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    return seen


@pytest.fixture
def processes(app: Flask, config: Config, clock: FrozenClock) -> Iterator[list[Flask]]:
    """Two web processes on one database."""
    second = create_app(config, clock=clock)
    yield [app, second]
    second.extensions["cephalog"].database.close()


def test_a_wrong_pin_says_how_many_tries_are_left(
    diary: Person, clinician: Clinician, looked: list[str]
) -> None:
    link = make(diary, pin=PIN)
    for left in (4, 3, 2, 1, 0):
        body = problem_of(clinician.open(link, pin=WRONG), 401)
        assert (body["code"], body["tries_left"]) == ("wrong_pin", left)
    problem_of(clinician.open(link, pin=PIN), 404)
    problem_of(clinician.open(link), 404)
    assert len(looked) == 5


def told_of(app: Flask) -> list[str]:
    """The links that a push tells of, as soon as a worker looks."""
    query = select(due.c.subject).where(due.c.reminder == LINK)
    database = app.extensions["cephalog"].database
    found: list[str] = database.read(lambda conn: list(conn.execute(query).scalars()))
    return found


def test_the_last_wrong_pin_has_the_person_told_once(
    app: Flask, diary: Person, clinician: Clinician
) -> None:
    link, other = make(diary, pin=PIN), make(diary, pin=PIN)
    for _ in range(4):
        clinician.open(link, pin=WRONG)
    clinician.open(link)
    clinician.open(link, pin=PIN)
    clinician.open(other, pin=WRONG)
    assert told_of(app) == []
    for _ in range(3):
        clinician.open(link, pin=WRONG)
    assert told_of(app) == [link.id]


def test_without_a_pin_one_is_asked_for_and_no_try_is_used(
    diary: Person, clinician: Clinician, looked: list[str]
) -> None:
    link = make(diary, pin=PIN)
    for _ in range(7):
        body = problem_of(clinician.open(link), 401)
        assert (body["code"], body["tries_left"]) == ("pin_needed", 5)
    assert looked == []
    assert clinician.open(link, pin=PIN).status_code == 200


def test_the_right_pin_uses_no_try_and_gives_none_back(diary: Person, clinician: Clinician) -> None:
    link = make(diary, pin=PIN)
    for _ in range(4):
        clinician.open(link, pin=WRONG)
    for _ in range(7):
        assert clinician.open(link, pin=PIN).status_code == 200
    assert problem_of(clinician.open(link, pin=WRONG), 401)["tries_left"] == 0
    problem_of(clinician.open(link, pin=PIN), 404)


def test_a_wrong_secret_uses_no_try(diary: Person, clinician: Clinician, looked: list[str]) -> None:
    link = make(diary, pin=PIN)
    for _ in range(9):
        problem_of(clinician.post(link.id, {"secret": "x", "pin": PIN}), 404)
    assert looked == []
    assert clinician.open(link, pin=PIN).status_code == 200


def test_what_is_no_pin_at_all_is_a_wrong_one(diary: Person, clinician: Clinician) -> None:
    link = make(diary, pin=PIN)
    for left, pin in zip((4, 3, 2, 1), ("", "27419", "２７４１９０", "\u202e"), strict=True):
        assert problem_of(clinician.open(link, pin=pin), 401)["tries_left"] == left


@pytest.mark.parametrize("pin", [274190, True, ["274190"], "1" * 201])
def test_a_pin_of_another_shape_is_refused_before_the_link_is_looked_for(
    diary: Person, clinician: Clinician, pin: Any
) -> None:
    link = make(diary, pin=PIN)
    answers = [clinician.open(link, pin=pin), clinician.post("x", {"secret": "x", "pin": pin})]
    for answer in answers:
        assert list(problem_of(answer, 422)["errors"]) == ["/pin"]
    assert problem_of(clinician.open(link), 401)["tries_left"] == 5


def open_in(app: Flask, link: Link, pin: str) -> TestResponse:
    body = {"secret": link.secret, "pin": pin}
    return app.test_client().post(f"{API}/shares/{link.id}/open", json=body)


def at_once(processes: list[Flask], link: Link, pins: list[str]) -> list[TestResponse]:
    with ThreadPoolExecutor(16) as pool:
        tries = [pool.submit(open_in, processes[n % 2], link, pin) for n, pin in enumerate(pins)]
        return [done.result() for done in tries]


def test_of_a_hundred_at_once_exactly_five_are_looked_at(
    processes: list[Flask], diary: Person, looked: list[str]
) -> None:
    link, other = make(diary, pin=PIN), make(diary, pin=PIN)
    answers = at_once(processes, link, [WRONG] * 100)
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [404] * 95
    left = sorted(a.get_json()["tries_left"] for a in answers if a.status_code == 401)
    assert left == [0, 1, 2, 3, 4]
    assert len(looked) == 5
    assert told_of(processes[0]) == [link.id]
    assert open_in(processes[0], link, PIN).status_code == 404
    assert open_in(processes[0], other, PIN).status_code == 200, "each link counts by itself"


def test_right_ones_among_many_wrong_ones_do_not_open_more_tries(
    processes: list[Flask], diary: Person, looked: list[str]
) -> None:
    link = make(diary, pin=PIN)
    answers = at_once(processes, link, [PIN, WRONG, WRONG] * 20)
    assert sum(answer.status_code == 401 for answer in answers) == 5
    assert looked.count(WRONG) == 5
    (shown,) = diary.get("/shares").get_json()["shares"]
    assert (shown["state"], shown["tries_left"]) == ("locked", 0)
    opened = sum(answer.status_code == 200 for answer in answers)
    assert len(shown["openings"]) == opened


def test_closed_while_the_pin_is_looked_at_it_does_not_open(
    diary: Person, clinician: Clinician, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = make(diary, pin=PIN)
    verify = PasswordHasher.verify

    def meanwhile(self: PasswordHasher, stored: str, password: str) -> bool:
        assert diary.call("DELETE", f"/shares/{link.id}").status_code == 204
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", meanwhile)
    problem_of(clinician.open(link, pin=PIN), 404)
    (shown,) = diary.get("/shares").get_json()["shares"]
    assert shown["openings"] == []


def test_a_pin_is_argon2id_as_strong_as_a_password(
    real_passwords: None, diary: Person, app: Flask, new_clinician: Callable[[], Clinician]
) -> None:
    link = make(diary, pin=PIN)
    assert new_clinician().open(link, pin=PIN).status_code == 200
