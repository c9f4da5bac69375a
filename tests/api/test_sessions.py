"""Signing in and out; which devices are signed in, and for how long."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from server.storage.models import accounts, sessions
from tests.api.conftest import API, PASSWORD, SAME_SITE, Person, problem_of
from tests.fixtures.clock import FrozenClock


def credentials(person: Person, **changed: object) -> dict[str, object]:
    return {"email": person.email, "password": PASSWORD, "client": "api", **changed}


def test_a_script_gets_a_token_once(anna: Person) -> None:
    answer = anna.http.post(f"{API}/sessions", json=credentials(anna, device="cron"))
    assert answer.status_code == 201
    assert len(answer.get_json()["token"]) >= 43
    assert answer.get_json()["account"] == anna.account
    assert "Set-Cookie" not in answer.headers
    again = anna.http.post(f"{API}/sessions", json=credentials(anna))
    assert again.get_json()["token"] != answer.get_json()["token"]


def test_a_browser_gets_a_cookie_that_no_script_reads(app: Flask, anna: Person) -> None:
    browser = app.test_client()
    answer = browser.post(f"{API}/sessions", json=credentials(anna, client="browser"))
    assert "token" not in answer.get_json()
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("cephalog=")
    for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="):
        assert part in cookie
    assert "Domain" not in cookie
    assert browser.get(f"{API}/account").get_json()["account"] == anna.account


def test_under_https_the_cookie_is_bound_to_the_host(app: Flask, anna: Person) -> None:
    browser = app.test_client()
    answer = browser.post(
        f"{API}/sessions",
        json=credentials(anna, client="browser"),
        base_url="https://localhost",
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-cephalog=")
    for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Secure"):
        assert part in cookie
    assert "Domain" not in cookie
    assert browser.get(f"{API}/account", base_url="https://localhost").status_code == 200


def test_a_cookie_is_no_token_and_a_token_no_cookie(
    app: Flask, anna: Person, browser_of: Callable[[Person], FlaskClient]
) -> None:
    cookie = browser_of(anna).get_cookie("cephalog")
    assert cookie is not None
    as_token = {"Authorization": f"Bearer {cookie.value}"}
    assert anna.http.get(f"{API}/account", headers=as_token).status_code == 401
    thief = app.test_client()
    thief.set_cookie("cephalog", anna.token)
    assert thief.get(f"{API}/account").status_code == 401


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer x", "Basic YTpi", "Bearer \xff", "Token abc", "é"]
)
def test_what_is_no_token_signs_nobody_in(anna: Person, header: str) -> None:
    answer = anna.http.get(f"{API}/account", headers={"Authorization": header})
    assert problem_of(answer, 401)["code"] == "not_signed_in"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "spoil", [str.upper, lambda p: p + " ", lambda p: p[:-1], lambda p: " " + p]
)
def test_a_password_counts_to_the_last_character(anna: Person, spoil: Callable[[str], str]) -> None:
    answer = anna.http.post(f"{API}/sessions", json=credentials(anna, password=spoil(PASSWORD)))
    assert problem_of(answer, 401)["code"] == "wrong_password"


def test_an_unknown_address_looks_like_a_wrong_password(anna: Person) -> None:
    wrong = anna.http.post(f"{API}/sessions", json=credentials(anna, password="x" * 20))
    unknown = anna.http.post(f"{API}/sessions", json=credentials(anna, email="no@example.org"))
    nonsense = anna.http.post(f"{API}/sessions", json=credentials(anna, email="no address"))
    bodies = [problem_of(answer, 401) for answer in (wrong, unknown, nonsense)]
    for body in bodies:
        del body["request_id"]
    assert bodies[0] == bodies[1] == bodies[2]
    assert {*wrong.headers.keys()} == {*unknown.headers.keys()}


def test_an_unknown_address_costs_one_hash_too(
    real_passwords: None, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, stored: str, password: str) -> bool:
        hashed.append(stored)
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    anna.http.post(f"{API}/sessions", json=credentials(anna, email="no@example.org"))
    assert len(hashed) == 1
    assert hashed[0].startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    anna.sync()
    anna.get("/account")
    assert len(hashed) == 1


def test_an_outdated_hash_is_renewed_at_sign_in(
    real_passwords: None, app: Flask, anna: Person
) -> None:
    database = app.extensions["cephalog"].database
    weak = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
    database.write(lambda conn: conn.execute(update(accounts).values(password_hash=weak)))
    assert anna.http.post(f"{API}/sessions", json=credentials(anna)).status_code == 201
    stored = database.read(lambda conn: conn.execute(select(accounts.c.password_hash)).scalar())
    assert "m=65536,t=3,p=4" in stored
    assert anna.http.post(f"{API}/sessions", json=credentials(anna)).status_code == 201


def test_the_devices_are_listed(
    anna: Person, browser_of: Callable[[Person], FlaskClient], clock: FrozenClock
) -> None:
    clock.advance(minutes=5)
    browser_of(anna)
    listed = anna.get("/sessions").get_json()["sessions"]
    assert [s["client"] for s in listed] == ["browser", "api"]
    assert [s["current"] for s in listed] == [False, True]
    assert listed[1]["device"] == "script"
    assert listed[1]["created_at"] == "2026-03-01T12:00:00.000Z"
    assert set(listed[0]) == {"id", "client", "device", "created_at", "last_used_at", "current"}


def test_one_device_is_signed_out_from_another(
    anna: Person, browser_of: Callable[[Person], FlaskClient]
) -> None:
    browser = browser_of(anna)
    listed = anna.get("/sessions").get_json()["sessions"]
    (other,) = [s["id"] for s in listed if not s["current"]]
    assert anna.call("DELETE", f"/sessions/{other}").status_code == 204
    assert browser.get(f"{API}/account").status_code == 401
    assert anna.get("/account").status_code == 200
    assert anna.call("DELETE", f"/sessions/{other}").status_code == 404


def test_signing_out_ends_the_session_and_the_cookie(
    app: Flask, anna: Person, browser_of: Callable[[Person], FlaskClient]
) -> None:
    browser = browser_of(anna)
    cookie = browser.get_cookie("cephalog")
    assert cookie is not None
    answer = browser.delete(f"{API}/sessions/current", headers=SAME_SITE)
    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    thief = app.test_client()
    thief.set_cookie("cephalog", cookie.value)
    assert thief.get(f"{API}/account").status_code == 401
    assert anna.get("/account").status_code == 200


@pytest.mark.parametrize("session", ["nonsense", "%00", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_device_is_not_found(anna: Person, session: str) -> None:
    problem_of(anna.call("DELETE", f"/sessions/{session}"), 404)


def test_a_session_ends_180_days_after_its_last_use(anna: Person, clock: FrozenClock) -> None:
    for _ in range(2):
        clock.advance(days=179)
        assert anna.get("/account").status_code == 200
    clock.advance(days=180)
    problem_of(anna.get("/account"), 401)
    problem_of(anna.sync(), 401)


def test_a_session_ends_400_days_after_sign_in(anna: Person, clock: FrozenClock) -> None:
    for _ in range(4):
        clock.advance(days=99)
        assert anna.get("/account").status_code == 200
    clock.advance(days=4)
    problem_of(anna.get("/account"), 401)


def test_a_session_that_is_over_is_not_listed(anna: Person, clock: FrozenClock) -> None:
    clock.advance(days=200)
    later = anna.http.post(f"{API}/sessions", json=credentials(anna)).get_json()
    headers = {"Authorization": f"Bearer {later['token']}"}
    listed = anna.http.get(f"{API}/sessions", headers=headers).get_json()["sessions"]
    assert [s["id"] for s in listed] == [later["session"]]


def test_last_use_is_written_once_an_hour(app: Flask, anna: Person, clock: FrozenClock) -> None:
    database = app.extensions["cephalog"].database

    def last_used() -> int:
        when: int = database.read(
            lambda conn: conn.execute(select(sessions.c.last_used_at)).scalar()
        )
        return when

    before = last_used()
    clock.advance(minutes=59)
    anna.get("/account")
    assert last_used() == before
    clock.advance(minutes=2)
    anna.get("/account")
    assert last_used() - before == 61 * 60_000


def test_only_the_digest_of_a_token_is_stored(app: Flask, anna: Person) -> None:
    database = app.extensions["cephalog"].database
    stored = database.read(lambda conn: conn.execute(select(sessions.c.token_hash)).scalar())
    assert bytes(stored) == hashlib.sha256(anna.token.encode()).digest()
