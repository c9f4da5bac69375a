"""A full disk or a database that is away is said as what it is, and passes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from server.storage.database import Database
from server.storage.errors import Busy, KeyMissing, NoRoom
from tests.api.conftest import API, BERLIN, PASSWORD, Person, attack, new_email, problem_of


def failing(error: Exception) -> Callable[..., Any]:
    def fail(self: Database, job: object) -> None:
        raise error

    return fail


def test_a_full_disk_is_507_and_nothing_is_lost(
    anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = attack()
    with monkeypatch.context() as full:
        full.setattr(Database, "write", failing(NoRoom()))
        assert problem_of(anna.sync(change), 507)["code"] == "no_room"
        body = {"email": new_email(), "password": PASSWORD, "zone": BERLIN}
        problem_of(anna.http.post(f"{API}/accounts", json=body), 507)
        assert anna.get("/account").status_code == 200
    assert anna.sync(change).get_json()["results"][0]["status"] == "applied"


def test_a_database_that_is_away_is_503(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as away:
        away.setattr(Database, "read", failing(Busy()))
        for answer in (anna.get("/account"), anna.sync(), anna.http.get("/readyz")):
            assert problem_of(answer, 503)["code"] == "busy"
            assert answer.headers["Retry-After"] == "5"
        assert anna.http.get("/healthz").status_code == 200
    assert anna.http.get("/readyz").status_code == 200


def test_what_has_no_status_of_its_own_is_a_fault(
    anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "write", failing(KeyMissing("server key 4711")))
    problem = problem_of(anna.sync(attack()), 500)
    assert problem["detail"] == "Something went wrong on the server."
    assert "4711" not in str(problem)
