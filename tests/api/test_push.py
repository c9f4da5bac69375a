"""Push over HTTP: the key, a device's subscription, a try (contract §2 *Push*)."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select

from server.accounts.sessions import sweep_sessions
from server.app import create_app, open_push
from server.config import Config, ConfigError
from server.reminders.push import Vapid
from server.reminders.push.vapid import new_key
from server.storage.models import sessions, subscriptions
from server.storage.moments import to_ms
from tests.api.conftest import API, PASSWORD, SAME_SITE, Person, problem_of, sign_up_to
from tests.fixtures.clock import FrozenClock
from tests.fixtures.push_peer import PushPeer
from tests.fixtures.push_service import Answer, Device, PushService, claims_of
from tests.reminders.push_support import HOSTILE

AUTH = "A" * 22


@pytest.fixture
def config(migrated_url: str, tmp_path: Path, push_service: PushService) -> Config:
    """A server that sends to the test's push service, too."""
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)
    return Config.from_env(
        {
            "DATABASE_URL": migrated_url,
            "CEPHALOG_DATA": str(data),
            "CEPHALOG_ENV": "test",
            "CEPHALOG_PUSH_TEST_ORIGIN": push_service.origin,
        }
    )


def subscribe(person: Person, device: Device | dict[str, Any]) -> dict[str, Any]:
    body = device.subscription if isinstance(device, Device) else device
    answer = person.call("PUT", "/push/subscription", json=body)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    taken: dict[str, Any] = answer.get_json()
    return taken


def try_it(person: Person) -> list[dict[str, Any]]:
    answer = person.post("/push/test")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    devices: list[dict[str, Any]] = answer.get_json()["devices"]
    return devices


