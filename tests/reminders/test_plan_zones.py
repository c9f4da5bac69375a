"""Reminders go where the device last seen is, and come once for each local date on the way."""

from __future__ import annotations

from tests.reminders.person import Person


def test_the_device_last_seen_says_what_time_it_is(person: Person) -> None:
    person.reminder("custom", time="20:00")
    phone, laptop = person.device("phone"), person.device("laptop")
    person.arrive(phone, "Asia/Tokyo")
    assert person.planned() == [("2026-03-02", "2026-03-02T11:00")]
    person.arrive(laptop, "America/New_York")
    assert person.planned() == [("2026-03-01", "2026-03-02T01:00")]
    person.arrive(phone, "Asia/Tokyo")
    assert person.planned() == [("2026-03-02", "2026-03-02T11:00")]


def test_a_pinned_reminder_stays_in_its_zone(person: Person) -> None:
    person.reminder("custom", time="20:00", zone="Europe/Berlin")
    person.arrive(person.device(), "Asia/Tokyo")
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]


def test_without_a_device_and_without_a_profile_it_is_utc(person: Person) -> None:
    person.remove("profile", "me")
    person.reminder("custom", time="20:00")
    assert person.planned() == [("2026-03-01", "2026-03-01T20:00")]


def test_moving_house_moves_what_is_planned(person: Person) -> None:
    person.reminder("custom", time="20:00")
    person.put("profile", "me", zone="Europe/London")
    assert person.planned() == [("2026-03-01", "2026-03-01T20:00")]


def test_new_york_to_tokyo_is_one_evening_on_each_date(person: Person) -> None:
    reminder, phone = person.reminder("custom", time="20:00"), person.device()
    person.clock.set("2026-05-01T12:00:00-04:00")
    person.arrive(phone, "America/New_York")
    assert person.sent_at("2026-05-01T20:00:00-04:00") == [(reminder, "2026-05-01")]
    person.clock.set("2026-05-02T15:00:00+09:00")
    person.arrive(phone, "Asia/Tokyo")
    assert person.sent_at("2026-05-02T20:00:00+09:00") == [(reminder, "2026-05-02")]
    assert person.planned() == [("2026-05-03", "2026-05-03T11:00")]


def test_the_date_that_comes_twice_on_the_way_to_honolulu_is_sent_once(person: Person) -> None:
    reminder, phone = person.reminder("custom", time="20:00"), person.device()
    person.clock.set("2026-05-02T12:00:00+14:00")
    person.arrive(phone, "Pacific/Kiritimati")
    assert person.sent_at("2026-05-02T20:00:00+14:00") == [(reminder, "2026-05-02")]
    person.clock.set("2026-05-02T06:00:00-10:00")
    person.arrive(phone, "Pacific/Honolulu")
    assert person.sent_at("2026-05-02T20:00:00-10:00") == []
    assert person.sent_at("2026-05-03T20:00:00-10:00") == [(reminder, "2026-05-03")]


def test_where_the_time_passed_an_hour_ago_it_comes_now(person: Person) -> None:
    reminder, phone = person.reminder("custom", time="20:00"), person.device()
    person.arrive(phone, "Europe/London")
    person.clock.set("2026-03-01T19:30:00+00:00")
    person.arrive(phone, "Europe/Berlin")
    assert person.sent_at("2026-03-01T19:31:00+00:00") == [(reminder, "2026-03-01")]
    person.arrive(phone, "Europe/London")
    assert person.sent_at("2026-03-01T20:00:00+00:00") == []


def test_where_the_time_passed_more_than_two_hours_ago_the_date_is_left_out(
    person: Person,
) -> None:
    person.reminder("custom", time="20:00")
    phone = person.device()
    person.arrive(phone, "Europe/Berlin")
    person.clock.set("2026-03-01T14:00:00+00:00")
    person.arrive(phone, "Asia/Tokyo")
    assert person.planned() == [("2026-03-02", "2026-03-02T11:00")]


def test_a_zone_that_was_told_after_planning_counts_when_it_is_due(person: Person) -> None:
    """Another process may have noted the device, and nobody planned."""
    person.reminder("custom", time="20:00")
    phone = person.device()
    person.arrive(phone, "Europe/Berlin")
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]
    told = "UPDATE sessions SET zone = 'Europe/London'"
    person.database.write(lambda conn: conn.exec_driver_sql(told).rowcount)
    assert person.skipped_at("2026-03-01T19:00:10+00:00") == ["moved"]
    assert person.planned() == [("2026-03-01", "2026-03-01T20:00")]


def test_quiet_hours_follow_the_zone_too(person: Person) -> None:
    person.reminder("custom", time="20:00", zone="UTC", quiet_from="20:30", quiet_to="07:00")
    (row,) = person.rows()
    assert row.expires_at - row.due_at == 30 * 60_000
