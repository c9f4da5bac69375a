"""Offsets in minutes east, with and without a zone that agrees (import-formats.md §13, 13)."""

from __future__ import annotations

from datetime import datetime

import pytest

from .made_up import OLD_COLUMNS, attack, only, read_rows

START = "Start UTC Offset (min)"
END = "End UTC Offset (min)"


def one(zone: str = "Europe/Berlin", **more: str) -> dict[str, str]:
    row = {name.replace("_", " "): cell for name, cell in more.items()}
    return only(read_rows(row, zone=zone), "attack").data


def at(offset: str, started: str = "01/14/26 06:40", zone: str = "Europe/Berlin") -> dict[str, str]:
    return only(read_rows({START: offset, "Started": started}, zone=zone), "attack").data


def test_the_asked_zone_where_it_agrees_on_that_date() -> None:
    assert at("60")["zone"] == "Europe/Berlin"
    assert at("120", "07/14/26 06:40")["zone"] == "Europe/Berlin"
    assert at("60", "07/14/26 06:40")["zone"] == "Etc/GMT-1"


@pytest.mark.parametrize(
    ("offset", "zone", "moment"),
    [
        ("120", "Etc/GMT-2", "2026-01-14T06:40:00+02:00"),
        ("-300", "Etc/GMT+5", "2026-01-14T06:40:00-05:00"),
        ("0", "Etc/GMT", "2026-01-14T06:40:00+00:00"),
        ("840", "Etc/GMT-14", "2026-01-14T06:40:00+14:00"),
        ("-720", "Etc/GMT+12", "2026-01-14T06:40:00-12:00"),
        ("345", "Asia/Kathmandu", "2026-01-14T06:40:00+05:45"),
        ("330", "Asia/Calcutta", "2026-01-14T06:40:00+05:30"),
        ("-210", "America/St_Johns", "2026-01-14T06:40:00-03:30"),
    ],
)
def test_else_a_zone_that_has_the_offset(offset: str, zone: str, moment: str) -> None:
    data = at(offset)
    assert data["zone"] == zone
    assert data["started_at"] == moment


def test_an_offset_that_no_zone_has_keeps_the_moment() -> None:
    data = at("17")
    assert data["zone"] == "Europe/Berlin"
    assert data["started_at"] == "2026-01-14T06:40:00+00:17"


def test_start_and_end_may_differ() -> None:
    row = {START: "60", END: "0", "Lasted": "04h 30m"}
    data = only(read_rows(row), "attack").data
    assert data["started_at"] == "2026-01-14T06:40:00+01:00"
    assert data["ended_at"] == "2026-01-14T10:10:00+00:00"


def test_the_offset_says_which_of_two_equal_wall_times_it_was() -> None:
    first = at("120", "10/25/26 02:30")
    second = at("60", "10/25/26 02:30")
    assert (first["zone"], second["zone"]) == ("Europe/Berlin", "Europe/Berlin")
    assert first["started_at"] == "2026-10-25T02:30:00+02:00"
    assert second["started_at"] == "2026-10-25T02:30:00+01:00"


def test_without_offsets_the_asked_zone_holds() -> None:
    row = {"Started": "07/14/26 06:40"}
    data = only(read_rows(row, columns=OLD_COLUMNS, zone="America/New_York"), "attack").data
    assert data["zone"] == "America/New_York"
    assert data["started_at"] == "2026-07-14T06:40:00-04:00"


def test_a_time_that_the_clock_skips_is_still_one_moment() -> None:
    data = only(read_rows({"Started": "03/29/26 02:30"}, columns=OLD_COLUMNS), "attack").data
    assert datetime.fromisoformat(data["started_at"]) == datetime.fromisoformat(
        "2026-03-29T03:30:00+02:00"
    )


@pytest.mark.parametrize("offset", ["east", "9999", "1e3", "-721", "60 min"])
def test_an_offset_that_is_none_is_kept_and_the_asked_zone_holds(offset: str) -> None:
    data = at(offset)
    assert data["zone"] == "Europe/Berlin"
    assert data["imported"] == {START: offset}  # type: ignore[comparison-overlap]


def test_the_zone_of_the_caller_changes_no_id() -> None:
    berlin, tokyo = (
        only(read_rows({}, columns=OLD_COLUMNS, zone=zone), "attack")
        for zone in ("Europe/Berlin", "Asia/Tokyo")
    )
    assert berlin.id == tokyo.id
    assert attack()["zone"] == "Europe/Berlin"
