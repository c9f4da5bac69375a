"""Neck, body, sleep and mood month by month. Sources: clinical.md §5.3; contract §4 `body`.

The daily questions give dates, not hours: "2 to 48 h earlier" is either of the two dates before,
"within 48 h" the date itself and the two after it. A spell that says how many minutes its neck
pain came before it is judged by these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from .counting import Period, Reckoning
from .days import first_of, last_of, month_of, text_of_month

MEASURES = (
    "sleep_hours",
    "awakenings",
    "sleep_quality",
    "refreshed",
    "mood",
    "stress",
    "anxiety",
    "fatigue",
    "brain_fog",
    "neck_pain",
    "back_pain",
    "body_pain",
    "morning_stiffness_minutes",
    "water_glasses",
    "caffeine_servings",
    "alcohol_units",
    "exercise_minutes",
    "screen_hours",
)
"""Numbers asked for a date, whether or not there was a headache."""
_MEASURED = frozenset(MEASURES)
LEAD_MINUTES = (2 * 60, 48 * 60)
NEAR_DATES = 2


def body(reckoning: Reckoning, period: Period) -> list[dict[str, Any]]:
    """A row per calendar month touched by `period`, cut to it."""
    first, last = period
    if last < first:
        return []
    necks = _neck_dates(reckoning, (first - NEAR_DATES, last))
    after = _led_dates(reckoning, period).union(
        day + lag for day in necks for lag in range(1, NEAR_DATES + 1)
    )
    months = range(month_of(first), month_of(last) + 1)
    cut = [(max(first, first_of(month)), min(last, last_of(month))) for month in months]
    return [
        {"month": text_of_month(month), **_row(range(begin, end + 1), after, necks, reckoning)}
        for month, (begin, end) in zip(months, cut, strict=True)
    ]


def _row(
    days: Sequence[int], after: frozenset[int], necks: frozenset[int], reckoning: Reckoning
) -> dict[str, Any]:
    own = [day for day in days if day in necks]
    known = reckoning.diary.days
    told = [known[day].data for day in days if day in known]
    functions = Counter(data["function"] for data in told if data.get("function") is not None)
    return {
        "neck_days": len(own),
        "neck_asked": sum(data.get("neck_pain") is not None for data in told),
        "headache_days_after_neck_pain": sum(
            reckoning.facts(day).headache for day in days if day in after
        ),
        "neck_days_without_headache": sum(_stayed_free(reckoning, day) for day in own),
        "means": _means(told),
        "function": dict(functions),
    }


def _neck_dates(reckoning: Reckoning, period: Period) -> frozenset[int]:
    """Dates for which neck pain was told."""
    days, (first, last) = reckoning.diary.days, period
    found = (day for day in range(first, last + 1) if day in days)
    return frozenset(day for day in found if (days[day].data.get("neck_pain") or 0) >= 1)


def _stayed_free(reckoning: Reckoning, day: int) -> bool:
    """No headache on the date and on the next two, all of them answered."""
    until = day + NEAR_DATES
    if until > reckoning.today:
        return False
    for near in range(day, until + 1):
        facts = reckoning.facts(near)
        if facts.headache or not facts.answered:
            return False
    return True


def _led_dates(reckoning: Reckoning, period: Period) -> frozenset[int]:
    """Dates on which a spell began that its neck pain preceded by 2 to 48 h."""
    low, high = LEAD_MINUTES
    found = set()
    for attack in reckoning.attacks_near(period):
        for course in attack.courses:
            data = course.spell.data
            lead = data.get("neck_pain_lead_minutes")
            if data.get("neck_pain") == "before" and lead is not None and low <= lead <= high:
                found.add(course.spell.onset_day)
    return frozenset(found)


def _means(told: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Measures with an answer: their mean and the dates that it is of."""
    sums: dict[str, float] = {}
    days: Counter[str] = Counter()
    for data in told:
        for name, value in data.items():
            if name in _MEASURED and value is not None:
                sums[name] = sums.get(name, 0) + value
                days[name] += 1
    return {
        name: {"mean": sums[name] / days[name], "days": days[name]}
        for name in MEASURES
        if name in sums
    }
