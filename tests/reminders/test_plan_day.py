"""What asks about a date is not sent when the diary has the answer."""

from __future__ import annotations

import pytest

from tests.reminders.person import ZONE, Person

EVENING = "2026-03-01T20:00:00+01:00"
MORNING = "2026-03-02T09:00:00+01:00"


@pytest.mark.parametrize("answer", [{"headache": False}, {"headache": True}, {"severity": 2}])
def test_the_evening_is_quiet_when_the_day_was_answered(
    person: Person, answer: dict[str, object]
) -> None:
    person.reminder("check_in", time="20:00")
    person.put("day", "2026-03-01", zone=ZONE, **answer)
    assert person.skipped_at(EVENING) == ["answered"]
    assert person.planned() == [("2026-03-02", "2026-03-02T19:00")]


@pytest.mark.parametrize("said", [{"sleep_hours": 7}, {"severity": 0}, {"notes": "Rain"}])
def test_a_day_of_which_something_else_was_told_is_asked_about(
    person: Person, said: dict[str, object]
) -> None:
    reminder = person.reminder("check_in", time="20:00")
    person.put("day", "2026-03-01", zone=ZONE, **said)
    person.put("day", "2026-02-28", zone=ZONE, headache=False)
    assert person.sent_at(EVENING) == [(reminder, "2026-03-01")]


def test_a_spell_that_touches_the_day_answers_it(person: Person) -> None:
    person.reminder("check_in", time="20:00")
    person.attack("2026-02-28T22:00:00+01:00", ended_at="2026-03-01T00:30:00+01:00")
    assert person.skipped_at(EVENING) == ["answered"]


def test_a_spell_of_another_day_or_a_deleted_one_does_not(person: Person) -> None:
    reminder = person.reminder("check_in", time="20:00")
    person.attack("2026-02-28T18:00:00+01:00", ended_at="2026-02-28T23:00:00+01:00")
    person.remove("attack", person.attack("2026-03-01T10:00:00+01:00"))
    assert person.sent_at(EVENING) == [(reminder, "2026-03-01")]


def test_answered_and_taken_back_it_is_asked(person: Person) -> None:
    reminder = person.reminder("check_in", time="20:00")
    person.put("day", "2026-03-01", zone=ZONE, headache=False)
    person.put("day", "2026-03-01", headache=None)
    assert person.sent_at(EVENING) == [(reminder, "2026-03-01")]


def test_answered_between_the_claim_and_the_check_it_is_not_sent(person: Person) -> None:
    person.reminder("check_in", time="20:00")
    (claimed,) = person.claim(EVENING)
    person.put("day", "2026-03-01", zone=ZONE, headache=False)
    assert getattr(person.checked(claimed.row), "reason", "") == "answered"


def test_the_morning_asks_about_yesterday_where_it_is_unanswered(person: Person) -> None:
    reminder = person.reminder("yesterday", time="09:00")
    person.put("day", "2026-03-02", zone=ZONE, headache=False)
    assert person.sent_at(MORNING) == [(reminder, "2026-03-02")]


def test_the_morning_is_quiet_where_yesterday_is_answered(person: Person) -> None:
    person.reminder("yesterday", time="09:00")
    person.put("day", "2026-03-01", zone=ZONE, headache=True)
    assert person.skipped_at(MORNING) == ["answered"]


@pytest.mark.parametrize("kind", ["meal", "hydration", "custom"])
def test_a_glass_a_meal_and_an_own_one_come_whatever_was_said(person: Person, kind: str) -> None:
    reminder = person.reminder(kind, time="20:00")
    person.put("day", "2026-03-01", zone=ZONE, headache=False, water_glasses=8)
    assert person.sent_at(EVENING) == [(reminder, "2026-03-01")]


def test_without_a_time_the_usual_one_of_its_kind_is_taken(person: Person) -> None:
    person.reminder("check_in")
    person.reminder("custom")
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]


def test_at_most_three_a_day_of_those_that_have_no_time_of_the_person(person: Person) -> None:
    person.clock.set("2026-03-01T06:00:00+01:00")
    usual = ["yesterday", "meal", "hydration", "check_in"]
    for kind in usual:
        person.reminder(kind)
    own = person.reminder("custom", time="20:30")
    medicine = person.reminder("medication", time="20:30")
    hours = ("09:00", "12:30", "15:00")
    sent = [len(person.sent_at(f"2026-03-01T{hour}:00+01:00")) for hour in hours]
    assert sent == [1, 1, 1]
    assert person.skipped_at(EVENING) == ["enough"]
    assert {one for one, _ in person.sent_at("2026-03-01T20:30:00+01:00")} == {own, medicine}
    assert len(person.sent_at("2026-03-02T09:00:00+01:00")) == 1


def test_of_five_that_are_claimed_at_once_three_are_sent(person: Person) -> None:
    for _ in range(5):
        person.reminder("check_in")
    claimed = person.claim(EVENING)
    assert len(claimed) == 5
    checked = [person.checked(one.row) for one in claimed]
    assert sorted(getattr(one, "reason", "sent") for one in checked) == [
        "enough", "enough", "sent", "sent", "sent",
    ]  # fmt: skip
