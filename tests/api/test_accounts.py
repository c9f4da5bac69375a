"""Signing up, changing and erasing an account (contract §2 *Accounts and sessions*)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.app import create_app
from server.config import Config
from server.storage.models import accounts, erased_tokens, metadata, sessions
from tests.api.conftest import API, BERLIN, PASSWORD, Person, attack, new_email, problem_of
from tests.fixtures.clock import FrozenClock

OTHER_PASSWORD = "nine slow trains to the coast"


def sign_up_body(**changed: object) -> dict[str, object]:
    return {"email": new_email(), "password": PASSWORD, "zone": BERLIN, **changed}


def test_an_account_has_an_id_an_email_and_a_zone(client: FlaskClient) -> None:
    body = sign_up_body()
    answer = client.post(f"{API}/accounts", json=body)
    assert answer.status_code == 201
    account = answer.get_json()["account"]
    assert isinstance(account["id"], str)
    assert account == {"id": account["id"], "email": body["email"], "zone": BERLIN}
    assert "token" not in answer.get_json()
    assert "Set-Cookie" not in answer.headers


def test_the_zone_lives_in_the_profile(anna: Person) -> None:
    profile = anna.get("/entries/profile/me").get_json()
    assert profile["data"] == {"zone": BERLIN}
    history = anna.sync(
        {
            "kind": "profile",
            "id": "me",
            "at": "2026-03-01T13:00:00Z",
            "patch": {"zone": "Asia/Tokyo"},
        }
    ).get_json()
    assert history["results"][0]["status"] == "applied"
    assert anna.get("/account").get_json()["account"]["zone"] == "Asia/Tokyo"


def test_with_client_api_it_signs_in_with_a_token(client: FlaskClient) -> None:
    answer = client.post(f"{API}/accounts", json=sign_up_body(client="api"))
    token = answer.get_json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get(f"{API}/account", headers=headers).status_code == 200


def test_with_client_browser_it_signs_in_with_a_cookie(client: FlaskClient) -> None:
    answer = client.post(f"{API}/accounts", json=sign_up_body(client="browser"))
    assert "token" not in answer.get_json()
    assert client.get(f"{API}/account").status_code == 200


@pytest.mark.parametrize("twin", [str.upper, lambda email: f"  {email} "])
def test_an_address_makes_one_account(
    client: FlaskClient, anna: Person, twin: Callable[[str], str]
) -> None:
    body = sign_up_body(email=twin(anna.email))
    problem = problem_of(client.post(f"{API}/accounts", json=body), 409)
    assert problem["code"] == "address_taken"


def test_of_two_sign_ups_at_once_one_is_made(
    client: FlaskClient, anna: Person, ben: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked before either has written."""
    before = accounts_of(client.application)
    with monkeypatch.context() as blind:
        blind.setattr("server.accounts.accounts._by_email", lambda conn, email: None)
        problem_of(client.post(f"{API}/accounts", json=sign_up_body(email=anna.email)), 409)
    body = {"password": PASSWORD, "email": anna.email}
    problem_of(ben.call("PATCH", "/account", json=body), 409)
    assert accounts_of(client.application) == before


def accounts_of(app: Flask) -> list[str]:
    database = app.extensions["cephalog"].database
    rows = database.read(lambda conn: conn.execute(select(accounts.c.email)).all())
    return sorted(row.email for row in rows)


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"email": "nobody"}, "/email"),
        ({"email": "a@b c"}, "/email"),
        ({"email": "a@b\r\nBcc: c"}, "/email"),
        ({"email": "a" * 250 + "@example.org"}, "/email"),
        ({"email": None}, "/email"),
        ({"email": 5}, "/email"),
        ({"password": True}, "/password"),
        ({"password": ["x"] * 20}, "/password"),
        ({"zone": "Europe/Atlantis"}, "/zone"),
        ({"zone": "Factory"}, "/zone"),
        ({"zone": "localtime"}, "/zone"),
        ({"zone": "../../etc/passwd"}, "/zone"),
        ({"client": "phone"}, "/client"),
        ({"device": "x" * 101}, "/device"),
        ({"id": "1"}, "/id"),
        ({"is_admin": True}, "/is_admin"),
        ({"created_at": 0}, "/created_at"),
    ],
)
def test_a_bad_member_is_named(
    client: FlaskClient, changed: dict[str, object], pointer: str
) -> None:
    problem = problem_of(client.post(f"{API}/accounts", json=sign_up_body(**changed)), 422)
    assert list(problem["errors"]) == [pointer]


@pytest.mark.parametrize("missing", ["email", "password", "zone"])
def test_a_missing_member_is_named(client: FlaskClient, missing: str) -> None:
    body = sign_up_body()
    del body[missing]
    problem = problem_of(client.post(f"{API}/accounts", json=body), 422)
    assert list(problem["errors"]) == [f"/{missing}"]


@pytest.mark.parametrize("body", ["[]", '"x"', "1", "null", "true"])
def test_a_body_that_is_no_object_is_refused(client: FlaskClient, body: str) -> None:
    answer = client.post(f"{API}/accounts", data=body, content_type="application/json")
    assert list(problem_of(answer, 422)["errors"]) == [""]


