"""Attacks and menstrual cycles. Sources: clinical.md §1.3, R21; contract §4 `menstrual`."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import Any

from .counting import Period, Reckoning
from .cycles import FREE_DATES, cycle_starts

WINDOW = (-2, 2)
"""§1.3: days −2 to +3 around the first bleeding day +1; there is no day 0."""
LEAST_CYCLES = 3
LEAST_SHARE = Fraction(2, 3)
"""§1.3: onsets in the window in two of three cycles, over at least three."""


def menstrual(reckoning: Reckoning, period: Period) -> dict[str, Any]:
    """Cycles that began in `period`, and the onsets of attacks in it inside and outside of their
    windows. A window at an edge is read beyond it; one that is not over is not evaluable."""
    first, last = period
    near = _starts(reckoning, period)
    cycles = [day for day in near if first <= day <= last]
    onsets = sorted(attack.onset_day for attack in reckoning.attacks_from((first - 2, last + 2)))
    evaluable = [day for day in cycles if _answered(day, reckoning)]
    with_onset = sum(_any_within(day, onsets) for day in evaluable)
    own = [day for day in onsets if first <= day <= last]
    inside = sum(_any_within_reach(day, near) for day in own)
    outside = len(own) - inside
    return {
        "cycles": len(cycles),
        "evaluable": len(evaluable),
        "with_onset_in_window": with_onset,
        "onsets_in_window": inside,
        "onsets_outside": outside,
        "pattern": pattern_of(len(evaluable), with_onset, outside),
    }


def pattern_of(evaluable: int, with_onset: int, outside: int) -> str | None:
    """§1.3; None with fewer than three evaluable cycles."""
    if evaluable < LEAST_CYCLES:
        return None
    if Fraction(with_onset, evaluable) < LEAST_SHARE:
        return "neither"
    return "in_and_outside" if outside else "only_in_window"


def _starts(reckoning: Reckoning, period: Period) -> list[int]:
    """First dates of cycles whose window may touch `period`."""
    first, last = period[0] + WINDOW[0], min(period[1] - WINDOW[0], reckoning.today)
    days = reckoning.diary.days
    # A bleeding further back than this leaves ten dates without, whatever else was recorded.
    seen = range(first - FREE_DATES, last + 1)
    told = {day: days[day].menstruation for day in seen if day in days}
    return [day for day in cycle_starts(told) if day >= first]


def _answered(start: int, reckoning: Reckoning) -> bool:
    """§1.3: a cycle is evaluable only if its five dates are all answered."""
    window = range(start + WINDOW[0], start + WINDOW[1] + 1)
    return window[-1] <= reckoning.today and all(reckoning.facts(d).answered for d in window)


def _any_within(start: int, onsets: list[int]) -> bool:
    index = bisect_left(onsets, start + WINDOW[0])
    return index < len(onsets) and onsets[index] <= start + WINDOW[1]


def _any_within_reach(onset: int, starts: list[int]) -> bool:
    index = bisect_left(starts, onset - WINDOW[1])
    return index < len(starts) and starts[index] <= onset - WINDOW[0]
