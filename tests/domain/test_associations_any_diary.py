"""Any diary: the figures against a reckoning by hand, and what must hold of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from server.domain.diary import Diary
from server.reports.associations import associations_of

from .cases import CaseEntry
from .dated import FIRST, attack, date_at, day, diary, found
from .test_invariants import AS_OF as ANY_AS_OF
from .test_invariants import PERIOD, diaries

BERLIN = ZoneInfo("Europe/Berlin")
LENGTH = 70
CODES = ("noise", "heat", "custom:00000000-0000-4000-8000-000000000001")
whole_days = st.fixed_dictionaries(
    {},
    optional={
        "headache": st.just(False),
        "factors": st.fixed_dictionaries({}, optional={c: st.booleans() for c in CODES}),
    },
)


@st.composite
def written(draw: st.DrawFn) -> list[CaseEntry]:
    """Dates with answers, left out here and there, and attacks of up to three days; often enough
    of everything to be compared."""
    told = draw(st.lists(whole_days, min_size=LENGTH, max_size=LENGTH))
    days = [day(n, **{"headache": False, **data}) for n, data in enumerate(told)]
    gaps = draw(st.sets(st.integers(0, LENGTH - 1), max_size=10))
    starts = draw(st.lists(st.integers(0, LENGTH - 1), max_size=12, unique=True))
    hours = draw(st.lists(st.integers(1, 70), min_size=12, max_size=12))
    spells = [
        attack(n, "09:00", until=_later(n, length))
        for n, length in zip(starts, hours, strict=False)
    ]
    return [*(one for n, one in enumerate(days) if n not in gaps), *spells]


def _later(number: int, hours: int) -> str:
    start = datetime.fromisoformat(f"{date_at(number)}T09:00:00+01:00")
    return (start + timedelta(hours=hours)).isoformat()


class ByHand:
    """§8.3 once more, date by date, with the calendar's own arithmetic."""

    def __init__(self, entries: list[CaseEntry]) -> None:
        self.told = {e.id: e.data for e in entries if e.kind == "day"}
        attacks = (e for e in entries if e.kind == "attack")
        self.spells = sorted((_instant(e, "started_at"), _instant(e, "ended_at")) for e in attacks)
        self.attacks: list[tuple[datetime, datetime]] = []
        for start, end in self.spells:
            if self.attacks and start - self.attacks[-1][1] < timedelta(hours=48):
                first, last = self.attacks.pop()
                self.attacks.append((first, max(last, end)))
            else:
                self.attacks.append((start, end))

    def onset(self, on: date) -> bool:
        return any(start.date() == on for start, _ in self.attacks)

    def answered(self, on: date) -> bool:
        moment = timedelta(milliseconds=1)
        touched = any(s.date() <= on <= max(s, e - moment).date() for s, e in self.spells)
        return touched or on.isoformat() in self.told

    def at_risk(self, on: date) -> bool:
        midnight = datetime(on.year, on.month, on.day, tzinfo=BERLIN)
        closed = any(s < midnight and midnight - e < timedelta(hours=24) for s, e in self.attacks)
        return self.answered(on) and not closed

    def table(self, code: str, lag: int) -> tuple[int, int, int, int]:
        cells = [0, 0, 0, 0]
        for number in range(LENGTH):
            on = FIRST + timedelta(days=number)
            before = on - timedelta(days=lag)
            answer = self.told.get(before.isoformat(), {}).get("factors", {}).get(code)
            if before >= FIRST and self.at_risk(on) and answer is not None:
                cells[(0 if answer else 2) + (not self.onset(on))] += 1
        a, b, c, d = cells
        return a, b, c, d


def _instant(entry: CaseEntry, name: str) -> datetime:
    return datetime.fromisoformat(entry.data[name]).astimezone(BERLIN)


@given(written())
@settings(max_examples=120, deadline=None)
def test_the_tables_are_those_counted_by_hand(entries: list[CaseEntry]) -> None:
    hand = ByHand(entries)
    answer = found(diary(*entries), LENGTH)
    dates = [FIRST + timedelta(days=number) for number in range(LENGTH)]
    assert answer["days_at_risk"] == sum(map(hand.at_risk, dates))
    assert answer["onsets"] == sum(hand.at_risk(on) and hand.onset(on) for on in dates)
    for row in answer["factors"]:
        a, b, c, d = hand.table(row["code"], row["lag_days"])
        assert row["exposed"] == {"days": a + b, "onsets": a}
        assert row["unexposed"] == {"days": c + d, "onsets": c}
        if row["p"] is not None:
            other = hand.table(row["code"], 1 - row["lag_days"])
            assert row["p"] == fisher_exact([[a, b], [c, d]]).pvalue
            if min(other[0] + other[1], other[2] + other[3]) >= 8 and other[0] + other[2] >= 5:
                x, y, z, w = other
                assert row["p"] <= fisher_exact([[x, y], [z, w]]).pvalue


@given(written())
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_entries_plays_no_part(entries: list[CaseEntry]) -> None:
    assert found(diary(*entries), LENGTH) == found(diary(*reversed(entries)), LENGTH)


@given(diaries())
@settings(max_examples=100, deadline=None)
def test_of_any_diary_the_figures_hold_together(entries: list[CaseEntry]) -> None:
    answer = _any(entries)
    assert answer["onsets"] <= answer["days_at_risk"] <= answer["answered_days"] <= answer["days"]
    for row in answer["factors"]:
        exposed, unexposed = row["exposed"], row["unexposed"]
        assert exposed["days"] + unexposed["days"] <= answer["days_at_risk"]
        assert exposed["onsets"] + unexposed["onsets"] <= answer["onsets"]
        assert (row["verdict"] == "not_enough_days") == (row["needs"] is not None)
        if row["q"] is not None:
            assert 0 <= row["p"] <= row["q"] <= 1


def _any(entries: list[CaseEntry]) -> dict[str, Any]:
    return associations_of(Diary.of(entries), *PERIOD, ANY_AS_OF)