def test_where_sign_up_is_closed_nobody_signs_up(
    app: Flask, config: Config, clock: FrozenClock, anna: Person
) -> None:
    closed = create_app(
        Config(**{**config.__dict__, "signup_open": False}), clock=clock
    ).test_client()
    problem = problem_of(closed.post(f"{API}/accounts", json=sign_up_body()), 403)
    assert problem["code"] == "signup_closed"
    assert closed.get(f"{API}/about").get_json()["signup"] == "closed"
    body = {"email": anna.email, "password": PASSWORD, "client": "api"}
    assert closed.post(f"{API}/sessions", json=body).status_code == 201
    closed.application.extensions["cephalog"].database.close()


def test_a_new_email_needs_the_password(anna: Person) -> None:
    email = new_email()
    wrong = anna.call("PATCH", "/account", json={"password": OTHER_PASSWORD, "email": email})
    assert problem_of(wrong, 401)["code"] == "wrong_password"
    right = anna.call("PATCH", "/account", json={"password": PASSWORD, "email": email})
    assert right.get_json() == {"account": {**anna.account, "email": email}}
    assert anna.get("/account").get_json()["account"]["email"] == email


def test_an_email_of_somebody_else_is_taken(anna: Person, ben: Person) -> None:
    body = {"password": PASSWORD, "email": ben.email.upper()}
    assert problem_of(anna.call("PATCH", "/account", json=body), 409)["code"] == "address_taken"
    same = {"password": PASSWORD, "email": anna.email.upper()}
    assert anna.call("PATCH", "/account", json=same).status_code == 200


def test_a_new_password_signs_the_other_devices_out(
    anna: Person, browser_of: Callable[[Person], FlaskClient]
) -> None:
    browser = browser_of(anna)
    body = {"password": PASSWORD, "new_password": OTHER_PASSWORD}
    assert anna.call("PATCH", "/account", json=body).status_code == 200
    assert anna.get("/account").status_code == 200
    assert browser.get(f"{API}/account").status_code == 401
    for password, status in ((PASSWORD, 401), (OTHER_PASSWORD, 201)):
        body = {"email": anna.email, "password": password, "client": "api"}
        assert anna.http.post(f"{API}/sessions", json=body).status_code == status


def test_a_weak_new_password_is_refused_and_changes_nothing(anna: Person) -> None:
    body = {"password": PASSWORD, "new_password": "password1234567", "email": new_email()}
    problem = problem_of(anna.call("PATCH", "/account", json=body), 422)
    assert list(problem["errors"]) == ["/new_password"]
    assert anna.get("/account").get_json()["account"]["email"] == anna.email


def test_erasing_takes_everything_and_tells_every_device(
    app: Flask, anna: Person, ben: Person, browser_of: Callable[[Person], FlaskClient]
) -> None:
    browser = browser_of(anna)
    anna.sync(attack(notes="only Anna knows"), attack())
    ben.sync(attack())
    assert anna.call("DELETE", "/account", json={"password": OTHER_PASSWORD}).status_code == 401
    assert anna.call("DELETE", "/account", json={"password": PASSWORD}).status_code == 204
    for answer in (anna.get("/account"), anna.sync(), browser.get(f"{API}/account")):
        assert problem_of(answer, 410)["code"] == "account_erased"
    assert rows_of(app, int(anna.account["id"])) == {}
    assert rows_of(app, int(ben.account["id"]))["entries"] == 2
    body = {"email": anna.email, "password": PASSWORD, "client": "api"}
    assert anna.http.post(f"{API}/sessions", json=body).status_code == 401


def test_an_erased_address_is_free_again_and_its_diary_is_empty(
    anna: Person, sign_up: Callable[..., Person]
) -> None:
    anna.sync(attack())
    anna.call("DELETE", "/account", json={"password": PASSWORD})
    again = sign_up(anna.email)
    assert again.account["id"] != anna.account["id"]
    assert again.get("/entries/attack").get_json()["entries"] == []


def rows_of(app: Flask, account: int) -> dict[str, int]:
    """How many rows each table holds of the account, where any."""
    database = app.extensions["cephalog"].database
    found = {}
    for table in metadata.tables.values():
        column = table.c.get("account")
        if table is accounts:
            column = accounts.c.id
        if column is None:
            continue
        query = select(table).where(column == account)
        count = len(database.read(lambda conn, query=query: conn.execute(query).all()))
        if count:
            found[table.name] = count
    return found


def test_the_database_holds_no_token_and_no_password(
    real_passwords: None, app: Flask, anna: Person
) -> None:
    database = app.extensions["cephalog"].database
    for table in (accounts, sessions, erased_tokens):
        for row in database.read(lambda conn, table=table: conn.execute(select(table)).all()):
            assert anna.token not in str(row)
            assert PASSWORD not in str(row)
    stored = database.read(lambda conn: conn.execute(select(accounts.c.password_hash)).scalar())
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
