"""Health events above the table → `event` entries, or named."""

from __future__ import annotations

from typing import Any

from .made_up import csv_text, of_kind, read

ROW = {"Started": "01/14/26 06:40"}


def events(*rows: tuple[str, str, str, str], **more: Any) -> list[dict[str, Any]]:
    reading = read(csv_text([ROW], events=rows), **more)
    assert reading.dropped == []
    return [draft.data for draft in of_kind(reading, "event")]


def test_an_event_with_a_date() -> None:
    assert events(("03/02/2026", "", "Flu", "in bed")) == [
        {
            "on": "2026-02-03",
            "precision": "day",
            "type": "illness",
            "title": "Flu",
            "notes": "in bed",
        }
    ]


def test_a_range_has_an_end() -> None:
    (one,) = events(("01/02/2026 - 15/02/2026", "", "Holiday in Spain", ""))
    assert (one["on"], one["until"], one["type"]) == ("2026-02-01", "2026-02-15", "other")
    (other,) = events(("01/02/2026", "01/02/2026 to 05/02/2026", "Travel", ""))
    assert (other["on"], other["until"]) == ("2026-02-01", "2026-02-05")
    assert "imported" not in other


def test_what_else_the_time_period_says_is_kept() -> None:
    (one,) = events(("01/02/2026", "Ongoing", "New pillow", ""))
    assert one["imported"] == {"Time Period": "Ongoing"}


def test_events_are_day_first_unless_that_cannot_be() -> None:
    """Also in a file whose attacks are written month first."""
    assert [e["on"] for e in events(("03/02/2026", "", "A", ""))] == ["2026-02-03"]
    found = events(("02/14/2026", "", "A", ""), ("03/02/2026", "", "B", ""))
    assert [e["on"] for e in found] == ["2026-02-14", "2026-03-02"]


def test_an_event_without_a_date_is_named() -> None:
    reading = read(csv_text([ROW], events=[("", "", "Stress at work", "")]))
    assert of_kind(reading, "event") == []
    assert [(d.row, d.why) for d in reading.dropped] == [
        (2, "This row above the table has no date.")
    ]


def test_no_events_are_no_events() -> None:
    reading = read(csv_text([ROW]))
    assert reading.dropped == []
    assert of_kind(reading, "event") == []
