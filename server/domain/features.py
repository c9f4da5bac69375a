"""Migraine features and auras of one spell, three-valued: True, False, None = not asked.

Sources: clinical.md R3, §1.1 (1.1 without aura) and the settled reading *Migraine*.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

UNILATERAL = frozenset({"left", "right", "shifting"})
AURA_MINUTES = (5, 60)
MIGRAINE_SPECIFIC = frozenset({"triptan", "ergot", "gepant", "ditan"})
"""Classes of R3's medicine clause."""

Answer = bool | None


def weigh(answers: Iterable[Answer]) -> Answer:
    """*Migraine*: yes outweighs no, either outweighs not asked."""
    denied: Answer = None
    for answer in answers:
        if answer:
            return True
        if answer is not None:
            denied = False
    return denied


def every(answers: Collection[Answer]) -> Answer:
    """True where all are; one no decides."""
    if False in answers:
        return False
    return None if None in answers else True


def at_least(least: int, answers: Sequence[Answer]) -> Answer:
    """Undecided while what was not asked could still make so many ("too little was asked to
    say", contract §4)."""
    if answers.count(True) >= least:
        return True
    return False if len(answers) - answers.count(False) < least else None


def pain_features(data: Mapping[str, Any], peak: int | None) -> Answer:
    """C of 1.1: two of four, of a spell of pain whose highest known strength is `peak`."""
    side = data.get("side")
    answers: list[Answer] = [
        None if side is None else side in UNILATERAL,
        (data.get("quality") or {}).get("pulsating"),
        None if peak is None else peak >= 2,
        data.get("worse_with_activity"),
    ]
    return at_least(2, answers)


def accompanied(symptoms: Mapping[str, Answer]) -> Answer:
    """D of 1.1: one of two."""
    light, sound = symptoms.get("photophobia"), symptoms.get("phonophobia")
    return weigh([symptoms.get("nausea"), symptoms.get("vomiting"), every((light, sound))])


def has_aura(aura: Mapping[str, Any]) -> bool:
    """*Migraine*: if `present` says so, else by a true type or `minutes` above 0."""
    present: Answer = aura.get("present")
    if present is not None:
        return present
    return _signs(aura) > 0 or (aura.get("minutes") or 0) > 0


def aura_told(data: Mapping[str, Any]) -> Answer:
    """Whether a spell had an aura; None = not asked."""
    aura = data.get("aura") or {}
    asked = aura.get("present") is not None or aura.get("types") or aura.get("minutes") is not None
    return has_aura(aura) if asked else None


def aura_counts(aura: Mapping[str, Any]) -> bool:
    """R3, of an aura that is there: 5-60 minutes, n in succession n × 60; a length not given
    counts."""
    minutes = aura.get("minutes")
    if minutes is None:
        return True
    least, most = AURA_MINUTES
    in_a_row = max(_signs(aura), 1) if aura.get("in_succession") is True else 1
    return bool(least <= minutes <= most * in_a_row)


def _signs(aura: Mapping[str, Any]) -> int:
    return sum(1 for told in (aura.get("types") or {}).values() if told)
