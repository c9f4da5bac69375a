"""Every zone, at its next changes of the clock and its last ones: once for each local date.

What is right is said by `zoneinfo` alone here, not by the module that the rules look it up with.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from server.domain.schedule import Occurrence, Rule, next_occurrence
from server.domain.zones import DAY, EPOCH, HOUR, MINUTE, NO_ZONES, zone_of

NOW = datetime(2026, 11, 21, tzinfo=UTC)
WEEK = timedelta(days=6, hours=23)
"""Shorter than the time between two changes of any zone but Recife's in 2000."""
NEXT, LAST = 20, 10
Change = tuple[datetime, tuple[timedelta | None, ...]]
"""The instant, and the offsets before and after."""
USUAL = (20 * 60, 2 * 60 + 30)


@cache
def zones_by_changes() -> dict[tuple[Change, ...], str]:
    """The changes of the clock to look at, each set once → a zone that has them."""
    found: dict[tuple[Change, ...], str] = {}
    for name in sorted(set(available_timezones()) - NO_ZONES):
        turns = [*islice(_changes(name, NOW, +1), NEXT), *islice(_changes(name, NOW, -1), LAST)]
        zone = ZoneInfo(name)
        around = [[turn + timedelta(seconds=s) for s in (-1, 0)] for turn in turns]
        walls = [tuple(one.astimezone(zone).utcoffset() for one in pair) for pair in around]
        found.setdefault(tuple(zip(turns, walls, strict=True)), name)
    return found


def _changes(name: str, start: datetime, step: int) -> Iterator[datetime]:
    """Instants from which a zone has another offset, going forwards or back from `start`."""
    zone, here = ZoneInfo(name), start
    while 1970 < here.year < 2047:
        there = here + step * WEEK
        if here.astimezone(zone).utcoffset() != there.astimezone(zone).utcoffset():
            yield _turn(zone, min(here, there), max(here, there))
        here = there


def _turn(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


def _sent(name: str, minute: int, since: datetime, until: datetime) -> list[Occurrence]:
    """What a daily reminder sends, each next one planned when the one before was sent."""
    zone, rule = zone_of(name), Rule(minute)
    at, last = ((moment - EPOCH) // timedelta(milliseconds=1) for moment in (since, until))
    spent: set[int] = set()
    sent = []
    while (found := next_occurrence(rule, zone, at, spent)) and found.at < last:
        spent.add(found.day)
        sent.append(found)
        at = found.at
    return sent


def _faults(name: str, turn: datetime, minute: int) -> list[str]:
    zone = ZoneInfo(name)
    since, until = turn - timedelta(days=3), turn + timedelta(days=3)
    sent = _sent(name, minute, since, until)
    days = [date(1970, 1, 1) + timedelta(days=one.day) for one in sent]
    hours = (since + timedelta(hours=hour) for hour in range(6 * 24))
    there = sorted({moment.astimezone(zone).date() for moment in hours})
    faults = []
    if days[1:-1] != [day for day in there if days[0] < day < days[-1]] or len(days) < 4:
        faults.append(f"dates {days}")
    for day, one in zip(days, sent, strict=True):
        shown = (EPOCH + timedelta(milliseconds=one.at)).astimezone(zone)
        wished = datetime.combine(day, time(minute // 60, minute % 60))
        if shown.replace(tzinfo=None, fold=0) == wished:
            if shown.fold:
                faults.append(f"{wished} the second time")
        elif one.at != (turn - EPOCH) // timedelta(milliseconds=1) or _is_shown(zone, turn, wished):
            faults.append(f"{wished} at {shown}")
    return [f"{name} {turn} {fault}" for fault in faults]


def _is_shown(zone: ZoneInfo, turn: datetime, wished: datetime) -> bool:
    """Do clocks show `wished` at some instant near the change?"""
    offsets = {(turn + timedelta(seconds=s)).astimezone(zone).utcoffset() for s in (-1, 0)}
    moments = [wished.replace(tzinfo=UTC) - (offset or timedelta()) for offset in offsets]
    return any(moment.astimezone(zone).replace(tzinfo=None) == wished for moment in moments)


def _minutes(name: str, turn: datetime) -> set[int]:
    """Times of day in the hour that is skipped or doubled, at its edges, and usual ones."""
    zone = ZoneInfo(name)
    edges = [(turn + timedelta(seconds=s)).astimezone(zone) for s in (-60, 0)]
    minutes = [edge.hour * 60 + edge.minute for edge in edges]
    within = {(minutes[0] + 16) % 1440, (minutes[1] + 16) % 1440, (minutes[1] - 16) % 1440}
    return {*minutes, *within, *USUAL}


def test_the_changes_of_all_zones_are_looked_at() -> None:
    changes = zones_by_changes()
    assert len(changes) > 150
    ahead = [sum(turn > NOW for turn, _ in turns) for turns in changes]
    assert ahead.count(NEXT) > 25


def test_every_zone_sends_once_for_each_date_at_its_time_or_when_the_gap_is_over() -> None:
    faults = [
        fault
        for turns, name in zones_by_changes().items()
        for turn, _ in turns
        for minute in _minutes(name, turn)
        for fault in _faults(name, turn, minute)
    ]
    assert faults == []


@pytest.mark.parametrize("minute", [0, 90, 150, 20 * 60, 24 * 60 - 1])
def test_a_year_in_a_zone_without_summer_time_is_a_day_apart(minute: int) -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    sent = _sent("Asia/Kathmandu", minute, since, since + timedelta(days=365))
    assert [two.at - one.at for one, two in pairwise(sent)] == [DAY] * 364
    assert sent[0].at % DAY == (minute * MINUTE - 5 * HOUR - 45 * MINUTE) % DAY
