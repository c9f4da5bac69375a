"""Migraine features and auras of one spell, three-valued: True, False, None = not asked.

Sources: clinical.md R3, §1.1 (1.1 without aura) and the settled reading *Migraine*.
"""

from __future__ import annotations

from collections.abc import Iterable

from .spells import Course, has_aura

UNILATERAL = frozenset({"left", "right", "shifting"})
AURA_MINUTES = (5, 60)
MIGRAINE_SPECIFIC = frozenset({"triptan", "ergot", "gepant", "ditan"})
"""Classes of R3's medicine clause."""


def migraine_features(course: Course) -> bool | None:
    """R3: C (two of four) and D (one of two) of one spell; None without pain, or when too
    little was asked to say."""
    if not course.painful:
        return None
    met = (_two_of(_pain_answers(course)), _accompanied(course))
    if False in met:
        return False
    return None if None in met else True


def weigh(answers: Iterable[bool | None]) -> bool | None:
    """*Migraine*: yes outweighs no, either outweighs not asked."""
    given = set(answers)
    return True if True in given else (False if False in given else None)


def _pain_answers(course: Course) -> list[bool | None]:
    data = course.spell.data
    side = data.get("side")
    return [
        None if side is None else side in UNILATERAL,
        (data.get("quality") or {}).get("pulsating"),
        None if course.peak is None else course.peak >= 2,
        data.get("worse_with_activity"),
    ]


def _two_of(answers: list[bool | None]) -> bool | None:
    """Undecided while what was not asked could still make two."""
    if answers.count(True) >= 2:
        return True
    return False if len(answers) - answers.count(False) < 2 else None


def _accompanied(course: Course) -> bool | None:
    symptoms = course.spell.data.get("symptoms") or {}
    light, sound = symptoms.get("photophobia"), symptoms.get("phonophobia")
    both = False if False in {light, sound} else (None if None in {light, sound} else True)
    return weigh([symptoms.get("nausea"), symptoms.get("vomiting"), both])


def counting_aura(course: Course) -> bool:
    """R3: an aura of 5-60 minutes, n in succession n × 60; a length not given counts."""
    aura = course.spell.data.get("aura") or {}
    if not has_aura(aura):
        return False
    minutes = aura.get("minutes")
    if minutes is None:
        return True
    least, most = AURA_MINUTES
    signs = sum(1 for told in (aura.get("types") or {}).values() if told)
    in_a_row = max(signs, 1) if aura.get("in_succession") is True else 1
    return bool(least <= minutes <= most * in_a_row)
