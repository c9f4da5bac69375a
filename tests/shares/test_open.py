"""Opening a link: by its secret alone, and whatever is wrong with it looks the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from server.accounts.shares import ALPHABET, VISIT
from server.storage.models import share_openings, shares
from tests.api.conftest import API, PASSWORD, SAME_SITE, Person, problem_of
from tests.fixtures.clock import FrozenClock
from tests.shares.conftest import ALL, DATES, Clinician, Link, make

PIN = "274190"
CLOSED = [
    "GET /account",
    "GET /summary",
    "GET /shares",
    "GET /export/diary.json",
    "DELETE /shares/{}",
]
READ = ["visit", "summary", "page", "report.pdf", "diary.csv", "attacks.csv", "fhir.json"]


def same_answer(answer: TestResponse) -> tuple[Any, ...]:
    """What tells one 404 from another: all but the request's own id and the time."""
    body = answer.get_json()
    body.pop("request_id")
    headers = sorted(pair for pair in answer.headers if pair[0] not in {"X-Request-Id", "Date"})
    return answer.status_code, sorted(body.items()), headers


def test_a_link_is_made_and_opened(diary: Person, clinician: Clinician) -> None:
    link = make(diary, include=["mood"])
    assert re.fullmatch(rf"http://localhost/s/#{link.id}\.{link.secret}", link.url)
    assert set(link.id + link.secret) <= set(ALPHABET)
    assert len(link.secret) * 5 >= 128
    assert link.made["expires_at"] == "2026-03-15T12:00:00.000Z", "fourteen days unless said"
    answer = clinician.open(link)
    assert answer.status_code == 200
    assert answer.get_json() == {
        **DATES, "include": ["mood"], "expires_at": link.made["expires_at"]
    }  # fmt: skip
    for what in READ:
        assert clinician.get(link, what).status_code == 200, what
    assert clinician.get(link, "visit").get_json() == answer.get_json()


def test_the_secret_is_nowhere_on_the_server(app: Flask, diary: Person) -> None:
    link = make(diary, pin=PIN)
    database = app.extensions["cephalog"].database
    (row,) = database.read(lambda conn: conn.execute(select(shares)).all())
    assert link.secret not in repr(row)
    assert PIN not in repr(row)
    assert row.pin_hash.startswith("$argon2id$")


def test_everything_wrong_with_a_link_is_the_same_404(
    diary: Person, clock: FrozenClock, new_clinician: Callable[[], Clinician]
) -> None:
    names = ("good", "revoked", "expired", "locked")
    made = {name: make(diary, pin=PIN if name == "locked" else None) for name in names}
    made["expired"] = make(diary, expires_in_days=1)
    diary.call("DELETE", f"/shares/{made['revoked'].id}")
    clinician = new_clinician()
    for _ in range(5):
        problem_of(clinician.open(made["locked"], pin="000000"), 401)
    clock.advance(days=1)
    good = made["good"]
    cases = {
        "unknown": clinician.post("0" * 10, {"secret": good.secret}),
        "no id at all": clinician.post("%00'; --", {"secret": good.secret}),
        "wrong secret": clinician.post(good.id, {"secret": "0" * 26}),
        "empty secret": clinician.post(good.id, {"secret": ""}),
        "secret of another": clinician.post(good.id, {"secret": made["locked"].secret}),
        "revoked": clinician.open(made["revoked"]),
        "expired": clinician.open(made["expired"]),
        "locked": clinician.open(made["locked"], pin=PIN),
        "locked, no pin": clinician.open(made["locked"]),
        "locked, wrong secret": clinician.post(made["locked"].id, {"secret": "x", "pin": PIN}),
    }
    answers = {name: same_answer(answer) for name, answer in cases.items()}
    assert set(map(repr, answers.values())) == {repr(answers["unknown"])}, answers
    assert answers["unknown"][0] == 404
    problem_of(cases["unknown"], 404)
    assert clinician.open(good).status_code == 200


@pytest.mark.parametrize("what", READ)
def test_nothing_is_read_without_having_opened(
    diary: Person, clinician: Clinician, new_clinician: Callable[[], Clinician], what: str
) -> None:
    link, other = make(diary), make(diary)
    unknown = Link("0" * 10, "", "", {})
    plain = same_answer(clinician.get(unknown, what))
    assert same_answer(clinician.get(link, what)) == plain
    clinician.open(other)
    assert same_answer(clinician.get(link, what)) == plain, "the cookie of another link"
    clinician.open(link)
    assert clinician.get(link, what).status_code == 200
    assert same_answer(new_clinician().get(link, what)) == plain


