"""The named cases of trust.md §2d, in hours that anybody can check."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from server.domain.days import day_of_text, instant_of, text_of_day
from server.domain.schedule import (
    EVERY_DAY,
    Occurrence,
    Quiet,
    Rule,
    expiry,
    next_occurrence,
    occurrence_on,
)
from server.domain.zones import HOUR, zone_of

MON, TUE, FRI, SUN = 0, 1, 4, 6


def minute(written: str) -> int:
    return int(written[:2]) * 60 + int(written[3:])


def after(zone: str, rule: Rule, since: str, *spent: str) -> tuple[str, str] | None:
    """(local date, instant in UTC) of what comes next."""
    dates = frozenset(map(day_of_text, spent))
    found = next_occurrence(rule, zone_of(zone), instant_of(since), dates)
    return None if found is None else shown(found)


def shown(found: Occurrence) -> tuple[str, str]:
    at = datetime.fromtimestamp(found.at / 1000, UTC)
    return text_of_day(found.day), at.isoformat()[:16]


@pytest.mark.parametrize(
    ("zone", "time", "since", "comes"),
    [
        # Berlin, gap: 02:30 is not shown on 29 March; fold: it is shown twice on 25 October.
        ("Europe/Berlin", "02:30", "2026-03-28T12:00Z", ("2026-03-29", "2026-03-29T01:00")),
        ("Europe/Berlin", "02:30", "2026-10-24T12:00Z", ("2026-10-25", "2026-10-25T00:30")),
        ("Europe/Berlin", "02:30", "2026-10-25T00:31Z", ("2026-10-26", "2026-10-26T01:30")),
        ("Europe/Berlin", "20:00", "2026-03-28T19:01Z", ("2026-03-29", "2026-03-29T18:00")),
        ("Europe/Berlin", "20:00", "2026-10-24T18:01Z", ("2026-10-25", "2026-10-25T19:00")),
        # Half an hour on Lord Howe: 02:15 is not shown on 4 October, 01:45 twice on 5 April.
        ("Australia/Lord_Howe", "02:15", "2026-10-03T12:00Z", ("2026-10-04", "2026-10-03T15:30")),
        ("Australia/Lord_Howe", "01:45", "2026-04-04T12:00Z", ("2026-04-05", "2026-04-04T14:45")),
        # Casablanca sets its clocks back for Ramadan alone.
        ("Africa/Casablanca", "20:00", "2026-02-14T20:00Z", ("2026-02-15", "2026-02-15T20:00")),
        ("Africa/Casablanca", "20:00", "2026-03-22T21:00Z", ("2026-03-23", "2026-03-23T19:00")),
        ("Asia/Kathmandu", "20:00", "2026-03-01T12:00Z", ("2026-03-01", "2026-03-01T14:15")),
        # Chatham: 02:45 to 03:45 is left out on 27 September.
        ("Pacific/Chatham", "03:00", "2026-09-26T12:00Z", ("2026-09-27", "2026-09-26T14:00")),
        # Apia left out 30 December 2011.
        ("Pacific/Apia", "20:00", "2011-12-30T06:01Z", ("2011-12-31", "2011-12-31T06:00")),
        # Beirut's clocks go from midnight to one.
        ("Asia/Beirut", "00:30", "2026-03-28T12:00Z", ("2026-03-29", "2026-03-28T22:00")),
        # A gap that reaches over midnight: 23:30 to 00:30 in Toronto, 30 March 1919.
        ("America/Toronto", "23:45", "1919-03-30T12:00Z", ("1919-03-30", "1919-03-31T04:30")),
    ],
)
def test_a_time_of_day_comes_at_the_instant_that_the_rules_name(
    zone: str, time: str, since: str, comes: tuple[str, str]
) -> None:
    assert after(zone, Rule(minute(time)), since) == comes


def test_a_weekday_that_the_zone_left_out_comes_on_the_next_date() -> None:
    friday = Rule(minute("20:00"), frozenset({FRI}))
    assert after("Pacific/Apia", friday, "2011-12-30T00:00Z") == ("2011-12-31", "2011-12-31T06:00")
    both = Rule(minute("20:00"), frozenset({FRI, 5}))
    assert after("Pacific/Apia", both, "2011-12-30T00:00Z") == ("2011-12-31", "2011-12-31T06:00")
    assert after("Pacific/Apia", both, "2011-12-31T06:01Z") == ("2012-01-06", "2012-01-06T06:00")


def test_the_28th_day_that_the_zone_left_out_comes_on_the_next_date_and_the_count_goes_on() -> None:
    rule = Rule(minute("09:00"), every=28, start=day_of_text("2011-12-02"))
    assert after("Pacific/Apia", rule, "2011-12-03T00:00Z") == ("2011-12-31", "2011-12-30T19:00")
    assert after("Pacific/Apia", rule, "2011-12-30T19:01Z") == ("2012-01-27", "2012-01-26T19:00")


def test_new_york_to_tokyo_is_one_evening_on_each_date() -> None:
    rule = Rule(minute("20:00"))
    # On the way the phone is still in New York: 20:00 there.
    assert after("America/New_York", rule, "2026-05-01T16:00Z") == (
        "2026-05-01",
        "2026-05-02T00:00",
    )
    # Sent; seen in Tokyo at noon of 2 May: that evening is another date.
    assert after("Asia/Tokyo", rule, "2026-05-02T03:00Z", "2026-05-01") == (
        "2026-05-02",
        "2026-05-02T11:00",
    )


def test_the_date_that_comes_twice_on_the_way_to_honolulu_is_asked_about_once() -> None:
    rule = Rule(minute("20:00"))
    kiritimati = after("Pacific/Kiritimati", rule, "2026-05-02T00:00Z")
    assert kiritimati == ("2026-05-02", "2026-05-02T06:00")
    # A day of flight back over the date line: 2 May begins again.
    assert after("Pacific/Honolulu", rule, "2026-05-02T20:00Z", "2026-05-01", "2026-05-02") == (
        "2026-05-03",
        "2026-05-04T06:00",
    )


def test_weekdays_and_a_start_are_kept() -> None:
    rule = Rule(minute("08:00"), frozenset({MON, SUN}), start=day_of_text("2026-03-09"))
    assert after("UTC", rule, "2026-03-01T00:00Z") == ("2026-03-09", "2026-03-09T08:00")
    assert after("UTC", rule, "2026-03-09T08:01Z") == ("2026-03-15", "2026-03-15T08:00")
    assert after("UTC", Rule(0, frozenset()), "2026-03-01T00:00Z") is None


@pytest.mark.parametrize("every", [28, 84])
def test_every_28_or_84_days_are_counted_in_dates_over_a_change_of_the_clock(every: int) -> None:
    start = day_of_text("2026-03-15")
    rule = Rule(minute("09:00"), EVERY_DAY, every, start)
    zone = zone_of("Europe/Berlin")
    first = next_occurrence(rule, zone, zone.first_at(start, 0))
    assert first is not None
    assert first.day == start
    second = next_occurrence(rule, zone, first.at + 1)
    assert second is not None
    assert second.day == start + every
    assert second.at - first.at == every * 24 * HOUR - HOUR
    assert occurrence_on(rule, zone, start + every) == second
    assert occurrence_on(rule, zone, start + every + 1) is None
    assert occurrence_on(rule, zone, start - every) is None


def test_a_leap_day_is_a_date_and_its_month_is_kept_in_other_years() -> None:
    daily = Rule(minute("20:00"))
    assert after("Europe/Berlin", daily, "2028-02-28T20:00Z") == ("2028-02-29", "2028-02-29T19:00")
    monthly = Rule(minute("10:00"), start=day_of_text("2028-02-29"), monthly=True)
    assert after("UTC", monthly, "2028-01-01T00:00Z") == ("2028-02-29", "2028-02-29T10:00")
    assert after("UTC", monthly, "2028-03-01T00:00Z") == ("2028-03-29", "2028-03-29T10:00")
    assert after("UTC", monthly, "2029-02-01T00:00Z") == ("2029-02-28", "2029-02-28T10:00")


def test_once_a_month_is_its_first_date_or_the_first_such_weekday() -> None:
    assert after("UTC", Rule(600, monthly=True), "2026-01-31T00:00Z") == (
        "2026-02-01",
        "2026-02-01T10:00",
    )
    tuesday = Rule(600, frozenset({TUE}), monthly=True)
    assert after("UTC", tuesday, "2026-12-02T00:00Z") == ("2027-01-05", "2027-01-05T10:00")
    last = Rule(600, start=day_of_text("2026-01-31"), monthly=True)
    assert after("UTC", last, "2026-02-01T00:00Z") == ("2026-02-28", "2026-02-28T10:00")
    assert after("UTC", last, "2026-03-01T00:00Z") == ("2026-03-31", "2026-03-31T10:00")


def test_quiet_hours_may_reach_over_midnight() -> None:
    zone = zone_of("Europe/Berlin")
    night, noon = Quiet(22 * 60, 7 * 60), Quiet(12 * 60, 13 * 60)
    for written, until in (
        ("2026-03-01T21:59+01:00", "2026-03-01T21:59+01:00"),
        ("2026-03-01T22:00+01:00", "2026-03-02T07:00+01:00"),
        ("2026-03-02T06:59+01:00", "2026-03-02T07:00+01:00"),
        ("2026-03-02T07:00+01:00", "2026-03-02T07:00+01:00"),
        # The night of the change is an hour shorter, and an hour longer.
        ("2026-03-28T23:00+01:00", "2026-03-29T07:00+02:00"),
        ("2026-10-24T23:00+02:00", "2026-10-25T07:00+01:00"),
    ):
        assert night.over(zone, instant_of(written)) == instant_of(until)
    assert noon.over(zone, instant_of("2026-03-01T12:30Z")) == instant_of("2026-03-01T12:30Z")
    assert noon.over(zone, instant_of("2026-03-01T11:30Z")) == instant_of("2026-03-01T12:00Z")


def test_quiet_hours_that_end_in_a_doubled_hour_end_the_first_time() -> None:
    zone, quiet = zone_of("Europe/Berlin"), Quiet(22 * 60, 2 * 60 + 30)
    again = instant_of("2026-10-25T02:10+01:00")
    assert quiet.over(zone, instant_of("2026-10-25T02:10+02:00")) == again - 40 * 60_000
    assert quiet.over(zone, again) == again


def test_a_reminder_lives_two_hours_or_until_it_gets_quiet() -> None:
    zone, at = zone_of("Europe/Berlin"), instant_of("2026-03-01T21:00+01:00")
    assert expiry(at, zone, None) == at + 2 * HOUR
    assert expiry(at, zone, Quiet(22 * 60, 7 * 60)) == at + HOUR
    assert expiry(at, zone, Quiet(7 * 60, 22 * 60 - 1)) == at + 2 * HOUR
