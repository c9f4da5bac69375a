"""What is due reaches every device of its person once; what goes wrong is tried again in time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from server.reminders.worker import Counts
from tests.fixtures.push_service import Answer, PushService
from tests.reminders.desk import BASE, Desk, topics
from tests.reminders.person import Person

# The clock stands on 1 March 2026, 12:00 UTC; Berlin is an hour ahead.
EVENING = "2026-03-01T20:00:00+01:00"


@pytest.fixture
def desk(person: Person, push_service: PushService) -> Desk:
    return Desk(person, [push_service])


def test_a_due_reminder_reaches_every_device_with_a_neutral_title(desk: Desk) -> None:
    reminder = desk.person.reminder("check_in", time="20:00")
    phones = [desk.subscribe(), desk.subscribe()]
    assert desk.tick("2026-03-01T19:59:59+01:00") == Counts()
    assert desk.tick(EVENING) == Counts(due=1, sent=1)
    for phone in phones:
        (message,) = phone.received
        shown = message.json["notification"]
        assert shown["title"] == "Zeit für dein Tagebuch"
        assert shown["navigate"] == f"{BASE}/#/r/{reminder}/2026-03-01"
        assert shown["tag"] == message.headers["topic"]
        assert message.headers["ttl"] == "7200"
        assert message.headers["urgency"] == "normal"
    assert desk.tick("2026-03-01T20:00:59+01:00") == Counts()
    assert desk.person.planned() == [("2026-03-02", "2026-03-02T19:00")]


def test_each_date_has_its_own_message(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    for day in ("01", "02", "03"):
        assert desk.tick(f"2026-03-{day}T20:00:30+01:00").sent == 1
    assert len(set(topics(phone))) == 3


def test_an_answered_day_is_not_asked_about(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    desk.person.put("day", "2026-03-01", zone="Europe/Berlin", headache=False)
    assert desk.tick(EVENING) == Counts(due=1, skipped=1)
    assert phone.received == []


def test_who_has_no_device_costs_nobody_anything(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    assert desk.tick(EVENING) == Counts(due=1, skipped=1)
    desk.subscribe()
    assert desk.tick("2026-03-01T20:01:00+01:00") == Counts()
    assert desk.tick("2026-03-02T20:01:00+01:00").sent == 1


def test_a_device_that_is_gone_is_forgotten_and_the_others_are_served(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    gone, phone = desk.subscribe(Answer(410)), desk.subscribe()
    assert desk.tick(EVENING) == Counts(due=1, sent=1)
    assert desk.devices() == 1
    assert desk.tick("2026-03-02T20:00:00+01:00") == Counts(due=1, sent=1)
    assert (len(gone.received), len(phone.received)) == (1, 2)


def test_the_last_device_that_is_gone_is_no_reason_to_try_again(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    gone = desk.subscribe(Answer(404))
    assert desk.tick(EVENING) == Counts(due=1, failed=1)
    for minute in range(1, 60, 7):
        assert desk.tick(f"2026-03-01T20:{minute:02}:00+01:00") == Counts()
    assert len(gone.received) == 1


def test_only_the_device_that_lacks_it_is_tried_again(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone, tablet = desk.subscribe(), desk.subscribe()
    tablet.next.extend([Answer(500), Answer(503), Answer(201)])
    assert desk.tick(EVENING) == Counts(due=1, sent=1)
    assert desk.tick("2026-03-01T20:00:59+01:00") == Counts()
    assert desk.tick("2026-03-01T20:01:30+01:00") == Counts(due=1, sent=1)
    assert desk.tick("2026-03-01T20:05:00+01:00") == Counts()
    assert desk.tick("2026-03-01T20:06:31+01:00") == Counts(due=1, sent=1)
    assert desk.tick("2026-03-01T21:30:00+01:00") == Counts()
    assert (len(phone.received), len(tablet.received)) == (1, 3)
    assert {*topics(phone)} == {*topics(tablet)}
    assert {one.json["notification"]["tag"] for one in tablet.received} == {*topics(phone)}


def test_a_service_that_stays_down_is_left_at_the_end_of_the_reminders_life(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe(Answer(500))
    minutes = [m for m in range(180) if desk.tick(clock_at(20, m)).failed]
    # 1, 4, 15 and 60 minutes, each longer by a quarter at most, within two hours.
    assert minutes[0] == 0
    waits = [b - a for a, b in pairwise(minutes)]
    assert all(low <= w <= 1.25 * low + 1 for w, low in zip(waits, (1, 4, 15, 60), strict=False))
    assert len(waits) >= 3
    assert max(minutes) < 120
    assert len(phone.received) == len(minutes)
    assert desk.person.rows()[0].outcome == "failed"


def clock_at(hour: int, minutes: int) -> str:
    hour, minute = hour + minutes // 60, minutes % 60
    return f"2026-03-01T{hour:02}:{minute:02}:00+01:00"


@pytest.mark.parametrize("wish", ["900", "Sun, 01 Mar 2026 19:15:00 GMT"])
def test_a_service_that_wants_to_be_left_alone_is_left_alone(desk: Desk, wish: str) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    phone.next.append(Answer(429, {"Retry-After": wish}))
    assert desk.tick(EVENING) == Counts(due=1, failed=1)
    for minute in range(1, 15):
        desk.tick(clock_at(20, minute))
    assert len(phone.received) == 1
    assert desk.tick(clock_at(20, 19)) == Counts(due=1, sent=1)


def test_a_refusal_is_our_fault_and_loses_no_subscription(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    phone.next.append(Answer(403))
    assert desk.tick(EVENING) == Counts(due=1, failed=1)
    assert desk.tick(clock_at(20, 5)) == Counts()
    assert desk.tick("2026-03-02T20:00:00+01:00") == Counts(due=1, sent=1)
    assert desk.devices() == 1


def test_a_worker_that_was_down_for_three_hours_sends_nothing_late(desk: Desk) -> None:
    for number in range(4):
        desk.person.reminder("custom", time=f"18:{number:02}", title="x")
    phone = desk.subscribe()
    assert desk.tick("2026-03-01T21:05:00+01:00") == Counts(due=4, skipped=4)
    assert desk.tick("2026-03-03T12:00:00+01:00").sent == 0
    assert phone.received == []
    assert desk.tick("2026-03-03T18:03:00+01:00") == Counts(due=4, sent=4)


def test_an_account_that_cannot_be_read_holds_up_nobody(desk: Desk) -> None:
    from sqlalchemy import update

    from server.storage.models import entries

    broken = desk.neighbour()
    for who in (broken, desk.person):
        who.reminder("check_in", time="20:00")
        desk.subscribe(who=who)
    desk.person.database.write(
        lambda conn: (
            conn.execute(
                update(entries).where(entries.c.account == broken.account).values(body=b"x" * 40)
            ).rowcount
        )
    )
    assert desk.tick(EVENING) == Counts(due=2, sent=1, failed=1)
    assert len(desk.services[0].received) == 1


def test_a_reminder_that_was_switched_off_meanwhile_is_not_sent(desk: Desk) -> None:
    reminder = desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    phone.next.append(Answer(500))
    assert desk.tick(EVENING).failed == 1
    desk.person.put("reminder", reminder, enabled=False)
    assert desk.tick(clock_at(20, 3)) == Counts(due=1, skipped=1)
    assert len(phone.received) == 1
