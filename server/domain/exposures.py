"""Which factors were there on a date: yes, no, or not asked.

Sources: contract §5 (`factors[code]`, else the day's measure, else not asked); clinical.md §8.3.
What a person suspects of an attack (`attack.triggers`) is a belief and no exposure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .counting import Period, Reckoning
from .cycles import BLEEDING
from .days import day_of_text
from .features import Answer, weigh
from .habits import unusual_days

Exposures = dict[str, dict[int, bool]]
"""Code → date → yes or no; a date that is not there was not asked."""

MENSES = "menses"
MANIPULATION = "manipulation"
OF_THE_SPINE = frozenset({"chiropractic", "upper_cervical", "neck_manipulation"})
"""Therapies that are a manipulation of the spine."""
Data = Mapping[str, Any]


def _measured(name: str, meets: Callable[[Any], bool]) -> Callable[[Data], Answer]:
    def ask(data: Data) -> Answer:
        value = data.get(name)
        return None if value is None else meets(value)

    return ask


def _skipped(data: Data) -> Answer:
    return weigh((data.get("meals_skipped") or {}).values())


MEASURES: Mapping[str, Callable[[Data], Answer]] = {
    "sleep_short": _measured("sleep_hours", lambda hours: hours < 6),
    "sleep_long": _measured("sleep_hours", lambda hours: hours > 9),
    "sleep_poor": _measured("sleep_quality", lambda quality: quality <= 1),
    "stress": _measured("stress", lambda level: level >= 2),
    "anxiety": _measured("anxiety", lambda level: level >= 2),
    "neck_pain": _measured("neck_pain", lambda level: level >= 1),
    "back_pain": _measured("back_pain", lambda level: level >= 1),
    "skipped_meal": _skipped,
    MENSES: _measured("menstruation", lambda told: told in BLEEDING),
    "exercise": _measured("exercise_minutes", lambda minutes: minutes >= 30),
    # Beside the contract's: what unusual caffeine is compared with (clinical.md §8.1).
    "caffeine": _measured("caffeine_servings", lambda servings: servings >= 3),
}


def exposures_of(reckoning: Reckoning, period: Period) -> Exposures:
    """What was told for the dates of `period` up to the day of as_of."""
    first, last = period[0], min(period[1], reckoning.today)
    days = reckoning.diary.days
    found: Exposures = defaultdict(dict)
    for day in range(first, last + 1):
        if day in days:
            for code, told in _told(days[day].data).items():
                found[code][day] = told
    _add_manipulations(found, reckoning.diary.therapies, (first, last))
    return {**found, **unusual_days(days, (first, last))}


def _told(data: Data) -> dict[str, bool]:
    """What one date says; the person's own answer outweighs its measure."""
    measured = ((code, ask(data)) for code, ask in MEASURES.items())
    told = {code: answer for code, answer in measured if answer is not None}
    return told | (data.get("factors") or {})


def _add_manipulations(found: Exposures, therapies: Iterable[Data], period: Period) -> None:
    """A therapy of the spine is an exposure. From the first one recorded on, a date without had
    none: nobody records that there was no treatment."""
    dates = {day_of_text(one["on"]) for one in therapies if one["type"] in OF_THE_SPINE}
    if not dates:
        return
    first, last = max(period[0], min(dates)), period[1]
    told = {day: day in dates for day in range(first, last + 1)}
    found[MANIPULATION] = told | found.get(MANIPULATION, {})
