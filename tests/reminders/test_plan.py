"""A reminder with a time: planned once, sent once for each local date, at that time."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.reminders import agenda
from server.reminders.agenda import SENT
from server.reminders.notice import Notice, Skip
from server.storage.accounts import erase_account
from server.storage.models import due
from tests.reminders.person import Person


def test_the_next_evening_alone_is_planned_in_the_zone_of_the_profile(person: Person) -> None:
    person.reminder("check_in", time="20:00")
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]
    person.plan()
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]


def test_a_sent_one_is_followed_by_that_of_the_next_date(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    assert person.sent_at("2026-03-01T20:00:00+01:00") == [(reminder, "2026-03-01")]
    assert person.planned() == [("2026-03-02", "2026-03-02T19:00")]
    assert person.sent_at("2026-03-01T20:10:00+01:00") == []


def test_a_month_of_evenings_over_the_change_of_the_clock_is_sent_at_eight(person: Person) -> None:
    person.reminder("custom", time="20:00")
    dates = []
    for day in range(1, 32):
        offset = "+01:00" if day < 29 else "+02:00"
        assert person.at(f"2026-03-{day:02}T19:59:00{offset}") == []
        dates += [on_date for _, on_date in person.sent_at(f"2026-03-{day:02}T20:00:59{offset}")]
    assert dates == [f"2026-03-{day:02}" for day in range(1, 32)]


def test_what_is_shown_says_nothing_but_that_it_is_time(person: Person) -> None:
    reminder = person.reminder("medication", time="20:00", title="Propranolol", quiet_from="21:30",
                               quiet_to="07:00")  # fmt: skip
    (notice,) = person.at("2026-03-01T20:00:30+01:00")
    assert isinstance(notice, Notice)
    assert notice.id == reminder
    assert (notice.title, notice.lang, notice.dir) == ("Zeit für dein Tagebuch", "de", "ltr")
    assert notice.ttl_seconds == 89 * 60 + 30
    assert len(notice.topic) == 32
    assert set(notice.topic) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    )


@pytest.mark.parametrize(
    ("language", "title"), [("en-GB", "Time for your diary"), ("fr", "Time for your diary")]
)
def test_other_languages_fall_back_to_english(person: Person, language: str, title: str) -> None:
    person.put("profile", "me", language=language)
    person.reminder("custom", time="20:00")
    (notice,) = person.at("2026-03-01T20:00:30+01:00")
    assert isinstance(notice, Notice)
    assert (notice.title, notice.lang, notice.ttl_seconds) == (title, "en", 7200)


def test_more_than_two_hours_late_is_not_sent_and_does_not_come_in_a_burst(person: Person) -> None:
    person.reminder("custom", time="20:00")
    assert person.skipped_at("2026-03-04T22:01:00+01:00") == ["late"]
    assert person.planned() == [("2026-03-05", "2026-03-05T19:00")]


def test_just_two_hours_late_is_sent(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    assert person.sent_at("2026-03-01T22:00:00+01:00") == [(reminder, "2026-03-01")]


def test_what_was_late_is_forgotten_when_the_account_is_planned(person: Person) -> None:
    person.reminder("custom", time="20:00")
    person.clock.set("2026-03-04T12:00:00+01:00")
    person.plan()
    assert person.planned() == [("2026-03-04", "2026-03-04T19:00")]


def test_a_time_that_had_passed_when_it_was_set_is_not_made_up_for(person: Person) -> None:
    person.clock.set("2026-03-01T20:30:00+01:00")
    person.reminder("custom", time="20:00")
    assert person.planned() == [("2026-03-02", "2026-03-02T19:00")]


def test_set_within_its_minute_it_comes_at_once(person: Person) -> None:
    person.clock.set("2026-03-01T20:00:40+01:00")
    reminder = person.reminder("custom", time="20:00")
    assert person.sent_at("2026-03-01T20:00:41+01:00") == [(reminder, "2026-03-01")]


def test_changed_within_its_minute_it_is_neither_lost_nor_doubled(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    for second in (10, 50, 70):
        person.clock.set("2026-03-01T20:00:00+01:00")
        person.clock.advance(seconds=second)
        person.put("reminder", reminder, title=f"Take {second}")
        assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]
    assert person.sent_at("2026-03-01T20:01:30+01:00") == [(reminder, "2026-03-01")]
    person.put("reminder", reminder, title="Again")
    person.put("reminder", reminder, time="20:02")
    assert person.planned() == [("2026-03-02", "2026-03-02T19:02")]


def test_changed_while_it_is_on_its_way_it_is_sent_once(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    (claimed,) = person.claim("2026-03-01T20:00:10+01:00")
    assert isinstance(person.checked(claimed.row), Notice)
    person.put("reminder", reminder, time="20:05")
    person.put("reminder", reminder, enabled=False)
    person.put("reminder", reminder, enabled=True)
    person.settle(claimed)
    assert person.sent_at("2026-03-01T20:05:00+01:00") == []
    assert person.planned() == [("2026-03-02", "2026-03-02T19:05")]


@pytest.mark.parametrize("outcome", ["", SENT])
def test_what_was_claimed_while_the_account_was_planned_stays(person: Person, outcome: str) -> None:
    """A worker may commit its claim after the plan has read the rows."""
    person.reminder("custom", time="20:00")
    (claimed,) = person.claim("2026-03-01T20:00:10+01:00")
    if outcome:
        person.settle(claimed, outcome)
    before = person.rows()
    row = before[0]
    key = row.reminder, row.subject, row.on_date
    later = agenda.Wanted(person.account, *key, row.due_at + 60_000, row.expires_at)
    person.database.write(lambda conn: agenda.write(conn, [later]))
    person.database.write(lambda conn: agenda.drop(conn, [(person.account, *later.key)]))
    assert person.rows() == before


def test_moved_to_later_before_it_was_sent_it_comes_then(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    person.put("reminder", reminder, time="21:00")
    assert person.at("2026-03-01T20:30:00+01:00") == []
    assert person.sent_at("2026-03-01T21:00:00+01:00") == [(reminder, "2026-03-01")]


@pytest.mark.parametrize("gone", [{"enabled": False}, None])
def test_switched_off_or_deleted_it_leaves_no_open_row(
    person: Person, gone: dict[str, bool] | None
) -> None:
    reminder = person.reminder("custom", time="20:00")
    if gone is None:
        person.remove("reminder", reminder)
    else:
        person.put("reminder", reminder, **gone)
    assert person.planned() == []


def test_switched_off_after_it_was_claimed_it_is_not_sent(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    (claimed,) = person.claim("2026-03-01T20:00:10+01:00")
    person.put("reminder", reminder, enabled=False)
    assert person.checked(claimed.row) == Skip("off")


def test_claimed_by_rules_of_the_clock_that_changed_since_it_waits_for_its_time(
    person: Person,
) -> None:
    reminder = person.reminder("custom", time="20:00")
    # As planned by an older tzdata, an hour early.
    _shift(person, hours=-1)
    (claimed,) = person.claim("2026-03-01T19:00:10+01:00")
    assert person.checked(claimed.row) == Skip("moved", settled=False)
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]
    assert person.sent_at("2026-03-01T20:00:00+01:00") == [(reminder, "2026-03-01")]
    assert person.sent_at("2026-03-01T20:30:00+01:00") == []


def test_a_row_that_an_older_tzdata_put_too_late_is_put_right_by_planning(person: Person) -> None:
    person.reminder("custom", time="20:00")
    _shift(person, hours=1)
    person.plan()
    assert person.planned() == [("2026-03-01", "2026-03-01T19:00")]


def test_a_server_clock_that_steps_back_sends_nothing_twice(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    assert person.sent_at("2026-03-01T20:00:00+01:00") == [(reminder, "2026-03-01")]
    assert person.sent_at("2026-03-01T19:00:00+01:00") == []
    person.plan()
    assert person.sent_at("2026-03-01T20:00:00+01:00") == []
    assert person.planned() == [("2026-03-02", "2026-03-02T19:00")]


def test_a_server_clock_that_steps_forward_sends_once(person: Person) -> None:
    reminder = person.reminder("custom", time="20:00")
    assert person.sent_at("2026-03-01T20:30:00+01:00") == [(reminder, "2026-03-01")]
    assert person.sent_at("2026-03-01T19:30:00+01:00") == []
    assert person.sent_at("2026-03-01T20:00:00+01:00") == []


def test_quiet_hours_beat_a_reminder(person: Person) -> None:
    person.reminder("custom", time="20:00", quiet_from="20:30", quiet_to="07:00")
    assert person.skipped_at("2026-03-01T20:45:00+01:00") == ["quiet"]
    assert len(person.at("2026-03-02T20:29:00+01:00")) == 1


def test_weekdays_and_28_days_are_planned(person: Person) -> None:
    person.reminder("custom", time="09:00", days={"tue": True, "fri": True, "mon": False})
    person.reminder("medication", time="09:00", every_days=28, from_on="2026-02-10")
    assert person.planned() == [
        ("2026-03-03", "2026-03-03T08:00"),
        ("2026-03-10", "2026-03-10T08:00"),
    ]


def test_all_days_but_those_that_were_said_not_to_be(person: Person) -> None:
    person.reminder("custom", time="09:00", days={"mon": False})
    assert person.planned() == [("2026-03-03", "2026-03-03T08:00")]


def test_the_page_is_ready_on_the_first_of_the_month(person: Person) -> None:
    reminder = person.reminder("monthly_page", time="10:00")
    assert person.planned() == [("2026-04-01", "2026-04-01T08:00")]
    assert person.sent_at("2026-04-01T10:00:00+02:00") == [(reminder, "2026-04-01")]
    assert person.planned() == [("2026-05-01", "2026-05-01T08:00")]


def test_a_herd_is_spread_over_a_minute_and_a_row_keeps_its_place(person: Person) -> None:
    for _ in range(40):
        person.reminder("custom", time="20:00")
    before = {row.reminder: row.pick_at - row.due_at for row in person.rows()}
    assert all(0 <= late < 60_000 for late in before.values())
    assert len(set(before.values())) > 35
    assert max(before.values()) - min(before.values()) > 30_000
    person.plan()
    assert {row.reminder: row.pick_at - row.due_at for row in person.rows()} == before


def test_the_diary_of_others_is_not_touched(person: Person) -> None:
    other = Person(person.database, person.keyring, person.clock)
    mine, theirs = person.reminder("custom", time="20:00"), other.reminder("custom", time="20:00")
    person.remove("reminder", mine)
    assert other.sent_at("2026-03-01T20:00:00+01:00") == [(theirs, "2026-03-01")]


def test_an_erased_account_has_no_row_left(person: Person) -> None:
    person.reminder("custom", time="20:00")
    person.sent_at("2026-03-01T20:00:00+01:00")
    assert len(person.rows()) == 2
    assert person.rows()[0].outcome == SENT
    person.database.write(lambda conn: erase_account(conn, person.account))
    assert person.database.read(lambda conn: conn.execute(select(due)).fetchall()) == []


def _shift(person: Person, hours: int) -> None:
    by = hours * 3_600_000
    moved = due.update().values(due_at=due.c.due_at + by, pick_at=due.c.pick_at + by)
    person.database.write(lambda conn: conn.execute(moved).rowcount)
