"""The made-up diary of `make demo`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.demo.changes import BERLIN, Change
from scripts.demo.year import made_up_changes
from server.domain.validation import check_patch, missing_required

YESTERDAY = date(2026, 11, 20)


def test_the_same_seed_tells_the_same_story() -> None:
    assert made_up_changes(YESTERDAY, 7) == made_up_changes(YESTERDAY, 7)
    assert made_up_changes(YESTERDAY, 7) != made_up_changes(YESTERDAY, 8)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.dates(date(2021, 1, 1), date(2035, 1, 1)))
def test_every_change_is_valid_and_in_order(seed: int, yesterday: date) -> None:
    changes = made_up_changes(yesterday, seed)
    made: set[tuple[str, str]] = {("profile", "me")}
    for change in changes:
        key = (change["kind"], change["id"])
        assert check_patch(*key, change["patch"]) == {}
        if key not in made:
            assert missing_required(change["kind"], change["patch"]) == []
            made.add(key)
    moments = [datetime.fromisoformat(change["at"]) for change in changes]
    assert moments == sorted(moments)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_it_ends_yesterday_with_nothing_still_going(seed: int) -> None:
    changes = made_up_changes(YESTERDAY, seed)
    tomorrow = datetime.combine(YESTERDAY + timedelta(days=2), datetime.min.time(), BERLIN)
    assert all(datetime.fromisoformat(change["at"]) < tomorrow for change in changes)
    attacks = {c["id"] for c in changes if c["kind"] == "attack"}
    over = {c["id"] for c in changes if c["kind"] == "attack" and "ended_at" in c["patch"]}
    assert attacks == over


def of_kind(changes: list[Change], kind: str) -> set[str]:
    return {change["id"] for change in changes if change["kind"] == kind}


@pytest.mark.parametrize("seed", range(1, 6))
def test_it_is_lifelike(seed: int) -> None:
    changes = made_up_changes(YESTERDAY, seed)
    assert 45 <= len(of_kind(changes, "attack")) <= 95
    assert 40 <= len(of_kind(changes, "dose")) <= 160
    assert 300 <= len(of_kind(changes, "day")) <= 350
    assert len(of_kind(changes, "medication")) == 4
    assert len(of_kind(changes, "therapy")) > 30
    assert len(of_kind(changes, "questionnaire")) > 10
