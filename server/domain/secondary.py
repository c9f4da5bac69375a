"""Low CSF pressure (7.2, 7.2.1, 7.2.3) and cervicogenic headache (11.2.1), as far as a diary goes.

Sources: clinical.md §1.2 [jkna-72; beta-721; ichd-723; beta-1121]. Pressure, imaging, a lesion of
the neck and diagnostic blocks are not in a diary: these criteria are never evaluable here, and
posture or a neck that hurts alone is none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .attacks import Attack
from .counting import Period, Reckoning
from .days import day_of_text
from .features import Answer, weigh
from .judged import Letters

PUNCTURES = frozenset({"lumbar_puncture", "epidural"})
AFTER_PUNCTURE = 5
"""7.2.1: dates from the puncture to the headache, at most."""
NOT_SPONTANEOUS = 30
"""7.2.3: dates after a puncture within which a headache is not spontaneous (a month)."""


def secondary_patterns(
    painful: Sequence[Attack], reckoning: Reckoning, period: Period
) -> dict[str, Letters]:
    """`painful`: the attacks with pain that began in `period`, which as_of has reached."""
    days = _puncture_days(reckoning.diary.events)
    onsets = [attack.onset_day for attack in painful]
    near = [day for day in days if period[0] - AFTER_PUNCTURE <= day <= period[1]]
    after = weigh(_followed(day, onsets, reckoning, period) for day in near)
    excluded = onsets and all(_within(NOT_SPONTANEOUS, onset, days) for onset in onsets)
    return {
        "7.2": dict.fromkeys("ABC"),
        # A asks for 7.2 and for C.
        "7.2.1": {"A": False if after is False else None, "B": True if near else None, "C": after},
        "7.2.3": {"A": None, "B": False if excluded else None, "C": None},
        "11.2.1": dict.fromkeys("ABC"),
    }


def _puncture_days(events: Sequence[Mapping[str, Any]]) -> list[int]:
    """Dates of punctures whose day is known; none recorded says nothing."""
    exact = (one for one in events if one.get("precision") in {None, "day"})
    return sorted(day_of_text(one["on"]) for one in exact if one["type"] in PUNCTURES)


def _followed(puncture: int, onsets: Sequence[int], reckoning: Reckoning, period: Period) -> Answer:
    """Whether an attack began in time; a no only where all of these dates lie in the period and
    are answered."""
    dates = range(puncture, puncture + AFTER_PUNCTURE + 1)
    if any(onset in dates for onset in onsets):
        return True
    inside = period[0] <= puncture and dates[-1] <= period[1]
    return False if inside and all(reckoning.facts(day).answered for day in dates) else None


def _within(most: int, onset: int, days: Sequence[int]) -> bool:
    return any(0 <= onset - day <= most for day in days)
