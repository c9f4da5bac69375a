"""Dates of the file's range without a headache are asked about (contract §2)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from server.importers.model import Known

from .made_up import csv_text, of_kind, read

NAME = "MigraineBuddy_20260110_20260116_1768600000000_42.csv"
FREE = {"unlogged_days": "no_headache"}


def free(*rows: dict[str, str], **more: Any) -> list[str]:
    """Dates that are answered "no headache" once the person says so."""
    told: dict[str, Any] = {"file_name": NAME, "answers": FREE, **more}
    reading = read(csv_text([{"Started": "01/14/26 06:40", **row} for row in rows]), **told)
    days = of_kind(reading, "day")
    assert all(d.data == {"zone": "Europe/Berlin", "headache": False} for d in days)
    return [draft.id[-2:] for draft in days]


def test_it_is_asked_and_says_about_how_many_dates() -> None:
    text = csv_text([{"Started": "01/14/26 06:40", "Lasted": "04h 30m"}])
    reading = read(text, file_name=NAME, answers={})
    (question,) = reading.questions
    assert (question.field, question.choices) == ("unlogged_days", ("no_headache", "unknown"))
    assert question.dates == 6
    assert of_kind(reading, "day") == []


def test_no_headache_answers_every_other_date_of_the_range() -> None:
    assert free({"Lasted": "04h 30m"}) == ["10", "11", "12", "13", "15", "16"]


def test_unknown_writes_nothing() -> None:
    assert free({"Lasted": "04h 30m"}, answers={"unlogged_days": "unknown"}) == []


def test_a_headache_past_midnight_has_both_dates() -> None:
    assert free({"Lasted": "20h 00m"}) == ["10", "11", "12", "13", "16"]
    assert free({"Lasted": "17h 20m"}) == ["10", "11", "12", "13", "15", "16"]


def test_a_headache_of_unknown_length_has_its_first_date() -> None:
    assert free({"Lasted": ""}) == ["10", "11", "12", "13", "15", "16"]


def test_an_ongoing_headache_has_all_dates_up_to_the_next() -> None:
    assert free({"Lasted": "Ongoing"}) == ["10", "11", "12", "13"]
    rows = [
        {"Started": "01/11/26 06:40", "Lasted": "Ongoing"},
        {"Started": "01/14/26 06:40", "Lasted": "04h 30m"},
    ]
    assert free(*rows) == ["10", "15", "16"]


def test_without_a_range_in_the_name_it_goes_from_the_first_to_the_last_headache() -> None:
    rows = [{"Started": "01/11/26 06:40"}, {"Started": "01/14/26 06:40"}]
    assert free(*rows, file_name="mb.csv") == ["12", "13"]


def test_today_and_what_comes_are_never_free() -> None:
    now = datetime(2026, 1, 14, 23, 30, tzinfo=UTC)  # the 15th in Berlin
    assert free({"Lasted": "04h 30m"}, now=now) == ["10", "11", "12", "13"]


def test_a_date_on_which_the_diary_has_a_headache_is_not_free() -> None:
    known = Known(headache_dates=frozenset({date(2026, 1, 12)}))
    assert free({"Lasted": "04h 30m"}, known=known) == ["10", "11", "13", "15", "16"]


def test_a_file_without_a_free_date_asks_nothing() -> None:
    text = csv_text([{"Started": "01/14/26 06:40", "Lasted": "04h 30m"}])
    assert read(text, answers={}).questions == []


def test_a_range_of_centuries_asks_nothing() -> None:
    text = csv_text([{"Started": "2026-01-14 06:40"}])
    name = "x_18800101_21990101_.csv"
    assert read(text, answers={}, file_name=name).questions == []
