"""Once a day: what went missing is planned again, what is old enough is erased."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from server.reminders.chores import do_chores, plan_all
from server.storage.models import due
from tests.reminders.person import Person


def chores(person: Person, *, stopped: bool = False) -> None:
    now = person.clock()
    do_chores(person.database, person.keyring, now, now, lambda: stopped)


def lose_rows(person: Person) -> None:
    person.database.write(lambda conn: conn.execute(delete(due)).rowcount)


def test_a_row_that_went_missing_is_there_again(person: Person) -> None:
    person.reminder("check_in", time="20:00")
    planned = person.planned()
    others = [Person(person.database, person.keyring, person.clock) for _ in range(40)]
    for other in others:
        other.reminder("check_in", time="21:00")
    lose_rows(person)
    chores(person)
    assert person.planned() == planned
    assert all(other.planned() == [("2026-03-01", "2026-03-01T20:00")] for other in others)


def test_it_ends_early_when_the_worker_ends(person: Person) -> None:
    person.reminder("check_in", time="20:00")
    lose_rows(person)
    chores(person, stopped=True)
    assert person.planned() == []


def test_what_was_deleted_thirty_days_ago_is_erased(person: Person) -> None:
    from server.storage.entries import history_of

    attack = person.attack("2026-01-01T08:00:00+01:00", notes="x")
    person.put("attack", attack, notes="y")
    person.remove("attack", attack)

    def past() -> int:
        where = (person.keyring, person.account, "attack", attack)
        return len(person.database.read(lambda conn: history_of(conn, *where)))

    person.clock.advance(days=29)
    chores(person)
    assert past() > 0
    person.clock.advance(days=2)
    chores(person)
    assert past() == 0


def test_a_moved_schedule_erases_nothing(person: Person) -> None:
    attack = person.attack("2026-01-01T08:00:00+01:00", notes="x")
    person.remove("attack", attack)
    reminder = person.reminder("check_in", time="20:00")
    now = person.clock()
    moved = now + timedelta(days=100)
    do_chores(person.database, person.keyring, now, moved, lambda: False)
    assert person.planned()[0][0] == "2026-06-09"
    plan_all(person.database, person.keyring, now)
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]
    assert reminder
