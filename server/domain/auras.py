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
    # What tells of no aura is as open in each of them.
    silent = [one for one in judged if not _tells_of_aura(one.attack)]
    told = [one.attack for one in judged if _tells_of_aura(one.attack)]

    def variant(*asked: c.OfAura) -> Letters:
        return letters_of([*silent, *(_variant(one, asked) for one in told)], "B", WITH_AURA)

    return {
        "1.2": letters_of(judged, "BC", WITH_AURA),
        "1.2.1": variant(c.typical_aura),
        "1.2.1.1": variant(c.headache_near_aura, c.typical_aura),
        "1.2.1.2": variant(c.no_headache_near_aura, c.typical_aura),
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
