"""`Lasted` in all its forms (import-formats.md §1)."""

from __future__ import annotations

import pytest

from .made_up import attack, only, read_rows


@pytest.mark.parametrize(
    ("lasted", "ended"),
    [
        ("04h 30m", "2026-01-14T11:10:00+01:00"),
        ("4h 30m", "2026-01-14T11:10:00+01:00"),
        ("1d 02h 15m", "2026-01-15T08:55:00+01:00"),
        ("45m", "2026-01-14T07:25:00+01:00"),
        ("24h 39m", "2026-01-15T07:19:00+01:00"),
        ("2d", "2026-01-16T06:40:00+01:00"),
        ("00h 00m", "2026-01-14T06:40:00+01:00"),
    ],
)
def test_a_length_gives_the_end(lasted: str, ended: str) -> None:
    data = attack(Lasted=lasted)
    assert data["ended_at"] == ended
    assert "end" not in data


def test_an_empty_length_is_an_unknown_end() -> None:
    data = attack(Lasted="")
    assert data["end"] == "unknown"
    assert "ended_at" not in data


@pytest.mark.parametrize("lasted", ["Ongoing", "ongoing", "Ongoing\n", "\nOngoing"])
def test_ongoing_is_still_going(lasted: str) -> None:
    data = attack(Lasted=lasted)
    assert "ended_at" not in data
    assert "end" not in data
    assert "imported" not in data


def test_what_stands_beside_ongoing_is_kept() -> None:
    data = attack(Lasted="Ongoing\n(12h 05m)")
    assert "ended_at" not in data
    assert data["imported"] == {"Lasted": "Ongoing\n(12h 05m)"}


@pytest.mark.parametrize("lasted", ["a while", "h m", "99999999d", "-3h", "04:30"])
def test_a_length_that_cannot_be_read_is_unknown_and_kept(lasted: str) -> None:
    data = attack(Lasted=lasted)
    assert data["end"] == "unknown"
    assert data["imported"] == {"Lasted": lasted}


def test_a_length_is_elapsed_time_also_when_the_clock_changes() -> None:
    row = {"Started": "03/28/26 22:00", "Lasted": "10h 00m"}
    data = only(read_rows(row), "attack").data
    assert data["started_at"] == "2026-03-28T22:00:00+01:00"
    assert data["ended_at"] == "2026-03-29T09:00:00+02:00"
