"""Reminders that the diary brings: a dose, an open attack, a medicine's days."""

from __future__ import annotations

from typing import Any

import pytest

from server.reminders.notice import Notice
from tests.reminders.person import ZONE, Person

TRIPTAN: dict[str, Any] = {"name": "Suma", "ingredients": ["sumatriptan"], "role": "acute"}


def triptan(person: Person) -> str:
    return person.put("medication", **TRIPTAN)


# --- two hours after a dose


def test_two_hours_after_an_acute_dose_it_is_asked_how_it_is(person: Person) -> None:
    person.reminder("after_dose")
    dose = person.dose(triptan(person), "2026-03-01T13:00:00+01:00")
    assert person.planned() == [("2026-03-01", "2026-03-01T14:00")]
    assert person.sent_at("2026-03-01T15:00:00+01:00") == [(dose, "2026-03-01")]
    assert person.planned() == []


def test_the_dose_may_come_before_its_medicine_and_before_the_reminder(person: Person) -> None:
    dose = person.dose("0194d0c0-0000-7000-8000-000000000000", "2026-03-01T13:00:00+01:00")
    person.reminder("after_dose")
    assert person.sent_at("2026-03-01T15:00:00+01:00") == [(dose, "2026-03-01")]


@pytest.mark.parametrize(
    "dose",
    [
        {"relief_2h": "better"},
        {"skipped": True},
        {"time": "unknown"},
        {"reason": "prevention"},
        {"taken_at": "2026-03-01T10:30:00+01:00"},
    ],
)
def test_nothing_is_asked_where_there_is_nothing_to_ask(
    person: Person, dose: dict[str, Any]
) -> None:
    person.reminder("after_dose")
    person.clock.set("2026-03-01T15:00:00+01:00")
    person.dose(triptan(person), **{"taken_at": "2026-03-01T15:00:00+01:00", **dose})
    assert person.planned() == []


def test_a_preventive_is_not_asked_about(person: Person) -> None:
    person.reminder("after_dose")
    person.dose(person.medicine(role="preventive"), "2026-03-01T13:00:00+01:00")
    assert person.planned() == []


@pytest.mark.parametrize("answer", [{"relief_2h": "gone"}, {"skipped": True}, {"time": "unknown"}])
def test_answered_meanwhile_it_is_not_asked(person: Person, answer: dict[str, Any]) -> None:
    person.reminder("after_dose")
    dose = person.dose(triptan(person), "2026-03-01T13:00:00+01:00")
    (claimed,) = person.claim("2026-03-01T15:00:00+01:00")
    person.put("dose", dose, **answer)
    assert getattr(person.checked(claimed.row), "reason", "") in {"answered", "off"}
    person.settle(claimed, "answered")
    other = person.dose(triptan(person), "2026-03-01T15:30:00+01:00")
    person.put("dose", other, **answer)
    assert person.at("2026-03-01T17:30:00+01:00") == []


def test_an_attack_that_ended_meanwhile_answers_it(person: Person) -> None:
    person.reminder("after_dose")
    attack = person.attack("2026-03-01T12:30:00+01:00")
    person.dose(triptan(person), "2026-03-01T13:00:00+01:00", attack=attack)
    person.clock.set("2026-03-01T14:30:00+01:00")
    person.put("attack", attack, ended_at="2026-03-01T14:30:00+01:00")
    assert person.skipped_at("2026-03-01T15:00:00+01:00") == ["answered"]


def test_what_was_taken_together_is_asked_about_once(person: Person) -> None:
    person.reminder("after_dose")
    at = "2026-03-01T13:00:00+01:00"
    doses = sorted(person.dose(triptan(person), at) for _ in range(2))
    assert person.sent_at("2026-03-01T15:00:00+01:00") == [(doses[0], "2026-03-01")]


def test_a_dose_whose_time_is_mended_is_asked_about_at_the_new_time_and_once(
    person: Person,
) -> None:
    person.reminder("after_dose")
    dose = person.dose(triptan(person), "2026-03-01T13:00:00+01:00")
    person.put("dose", dose, taken_at="2026-03-01T12:30:00+01:00")
    assert person.sent_at("2026-03-01T14:30:00+01:00") == [(dose, "2026-03-01")]
    person.put("dose", dose, taken_at="2026-03-01T13:00:00+01:00")
    person.put("dose", dose, taken_at="2026-02-28T23:00:00+01:00")
    person.put("dose", dose, taken_at="2026-03-01T14:00:00+01:00")
    assert person.sent_at("2026-03-01T16:00:00+01:00") == []


