"""Medicine reminders: their times, and when the dose is in the diary already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reminders.person import Person

MORNING, EVENING = "2026-03-02T08:00:00+01:00", "2026-03-02T20:00:00+01:00"


def daily(person: Person, **patch: Any) -> tuple[str, str]:
    medicine = person.medicine("Propranolol", role="preventive")
    return medicine, person.reminder("medication", medication=medicine, time="20:00", **patch)


def test_it_comes_where_nothing_was_logged(person: Person) -> None:
    _, reminder = daily(person)
    person.dose(person.medicine("Other"), "2026-03-01T19:00:00+01:00")
    assert person.sent_at("2026-03-01T20:00:00+01:00") == [(reminder, "2026-03-01")]


@pytest.mark.parametrize(
    "how",
    [
        {"taken_at": "2026-03-01T07:30:00+01:00"},
        {"taken_at": "2026-03-01T19:59:00+01:00", "skipped": True},
        {"taken_at": "2026-03-01T12:00:00+01:00", "time": "unknown"},
    ],
)
def test_it_does_not_come_where_the_days_dose_was_logged(
    person: Person, how: dict[str, Any]
) -> None:
    medicine, _ = daily(person)
    person.dose(medicine, **how)
    assert person.skipped_at("2026-03-01T20:00:00+01:00") == ["answered"]


def test_yesterdays_dose_is_not_todays(person: Person) -> None:
    medicine, reminder = daily(person)
    person.dose(medicine, "2026-02-28T23:30:00+01:00")
    person.dose(medicine, "2026-02-28T12:00:00+01:00", time="unknown")
    assert person.sent_at("2026-03-01T20:00:00+01:00") == [(reminder, "2026-03-01")]


def test_without_a_time_the_medicines_own_times_are_taken(person: Person) -> None:
    medicine = person.medicine(role="preventive", schedule={"times": ["20:00", "08:00"]})
    reminder = person.reminder("medication", medication=medicine)
    assert person.sent_at("2026-03-01T20:00:00+01:00") == [(reminder, "2026-03-01")]
    assert person.sent_at(MORNING) == [(reminder, "2026-03-02")]
    assert person.sent_at(EVENING) == [(reminder, "2026-03-02")]
    assert person.planned() == [
        ("2026-03-03", "2026-03-03T07:00"),
        ("2026-03-03", "2026-03-03T19:00"),
    ]
    person.put("medication", medicine, schedule={"times": ["21:00"]})
    assert person.planned() == [("2026-03-03", "2026-03-03T20:00")]


def test_of_two_times_a_day_each_has_its_own_dose(person: Person) -> None:
    medicine = person.medicine(role="preventive", schedule={"times": ["08:00", "20:00"]})
    reminder = person.reminder("medication", medication=medicine)
    person.sent_at("2026-03-01T20:00:00+01:00")
    person.clock.set("2026-03-02T07:00:00+01:00")
    person.dose(medicine, "2026-03-02T07:00:00+01:00")
    assert person.skipped_at(MORNING) == ["answered"]
    assert person.sent_at(EVENING) == [(reminder, "2026-03-02")]
    person.sent_at("2026-03-03T08:00:00+01:00")
    person.clock.set("2026-03-03T15:00:00+01:00")
    person.dose(medicine, "2026-03-03T14:30:00+01:00")
    assert person.skipped_at("2026-03-03T20:00:00+01:00") == ["answered"]


def test_every_28_days_comes_from_the_medicine_where_the_reminder_says_nothing(
    person: Person,
) -> None:
    schedule = {"every_days": 28, "from_on": "2026-02-10"}
    medicine = person.medicine(role="preventive", schedule=schedule)
    reminder = person.reminder("medication", medication=medicine, time="09:00")
    assert person.planned() == [("2026-03-10", "2026-03-10T08:00")]
    assert person.sent_at("2026-03-10T09:00:00+01:00") == [(reminder, "2026-03-10")]
    assert person.planned() == [("2026-04-07", "2026-04-07T07:00")]


def test_an_injection_of_every_28_days_may_be_a_few_days_early(person: Person) -> None:
    medicine = person.medicine(role="preventive")
    rule = {"time": "09:00", "every_days": 28, "from_on": "2026-03-10"}
    reminder = person.reminder("medication", medication=medicine, **rule)
    person.dose(medicine, "2026-03-05T09:00:00+01:00")
    assert person.sent_at("2026-03-10T09:00:00+01:00") == [(reminder, "2026-03-10")]
    person.dose(medicine, "2026-04-04T09:00:00+02:00")
    assert person.skipped_at("2026-04-07T09:00:00+02:00") == ["answered"]


def test_a_medicine_that_was_stopped_is_not_reminded_of(person: Person) -> None:
    medicine, _ = daily(person)
    person.put("medication", medicine, stopped_on="2026-02-28")
    assert person.skipped_at("2026-03-01T20:00:00+01:00") == ["answered"]


def test_a_medicine_that_is_unknown_here_is_reminded_of(person: Person) -> None:
    gone = person.medicine()
    person.remove("medication", gone)
    reminder = person.reminder("medication", medication=gone, time="20:00")
    assert person.sent_at("2026-03-01T20:00:00+01:00") == [(reminder, "2026-03-01")]


def test_medicine_reminders_are_never_capped(person: Person) -> None:
    times = [f"{hour:02}:00" for hour in range(13, 21)]
    medicine = person.medicine(role="preventive", schedule={"times": times})
    person.reminder("medication", medication=medicine)
    assert [len(person.sent_at(f"2026-03-01T{at}:00+01:00")) for at in times] == [1] * 8
