"""How often somebody may try, whichever process they reach (issue 2, part 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher
from flask import Flask
from werkzeug.test import TestResponse

from server.accounts.limits import network_of
from server.app import create_app
from server.config import Config
from tests.api.conftest import API, BERLIN, PASSWORD, Person, new_email, problem_of
from tests.fixtures.clock import FrozenClock

WRONG = "this is not the password"


@pytest.fixture
def processes(config: Config, clock: FrozenClock) -> Iterator[list[Flask]]:
    """Two web processes on one database: they share nothing else."""
    production = Config(**{**config.__dict__, "test": False, "trusted_proxies": 1})
    apps = [create_app(production, clock=clock) for _ in range(2)]
    yield apps
    for app in apps:
        app.extensions["cephalog"].database.close()


def sign_in(app: Flask, email: str, password: str, address: str = "203.0.113.7") -> TestResponse:
    body = {"email": email, "password": password, "client": "api"}
    headers = {"X-Forwarded-For": address}
    return app.test_client().post(f"{API}/sessions", json=body, headers=headers)


def sign_up(app: Flask, address: str = "203.0.113.7") -> TestResponse:
    body = {"email": new_email(), "password": PASSWORD, "zone": BERLIN}
    headers = {"X-Forwarded-For": address}
    return app.test_client().post(f"{API}/accounts", json=body, headers=headers)


def test_after_ten_wrong_passwords_an_address_waits(
    processes: list[Flask], anna: Person, clock: FrozenClock
) -> None:
    for number in range(10):
        address = f"198.51.{number}.1"
        assert sign_in(processes[number % 2], anna.email, WRONG, address).status_code == 401
        clock.advance(minutes=1)
    for app in processes:
        answer = sign_in(app, anna.email.upper(), PASSWORD, "192.0.2.1")
        assert problem_of(answer, 429)["code"] == "too_many_tries"
        assert answer.headers["Retry-After"] == "300"
        assert answer.get_json()["retry_after"] == 300
    clock.advance(seconds=299)
    problem_of(sign_in(processes[0], anna.email, PASSWORD), 429)
    clock.advance(seconds=1)
    assert sign_in(processes[0], anna.email, PASSWORD).status_code == 201


def test_an_unknown_address_waits_as_well(processes: list[Flask]) -> None:
    statuses = [sign_in(processes[n % 2], "no@example.org", WRONG).status_code for n in range(12)]
    assert statuses == [401] * 10 + [429] * 2


def test_others_may_still_sign_in(processes: list[Flask], anna: Person, ben: Person) -> None:
    for _ in range(11):
        sign_in(processes[0], anna.email, WRONG)
    assert sign_in(processes[0], ben.email, PASSWORD).status_code == 201


def test_right_passwords_are_not_counted(processes: list[Flask], anna: Person) -> None:
    for number in range(12):
        assert sign_in(processes[number % 2], anna.email, PASSWORD).status_code == 201


def test_a_wrong_password_for_a_change_counts_too(anna: Person) -> None:
    statuses = [
        anna.call("PATCH", "/account", json={"password": WRONG}).status_code for _ in range(11)
    ]
    assert statuses == [401] * 10 + [429]
    problem_of(anna.call("DELETE", "/account", json={"password": PASSWORD}), 429)
    assert anna.get("/account").status_code == 200


def test_after_a_hundred_wrong_passwords_a_network_waits(
    processes: list[Flask], anna: Person, clock: FrozenClock
) -> None:
    for number in range(100):
        answer = sign_in(processes[number % 2], new_email(), WRONG, f"203.0.113.{number}")
        assert answer.status_code == 401
    for app in processes:
        problem_of(sign_in(app, anna.email, PASSWORD, "203.0.113.250"), 429)
    assert sign_in(processes[0], anna.email, PASSWORD, "203.0.114.1").status_code == 201
    clock.advance(hours=1)
    assert sign_in(processes[1], anna.email, PASSWORD, "203.0.113.250").status_code == 201


def test_of_many_tries_at_once_ten_are_looked_at(
    processes: list[Flask], anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, stored: str, password: str) -> bool:
        looked.append(password)
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    with ThreadPoolExecutor(16) as pool:
        tries = [pool.submit(sign_in, processes[n % 2], anna.email, WRONG) for n in range(60)]
        statuses = sorted(done.result().status_code for done in tries)
    assert statuses == [401] * 10 + [429] * 50
    assert len(looked) == 10


def test_a_network_makes_twenty_accounts_an_hour(
    processes: list[Flask], clock: FrozenClock
) -> None:
    for number in range(20):
        assert sign_up(processes[number % 2]).status_code == 201
    for app in processes:
        answer = sign_up(app, "203.0.113.99")
        assert problem_of(answer, 429)["code"] == "too_many_tries"
        assert answer.headers["Retry-After"] == "3600"
    assert sign_up(processes[0], "203.0.114.1").status_code == 201
    clock.advance(hours=1)
    assert sign_up(processes[0]).status_code == 201


def test_a_test_server_makes_as_many_as_it_is_asked_for(sign_up: Callable[..., Person]) -> None:
    for _ in range(22):
        sign_up()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        (None, "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_a_network_is_a_24_or_a_64(address: str | None, network: str) -> None:
    assert network_of(address) == network


def test_without_a_trusted_proxy_nobody_chooses_their_network(
    config: Config, clock: FrozenClock
) -> None:
    app = create_app(Config(**{**config.__dict__, "test": False}), clock=clock)
    statuses = [sign_up(app, f"198.51.{n}.1").status_code for n in range(21)]
    assert statuses == [201] * 20 + [429]
    app.extensions["cephalog"].database.close()
