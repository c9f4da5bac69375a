"""Local dates in every zone, at every change of the clock from 2000 to 2025.

`tests/cases/zones.json` is made from the tables of another tzdata release than this machine may
have; the zones it calls `moving` are held to it only where the releases agree. The twin of this
test is `pwa/src/domain/zones.test.ts`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.zones import CELL_BITS, DAY, HOUR, MINUTE, NO_ZONES, Zone, zone_of

from .cases import FOLDER

TOLD: dict[str, Any] = json.loads((FOLDER / "zones.json").read_text())
CHANGES = {name: row for row in TOLD["rows"] for name in row["zones"]}
MOVING = set(TOLD["moving"])


def _zone(name: str) -> Zone:
    zone = zone_of(name)
    assert zone.name == name, ZoneInfoNotFoundError(name)
    return zone


def _stretches(name: str) -> list[tuple[int, int, int]]:
    """(first ms, last ms, offset in ms) as the file tells them."""
    row = CHANGES[name]
    changes = [(second * 1000, offset * MINUTE) for second, offset in row["changes"]]
    starts = [(TOLD["first"], row["offset"] * MINUTE), *changes]
    ends = [*(start for start, _ in starts[1:]), TOLD["last"]]
    return [(start, end, offset) for (start, offset), end in zip(starts, ends, strict=True)]


def _fails(names: Iterable[str], holds: Callable[[Zone, tuple[int, int, int]], bool]) -> list[str]:
    """The zones where something does not hold for one of their stretches."""
    return [
        name
        for name in sorted(names)
        if not all(holds(_zone(name), stretch) for stretch in _stretches(name))
    ]


def test_the_offset_is_right_on_both_sides_of_every_change() -> None:
    def right(zone: Zone, stretch: tuple[int, int, int]) -> bool:
        start, end, offset = stretch
        return all(zone.offset(at) == offset for at in (start, (start + end) // 2, end - 1))

    assert len(CHANGES) > 550
    assert _fails(CHANGES.keys() - MOVING, right) == []


def test_pieces_cover_every_instant_once_and_lie_on_their_date() -> None:
    def covered(zone: Zone, stretch: tuple[int, int, int]) -> bool:
        begin, end = stretch[0] - 31 * HOUR - 7, stretch[0] + 29 * HOUR + 3
        pieces = zone.cut(begin, end)
        starts, ends = [piece[1] for piece in pieces], [piece[2] for piece in pieces]
        return [begin, *ends] == [*starts, end] and all(
            zone.day_of(first) == zone.day_of(after - 1) == day for day, first, after in pieces
        )

    assert _fails(CHANGES, covered) == []


def test_a_date_starts_with_its_first_instant() -> None:
    def starts_there(zone: Zone, stretch: tuple[int, int, int]) -> bool:
        start = stretch[0]
        days = {zone.day_of(start - 1), zone.day_of(start), zone.day_of(start + DAY)}
        firsts = {day: zone.start_of(day) for day in days}
        return all(zone.day_of(at) == day > zone.day_of(at - 1) for day, at in firsts.items())

    assert _fails(CHANGES, starts_there) == []


def test_no_two_changes_lie_within_a_cell() -> None:
    gaps = [
        later - earlier
        for name in CHANGES
        for (earlier, _, _), (later, _, _) in zip(
            _stretches(name)[1:], _stretches(name)[2:], strict=False
        )
    ]
    assert min(gaps) > 1 << CELL_BITS


def test_a_date_that_was_left_out_starts_with_the_next_one() -> None:
    apia = _zone("Pacific/Apia")
    left_out = 15338  # 2011-12-30
    assert apia.start_of(left_out) == apia.start_of(left_out + 1)
    assert apia.day_of(apia.start_of(left_out)) == left_out + 1


@pytest.mark.parametrize(
    "name", [*sorted(NO_ZONES), "Mars/Olympus", "", "../etc/passwd", "Europe", None]
)
def test_what_is_no_zone_falls_back_to_the_offset_of_the_instant(name: str | None) -> None:
    assert zone_of(name, "2025-03-10T10:00:00+05:45").offset(0) == 5 * HOUR + 45 * MINUTE
    assert zone_of(name).name == "UTC"


@given(st.sampled_from(sorted(CHANGES)), st.integers(-(3 * 10**12), 7 * 10**12))
def test_dates_follow_each_other_at_any_time(name: str, instant: int) -> None:
    zone = _zone(name)
    day = zone.day_of(instant)
    assert zone.start_of(day) <= instant
    assert zone.day_of(instant + DAY + HOUR * 25) >= day
