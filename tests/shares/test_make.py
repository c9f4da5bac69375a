"""Making links: what is refused, how many there may be, and who is counted (contract *Shares*)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from flask import Flask

from server.accounts import limits
from server.accounts.agents import coarse_agent
from server.accounts.limits import SHARES_MADE, WRONG_LINKS_OF_NETWORK
from server.api.qr import qr_svg
from tests.api.conftest import Person, problem_of
from tests.fixtures.clock import FrozenClock
from tests.shares.conftest import DATES, Clinician, make


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"from": "2026-03-02", "to": "2026-03-01"}, "/from"),
        ({"from": "1826-01-01", "to": "2026-01-01"}, "/from"),
        ({"from": "1990-01-01", "to": "2026-01-01"}, "/to"),
        ({"from": "2026-02-30"}, "/from"),
        ({"from": 20260301}, "/from"),
        ({"to": None}, "/to"),
        ({"expires_in_days": 0}, "/expires_in_days"),
        ({"expires_in_days": 91}, "/expires_in_days"),
        ({"expires_in_days": 1.5}, "/expires_in_days"),
        ({"expires_in_days": True}, "/expires_in_days"),
        ({"expires_in_days": "7"}, "/expires_in_days"),
        ({"pin": "12345"}, "/pin"),
        ({"pin": "1234567"}, "/pin"),
        ({"pin": "12345a"}, "/pin"),
        ({"pin": "١٢٣٤٥٦"}, "/pin"),
        ({"pin": "123456\n"}, "/pin"),
        ({"pin": 123456}, "/pin"),
        ({"include": "notes"}, "/include"),
        ({"include": ["everything"]}, "/include/0"),
        ({"include": ["notes", "notes"]}, "/include"),
        ({"include": [["notes"]]}, "/include/0"),
        ({"include": None}, "/include"),
        ({"account": "1"}, "/account"),
        ({"id": "0123456789"}, "/id"),
    ],
)
def test_a_bad_member_is_named(anna: Person, change: dict[str, Any], pointer: str) -> None:
    answer = anna.post("/shares", json={**DATES, **change})
    assert pointer in problem_of(answer, 422)["errors"]
    assert anna.get("/shares").get_json() == {"shares": []}


def test_nothing_is_included_unless_it_is_named(anna: Person) -> None:
    make(anna)
    make(anna, include=["mood", "notes"])
    shown = [one["include"] for one in anna.get("/shares").get_json()["shares"]]
    assert sorted(shown) == [[], ["notes", "mood"]]


def test_it_lasts_as_long_as_was_said(anna: Person) -> None:
    assert make(anna, expires_in_days=90).made["expires_at"] == "2026-05-30T12:00:00.000Z"
    assert make(anna, expires_in_days=1).made["expires_at"] == "2026-03-02T12:00:00.000Z"


def test_the_qr_code_is_a_picture_of_the_address(anna: Person) -> None:
    made = make(anna).made
    assert made["qr"] == qr_svg(made["url"])
    root = ElementTree.fromstring(made["qr"])
    assert root.tag.endswith("svg")
    assert root.attrib["viewBox"].startswith("0 0 ")
    assert "http" not in unquote(made["qr"]).replace("http://www.w3.org/2000/svg", "")


def test_sixty_an_hour_may_be_made(anna: Person, ben: Person, clock: FrozenClock) -> None:
    for _ in range(SHARES_MADE.most):
        make(anna)
    clock.advance(minutes=10)
    answer = anna.post("/shares", json=DATES)
    assert problem_of(answer, 429)["code"] == "too_many_tries"
    assert answer.headers["Retry-After"] == "3000"
    make(ben)
    clock.advance(minutes=50)
    make(anna)


def test_also_when_they_are_made_at_once(anna: Person) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = [pool.submit(anna.post, "/shares", json=DATES) for _ in range(SHARES_MADE.most + 10)]
        statuses = sorted(done.result().status_code for done in made)
    assert statuses == [201] * SHARES_MADE.most + [429] * 10


def test_who_guesses_is_slowed_down_whatever_they_guess(
    diary: Person, app: Flask, clinician: Clinician, clock: FrozenClock
) -> None:
    link = make(diary)
    for _ in range(5):
        assert clinician.open(link).status_code == 200
    answers = [
        clinician.post(f"{n:010}", {"secret": link.secret}).status_code
        for n in range(WRONG_LINKS_OF_NETWORK.most + 1)
    ]
    assert answers == [404] * WRONG_LINKS_OF_NETWORK.most + [429]
    answer = clinician.open(link)
    assert problem_of(answer, 429)["retry_after"] == 60
    clock.advance(minutes=1)
    assert clinician.open(link).status_code == 200


def test_a_link_is_not_opened_without_end(
    diary: Person, clinician: Clinician, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OPENINGS_OF_SHARE", limits.Limit(3, timedelta(hours=1)))
    link = make(diary)
    assert [clinician.open(link).status_code for _ in range(4)] == [200, 200, 200, 429]
    clock.advance(hours=1)
    assert clinician.open(link).status_code == 200


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/129.0 Safari/537.36",
         "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0",
         "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
         "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Version/17.5 Safari/605.1", "Safari, Mac"),
        ("Mozilla/5.0 (Linux; Android 14) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
         "Samsung Internet, Android"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
        (None, ""),
    ],
)  # fmt: skip
def test_what_opened_it_is_told_coarsely(header: str | None, shown: str) -> None:
    assert coarse_agent(header) == shown


def test_a_second_account_makes_other_links(
    anna: Person, ben: Person, new_clinician: Callable[[], Clinician]
) -> None:
    links = [make(anna), make(ben)]
    assert links[0].id != links[1].id
    mine = [one["id"] for one in anna.get("/shares").get_json()["shares"]]
    assert mine == [links[0].id]