def listed(person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.get("/push/subscription").get_json()["subscriptions"]
    return found


def digest(device: Device) -> str:
    raw = hashlib.sha256(device.endpoint.encode()).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def rows(app: Flask) -> int:
    database = app.extensions["cephalog"].database
    count: int = database.read(
        lambda conn: conn.scalar(select(func.count()).select_from(subscriptions))
    )
    return count


def test_the_key_is_a_point_for_browsers_and_stays(anna: Person, ben: Person) -> None:
    key = anna.get("/push/key").get_json()["public_key"]
    raw = base64.urlsafe_b64decode(key + "=")
    assert (len(raw), raw[0]) == (65, 4)
    assert ben.get("/push/key").get_json() == {"public_key": key}


def test_a_push_reaches_the_device_in_the_persons_language(
    anna: Person, push_service: PushService, clock: FrozenClock
) -> None:
    clock.advance(minutes=1)
    profile = {"kind": "profile", "id": "me", "at": "2026-03-01T12:00:59.000Z"}
    anna.sync({**profile, "patch": {"language": "de-AT", "zone": "Pacific/Apia"}})
    device = push_service.new_device()
    subscribe(anna, device)
    (came,) = try_it(anna)
    assert (came["outcome"], came["reason"], came["retry_after"]) == ("accepted", "accepted", None)
    assert came["this_session"] is True
    assert came["device"] == "script"
    (message,) = device.received
    assert message.json == {
        "web_push": 8030,
        "notification": {
            "title": "Zeit für dein Tagebuch",
            "lang": "de",
            "dir": "ltr",
            "navigate": "http://localhost:8000/#/r/test/2026-03-02",
            "tag": "test",
        },
        "mutable": True,
    }
    assert message.public_key == anna.get("/push/key").get_json()["public_key"]


def test_it_is_for_whoever_is_signed_in_alone(
    anna: Person, ben: Person, push_service: PushService
) -> None:
    device = push_service.new_device()
    subscribe(anna, device)
    assert try_it(ben) == []
    assert device.received == []
    assert listed(ben) == []
    ben.call("DELETE", "/push/subscription", json={"endpoint": device.endpoint})
    assert len(listed(anna)) == 1


@pytest.mark.parametrize("expires", [None, 1790000000000, 1790000000000.5])
def test_the_browsers_own_words_are_taken_as_they_are(
    anna: Person, push_service: PushService, expires: float | None
) -> None:
    device = push_service.new_device()
    subscribe(anna, {**device.subscription, "expirationTime": expires, "someday": {"more": [1]}})
    assert [one["outcome"] for one in try_it(anna)] == ["accepted"]


def test_subscribing_again_is_the_same_device(
    anna: Person, push_service: PushService, app: Flask
) -> None:
    device = push_service.new_device()
    assert subscribe(anna, device) == subscribe(anna, device)
    assert rows(app) == 1
    # The browser made new keys for the same endpoint.
    renewed = push_service.new_device()
    renewed.endpoint = device.endpoint
    subscribe(anna, renewed)
    assert rows(app) == 1


def test_the_app_can_compare_and_nobody_is_told_a_secret(
    anna: Person, push_service: PushService
) -> None:
    device = push_service.new_device()
    taken = subscribe(anna, device)
    answer = anna.get("/push/subscription")
    body = answer.get_json()
    key = anna.get("/push/key").get_json()["public_key"]
    assert body["public_key"] == key
    assert body["subscriptions"] == [taken]
    assert taken["digest"] == digest(device)
    assert taken["public_key"] == key
    assert taken["this_session"] is True
    for secret in (device.name, device.p256dh, device.subscription["keys"]["auth"]):
        assert secret not in answer.get_data(as_text=True)


def test_a_row_holds_nothing_that_can_be_read(
    anna: Person, push_service: PushService, app: Flask
) -> None:
    device = push_service.new_device()
    subscribe(anna, device)
    database = app.extensions["cephalog"].database
    (row,) = database.read(lambda conn: conn.execute(select(subscriptions)).all())
    stored = b" ".join(
        bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row
    )
    for secret in (device.name, device.p256dh, device.subscription["keys"]["auth"], "127.0.0.1"):
        assert secret.encode() not in stored


def test_a_hostile_endpoint_is_refused(anna: Person, push_service: PushService, app: Flask) -> None:
    good = push_service.new_device().subscription
    for endpoint in HOSTILE:
        answer = anna.call("PUT", "/push/subscription", json={**good, "endpoint": endpoint})
        errors = problem_of(answer, 422)["errors"]
        assert list(errors) == ["/endpoint"], endpoint
    assert rows(app) == 0
    assert try_it(anna) == []


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"endpoint": None}, "/endpoint"),
    ({"endpoint": 5}, "/endpoint"),
    ({"endpoint": "x" * 10_001}, "/endpoint"),
    ({"endpoint": "\ud800"}, "/endpoint"),
    ({"keys": None}, "/keys"),
    ({"keys": []}, "/keys"),
    ({"keys": {"p256dh": "x", "auth": AUTH}}, "/keys/p256dh"),
    ({"keys": {"p256dh": "A" * 87, "auth": AUTH}}, "/keys/p256dh"),
    ({"keys": {"p256dh": 1, "auth": AUTH}}, "/keys/p256dh"),
    ({"keys": {"auth": AUTH}}, "/keys/p256dh"),
    ({"keys": {"p256dh": None, "auth": ""}}, "/keys/p256dh"),
    ({"keys": {"p256dh": "B" * 87, "auth": "AAAA"}}, "/keys/auth"),
    ({"keys": {"p256dh": "B" * 87, "auth": True}}, "/keys/auth"),
    ({"expirationTime": "soon"}, "/expirationTime"),
    ({"public_key": "B" * 87}, "/public_key"),
]


def test_what_is_no_subscription_is_refused_by_name(
    anna: Person, push_service: PushService
) -> None:
    good = push_service.new_device().subscription
    for patch, named in WRONG:
        body = json.dumps({**good, **patch})
        answer = anna.call("PUT", "/push/subscription", data=body, content_type="application/json")
        assert named in problem_of(answer, 422)["errors"], patch


@pytest.mark.parametrize("body", ["[]", "null", "5", '"x"', "{}"])
def test_what_is_no_object_is_refused(anna: Person, body: str) -> None:
    for method in ("PUT", "DELETE"):
        answer = anna.call(method, "/push/subscription", data=body, content_type="application/json")
        problem_of(answer, 422)


def test_without_the_tests_setting_loopback_is_no_push_service(
    migrated_url: str, tmp_path: Path, push_service: PushService, clock: FrozenClock
) -> None:
    environ = {"DATABASE_URL": migrated_url, "CEPHALOG_DATA": str(tmp_path / "bare")}
    app = create_app(Config.from_env(environ), clock=clock)
    device = push_service.new_device()
    answer = sign_up_to(app).call("PUT", "/push/subscription", json=device.subscription)
    assert problem_of(answer, 422)["errors"].keys() == {"/endpoint"}
    app.extensions["cephalog"].database.close()


