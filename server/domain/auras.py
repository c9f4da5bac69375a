"""Attacks with aura: 1.2, its typical aura (1.2.1), with headache (1.2.1.1) and without (1.2.1.2).

Sources: clinical.md §1.1 [danish-t3; egl-8; ichd-121].
"""

from __future__ import annotations

from collections.abc import Sequence

from . import criteria as c
from .attacks import Attack
from .features import Answer, every, weigh
from .judged import Judged, Letters, letters_of
from .spells import Course

WITH_AURA = 2


def aura_patterns(judged: Sequence[Judged]) -> dict[str, Letters]:
    """1.2 and its variants; `judged` by `with_aura`."""
    typical = [_variant(one.attack, (c.typical_aura,)) for one in judged]
    followed = [_variant(one.attack, (c.headache_near_aura, c.typical_aura)) for one in judged]
    alone = [_variant(one.attack, (c.no_headache_near_aura, c.typical_aura)) for one in judged]
    return {
        "1.2": letters_of(judged, "BC", WITH_AURA),
        "1.2.1": letters_of(typical, "B", WITH_AURA),
        "1.2.1.1": letters_of(followed, "B", WITH_AURA),
        "1.2.1.2": letters_of(alone, "B", WITH_AURA),
    }


def with_aura(attack: Attack) -> Judged:
    """B and C of 1.2."""
    if not _tells_of_aura(attack):
        return Judged(attack, (None, None), None)
    judged = [_course(course) for course in attack.courses]
    kinds, ways = zip(*judged, strict=True)
    return Judged(attack, (weigh(kinds), weigh(ways)), weigh(map(every, judged)))


def _variant(attack: Attack, asked: Sequence[c.OfAura]) -> Judged:
    """The first that is asked is B, all of them and 1.2's of one spell make it fit."""
    if not _tells_of_aura(attack):
        return Judged(attack, (None,), None)
    met: list[Answer] = []
    fits: list[Answer] = []
    for course in attack.courses:
        answers = [ask(course, attack) for ask in asked]
        met.append(answers[0])
        fits.append(every([*_course(course), *answers]))
    return Judged(attack, (weigh(met),), weigh(fits))


def _tells_of_aura(attack: Attack) -> bool:
    return any("aura" in course.spell.data for course in attack.courses)


def _course(course: Course) -> tuple[Answer, Answer]:
    kind = c.aura_kind(course)
    # A spell without aura has no course of an aura to judge.
    return kind, None if kind is False else c.aura_course(course)