def test_a_deleted_dose_is_not_asked_about(person: Person) -> None:
    person.reminder("after_dose")
    person.remove("dose", person.dose(triptan(person), "2026-03-01T13:00:00+01:00"))
    assert person.planned() == []


def test_at_night_nothing_is_asked(person: Person) -> None:
    person.clock.set("2026-03-01T21:00:00+01:00")
    person.reminder("after_dose", quiet_from="22:00", quiet_to="07:00")
    person.dose(triptan(person), "2026-03-01T21:00:00+01:00")
    assert person.skipped_at("2026-03-01T23:00:00+01:00") == ["quiet"]


# --- an attack that goes on


def test_an_open_attack_is_asked_about_after_six_hours_and_then_daily(person: Person) -> None:
    person.reminder("open_attack")
    attack = person.attack("2026-03-01T13:00:00+01:00")
    assert person.planned() == [("2026-03-01", "2026-03-01T18:00")]
    assert person.sent_at("2026-03-01T19:00:00+01:00") == [(attack, "2026-03-01")]
    assert person.sent_at("2026-03-02T18:59:00+01:00") == []
    assert person.sent_at("2026-03-02T19:00:00+01:00") == [(attack, "2026-03-02")]
    assert person.planned() == [("2026-03-03", "2026-03-03T18:00")]


def test_a_forgotten_attack_is_asked_about_for_a_week(person: Person) -> None:
    person.reminder("open_attack")
    person.clock.set("2026-03-25T13:00:00+01:00")
    person.attack("2026-03-25T13:00:00+01:00")
    days = [(f"2026-03-{day:02}", "+01:00" if day < 29 else "+02:00") for day in range(25, 32)]
    days += [("2026-04-01", "+02:00"), ("2026-04-02", "+02:00")]
    sent = [len(person.sent_at(f"{day}T19:00:00{offset}")) for day, offset in days]
    assert sent == [1] * 7 + [0] * 2
    assert person.planned() == []


def test_after_the_person_spoke_of_it_it_is_asked_six_hours_later(person: Person) -> None:
    person.reminder("open_attack")
    attack = person.attack("2026-03-01T08:00:00+01:00")
    person.clock.set("2026-03-01T13:00:00+01:00")
    person.put("attack", attack, confirmed_at="2026-03-01T13:00:00+01:00")
    assert person.planned() == [("2026-03-01", "2026-03-01T18:00")]


def test_on_one_date_an_attack_is_asked_about_once(person: Person) -> None:
    person.reminder("open_attack")
    attack = person.attack("2026-03-01T08:00:00+01:00")
    assert person.sent_at("2026-03-01T14:00:00+01:00") == [(attack, "2026-03-01")]
    person.put("attack", attack, confirmed_at="2026-03-01T14:01:00+01:00")
    assert person.planned() == [("2026-03-02", "2026-03-02T19:01")]


@pytest.mark.parametrize("end", [{"ended_at": "2026-03-01T14:00:00+01:00"}, {"end": "unknown"}])
def test_an_attack_that_is_over_is_not_asked_about(person: Person, end: dict[str, str]) -> None:
    person.reminder("open_attack")
    attack = person.attack("2026-03-01T13:00:00+01:00")
    (claimed,) = person.claim("2026-03-01T19:00:00+01:00")
    person.put("attack", attack, **end)
    assert getattr(person.checked(claimed.row), "reason", "") == "off"
    person.remove("attack", attack)
    person.attack("2026-03-01T16:00:00+01:00", **{**end, "ended_at": "2026-03-01T17:00:00+01:00"})
    assert person.planned() == [("2026-03-01", "2026-03-01T18:00")]
    person.settle(claimed, "off")
    assert person.planned() == []


def test_no_headache_on_a_later_date_ends_an_open_attack(person: Person) -> None:
    person.reminder("open_attack")
    person.attack("2026-03-01T13:00:00+01:00")
    person.clock.set("2026-03-02T10:00:00+01:00")
    person.put("day", "2026-03-02", zone=ZONE, headache=False)
    assert person.skipped_at("2026-03-02T19:00:00+01:00") == ["off"]
    assert person.planned() == []


