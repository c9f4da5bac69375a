"""Figures of a stretch of dates: a calendar month, or the whole period.

Sources: clinical.md R7, R12, R13, §1.4 and the settled reading *Blocks*; contract §4 `<block>`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from .days import half_up, minutes, text_of_day
from .facts import Facts
from .overuse import count_classes

FULL = Fraction(80, 100)
PROVISIONAL = Fraction(50, 100)
LEAST_DAYS_FOR_RATE = 14
NORM_DAYS = 28

Block = dict[str, Any]


def block_of(first: int, last: int, facts: Sequence[Facts], attacks: int) -> Block:
    """The block from `first` to `last` (dates); `facts` are of those of its dates that are not
    after the day of as_of, `attacks` the number that began on them. `overuse` is the caller's."""
    heads = [one for one in facts if one.headache]
    answered = sum(one.answered for one in facts)
    migraine = sum(one.migraine for one in facts)
    share = Fraction(answered, len(facts)) if facts else Fraction(0)
    peaks = [one.peak for one in heads if one.peak is not None]
    rated = share >= PROVISIONAL and answered >= LEAST_DAYS_FOR_RATE
    return {
        "from": text_of_day(first),
        "to": text_of_day(last),
        "days": len(facts),
        "answered_days": answered,
        "completeness": float(share),
        "status": status_of(share),
        "headache_days": len(heads),
        "migraine_days": migraine,
        "aura_only_days": sum(one.aura_only for one in facts),
        "moderate_severe_days": sum(peak >= 2 for peak in peaks),
        "severe_days": sum(peak >= 3 for peak in peaks),
        "crystal_clear_days": sum(one.crystal_clear for one in facts),
        "attacks": attacks,
        "headache_minutes": minutes(sum(one.spent or 0 for one in facts)),
        "unknown_length_days": sum(one.unknown_length for one in heads),
        "lost_days": sum(one.lost for one in facts),
        "mean_peak": sum(peaks) / len(peaks) if peaks else None,
        "late_answers": sum(one.late for one in facts),
        "acute_medication_days": _medication_days(facts),
        "per_28_days": {
            "headache_days": _per_28_days(len(heads), answered),
            "migraine_days": _per_28_days(migraine, answered),
        }
        if rated
        else None,
    }


def status_of(share: Fraction) -> str:
    """R12, on the exact fraction of answered dates."""
    if share >= FULL:
        return "full"
    return "provisional" if share >= PROVISIONAL else "insufficient"


def _per_28_days(count: int, answered: int) -> float:
    """R13."""
    return half_up(Fraction(count * NORM_DAYS, answered))


def _medication_days(facts: Sequence[Facts]) -> dict[str, Any]:
    """R5, R19; `unknown` are days with an acute medicine of unknown class, shown apart. §1.4, the
    spread: `longest_run`, the most dates in a row with a class that counts; `free_days`, the
    answered dates without any acute medicine."""
    return {
        "any": sum(bool(one.classes) for one in facts),
        "for_headache": sum(bool(one.for_headache) for one in facts),
        "by_class": count_classes(one.classes for one in facts),
        "for_headache_by_class": count_classes(one.for_headache for one in facts),
        "unknown": sum(one.unknown_class for one in facts),
        "longest_run": _longest_run(facts),
        "free_days": sum(one.answered and not one.medicated for one in facts),
    }


def _longest_run(facts: Sequence[Facts]) -> int:
    longest = run = 0
    for one in facts:
        run = run + 1 if one.classes else 0
        longest = max(longest, run)
    return longest
