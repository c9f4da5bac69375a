"""A link that wrong PINs locked is told once, by a push like any other."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, insert, update

from server.reminders.links import plan_locked
from server.reminders.worker import Counts
from server.storage.models import PIN_TRIES, shares
from server.storage.moments import to_ms
from tests.fixtures.push_service import Answer, PushService
from tests.reminders.desk import BASE, Desk, topics
from tests.reminders.person import Person

# The clock stands on 1 March 2026, 12:00 UTC; a row is looked at within the minute.
SOON = "2026-03-01T12:01:00Z"
UUID_8 = r"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"


@pytest.fixture
def desk(person: Person, push_service: PushService) -> Desk:
    return Desk(person, [push_service])


def link(person: Person, name: str = "0123456789", **columns: Any) -> str:
    """A link whose PIN nobody may try any more; gives its id."""
    now = person.clock()
    row = {
        "account": person.account, "id": name, "secret_hash": b"-", "pin_hash": "-",
        "tries": PIN_TRIES, "scope": "[]", "created_at": to_ms(now),
        "expires_at": to_ms(now + timedelta(days=14)), **columns,
    }  # fmt: skip
    person.database.write(lambda conn: conn.execute(insert(shares).values(row)).rowcount)
    return name


def lock(person: Person, name: str) -> None:
    """What the last wrong PIN does."""
    person.database.write(partial(plan_locked, share=name, now=person.clock()))


def change(person: Person, name: str, **columns: Any) -> None:
    def job(connection: Connection) -> int:
        found = shares.c.account == person.account, shares.c.id == name
        return connection.execute(update(shares).where(*found).values(columns)).rowcount

    assert person.database.write(job) == 1


def test_it_reaches_every_device_once_in_neutral_words(desk: Desk) -> None:
    reminder = desk.person.reminder("check_in", time="20:00")
    phones = [desk.subscribe(), desk.subscribe()]
    lock(desk.person, link(desk.person))
    assert desk.tick(SOON) == Counts(due=1, sent=1)
    assert desk.tick("2026-03-01T19:00:00Z") == Counts(due=1, sent=1)
    for phone in phones:
        told, asked = (one.json for one in phone.received)
        place = told["notification"].pop("navigate").removeprefix(f"{BASE}/#/r/")
        other = asked["notification"].pop("navigate").removeprefix(f"{BASE}/#/r/")
        assert other == f"{reminder}/2026-03-01"
        assert len(place) == len(other)
        assert told["notification"].pop("tag") != asked["notification"].pop("tag")
        assert told == asked, "nothing else tells them apart"
        assert phone.received[0].headers["urgency"] == "normal"
    lock(desk.person, "0123456789")
    assert desk.tick("2026-03-01T21:00:00Z") == Counts()


def test_its_id_is_opaque_and_no_entrys(desk: Desk) -> None:
    phone = desk.subscribe()
    for name in ("0123456789", "abcdefghjk"):
        lock(desk.person, link(desk.person, name))
    assert desk.tick(SOON) == Counts(due=2, sent=2)
    places = [one.json["notification"]["navigate"] for one in phone.received]
    assert len(set(places)) == len(set(topics(phone))) == 2
    for place in places:
        assert re.fullmatch(rf"{BASE}/#/r/{UUID_8}/2026-03-01", place)
        assert not re.search("0123456789|abcdefghjk", place)


def test_what_fails_is_tried_again_under_the_same_topic(desk: Desk) -> None:
    phone = desk.subscribe()
    phone.next.append(Answer(503))
    lock(desk.person, link(desk.person))
    assert desk.tick(SOON) == Counts(due=1, failed=1)
    assert desk.tick("2026-03-01T12:03:00Z") == Counts(due=1, sent=1)
    assert len(set(topics(phone))) == 1
    assert [one.headers["ttl"] for one in phone.received] == ["86340", "86220"]


def test_who_switched_pushes_off_gets_none(desk: Desk) -> None:
    lock(desk.person, link(desk.person))
    assert desk.tick(SOON) == Counts(due=1, skipped=1)
    phone = desk.subscribe()
    assert desk.tick("2026-03-01T12:05:00Z") == Counts()
    assert phone.received == []


def test_a_link_that_was_closed_meanwhile_is_not_told(desk: Desk) -> None:
    phone = desk.subscribe()
    lock(desk.person, link(desk.person))
    change(desk.person, "0123456789", revoked_at=to_ms(desk.person.clock()))
    assert desk.tick(SOON) == Counts(due=1, skipped=1)
    assert phone.received == []


@pytest.mark.parametrize("columns", [{"tries": 4}, {"revoked_at": 1}, {"expires_at": 1}])
def test_only_a_locked_link_is_told(desk: Desk, columns: dict[str, Any]) -> None:
    lock(desk.person, link(desk.person, **columns))
    lock(desk.person, "nobodys000")
    assert desk.person.rows() == []


def test_a_worker_that_was_down_for_a_day_says_nothing(desk: Desk) -> None:
    phone = desk.subscribe()
    lock(desk.person, link(desk.person))
    assert desk.tick("2026-03-02T12:01:00Z") == Counts(due=1, skipped=1)
    assert phone.received == []


def test_no_plan_drops_it_and_it_takes_no_reminders_place(desk: Desk) -> None:
    phone = desk.subscribe()
    for minute in range(3):
        desk.person.reminder("hydration")
        lock(desk.person, link(desk.person, f"{minute}000000000"))
    desk.person.plan()
    assert desk.tick(SOON) == Counts(due=3, sent=3)
    assert desk.tick("2026-03-01T15:00:00+01:00").sent == 3, "three a day are as many as ever"
    assert len(phone.received) == 6


def test_it_is_told_once_however_often_its_row_is_made(desk: Desk) -> None:
    phone, name = desk.subscribe(), link(desk.person)
    for _ in range(3):
        lock(desk.person, name)
    assert desk.tick(SOON) == Counts(due=1, sent=1)
    lock(desk.person, name)
    assert desk.tick("2026-03-01T12:10:00Z") == Counts()
    assert len(phone.received) == 1
