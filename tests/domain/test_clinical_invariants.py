"""What holds of the clinician's members for any diary (contract §4)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from server.domain.diary import Diary
from server.reports.summary import build_summary

from .cases import CaseEntry
from .test_invariants import AS_OF, PERIOD, diaries


@given(diaries())
@settings(max_examples=150, deadline=None)
def test_outcomes_of_treatments_keep_their_order(entries: list[CaseEntry]) -> None:
    for row in build_summary(Diary.of(entries), *PERIOD, AS_OF)["acute_treatment"]:
        free, day, two = (row[n] for n in ("pain_free_2h", "sustained_24h", "sustained_48h"))
        assert two["yes"] <= day["yes"] <= free["yes"] <= free["of"] <= row["doses"]
        assert row["relapse_48h"]["yes"] <= row["relapse_48h"]["of"] <= free["yes"]
        assert all(share["yes"] <= share["of"] for share in row.values() if type(share) is dict)


@given(diaries())
@settings(max_examples=100, deadline=None)
def test_what_attacks_are_like_is_said_of_those_that_began(entries: list[CaseEntry]) -> None:
    summary = build_summary(Diary.of(entries), *PERIOD, AS_OF)
    began = summary["totals"]["attacks"]
    menstrual, typical = summary["menstrual"], summary["typical"]
    assert typical["attacks"] == began == sum(typical["onset_hours"])
    assert menstrual["onsets_in_window"] + menstrual["onsets_outside"] == began
    for row in [*summary["symptoms"], typical["aura"], typical["worse_with_activity"]]:
        assert row["yes"] <= row["asked"] <= began


@given(diaries())
@settings(max_examples=100, deadline=None)
def test_every_criterion_stands_in_its_pattern(entries: list[CaseEntry]) -> None:
    found = build_summary(Diary.of(entries), *PERIOD, AS_OF)["patterns"]
    letters = {row["code"]: "".join(one["letter"] for one in row["criteria"]) for row in found}
    assert letters == {
        **dict.fromkeys(["1.1", "2.1", "2.2", "2.3", "3.1"], "ABCD"),
        **dict.fromkeys(["1.2", "1.3", "1.4.1", "7.2", "7.2.1", "7.2.3", "11.2.1"], "ABC"),
        **dict.fromkeys(["1.2.1", "1.2.1.1", "1.2.1.2"], "AB"),
        **dict.fromkeys(["1.5.1", "1.5.2"], "A"),
    }


@pytest.mark.parametrize(
    "dates",
    [
        {"started_on": "1880-01-01"},
        {"started_on": "2199-12-31"},
        {"started_on": "2025-03-10", "stopped_on": "2025-03-01"},
        {"stopped_on": "1880-01-01"},
    ],
)
def test_odd_dates_of_a_preventive_are_no_error(dates: dict[str, Any]) -> None:
    entry = CaseEntry("medication", "m", {"name": "m", "role": "preventive", **dates})
    far = (date(1880, 1, 1), date(1880, 2, 1), datetime.fromisoformat("2199-12-31T00:00:00Z"))
    for first, last, as_of in ((*PERIOD, AS_OF), far):
        rows = build_summary(Diary.of([entry]), first, last, as_of)["preventives"]
        assert all(row["change"] is None for row in rows)
