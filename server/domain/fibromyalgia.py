"""Fibromyalgia 2016: widespread pain, symptom severity, and the three criteria.

Source: clinical.md §5.1. Three-valued: an item without an answer makes what needs it None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .features import Answer

LIMB_AREAS = {
    "upper": ("shoulder", "upper_arm", "lower_arm"),
    "lower": ("hip", "upper_leg", "lower_leg"),
}
REGIONS: tuple[tuple[str, ...], ...] = (
    *(
        tuple(f"{area}_{side}" for area in areas)
        for areas in LIMB_AREAS.values()
        for side in ("left", "right")
    ),
    ("neck", "upper_back", "lower_back"),
)
"""Areas by region, as far as they count for generalised pain."""
STARRED = ("jaw_left", "jaw_right", "chest", "abdomen")
"""Counted in the WPI alone."""
AREAS = (*(area for region in REGIONS for area in region), *STARRED)
GRADED = ("fatigue", "unrefreshed", "cognitive")
"""Items 0-3 of the past week."""
HEADACHE = "headache"
PRESENT = (HEADACHE, "lower_abdominal_pain", "depression")
"""Yes or no over the past six months, one point each."""
DURATION = "duration_months"
SCORE_RANGE = (0, 31)
LEAST_REGIONS = 4
LEAST_MONTHS = 3


def fibromyalgia(answers: Mapping[str, Any]) -> dict[str, Any]:
    """`score` is WPI + SSS; the answers are named as in `AREAS`, `GRADED`, `PRESENT` and
    `DURATION`."""
    wpi = _sum([_yes(answers, area) for area in AREAS])
    graded = _sum([_grade(answers, item) for item in GRADED])
    signs = {item: _yes(answers, item) for item in PRESENT}
    sss = _sum([graded, *signs.values()])
    others = [points for item, points in signs.items() if item != HEADACHE]
    regions = _sum([_region(answers, region) for region in REGIONS])
    return {
        "score": _sum([wpi, sss]),
        "wpi": wpi,
        "sss": sss,
        "sss_without_headache": _sum([graded, *others]),
        "regions": regions,
        "criteria": [
            {"letter": "1", "met": severe_enough(wpi, sss)},
            {"letter": "2", "met": None if regions is None else regions >= LEAST_REGIONS},
            {"letter": "3", "met": _long_enough(answers.get(DURATION))},
        ],
    }


def severe_enough(wpi: int | None, sss: int | None) -> Answer:
    """§5.1: not the 3-6 of 2011."""
    if wpi is None or sss is None:
        return None
    return (wpi >= 7 and sss >= 5) or (4 <= wpi <= 6 and sss >= 9)


def _long_enough(months: Any) -> Answer:
    return bool(months >= LEAST_MONTHS) if _number(months) else None


def _number(value: Any) -> bool:
    return type(value) in {int, float}


def _grade(answers: Mapping[str, Any], item: str) -> int | None:
    value = answers.get(item)
    return value if _number(value) and value in {0, 1, 2, 3} else None


def _yes(answers: Mapping[str, Any], item: str) -> int | None:
    value = answers.get(item)
    return int(value) if isinstance(value, bool) else None


def _region(answers: Mapping[str, Any], areas: Sequence[str]) -> int | None:
    """1 where one of the areas hurts, 0 where none does."""
    told = [_yes(answers, area) for area in areas]
    return 1 if 1 in told else _sum(told)


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
