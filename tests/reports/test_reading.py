"""A summary is reckoned from the entries near its dates, and is that of the whole diary."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.diary import Diary
from server.domain.spans import span_of
from server.reports.associations import associations_of
from server.reports.reading import Read, near_period
from server.reports.summary import build_summary
from tests.fixtures.diaries import entries_of, lifelike
from tests.reports.conftest import AS_OF, Plain, demo, entry, person, ten_years

LAST = date(2026, 4, 9)
NEAR = 40
"""A spell that says it continues one of months ago is a mistake that a short period may not see."""
ZONES = ("Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles", "Pacific/Kiritimati")


def reader(entries: Sequence[Plain], seen: list[int] | None = None) -> Read:
    """Reads as the database does: what touches the dates, undated entries always."""

    def read(kinds: Sequence[str], low: date | None, high: date | None) -> list[Plain]:
        found = [one for one in entries if one.kind in kinds and touches(one, low, high)]
        if seen is not None:
            seen.append(len(found))
        return found

    return read  # type: ignore[return-value]  # plain entries in place of stored ones


def touches(one: Plain, low: date | None, high: date | None) -> bool:
    first, last = span_of(one.kind, one.id, one.data)
    return (low is None or last is None or last >= low.isoformat()) and (
        high is None or first is None or first <= high.isoformat()
    )


class Story(NamedTuple):
    """What makes a diary of two years: small, so that a failure can be read."""

    seed: int
    zone: str
    density: float
    preventive: bool


STORIES = st.builds(
    Story, st.integers(0, 2**32), st.sampled_from(ZONES), st.sampled_from((0.02, 0.2, 0.8)),
    st.booleans(),
)  # fmt: skip


def diary_of(story: Story) -> list[Plain]:
    """Clusters of spells near and far, long ones, open ones, doses, a preventive."""
    rng = random.Random(story.seed)
    made = [person(), entry("medication", "t", name="Suma", ingredients=["sumatriptan"])]
    if story.preventive:
        began = LAST - timedelta(days=rng.randint(10, 700))
        made.append(entry("medication", "p", name="P", role="preventive", started_on=str(began)))
    spells: list[str] = []
    for back in reversed(range(730)):
        on = LAST - timedelta(days=back)
        if rng.random() < 0.7:
            made.append(entry("day", str(on), headache=rng.random() < 0.2, **told(rng)))
        if rng.random() < story.density:
            made.append(spell(rng, on, story.zone, spells))
        if rng.random() < 0.1:
            taken = f"{on}T{rng.randint(0, 23):02}:30:00Z"
            linked = {"attack": spells[-1]} if spells and rng.random() < 0.5 else {}
            made.append(entry("dose", f"d{on}", medication="t", taken_at=taken, **linked))
    return made


def told(rng: random.Random) -> dict[str, object]:
    """The measures of a date, some of them."""
    return {
        "menstruation": rng.choice(("none", "none", "none", "light")),
        "sleep_hours": rng.randint(4, 10),
        "stress": rng.randint(0, 3),
        "factors": {"wind": rng.random() < 0.3},
    }


def spell(rng: random.Random, on: date, zone: str, spells: list[str]) -> Plain:
    began = datetime(on.year, on.month, on.day, rng.randint(0, 23), tzinfo=UTC)
    data = {"started_at": began.isoformat(), "zone": zone, "severity": rng.randint(0, 3)}
    kind = rng.random()
    if kind < 0.8:
        data["ended_at"] = (began + timedelta(hours=rng.choice((1, 9, 50, 400)))).isoformat()
    elif kind < 0.9:
        data["end"] = "unknown"
    near = [one for one in spells[-2:] if (on - date.fromisoformat(one[1:])).days < NEAR]
    if near and rng.random() < 0.1:
        data["continues"] = rng.choice([*near, "none"])
    if rng.random() < 0.1:
        data["type"] = "cluster"
    spells.append(f"a{on}")
    return entry("attack", spells[-1], **data)


@settings(max_examples=60, deadline=None)
@given(STORIES, st.integers(0, 760), st.integers(0, 120), st.integers(0, 60))
def test_the_near_entries_give_the_summary_of_the_whole_diary(
    story: Story, back: int, length: int, moment: int
) -> None:
    entries = diary_of(story)
    last = LAST - timedelta(days=back - 30)
    first, as_of = last - timedelta(days=length), AS_OF - timedelta(days=moment)
    near = near_period(reader(entries), first, last, as_of).diary
    whole = Diary.of(entries)
    assert build_summary(near, first, last, as_of) == build_summary(whole, first, last, as_of)
    assert associations_of(near, first, last, as_of) == associations_of(whole, first, last, as_of)


@pytest.mark.parametrize("year", [2017, 2021, 2025])
def test_a_quarter_of_ten_years_reads_a_small_part_of_them(year: int) -> None:
    entries, seen = ten_years(), list[int]()
    first, last = date(year, 4, 1), date(year, 6, 30)
    near = near_period(reader(entries, seen), first, last, AS_OF).diary
    whole = build_summary(Diary.of(entries), first, last, AS_OF)
    assert build_summary(near, first, last, AS_OF) == whole
    assert sum(seen) < len(entries) / 5


def test_a_chain_of_spells_that_reaches_far_back_is_read_whole() -> None:
    entries = [person()]
    for number in range(300):
        began = datetime(2025, 5, 1, 8, tzinfo=UTC) + timedelta(days=number)
        times = {
            "started_at": began.isoformat(),
            "ended_at": (began + timedelta(hours=20)).isoformat(),
        }
        entries.append(entry("attack", f"a{number:03}", severity=2, **times))
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    near = near_period(reader(entries), first, last, AS_OF).diary
    (attack,) = build_summary(near, first, last, AS_OF)["attacks"]
    assert len(attack["episodes"]) == 300


def test_a_spell_that_continues_one_of_years_ago_belongs_to_it() -> None:
    old = {"started_at": "2019-03-01T08:00:00Z", "ended_at": "2019-03-01T20:00:00Z"}
    new = {"started_at": "2026-02-01T08:00:00Z", "ended_at": "2026-02-01T20:00:00Z"}
    entries = [
        person(),
        entry("attack", "old", severity=2, **old),
        entry("attack", "new", severity=2, continues="old", **new),
    ]
    first, last = date(2026, 2, 1), date(2026, 2, 28)
    near = near_period(reader(entries), first, last, AS_OF).diary
    (attack,) = build_summary(near, first, last, AS_OF)["attacks"]
    assert attack["episodes"] == ["old", "new"]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_made_up_year_gives_the_same_month_by_month(seed: int) -> None:
    entries = demo(seed)
    for month in range(1, 13):
        first = date(2025 if month > 4 else 2026, month, 1)
        last = first + timedelta(days=27)
        near = near_period(reader(entries), first, last, AS_OF).diary
        whole = build_summary(Diary.of(entries), first, last, AS_OF)
        assert build_summary(near, first, last, AS_OF) == whole


@pytest.mark.parametrize("seed", [3, 10])
def test_the_order_in_which_entries_are_read_does_not_matter(seed: int) -> None:
    """Two preventives of seed 10 began on one date."""
    entries = [one for one in entries_of(lifelike(seed, LAST)) if not one.deleted]
    period = (date(2026, 1, 1), date(2026, 3, 31), AS_OF)
    told = orjson.dumps(build_summary(Diary.of(entries), *period))
    for shuffle in range(5):
        random.Random(shuffle).shuffle(entries)
        assert orjson.dumps(build_summary(Diary.of(entries), *period)) == told