def test_the_cookie_is_for_this_share_alone(diary: Person, clinician: Clinician) -> None:
    link = make(diary)
    (header,) = clinician.open(link).headers.getlist("Set-Cookie")
    name, *flags = header.split("; ")
    assert name.startswith("cephalog-share=")
    assert sorted(flags)[1:] == sorted(
        ["HttpOnly", f"Max-Age={VISIT.seconds}", f"Path={API}/shares/{link.id}", "SameSite=Strict"]
    )  # fmt: skip
    token = name.partition("=")[2]
    for cookie in ("cephalog", "__Host-cephalog", "cephalog-share"):
        for call in CLOSED:
            method, _, path = call.format(link.id).partition(" ")
            headers = {"Cookie": f"{cookie}={token}", **SAME_SITE}
            answer = clinician.http.open(API + path, method=method, headers=headers)
            assert answer.status_code == 401, (cookie, path)
    bearer = {"Authorization": f"Bearer {token}"}
    assert clinician.http.get(f"{API}/account", headers=bearer).status_code == 401


def test_an_account_of_its_own_opens_nothing(diary: Person, ben: Person) -> None:
    link = make(diary)
    for person in (diary, ben):
        assert person.get(f"/shares/{link.id}/summary").status_code == 404
    assert ben.call("DELETE", f"/shares/{link.id}").status_code == 404
    assert ben.get("/shares").get_json() == {"shares": []}


def test_under_https_the_cookie_is_secure(diary: Person, app: Flask, clinician: Clinician) -> None:
    link = make(diary)
    answer = clinician.http.post(
        f"{API}/shares/{link.id}/open", json={"secret": link.secret}, base_url="https://localhost"
    )
    (header,) = answer.headers.getlist("Set-Cookie")
    assert header.startswith("__Secure-cephalog-share=")
    assert "; Secure" in header


def test_it_expires_by_the_clock_also_while_it_is_open(
    diary: Person, clinician: Clinician, clock: FrozenClock
) -> None:
    link = make(diary, expires_in_days=1)
    clock.advance(hours=23, minutes=59)
    assert clinician.open(link).status_code == 200
    clock.advance(seconds=59)
    assert clinician.get(link, "summary").status_code == 200
    clock.advance(seconds=1)
    assert clinician.get(link, "summary").status_code == 404
    assert clinician.open(link).status_code == 404


def test_a_visit_ends_after_two_hours_and_may_begin_again(
    diary: Person, clinician: Clinician, clock: FrozenClock
) -> None:
    link = make(diary)
    clinician.open(link)
    clock.advance(hours=2)
    # The browser has dropped the cookie by now; one that did not is refused.
    assert clinician.get(link, "summary").status_code == 404
    assert clinician.open(link).status_code == 200


@pytest.mark.parametrize("what", READ)
def test_closing_it_takes_effect_at_once(diary: Person, clinician: Clinician, what: str) -> None:
    link = make(diary)
    clinician.open(link)
    assert clinician.get(link, what).status_code == 200
    assert diary.call("DELETE", f"/shares/{link.id}").status_code == 204
    assert clinician.get(link, what).status_code == 404
    assert clinician.open(link).status_code == 404
    assert diary.call("DELETE", f"/shares/{link.id}").status_code == 204, "twice is once"


def test_of_an_erased_account_nothing_is_found(
    app: Flask, diary: Person, clinician: Clinician
) -> None:
    link = make(diary)
    clinician.open(link)
    assert diary.call("DELETE", "/account", json={"password": PASSWORD}).status_code == 204
    assert clinician.get(link, "summary").status_code == 404
    assert clinician.open(link).status_code == 404
    database = app.extensions["cephalog"].database
    for table in (shares, share_openings):
        assert database.read(lambda conn, t=table: conn.execute(select(t)).all()) == []


def test_the_person_sees_each_opening(
    diary: Person, clinician: Clinician, clock: FrozenClock
) -> None:
    link = make(diary, include=ALL, pin=PIN)
    clinician.open(link, pin="111111")
    clinician.open(link, pin=PIN)
    clock.advance(hours=1)
    clinician.agent = "curl/8"
    clinician.open(link, pin=PIN)
    (shown,) = diary.get("/shares").get_json()["shares"]
    assert shown == {
        **DATES, "id": link.id, "include": ALL, "pin": True, "tries_left": 4, "state": "open",
        "created_at": "2026-03-01T12:00:00.000Z", "expires_at": "2026-03-15T12:00:00.000Z",
        "revoked_at": None,
        "openings": [
            {"at": "2026-03-01T13:00:00.000Z", "agent": ""},
            {"at": "2026-03-01T12:00:00.000Z", "agent": "Firefox, Windows"},
        ],
    }  # fmt: skip
    assert link.secret not in diary.get("/shares").get_data(as_text=True)


def test_the_list_says_what_became_of_each(
    diary: Person, clinician: Clinician, clock: FrozenClock
) -> None:
    made = [make(diary, expires_in_days=1), make(diary, pin=PIN), make(diary), make(diary)]
    for _ in range(5):
        clinician.open(made[1], pin="000000")
    diary.call("DELETE", f"/shares/{made[2].id}")
    clock.advance(days=2)
    states = {one["id"]: one["state"] for one in diary.get("/shares").get_json()["shares"]}
    assert [states[one.id] for one in made] == ["expired", "locked", "revoked", "open"]


def test_another_sites_page_opens_nothing(diary: Person, clinician: Clinician) -> None:
    link = make(diary)
    answer = clinician.http.post(
        f"{API}/shares/{link.id}/open",
        json={"secret": link.secret},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403
