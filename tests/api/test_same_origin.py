"""No other site's page changes anything (trust.md §3a 47), and no page reads the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.app import create_app
from server.config import Config
from tests.api.conftest import API, PASSWORD, SAME_SITE, Person, problem_of
from tests.fixtures.clock import FrozenClock

OWN = "http://localhost"
FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": OWN},
    {"Origin": "https://evil.example"},
    {"Origin": "https://localhost"},
    {"Origin": "http://localhost:81"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
]


@pytest.fixture
def browser(anna: Person, browser_of: Callable[[Person], FlaskClient]) -> FlaskClient:
    return browser_of(anna)


@pytest.mark.parametrize("headers", [*FOREIGN, {}])
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/sync"), ("DELETE", "/sessions/current"), ("PATCH", "/account"),
     ("DELETE", "/account"), ("POST", "/imports")],
)  # fmt: skip
def test_another_site_changes_nothing(
    browser: FlaskClient, headers: dict[str, str], method: str, path: str
) -> None:
    body = {"password": PASSWORD}
    answer = browser.open(f"{API}{path}", method=method, json=body, headers=headers)
    assert problem_of(answer, 403)["code"] == "cross_site"
    assert browser.get(f"{API}/account").status_code == 200


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_signs_nobody_in(
    client: FlaskClient, anna: Person, headers: dict[str, str]
) -> None:
    body = {"email": anna.email, "password": PASSWORD, "client": "browser"}
    problem_of(client.post(f"{API}/sessions", json=body, headers=headers), 403)


@pytest.mark.parametrize("headers", [SAME_SITE, {"Origin": OWN}, {"Origin": "HTTP://LOCALHOST"}])
def test_the_app_itself_does(browser: FlaskClient, headers: dict[str, str]) -> None:
    answer = browser.delete(f"{API}/sessions/current", headers=headers)
    assert answer.status_code == 204


def test_a_form_of_another_site_does_nothing(browser: FlaskClient) -> None:
    answer = browser.post(
        f"{API}/sync",
        data='{"client_id": "',
        content_type="text/plain",
        headers={"Origin": "https://evil.example"},
    )
    problem_of(answer, 403)


def test_behind_a_proxy_the_base_url_is_the_own_origin(
    config: Config, clock: FrozenClock, anna: Person
) -> None:
    changed = {**config.__dict__, "base_url": "https://diary.example.org", "trusted_proxies": 1}
    app = create_app(Config(**changed), clock=clock)
    browser = app.test_client()
    body = {"email": anna.email, "password": PASSWORD, "client": "browser"}
    headers = {
        "Origin": "https://diary.example.org",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "203.0.113.7",
    }
    answer = browser.post(f"{API}/sessions", json=body, headers=headers)
    assert answer.status_code == 201
    assert answer.headers["Set-Cookie"].startswith("__Host-cephalog=")
    assert "Strict-Transport-Security" in answer.headers
    app.extensions["cephalog"].database.close()


def test_the_api_is_no_page(anna: Person) -> None:
    as_page = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"}
    problem_of(anna.get("/account", headers=as_page), 403)
    problem_of(anna.get("/entries/attack", headers=as_page), 403)


@pytest.mark.parametrize("path", ["/", "/api/docs", "/healthz", f"{API}/openapi.json"])
def test_pages_are_pages(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"})
    assert answer.status_code != 403


def test_there_is_no_cors(app: Flask, anna: Person) -> None:
    origin = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for answer in (
        app.test_client().options(f"{API}/sync", headers=origin),
        anna.get("/account", headers=origin),
    ):
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
