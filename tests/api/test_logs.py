"""One line a request, and nothing in it that a person wrote (trust.md §3a 52, 58-60)."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.accounts.accounts import Accounts
from tests.api.conftest import API, PASSWORD, Person, attack, problem_of, upload

CANARY = "canary4711"
LINE = re.compile(r"([A-Z]+|-) (\S+) (\d{3}) (\d+\.\d)ms ([0-9a-f]{16})")


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What was logged, so far."""
    caplog.set_level(logging.DEBUG)
    return lambda: [record.getMessage() for record in caplog.records]


def test_a_request_leaves_one_line(client: FlaskClient, lines: Callable[[], list[str]]) -> None:
    answer = client.get(f"{API}/entries/attack/{CANARY}?from={CANARY}")
    (line,) = lines()
    found = LINE.fullmatch(line)
    assert found
    assert found.groups()[:3] == ("GET", f"{API}/entries/<string:kind>/<string:entry_id>", "401")
    assert found[5] == answer.headers["X-Request-Id"] == answer.get_json()["request_id"]


def test_no_log_line_holds_what_a_person_sent(
    app: Flask, anna: Person, lines: Callable[[], list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    browser = app.test_client()
    anna.sync(attack(notes=CANARY), attack(severity=CANARY), {CANARY: CANARY})
    anna.post("/sync", data=f"{{{CANARY}", content_type="application/json")
    anna.post("/imports", data=upload(f"{CANARY},{CANARY}\n", zone=CANARY))
    anna.post("/imports", data=upload(CANARY))
    anna.get(f"/{CANARY}?{CANARY}={CANARY}")
    anna.get(f"/entries/{CANARY}/{CANARY}/history")
    anna.get(f"/summary?from={CANARY}", headers={"Referer": CANARY, "User-Agent": CANARY})
    browser.get(f"/{CANARY}")
    browser.post(
        f"{API}/sessions",
        json={"email": f"{CANARY}@example.org", "password": CANARY * 3, "client": "api"},
    )
    browser.post(
        f"{API}/accounts",
        json={"email": f"{CANARY}@example.org", "password": CANARY * 3, "zone": "UTC"},
    )
    browser.get(f"{API}/account", headers={"Authorization": f"Bearer {CANARY}"})
    browser.open(f"{API}/about", method=CANARY.upper())
    assert len(lines()) == 12
    for line in lines():
        assert CANARY.lower() not in line.lower()
    for record in caplog.records:
        assert record.exc_info is None


@pytest.mark.parametrize(
    "path", ["/a%0d%0ab", "/%1b[31m", f"{API}/entries/a%0ab/c%0dd", "/x\u2028y"]
)
def test_a_line_stays_one_line(
    client: FlaskClient, lines: Callable[[], list[str]], path: str
) -> None:
    client.get(path)
    (line,) = lines()
    assert LINE.fullmatch(line)
    assert line.isprintable()


def test_a_fault_says_nothing_but_its_number(
    app: Flask,
    anna: Person,
    monkeypatch: pytest.MonkeyPatch,
    lines: Callable[[], list[str]],
) -> None:
    def broken(self: object, number: int) -> None:
        raise RuntimeError(f"{CANARY} {number}")

    monkeypatch.setattr(Accounts, "get", broken)
    answer = anna.get("/account")
    problem = problem_of(answer, 500)
    assert problem == {
        "type": "urn:cephalog:problem:fault",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "Something went wrong on the server.",
        "code": "fault",
        "request_id": answer.headers["X-Request-Id"],
    }
    assert answer.headers["Cache-Control"] == "no-store"
    assert CANARY not in "".join(lines())
    assert any(problem["request_id"] in line and "RuntimeError" in line for line in lines())
    assert not app.debug
    assert PASSWORD not in "".join(lines())