def test_at_night_an_open_attack_waits_for_the_morning(person: Person) -> None:
    person.reminder("open_attack", quiet_from="22:00", quiet_to="07:00")
    attack = person.attack("2026-03-01T18:00:00+01:00")
    assert person.planned() == [("2026-03-02", "2026-03-02T06:00")]
    assert person.sent_at("2026-03-02T07:00:00+01:00") == [(attack, "2026-03-02")]


# --- the days of a medicine


def use(person: Person, medicine: str, days: range, month: int = 3) -> None:
    for day in days:
        person.clock.set(f"2026-{month:02}-{day:02}T12:00:00+01:00")
        person.dose(medicine, f"2026-{month:02}-{day:02}T12:00:00+01:00")


def test_a_class_that_comes_near_its_limit_is_told_once_at_once(person: Person) -> None:
    reminder, medicine = person.reminder("count"), triptan(person)
    use(person, medicine, range(1, 8))
    assert person.planned() == []
    use(person, medicine, range(8, 9))
    assert person.planned() == [("2026-03-08", "2026-03-08T11:00")]
    (notice,) = person.at("2026-03-08T12:05:00+01:00")
    assert isinstance(notice, Notice)
    assert (notice.id, notice.on_date) == (reminder, "2026-03-08")
    assert "triptan" not in repr(notice)
    use(person, medicine, range(9, 15))
    assert person.planned() == []


def test_a_second_dose_on_a_date_adds_no_day(person: Person) -> None:
    person.reminder("count")
    medicine = triptan(person)
    use(person, medicine, range(1, 8))
    person.dose(medicine, "2026-03-07T12:30:00+01:00")
    assert person.planned() == []


def test_the_thirty_days_reach_over_the_end_of_a_month(person: Person) -> None:
    person.reminder("count")
    medicine = triptan(person)
    use(person, medicine, range(22, 29), month=2)
    assert person.planned() == []
    use(person, medicine, range(1, 2))
    assert person.planned() == [("2026-03-01", "2026-03-01T11:00")]


def test_it_is_off_until_it_is_switched_on(person: Person) -> None:
    person.put("reminder", type="count", zone="device")
    use(person, triptan(person), range(1, 10))
    assert person.rows() == []


def test_a_dose_that_was_taken_back_leaves_nothing_to_tell(person: Person) -> None:
    person.reminder("count")
    medicine = triptan(person)
    use(person, medicine, range(1, 8))
    eighth = person.dose(medicine, "2026-03-08T11:00:00+01:00")
    person.clock.set("2026-03-08T12:00:00+01:00")
    person.put("dose", eighth, notes="again")
    (claimed,) = person.claim("2026-03-08T12:01:00+01:00")
    person.remove("dose", eighth)
    assert getattr(person.checked(claimed.row), "reason", "") == "off"


def test_yesterdays_dose_entered_today_is_told_today(person: Person) -> None:
    reminder, medicine = person.reminder("count"), triptan(person)
    use(person, medicine, range(1, 8))
    person.clock.set("2026-03-09T08:00:00+01:00")
    person.dose(medicine, "2026-03-08T20:00:00+01:00")
    assert person.sent_at("2026-03-09T08:00:10+01:00") == [(reminder, "2026-03-08")]
    use(person, medicine, range(9, 10))
    assert person.planned() == []


def test_a_dose_entered_late_that_moves_the_day_is_not_told_again(person: Person) -> None:
    reminder, medicine = person.reminder("count"), triptan(person)
    use(person, medicine, range(1, 9))
    assert person.sent_at("2026-03-08T12:05:00+01:00") == [(reminder, "2026-03-08")]
    person.dose(medicine, "2026-02-27T12:00:00+01:00")
    assert person.planned() == []


def test_at_night_the_count_waits_for_the_morning(person: Person) -> None:
    person.reminder("count", quiet_from="11:00", quiet_to="14:00")
    use(person, triptan(person), range(1, 9))
    assert person.planned() == [("2026-03-08", "2026-03-08T13:00")]


def test_three_a_day_hold_for_what_the_diary_brings(person: Person) -> None:
    person.reminder("after_dose")
    medicine = triptan(person)
    for hour in range(13, 18):
        person.dose(medicine, f"2026-03-01T{hour}:00:00+01:00")
    hours = range(15, 20)
    sent = [len(person.sent_at(f"2026-03-01T{hour}:00:00+01:00")) for hour in hours]
    assert sent == [1, 1, 1, 0, 0]
