"""Whatever is wrong with a link, the same work is done before the 404 (trust.md §3e)."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from flask import Flask
from sqlalchemy import event

from tests.api.conftest import Person
from tests.fixtures.clock import FrozenClock
from tests.shares.conftest import Clinician, Link, make

PIN = "274190"


@pytest.fixture
def work(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every statement that the database gets, every hash and every comparison, in order."""
    done: list[str] = []
    engine = app.extensions["cephalog"].database.engine

    def note(*told: object) -> None:
        done.append(str(told[2]))

    def looked(*_: object) -> bool:
        done.append("a PIN was looked at")
        raise VerifyMismatchError

    compare = hmac.compare_digest

    def compared(one: bytes, other: bytes) -> bool:
        done.append(f"{len(one)} bytes against {len(other)}")
        return compare(one, other)

    event.listen(engine, "before_cursor_execute", note)
    monkeypatch.setattr(PasswordHasher, "verify", looked)
    monkeypatch.setattr(hmac, "compare_digest", compared)
    yield done
    event.remove(engine, "before_cursor_execute", note)


def test_the_same_is_done_for_every_404(
    diary: Person, clinician: Clinician, clock: FrozenClock, work: list[str]
) -> None:
    good, revoked = make(diary), make(diary)
    expired, locked = make(diary, expires_in_days=1), make(diary, pin=PIN)
    diary.call("DELETE", f"/shares/{revoked.id}")
    for _ in range(5):
        clinician.open(locked, pin="000000")
    clock.advance(days=1)
    tries: dict[str, Callable[[], object]] = {
        "unknown": lambda: clinician.post("0" * 10, {"secret": good.secret, "pin": PIN}),
        "no id": lambda: clinician.post("nothing", {"secret": good.secret, "pin": PIN}),
        "wrong secret": lambda: clinician.post(good.id, {"secret": "x", "pin": PIN}),
        "revoked": lambda: clinician.open(revoked, pin=PIN),
        "expired": lambda: clinician.open(expired, pin=PIN),
        "locked": lambda: clinician.open(locked, pin=PIN),
        "locked, wrong secret": lambda: clinician.post(locked.id, {"secret": "x", "pin": PIN}),
    }
    found = {}
    for name, attempt in tries.items():
        work.clear()
        attempt()
        found[name] = list(work)
    assert found["unknown"]
    assert "a PIN was looked at" not in found["locked"]
    assert {name: did for name, did in found.items() if did != found["unknown"]} == {}


def test_the_same_is_done_for_what_nobody_has_open(
    diary: Person, clinician: Clinician, work: list[str]
) -> None:
    link, other = make(diary), make(diary)
    clinician.open(other)
    cookie = clinician.http.get_cookie("cephalog-share", path=f"/api/v1/shares/{other.id}")
    assert cookie
    found = []
    for share in (link, Link("0" * 10, "", "", {})):
        clinician.http.set_cookie("cephalog-share", cookie.value, path=f"/api/v1/shares/{share.id}")
        work.clear()
        assert clinician.get(share, "summary").status_code == 404
        found.append(list(work))
    assert found[0]
    assert found[0] == found[1]
