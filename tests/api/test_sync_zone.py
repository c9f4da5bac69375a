"""`zone` of a sync call: where the device is, which reminders with zone `device` follow."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from server.storage.models import due, sessions
from server.storage.moments import from_ms
from tests.api.conftest import PASSWORD, Person
from tests.fixtures.clock import FrozenClock


def evening(**data: Any) -> dict[str, Any]:
    """A change that makes a reminder."""
    patch = {"type": "check_in", "time": "20:00", "zone": "device", "enabled": True, **data}
    at = "2026-03-01T10:00:00.000+01:00"
    return {"kind": "reminder", "id": str(uuid.uuid4()), "at": at, "patch": patch}


def planned(app: Flask) -> list[str]:
    """When reminders are due, in UTC."""
    query = select(due.c.due_at).order_by(due.c.due_at)
    found = app.extensions["cephalog"].database.read(lambda conn: conn.scalars(query).all())
    return [from_ms(at).isoformat()[:16] for at in found]


def zones(app: Flask) -> list[str | None]:
    """The zone of each session, the one last seen first."""
    query = select(sessions.c.zone).order_by(sessions.c.last_used_at.desc())
    found: list[str | None] = app.extensions["cephalog"].database.read(
        lambda conn: list(conn.scalars(query))
    )
    return found


def second_device(person: Person) -> Person:
    body = {"email": person.email, "password": PASSWORD, "client": "api"}
    token = person.http.post("/api/v1/sessions", json=body).get_json()["token"]
    return Person(person.http, person.email, token, person.account)


def test_a_change_plans_in_the_profiles_zone_until_a_device_says_where_it_is(
    app: Flask, anna: Person
) -> None:
    assert anna.sync(evening()).status_code == 200
    assert planned(app) == ["2026-03-01T19:00"]
    assert zones(app) == [None]
    assert anna.sync(zone="Asia/Tokyo").status_code == 200
    assert planned(app) == ["2026-03-02T11:00"]
    assert zones(app) == ["Asia/Tokyo"]


def test_the_zone_may_come_with_the_reminder(app: Flask, anna: Person) -> None:
    anna.sync(evening(), zone="Asia/Kathmandu")
    assert planned(app) == ["2026-03-01T14:15"]


def test_of_two_devices_the_one_seen_last_counts(app: Flask, anna: Person) -> None:
    laptop = second_device(anna)
    anna.sync(evening(), zone="Asia/Tokyo")
    laptop.sync(zone="America/New_York")
    assert planned(app) == ["2026-03-02T01:00"]
    anna.sync(zone="Asia/Tokyo")
    assert planned(app) == ["2026-03-02T11:00"]
    assert zones(app) == ["Asia/Tokyo", "America/New_York"]


def test_a_call_without_a_zone_moves_nothing(app: Flask, anna: Person) -> None:
    anna.sync(evening(), zone="Asia/Tokyo")
    second_device(anna).sync()
    assert planned(app) == ["2026-03-02T11:00"]


def test_the_same_zone_again_writes_nothing(
    app: Flask, anna: Person, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.sync(evening(), zone="Asia/Tokyo")
    database = app.extensions["cephalog"].database
    monkeypatch.setattr(database, "write", lambda job: pytest.fail("nothing has changed"))
    clock.advance(minutes=5)
    assert anna.sync(zone="Asia/Tokyo").status_code == 200


@pytest.mark.parametrize("zone", ["Mars/Phobos", "Factory", 7])
def test_a_zone_that_there_is_not_is_named_and_kept_nowhere(
    app: Flask, anna: Person, zone: object
) -> None:
    answer = anna.sync(evening(), zone=zone)
    assert answer.status_code == 422
    assert list(answer.get_json()["errors"]) == ["/zone"]
    assert zones(app) == [None]
    assert planned(app) == []


def test_a_zone_newer_than_the_servers_is_no_reason_to_refuse_a_diary(
    app: Flask, anna: Person
) -> None:
    answer = anna.sync(evening(), zone="America/Port_of_Tomorrow")
    assert answer.status_code == 200
    assert [one["status"] for one in answer.get_json()["results"]] == ["applied"]
    assert zones(app) == [None]
    assert planned(app) == ["2026-03-01T19:00"]


def test_a_device_that_is_signed_out_is_where_nobody_is(app: Flask, anna: Person) -> None:
    laptop = second_device(anna)
    anna.sync(evening(), zone="Asia/Tokyo")
    laptop.sync(zone="America/New_York")
    assert laptop.call("DELETE", "/sessions/current").status_code == 204
    assert planned(app) == ["2026-03-02T11:00"]


def test_nor_is_one_that_a_new_password_signs_out(app: Flask, anna: Person) -> None:
    laptop = second_device(anna)
    anna.sync(evening(), zone="Asia/Tokyo")
    laptop.sync(zone="America/New_York")
    new = {"password": PASSWORD, "new_password": "another walk by the blue harbour"}
    assert anna.call("PATCH", "/account", json=new).status_code == 200
    assert planned(app) == ["2026-03-02T11:00"]