def test_signing_out_ends_the_pushes_of_that_device(
    anna: Person, push_service: PushService, app: Flask
) -> None:
    device = push_service.new_device()
    subscribe(anna, device)
    anna.call("DELETE", "/sessions/current")
    assert rows(app) == 0


def test_who_signs_out_meanwhile_subscribes_nothing(
    anna: Person, push_service: PushService, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = app.extensions["cephalog"].database

    def sign_out(*_: object) -> None:
        database.write(lambda conn: conn.execute(delete(sessions)))

    monkeypatch.setattr("server.reminders.subscriptions.check", sign_out)
    body = push_service.new_device().subscription
    problem_of(anna.call("PUT", "/push/subscription", json=body), 401)
    assert rows(app) == 0


def test_signing_another_device_out_ends_its_pushes(
    anna: Person, browser_of: Callable[[Person], FlaskClient], push_service: PushService
) -> None:
    phone, laptop = push_service.new_device(), push_service.new_device()
    subscribe(anna, laptop)
    browser = browser_of(anna)
    browser.put(f"{API}/push/subscription", json=phone.subscription, headers=SAME_SITE)
    assert {one["this_session"] for one in listed(anna)} == {True, False}
    (other,) = [s for s in anna.get("/sessions").get_json()["sessions"] if not s["current"]]
    anna.call("DELETE", f"/sessions/{other['id']}")
    assert [one["digest"] for one in listed(anna)] == [digest(laptop)]


def test_a_new_password_ends_the_pushes_of_the_other_devices(
    anna: Person, browser_of: Callable[[Person], FlaskClient], push_service: PushService
) -> None:
    phone, laptop = push_service.new_device(), push_service.new_device()
    subscribe(anna, laptop)
    browser = browser_of(anna)
    browser.put(f"{API}/push/subscription", json=phone.subscription, headers=SAME_SITE)
    body = {"password": PASSWORD, "new_password": "another long walk by the harbour"}
    assert anna.call("PATCH", "/account", json=body).status_code == 200
    assert [one["digest"] for one in listed(anna)] == [digest(laptop)]


def test_erasing_the_account_ends_its_pushes(
    anna: Person, push_service: PushService, app: Flask
) -> None:
    subscribe(anna, push_service.new_device())
    anna.call("DELETE", "/account", json={"password": PASSWORD})
    assert rows(app) == 0


def test_a_session_that_is_over_takes_its_pushes_along(
    anna: Person, push_service: PushService, app: Flask, clock: FrozenClock
) -> None:
    subscribe(anna, push_service.new_device())
    database = app.extensions["cephalog"].database
    clock.advance(days=179)
    database.write(lambda conn: sweep_sessions(conn, to_ms(clock())))
    assert rows(app) == 1
    clock.advance(days=2)
    database.write(lambda conn: sweep_sessions(conn, to_ms(clock())))
    assert rows(app) == 0
    assert database.read(lambda conn: conn.scalar(select(func.count()).select_from(sessions))) == 0


def test_a_device_that_changed_hands_takes_only_the_new_owners_pushes(
    anna: Person, ben: Person, push_service: PushService
) -> None:
    device = push_service.new_device()
    subscribe(anna, device)
    subscribe(ben, device)
    assert listed(anna) == []
    assert try_it(anna) == []
    assert [one["outcome"] for one in try_it(ben)] == ["accepted"]


def test_ten_devices_at_most_and_the_one_seen_longest_ago_goes(
    anna: Person, ben: Person, push_service: PushService, clock: FrozenClock
) -> None:
    subscribe(ben, push_service.new_device())
    devices = [push_service.new_device() for _ in range(12)]
    for device in devices[:10]:
        subscribe(anna, device)
        clock.advance(minutes=1)
    subscribe(anna, devices[0])
    for device in devices[10:]:
        clock.advance(minutes=1)
        subscribe(anna, device)
    kept = [devices[11], devices[10], devices[0], *reversed(devices[3:10])]
    assert [one["digest"] for one in listed(anna)] == list(map(digest, kept))
    assert len(listed(ben)) == 1


@pytest.mark.parametrize("with_body", [True, False])
def test_no_push_after_unsubscribing(
    anna: Person, push_service: PushService, with_body: bool
) -> None:
    device = push_service.new_device()
    subscribe(anna, device)
    options = {"json": device.subscription} if with_body else {}
    for _ in range(2):
        answer = anna.call("DELETE", "/push/subscription", **options)
        assert answer.status_code == 204
        assert answer.get_data() == b""
    assert try_it(anna) == []
    assert device.received == []


def test_without_a_body_only_this_device_is_unsubscribed(
    anna: Person, browser_of: Callable[[Person], FlaskClient], push_service: PushService
) -> None:
    phone, laptop = push_service.new_device(), push_service.new_device()
    subscribe(anna, laptop)
    browser = browser_of(anna)
    browser.put(f"{API}/push/subscription", json=phone.subscription, headers=SAME_SITE)
    assert browser.delete(f"{API}/push/subscription", headers=SAME_SITE).status_code == 204
    assert [one["digest"] for one in listed(anna)] == [digest(laptop)]


@pytest.mark.parametrize(
    ("answer", "outcome", "reason", "retry_after"),
    [
        (Answer(404), "gone", "gone", None),
        (Answer(410), "gone", "gone", None),
        (Answer(400), "refused", "refused_400", None),
        (Answer(403), "refused", "refused_403", None),
        (Answer(413), "too_large", "too_large", None),
        (Answer(429, {"Retry-After": "60"}), "later", "busy", 60),
        (Answer(500), "later", "server_error", None),
        (Answer(307, {"Location": "http://127.0.0.1:9/"}), "failed", "redirect", None),
        (Answer(how="reset"), "later", "unreachable", None),
    ],
    ids=lambda v: str(v)[:20],
)
def test_a_try_says_what_happened(
    anna: Person,
    push_service: PushService,
    answer: Answer,
    outcome: str,
    reason: str,
    retry_after: int | None,
) -> None:
    bad, good = push_service.new_device(answer), push_service.new_device()
    subscribe(anna, bad)
    (came,) = try_it(anna)
    assert (came["outcome"], came["reason"]) == (outcome, reason)
    assert came["retry_after"] == retry_after
    assert (len(listed(anna)) == 0) is (outcome == "gone")
    subscribe(anna, good)
    try_it(anna)
    # What is gone is not sent to again; what asked for time is left alone, whoever it is for.
    assert len(bad.received) == (1 if outcome == "gone" or retry_after else 2)
    assert len(good.received) == (0 if retry_after else 1)


def test_refusals_are_counted_and_lose_nobody(
    anna: Person, push_service: PushService, app: Flask
) -> None:
    device = push_service.new_device(Answer(403))
    subscribe(anna, device)
    database = app.extensions["cephalog"].database

    def refused() -> int:
        found: int = database.read(lambda conn: conn.scalar(select(subscriptions.c.refused)))
        return found

    for _ in range(3):
        try_it(anna)
    assert refused() == 3
    subscribe(anna, device)
    assert refused() == 0
    try_it(anna)
    assert refused() == 1
    device.always = Answer(201)
    try_it(anna)
    assert refused() == 0


def test_trying_too_often_is_refused(
    anna: Person, ben: Person, push_service: PushService, clock: FrozenClock
) -> None:
    device = push_service.new_device()
    subscribe(anna, device)
    for _ in range(30):
        try_it(anna)
    answer = anna.post("/push/test")
    problem_of(answer, 429)
    assert 0 < int(answer.headers["Retry-After"]) <= 600
    assert len(device.received) == 30
    assert try_it(ben) == []
    clock.advance(minutes=10)
    assert len(try_it(anna)) == 1


def test_a_new_key_of_the_server_stands_beside_the_old_one(
    anna: Person, push_service: PushService, app: Flask
) -> None:
    """The phone that subscribed before is sent to as before until its app subscribes anew."""
    services = app.extensions["cephalog"]
    old, new = push_service.new_device(), push_service.new_device()
    before = services.push.vapid
    subscribe(anna, old)
    file = services.config.data / "vapid.key"
    fresh = base64.urlsafe_b64encode(new_key()).decode()
    file.write_text(f"{fresh}\n{file.read_text()}")
    after = Vapid.open(services.config.data, "", "mailto:anna@example.org")
    object.__setattr__(services.push, "vapid", after)
    assert anna.get("/push/key").get_json() == {"public_key": after.public_key}
    assert [one["public_key"] for one in listed(anna)] == [before.public_key]
    subscribe(anna, new)
    # An app that has not noticed yet says which key it was.
    subscribe(anna, {**old.subscription, "public_key": before.public_key})
    assert [one["outcome"] for one in try_it(anna)] == ["accepted"] * 2
    assert old.received[0].public_key == before.public_key
    assert new.received[0].public_key == after.public_key


def test_no_line_of_the_log_and_no_error_names_a_secret(
    anna: Person, push_service: PushService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    device = push_service.new_device(Answer(403))
    subscribe(anna, device)
    bodies = [anna.post("/push/test").get_data(as_text=True) for _ in range(6)]
    hostile = {**device.subscription, "endpoint": "https://evil.test/" + device.name}
    bodies.append(anna.call("PUT", "/push/subscription", json=hostile).get_data(as_text=True))
    said = caplog.text + "".join(bodies)
    for secret in (device.name, device.p256dh, device.subscription["keys"]["auth"]):
        assert secret not in said


def test_a_file_of_the_data_folder_keeps_the_key(app: Flask, config: Config) -> None:
    file = config.data / "vapid.key"
    assert file.stat().st_mode & 0o777 == 0o600
    key = app.extensions["cephalog"].push.vapid.public_key
    assert Vapid.open(config.data, "", "mailto:x@example.org").public_key == key


def test_a_service_of_others_reads_what_the_api_sends(
    migrated_url: str, tmp_path: Path, push_peer: PushPeer
) -> None:
    """Its keys come in plain base64, its judgement goes by the real time."""
    environ = {"DATABASE_URL": migrated_url, "CEPHALOG_DATA": str(tmp_path / "real")}
    environ |= {"CEPHALOG_ENV": "test", "CEPHALOG_PUSH_TEST_ORIGIN": push_peer.origin}
    app = create_app(Config.from_env(environ))
    anna = sign_up_to(app)
    key = anna.get("/push/key").get_json()["public_key"]
    phones = [push_peer.subscribe(key) for _ in range(5)]
    for _, subscription in phones:
        subscribe(anna, subscription)
    assert [one["outcome"] for one in try_it(anna)] == ["accepted"] * 5
    for name, _ in phones:
        (text,) = push_peer.messages(name)
        assert json.loads(text)["notification"]["title"] == "Time for your diary"
    push_peer.call(f"/expire-subscription/{phones[0][0]}")
    assert sorted(one["outcome"] for one in try_it(anna)) == ["accepted"] * 4 + ["gone"]
    assert len(listed(anna)) == 4
    app.extensions["cephalog"].database.close()


@pytest.mark.parametrize(
    ("environ", "subject"),
    [
        ({"CEPHALOG_PUSH_SUBJECT": "mailto:a@example.org"}, "mailto:a@example.org"),
        ({"CEPHALOG_BASE_URL": "https://diary.example.org"}, "https://diary.example.org"),
        ({"CEPHALOG_BASE_URL": "http://diary.example.org"}, "mailto:nobody@example.org"),
        ({}, "mailto:nobody@example.org"),
    ],
)
def test_push_services_are_told_how_to_reach_the_operator(
    environ: dict[str, str], subject: str, tmp_path: Path
) -> None:
    push = open_push(Config.from_env({"CEPHALOG_DATA": str(tmp_path), **environ}))
    origin = "https://fcm.googleapis.com"
    header = push.vapid.header(push.vapid.key_id, origin, datetime(2026, 3, 1, tzinfo=UTC))
    assert claims_of(header or "")["sub"] == subject


@pytest.mark.parametrize(
    "environ",
    [
        {"CEPHALOG_PUSH_HOSTS": "push.example.org 127.0.0.1"},
        {"CEPHALOG_PUSH_HOSTS": "https://push.example.org"},
        {"CEPHALOG_ENV": "test", "CEPHALOG_PUSH_TEST_ORIGIN": "http://10.0.0.1:80"},
    ],
)
def test_a_setting_that_would_send_anywhere_stops_the_start(
    environ: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=list(environ)[-1]):
        open_push(Config.from_env({"CEPHALOG_DATA": str(tmp_path), **environ}))


def test_two_tabs_that_subscribe_at_once_are_one_device(
    anna: Person, ben: Person, push_service: PushService, app: Flask
) -> None:
    device = push_service.new_device()
    with ThreadPoolExecutor(8) as threads:
        calls = [threads.submit(subscribe, who, device) for who in [anna, ben] * 8]
        for call in calls:
            call.result()
    assert rows(app) == 1
    assert len(listed(anna)) + len(listed(ben)) == 1
    assert sorted(len(try_it(who)) for who in (anna, ben)) == [0, 1]
