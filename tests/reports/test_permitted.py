"""Which entries a share may use: those of its dates, each date in its own zone."""

from __future__ import annotations

from typing import Any

import pytest

from server.reports.permitted import PARTS, Seen, permitted_entries

SUMMARY: dict[str, Any] = {
    "period": {"from": "2026-02-01", "to": "2026-02-28"},
    "attacks": [{"episodes": ["inside"]}],
}
TOKYO = "Asia/Tokyo"


def ids(*entries: Seen) -> list[str]:
    return [one.id for one in permitted_entries(SUMMARY, entries, PARTS)]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("attack", {"started_at": "2026-02-10T09:00:00Z", "zone": "UTC"}),
        ("therapy", {"on": "2026-01-31", "type": "massage"}),
        ("therapy", {"on": "2026-03-01", "type": "massage"}),
        ("questionnaire", {"instrument": "phq2", "answered_on": "2026-03-01"}),
        ("event", {"on": "2026-01-01", "until": "2026-01-31", "type": "illness"}),
        ("event", {"on": "2026-03-01", "type": "travel"}),
        ("dose", {"taken_at": "2026-01-31T14:59:59Z", "zone": TOKYO, "medication": "m"}),
        ("dose", {"taken_at": "2026-02-28T15:00:00Z", "zone": TOKYO, "medication": "m"}),
        ("reminder", {"type": "custom"}),
    ],
)
def test_what_belongs_to_other_dates_is_not_used(kind: str, data: dict[str, Any]) -> None:
    assert ids(Seen(kind, "outside", data)) == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("attack", {"started_at": "2026-01-31T22:00:00Z", "zone": "UTC"}),
        ("therapy", {"on": "2026-02-01", "type": "massage"}),
        ("questionnaire", {"instrument": "phq2", "answered_on": "2026-02-28"}),
        ("event", {"on": "2026-01-01", "until": "2026-02-01", "type": "illness"}),
        ("dose", {"taken_at": "2026-01-31T15:00:00Z", "zone": TOKYO, "medication": "m"}),
        ("dose", {"taken_at": "2026-02-28T14:59:59Z", "zone": TOKYO, "medication": "m"}),
    ],
)
def test_what_belongs_to_its_dates_is_used(kind: str, data: dict[str, Any]) -> None:
    assert ids(Seen(kind, "inside", data)) == ["inside"]


def test_days_are_those_of_the_dates_both_ends_included() -> None:
    days = [Seen("day", date, {"zone": "UTC"}) for date in (
        "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01",
    )]  # fmt: skip
    assert ids(*days) == ["2026-02-01", "2026-02-28"]


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        ({"role": "preventive"}, True),
        ({"role": "preventive", "stopped_on": "2026-02-01"}, True),
        ({"role": "preventive", "stopped_on": "2026-01-31"}, False),
        ({"role": "preventive", "started_on": "2026-03-01"}, False),
        ({"role": "acute"}, False),
        ({}, False),
    ],
)
def test_a_medicine_is_named_where_it_was_taken(data: dict[str, Any], kept: bool) -> None:
    medicine = Seen("medication", "m", {"name": "Topiramate", "class": "unknown", **data})
    (seen,) = permitted_entries(SUMMARY, [medicine], PARTS)
    assert seen.data == ({**medicine.data} if kept else {"class": "unknown"})
    taken = {"taken_at": "2026-02-10T09:00:00Z", "zone": "UTC", "medication": "m"}
    seen, _ = permitted_entries(SUMMARY, [medicine, Seen("dose", "d", taken)], PARTS)
    assert seen.data["name"] == "Topiramate"


def test_what_is_deleted_is_never_used() -> None:
    gone = Seen("day", "2026-02-10", {"zone": "UTC"}, deleted=True)
    assert ids(gone) == []
