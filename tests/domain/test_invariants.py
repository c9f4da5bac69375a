"""The invariants of clinical.md §2.4, for any diary in any zone."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.diary import Diary
from server.domain.formulary import COUNTED
from server.domain.zones import NO_ZONES
from server.reports.summary import build_summary

from .cases import CaseEntry

ZONES = sorted(zoneinfo.available_timezones() - NO_ZONES)
FIRST = datetime(2025, 3, 1, tzinfo=UTC)
AS_OF = datetime(2025, 4, 20, 12, tzinfo=UTC)
PERIOD = (date(2025, 2, 20), date(2025, 4, 25))

answers = st.sampled_from([None, True, False])
strengths = st.sampled_from([None, 0, 1, 2, 3])
moments = st.integers(0, 45 * 24 * 60).map(lambda minute: FIRST + timedelta(minutes=minute))
zones = st.sampled_from(ZONES)
reasons = st.sampled_from([None, "headache", "other_pain", "nausea", "prevention", "other"])


def _given(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


@st.composite
def attacks(draw: st.DrawFn, number: int) -> CaseEntry:
    start = draw(moments)
    length = draw(st.none() | st.integers(-60, 6000))
    course = draw(st.dictionaries(st.integers(-60, 6000), st.integers(0, 3), max_size=4))
    data = _given(
        {
            "started_at": start.isoformat(),
            "zone": draw(zones),
            "ended_at": None if length is None else (start + timedelta(minutes=length)).isoformat(),
            "end": draw(st.sampled_from([None, "exact", "unknown", "on_waking"])),
            "severity": draw(strengths),
            "pain_score": draw(st.none() | st.integers(0, 10)),
            "type": draw(st.sampled_from([None, "migraine", "cluster"])),
            "side": draw(st.sampled_from([None, "left", "both"])),
            "worse_with_activity": draw(answers),
            "symptoms": _given({"nausea": draw(answers), "photophobia": draw(answers)}),
            "aura": _given({"present": draw(answers), "minutes": draw(st.none() | st.just(61))}),
            "course": {
                (start + timedelta(minutes=m)).isoformat(): level for m, level in course.items()
            },
            "continues": draw(st.sampled_from([None, None, "none", "attack-0"])),
        }
    )
    return CaseEntry("attack", f"attack-{number}", data)


@st.composite
def doses(draw: st.DrawFn, number: int) -> CaseEntry:
    data = _given(
        {
            "taken_at": draw(moments).isoformat(),
            "zone": draw(zones),
            "medication": draw(st.sampled_from([*COUNTED, "not_counted", "both", "gone"])),
            "reason": draw(reasons),
            "attack": draw(st.sampled_from([None, "attack-0"])),
            "time": draw(st.sampled_from([None, "unknown"])),
            "skipped": draw(answers),
            "relief_2h": draw(st.sampled_from([None, "gone", "same"])),
        }
    )
    return CaseEntry("dose", f"dose-{number}", data)


@st.composite
def days(draw: st.DrawFn, number: int) -> CaseEntry:
    data = _given(
        {
            "zone": "Europe/Berlin",
            "headache": draw(answers),
            "severity": draw(strengths),
            "headache_minutes": draw(st.none() | st.integers(0, 1440)),
            "symptoms": _given({"nausea": draw(answers)}),
        }
    )
    return CaseEntry("day", (FIRST + timedelta(days=number)).date().isoformat(), data)


def _cabinet() -> list[CaseEntry]:
    named = [CaseEntry("medication", name, {"class": name}) for name in [*COUNTED, "not_counted"]]
    both = {"ingredients": ["sumatriptan", "naproxen"]}
    return [*named, CaseEntry("medication", "both", both)]


@st.composite
def diaries(draw: st.DrawFn) -> list[CaseEntry]:
    entries = [CaseEntry("profile", "me", {"zone": draw(zones)}), *_cabinet()]
    for strategy, most in ((attacks, 6), (doses, 8), (days, 12)):
        entries += [draw(strategy(number)) for number in range(draw(st.integers(0, most)))]
    return entries


@given(diaries())
@settings(max_examples=150, deadline=None)
def test_the_figures_of_any_diary_keep_their_order(entries: list[CaseEntry]) -> None:
    summary = build_summary(Diary.of(entries), *PERIOD, AS_OF)
    for block in [*summary["months"], summary["totals"]]:
        heads, answered = block["headache_days"], block["answered_days"]
        assert block["severe_days"] <= block["moderate_severe_days"] <= heads <= answered
        assert block["migraine_days"] - block["aura_only_days"] <= heads
        assert block["crystal_clear_days"] + heads <= answered <= block["days"]
        assert block["unknown_length_days"] <= heads
        assert block["lost_days"] <= heads
        medicine = block["acute_medication_days"]
        by_class = medicine["by_class"].values()
        assert max(by_class, default=0) <= medicine["any"] <= sum(by_class)
        assert medicine["for_headache"] <= medicine["any"]


@given(diaries())
@settings(max_examples=100, deadline=None)
def test_months_add_up_to_the_totals(entries: list[CaseEntry]) -> None:
    summary = build_summary(Diary.of(entries), *PERIOD, AS_OF)
    for name in ("days", "answered_days", "headache_days", "migraine_days", "headache_minutes"):
        assert sum(block[name] for block in summary["months"]) == summary["totals"][name]
    assert len(summary["days"]) == summary["totals"]["days"]


def test_moving_the_zone_never_changes_elapsed_minutes() -> None:
    assert [zone for zone in ZONES if not _keeps_its_minutes(zone)] == []


def _keeps_its_minutes(zone: str) -> bool:
    """Of a spell that ended, and of one left open, around changes of the clock."""
    return all(
        _counted(zone, start, {"ended_at": end}) == _minutes(start, end)
        and _counted(zone, start, {}) == 24 * 60
        for start, end in [("2011-12-28T22:15:30Z", "2012-01-01T03:45:00Z"), *YEAR]
    )


def _counted(zone: str, start: str, data: dict[str, Any]) -> float:
    """Minutes of the dates of a spell; its attack must have as many."""
    spell = CaseEntry("attack", "a", {"started_at": start, "severity": 2, "zone": zone, **data})
    first = date.fromisoformat(start[:10])
    period = (first - timedelta(days=3), first + timedelta(days=9))
    summary = build_summary(Diary.of([spell]), *period, AS_OF)
    spent: float = sum(row["minutes"] or 0 for row in summary["days"])
    assert [row["minutes"] for row in summary["attacks"]] == [spent]
    return spent


YEAR = [(f"2024-{month:02}-01T20:00:00Z", f"2024-{month:02}-06T04:30:00Z") for month in (2, 4, 10)]


def _minutes(start: str, end: str) -> float:
    spent = datetime.fromisoformat(end) - datetime.fromisoformat(start)
    return spent / timedelta(minutes=1)


@given(diaries(), st.integers(0, 50 * 24 * 60))
@settings(max_examples=60, deadline=None)
def test_asking_for_fewer_dates_changes_no_date(entries: list[CaseEntry], minute: int) -> None:
    as_of = FIRST + timedelta(minutes=minute)
    diary = Diary.of(entries)
    whole = {row["date"]: row for row in build_summary(diary, *PERIOD, as_of)["days"]}
    part = build_summary(diary, date(2025, 3, 10), date(2025, 3, 20), as_of)["days"]
    assert part == [row for day, row in whole.items() if "2025-03-10" <= day <= "2025-03-20"]
