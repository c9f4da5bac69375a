"""What is read of many accounts at once is what is read of each of them alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, delete, update

from server.domain.days import day_of_text
from server.reminders.plan import plan_accounts
from server.reminders.standing import SPAN_AFTER, SPAN_BEFORE, Standing, Together
from server.storage.errors import AccountGone
from server.storage.models import accounts, due, entries
from server.storage.moments import to_ms
from server.storage.rows import read_account
from tests.reminders.person import ZONE, Person

TODAY = "2026-03-01"
DAYS = range(-SPAN_BEFORE - 3, SPAN_AFTER + 3)


@pytest.fixture
def people(person: Person) -> list[Person]:
    """Three: a full diary, another one, none."""
    person.clock.set(f"{TODAY}T12:00:00Z")
    found = [person, *(Person(person.database, person.keyring, person.clock) for _ in range(2))]
    for number, one in enumerate(found[:2]):
        for zone in ("Asia/Kathmandu", ["Asia/Tokyo", "America/New_York"][number]):
            one.arrive(one.device(), zone)
        one.reminder("check_in", time="20:00")
        one.remove("reminder", one.reminder("custom", time="09:00"))
        one.put("profile", "me", language=["de-DE", "en"][number])
        one.put("day", "2026-02-26", headache=False, zone=ZONE)
        one.put("day", "2026-02-22", headache=True, zone=ZONE)  # before the span
        one.remove("day", one.put("day", "2026-02-28", headache=True, zone=ZONE))
        one.attack("2026-02-22T12:00:00+01:00", ended_at="2026-02-22T15:00:00+01:00")
        one.attack("2026-02-27T12:00:00+01:00")
    return found


def told(standing: Standing) -> dict[str, Any]:
    """All that reminders may ask of an account."""
    today = day_of_text(TODAY)
    return {
        "profile": standing.profile,
        "reminders": sorted(standing.reminders),
        "each": [standing.reminder(one.id) for one in standing.reminders],
        "nobody's": standing.reminder("there is none"),
        "zones": [standing.zone(one).name for one in standing.reminders],
        "near": [
            sorted(entry.id for entry in standing.touching(kind, today + first, today + last))
            for kind in ("day", "attack")
            for first in DAYS
            for last in DAYS
            if first <= last
        ],
    }


def test_together_they_stand_as_each_does_alone(people: list[Person]) -> None:
    now = to_ms(people[0].clock())

    def job(connection: Connection) -> None:
        keyring = people[0].keyring
        together = Together(connection, keyring, [one.account for one in people], now)
        for one in people:
            row = read_account(connection, keyring, one.account)
            alone = Standing(connection, row, now)
            assert told(together.standing(one.account)) == told(alone)

    people[0].database.read(job)


def test_the_rows_of_many_are_those_of_each(people: list[Person]) -> None:
    planned = [one.planned() for one in people]
    assert [len(rows) for rows in planned] == [1, 1, 0]
    forget(people)
    plan_together(people)
    assert [one.planned() for one in people] == planned


def test_one_that_cannot_be_read_leaves_the_others_theirs(people: list[Person]) -> None:
    broken, sound, _ = people
    planned = sound.planned()
    forget(people)
    spoil = update(entries).where(entries.c.account == broken.account).values(body=b"spoilt")
    broken.database.write(lambda conn: conn.execute(spoil).rowcount)
    plan_together(people)
    assert (broken.planned(), sound.planned()) == ([], planned)


def test_one_that_is_gone_is_named(people: list[Person]) -> None:
    gone = delete(accounts).where(accounts.c.id == people[2].account)
    people[0].database.write(lambda conn: conn.execute(gone).rowcount)

    def job(connection: Connection) -> None:
        ids = [one.account for one in people]
        together = Together(connection, people[0].keyring, ids, to_ms(people[0].clock()))
        assert together.standing(people[0].account).reminders
        with pytest.raises(AccountGone):
            together.standing(people[2].account)

    people[0].database.read(job)


def forget(people: list[Person]) -> None:
    people[0].database.write(lambda conn: conn.execute(delete(due)).rowcount)


def plan_together(people: list[Person]) -> None:
    keyring, ids, now = people[0].keyring, [one.account for one in people], people[0].clock()
    people[0].database.write(lambda conn: plan_accounts(conn, keyring, ids, now))
