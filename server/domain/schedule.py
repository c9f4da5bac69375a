"""When a reminder is due: wall time + days + zone → the next instant. Pure.

Instants are ms since 1970 (UTC), dates are days since 1970-01-01, times of day are minutes.
Source: trust.md §2d. Nothing here adds 24 hours: a date's instant is looked up in its zone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import count
from typing import NamedTuple

from .days import first_of, last_of, month_of
from .zones import HOUR, MINUTE, Zone

LATE = 2 * HOUR
"""Trust.md §2d: what is later than this is not sent any more."""
EVERY_DAY = frozenset(range(7))
"""Monday is 0."""
_MOST = 500
"""How many dates of a rule are tried; those that are spent are far fewer."""


class Rule(NamedTuple):
    """A time of day and the dates on which it holds; `every` outweighs the rest.

    `start`: no date before it; with `every` each so-manieth date from it on (contract `every_days`,
    `from_on`). `monthly`: one date a month: that of `start`, else the first one of `weekdays`.
    """

    minute: int
    weekdays: frozenset[int] = EVERY_DAY
    every: int | None = None
    start: int | None = None
    monthly: bool = False


class Occurrence(NamedTuple):
    """One time that a rule comes due: the local date that it is for, and the instant."""

    day: int
    at: int


def next_occurrence(
    rule: Rule, zone: Zone, after: int, spent: Container[int] = frozenset()
) -> Occurrence | None:
    """The first occurrence at `after` or later whose date is not among `spent`; None = never.

    A time that the clocks skip comes at the first instant after, one that they show twice the
    first time alone. A date that the zone left out has none; a rule that does not hold for the
    next date anyway holds for it then.
    """
    # A gap may reach over midnight, so the date before may still be to come.
    for day in _dates(rule, zone, zone.day_of(after) - 1):
        at = zone.first_at(day, rule.minute)
        if at >= after and day not in spent:
            return Occurrence(day, at)
    return None


def occurrence_on(rule: Rule, zone: Zone, day: int) -> Occurrence | None:
    """The rule's occurrence for one date; None where it has none."""
    if next(_dates(rule, zone, day), None) != day:
        return None
    return Occurrence(day, zone.first_at(day, rule.minute))


def _dates(rule: Rule, zone: Zone, low: int) -> Iterator[int]:
    """The rule's dates from `low` on, in order; one may come twice in a row."""
    for day in _written(rule, low - 1):
        while zone.day_of(zone.start_of(day)) != day:
            day += 1  # noqa: PLW2901 - the date there is in place of the one there is not
        if day >= low:
            yield day


def _written(rule: Rule, low: int) -> Iterator[int]:
    """The dates from `low` on that the rule names, whether the zone has them or not."""
    if rule.every is not None:
        start = rule.start or 0
        passed = max(0, -(-(low - start) // rule.every))
        yield from (start + (passed + more) * rule.every for more in range(_MOST))
        return
    low = low if rule.start is None else max(low, rule.start)
    days: Iterable[int] = _monthly(rule, low) if rule.monthly else range(low, low + _MOST)
    for day in days:
        if rule.monthly or weekday(day) in rule.weekdays:
            yield day


def _monthly(rule: Rule, low: int) -> Iterator[int]:
    for month in count(month_of(low)):
        day = _in_month(rule, month)
        if day is None:
            return
        if day >= low:
            yield day


def _in_month(rule: Rule, month: int) -> int | None:
    """The rule's date in a month; the 31st is the last one where a month is shorter."""
    first = first_of(month)
    if rule.start is not None:
        return min(first + rule.start - first_of(month_of(rule.start)), last_of(month))
    week = range(first, first + 7)
    return next((day for day in week if weekday(day) in rule.weekdays), None)


def weekday(day: int) -> int:
    """Monday is 0; 1970 began on a Thursday."""
    return (day + 3) % 7


class Quiet(NamedTuple):
    """Quiet hours of every date, in minutes of the day; `begin` after `end`: over midnight."""

    begin: int
    end: int

    def over(self, zone: Zone, at: int) -> int:
        """The first instant from `at` on that is not quiet: `at` itself where it is not."""
        ends = [end for begin, end in self._around(zone, at) if begin <= at < end]
        return max(ends, default=at)

    def begins(self, zone: Zone, at: int) -> int:
        """When it is quiet next after `at`."""
        return min(begin for begin, _ in self._around(zone, at) if begin > at)

    def _around(self, zone: Zone, at: int) -> Iterator[tuple[int, int]]:
        """The quiet times near an instant, each from its first instant to the first one after."""
        today, later = zone.day_of(at), self.begin > self.end
        for day in range(today - 1, today + 4):
            yield zone.first_at(day, self.begin), zone.first_at(day + later, self.end)


def minute_of(zone: Zone, at: int) -> int:
    """The minute of the day that clocks in `zone` show at an instant."""
    return (at + zone.offset(at)) // MINUTE % (24 * 60)


def expiry(at: int, zone: Zone, quiet: Quiet | None) -> int:
    """From when on what is due `at` is not sent any more: two hours late, or quiet (trust.md
    §2a TTL)."""
    end = at + LATE
    return end if quiet is None else min(end, quiet.begins(zone, at))
