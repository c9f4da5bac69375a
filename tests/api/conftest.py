"""People who speak to the API, each with a token or a cookie."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.accounts import passwords
from server.app import create_app
from server.config import Config
from tests.fixtures.clock import FrozenClock
from tests.fixtures.databases import KINDS
from tests.fixtures.postgres import Cluster

API = "/api/v1"
PASSWORD = "a long walk by the grey harbour"
BERLIN = "Europe/Berlin"
SAME_SITE = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Person:
    """Somebody with an account; calls go out with their token."""

    http: FlaskClient
    email: str
    token: str
    account: dict[str, Any]

    def call(self, method: str, path: str, **options: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        return self.http.open(API + path, method=method, headers=headers, **options)

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.call("GET", path, **options)

    def post(self, path: str, **options: Any) -> TestResponse:
        return self.call("POST", path, **options)

    def sync(self, *changes: Any, **members: Any) -> TestResponse:
        """One call of POST /sync."""
        call = {"client_id": str(uuid.uuid4()), "epoch": None, "cursor": None, "limit": 500}
        return self.post("/sync", json={**call, "changes": list(changes), **members})


def new_email() -> str:
    return f"{uuid.uuid4()}@example.org"


def attack(**data: Any) -> dict[str, Any]:
    """A change that makes an attack."""
    patch = {"started_at": "2026-03-01T09:00:00+01:00", "zone": BERLIN, **data}
    at = "2026-03-01T10:00:00.000+01:00"
    return {"kind": "attack", "id": str(uuid.uuid4()), "at": at, "patch": patch}


JSON = "application/json"
SURROGATE, NUL = "\\ud800", "\\u0000"
BODIED = [
    ("POST", "/accounts"),
    ("POST", "/sessions"),
    ("PATCH", "/account"),
    ("DELETE", "/account"),
    ("POST", "/sync"),
    ("POST", "/shares"),
    ("POST", "/shares/0123456789/open"),
]
HEAD = (
    "#,Started,Lasted,Pain Level,Affected Activities,Potential Triggers,Symptoms,"
    "Most Bothersome Symptom,Premonitory Symptoms,Pain Positions,Helpful Medication,"
    "Somewhat Helpful Medication,Unhelpful Medication,Unsure Medication,"
    "Helpful Non Drug Relief Methods,Somewhat Helpful Non Drug Relief Methods,"
    "Unhelpful Non Drug Relief Methods,Unsure Non Drug Relief Methods,Notes"
)
MIGRAINE_BUDDY = f"""Date,Time Period,Description,Notes
No ongoing events recorded during this period.,,,

{HEAD}
1,01/14/26 06:40,04h 30m,7{"," * 15}
2,01/20/26 06:40,02h 30m,3{"," * 15}
"""


def upload(content: str | bytes = MIGRAINE_BUDDY, **members: str) -> dict[str, Any]:
    """The form of POST /imports, with every question answered."""
    raw = content.encode() if isinstance(content, str) else content
    usual = {
        "zone": BERLIN,
        "date_order": "mdy",
        "answers": '{"unlogged_days": "unknown"}',
        "dry_run": "false",
    }
    return {"file": (BytesIO(raw), "mine.csv"), **usual, **members}


def problem_of(answer: TestResponse, status: int) -> dict[str, Any]:
    """The problem that `answer` is, with this status."""
    assert answer.status_code == status, answer.get_data(as_text=True)
    assert answer.content_type == "application/problem+json"
    body: dict[str, Any] = answer.get_json(force=True)
    assert body["status"] == status
    assert body["type"]
    assert body["title"]
    assert body["detail"]
    return body


@pytest.fixture(autouse=True)
def cheap_passwords(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost nothing, but in tests that ask for `real_passwords`."""
    if "real_passwords" not in request.fixturenames:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(passwords, "_hasher", cheap)
        monkeypatch.setattr(passwords, "_decoy", "")


@pytest.fixture
def real_passwords(cheap_passwords: None) -> None:
    """Hashes as a server makes them."""


@pytest.fixture(scope="module", params=KINDS)
def shared_app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """One app for all tests of a file that leave nothing behind which another one minds."""
    data = tmp_path_factory.mktemp("shared")
    url = f"sqlite:///{data / 'diary.sqlite3'}"
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        name = cluster.create(request.getfixturevalue("migrated_postgres"))
        url = cluster.url(name)
    else:
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), data / "diary.sqlite3")
    environ = {"DATABASE_URL": url, "CEPHALOG_DATA": str(data), "CEPHALOG_ENV": "test"}
    app = create_app(
        Config.from_env(environ), clock=FrozenClock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    )
    yield app
    app.extensions["cephalog"].database.close()
    if request.param == "postgresql":
        cluster.drop(name)


def sign_up_to(app: Flask, email: str | None = None, zone: str = BERLIN) -> Person:
    """A new person with an account of `app` and a token."""
    http = app.test_client(use_cookies=False)
    email = email or new_email()
    body = {"email": email, "password": PASSWORD, "zone": zone, "client": "api"}
    answer = http.post(f"{API}/accounts", json={**body, "device": "script"})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    made = answer.get_json()
    return Person(http, email, made["token"], made["account"])


@pytest.fixture
def somebody(shared_app: Flask) -> Person:
    """A new person of the shared app."""
    return sign_up_to(shared_app)


@pytest.fixture
def sign_up(app: Flask) -> Callable[..., Person]:
    """`sign_up()`: a new person with an account and a token."""

    def new(email: str | None = None, zone: str = BERLIN) -> Person:
        return sign_up_to(app, email, zone)

    return new


@pytest.fixture
def anna(sign_up: Callable[..., Person]) -> Person:
    return sign_up()


@pytest.fixture
def ben(sign_up: Callable[..., Person]) -> Person:
    return sign_up()


@pytest.fixture
def browser_of(app: Flask) -> Callable[[Person], FlaskClient]:
    """`browser_of(anna)`: a browser in which she is signed in by cookie."""

    def new(person: Person) -> FlaskClient:
        browser = app.test_client()
        body = {"email": person.email, "password": PASSWORD, "client": "browser"}
        answer = browser.post(f"{API}/sessions", json=body, headers=SAME_SITE)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return browser

    return new
