"""Day or month first is decided over the whole file, or asked (import-formats.md §1)."""

from __future__ import annotations

from typing import Any

import pytest

from .made_up import csv_text, of_kind, read


def starts(*written: str, **more: Any) -> list[str]:
    """Local dates of the attacks in a file of these starts; none while the order is a question."""
    reading = read(csv_text([{"Started": at} for at in written]), **more)
    if any(question.field == "date_order" for question in reading.questions):
        return []
    return [draft.data["started_at"][:10] for draft in of_kind(reading, "attack")]


def test_a_second_part_above_12_means_month_first() -> None:
    assert starts("01/02/26 06:40", "01/14/26 06:40") == ["2026-01-02", "2026-01-14"]


def test_a_first_part_above_12_means_day_first() -> None:
    assert starts("02/01/26 06:40", "14/01/26 06:40") == ["2026-01-02", "2026-01-14"]


def test_12_itself_decides_nothing_and_13_does() -> None:
    assert starts("12/12/25 06:40") == []
    assert starts("12/13/25 06:40") == ["2025-12-13"]
    assert starts("13/12/25 06:40") == ["2025-12-13"]


@pytest.mark.parametrize("turned", [False, True])
def test_sorted_rows_decide_whichever_end_is_the_newest(turned: bool) -> None:
    rows = ["01/05/26 08:00", "01/09/26 08:00", "02/03/26 08:00"]
    dates = starts(*(rows[::-1] if turned else rows))
    assert sorted(dates) == ["2026-01-05", "2026-01-09", "2026-02-03"]


def test_rows_that_are_sorted_either_way_decide_nothing() -> None:
    """Rising with the month first, falling with the day first."""
    assert starts("01/05/26 08:00", "02/03/26 08:00", "03/01/26 08:00") == []


def test_the_range_in_the_file_name_decides() -> None:
    name = "MigraineBuddy_20260301_20260331_1774000000000_42.csv"
    assert starts("03/04/26 08:00", "03/05/26 08:00", file_name=name) == [
        "2026-03-04",
        "2026-03-05",
    ]
    name = "MigraineBuddy_20260401_20260531_1774000000000_42.csv"
    assert starts("03/04/26 08:00", "03/05/26 08:00", file_name=name) == [
        "2026-04-03",
        "2026-05-03",
    ]


def test_what_fits_both_ways_is_asked_with_a_preview_of_each() -> None:
    reading = read(csv_text([{"Started": "03/04/26 08:00"}]))
    question = next(q for q in reading.questions if q.field == "date_order")
    assert question.choices == ("mdy", "dmy")
    assert {order: drafts[0].data["started_at"] for order, drafts in question.previews.items()} == {
        "mdy": "2026-03-04T08:00:00+01:00",
        "dmy": "2026-04-03T08:00:00+02:00",
    }


def test_the_answer_decides() -> None:
    assert starts("03/04/26 08:00", date_order="dmy") == ["2026-04-03"]
    assert starts("03/04/26 08:00", date_order="mdy") == ["2026-03-04"]


def test_rows_that_contradict_each_other_are_asked_about_and_named_once_it_is_answered() -> None:
    rows = ["14/01/26 06:40", "01/15/26 06:40"]
    assert starts(*rows) == []
    reading = read(csv_text([{"Started": at} for at in rows]), date_order="dmy")
    assert [draft.data["started_at"][:10] for draft in of_kind(reading, "attack")] == ["2026-01-14"]
    assert [(d.row, d.why) for d in reading.dropped] == [
        (6, "`Started` is no date in the order dmy.")
    ]


def test_a_broken_row_says_nothing_about_the_order() -> None:
    assert starts("99/99/26 06:40", "01/14/26 06:40") == ["2026-01-14"]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("1/14/26 6:40", "2026-01-14T06:40:00+01:00"),
        ("01/14/2026 06:40", "2026-01-14T06:40:00+01:00"),
        ("14.01.2026 06:40", "2026-01-14T06:40:00+01:00"),
        ("2026-01-14 06:40", "2026-01-14T06:40:00+01:00"),
        ("01/14/26, 6:40 PM", "2026-01-14T18:40:00+01:00"),
        ("01/14/26 12:05 AM", "2026-01-14T00:05:00+01:00"),
        ("01/14/26 6:40\u202fpm", "2026-01-14T18:40:00+01:00"),
    ],
)
def test_other_ways_to_write_a_time_are_read(written: str, moment: str) -> None:
    reading = read(csv_text([{"Started": written}]))
    assert [d.data["started_at"] for d in of_kind(reading, "attack")] == [moment]


@pytest.mark.parametrize("written", ["01/14/26 24:40", "01/14/26 13:00 PM", "01/14/26 6:4", "14"])
def test_an_impossible_time_is_named(written: str) -> None:
    reading = read(csv_text([{"Started": written}]))
    assert reading.drafts == []
    assert len(reading.dropped) == 1


def test_a_start_without_a_time_of_day_is_a_day_never_an_attack() -> None:
    reading = read(csv_text([{"Started": "01/14/26", "Pain Level": "5", "Symptoms": "Nausea"}]))
    (draft,) = reading.drafts
    assert (draft.kind, draft.id) == ("day", "2026-01-14")
    assert draft.data == {
        "zone": "Europe/Berlin",
        "headache": True,
        "pain_score": 5,
        "severity": 2,
        "imported": {"Symptoms": "Nausea"},
    }
