"""Menstrual cycles from the bleeding that was recorded. Source: clinical.md R21."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

BLEEDING = frozenset({"light", "medium", "heavy", "unspecified"})
"""Spotting never begins a cycle."""
FREE_DATES = 10


def cycle_starts(menstruation: Mapping[int, str | None]) -> list[int]:
    """First dates of cycles: the first bleeding after at least ten dates without. A date on
    which nothing was recorded is a date without."""
    return _after_a_gap(sorted(day for day, told in menstruation.items() if told in BLEEDING))


def _after_a_gap(bleeding: Iterable[int]) -> list[int]:
    starts: list[int] = []
    before: int | None = None
    for day in bleeding:
        if before is None or day - before > FREE_DATES:
            starts.append(day)
        before = day
    return starts
