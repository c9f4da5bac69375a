"""Which ICHD-3 criteria the attacks of a period meet: features that fit, never a diagnosis.

Sources: clinical.md §1.1, §1.2; contract §4 `patterns`. A criterion of single attacks is met when
one attack meets it, not met when none does and one was asked; how many meet them all is A.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from . import criteria as c
from .attacks import Attack
from .auras import aura_patterns, with_aura
from .blocks import FULL
from .counting import Period, Reckoning
from .facts import Facts
from .features import Answer, at_least, every, weigh
from .judged import Judged, Letters, letters_of
from .recurrence import STATUS, over_72_h
from .secondary import secondary_patterns
from .zones import HOUR

WITHOUT_AURA, TENSION_EPISODES, CLUSTER_ATTACKS = 5, 10, 5
CHRONIC_DAYS, CHRONIC_MIGRAINE_DAYS = 15, 8
INFREQUENT, CHRONIC = 12, 180
"""Dates a year from which tension-type episodes are frequent, and chronic (2.2, 2.3)."""
YEAR = 365.25
LEAST_DATES = 90
"""More than three months, February among them."""
LONG = (60, 1 << 30)
"""2.3: hours to days, or unremitting."""
CLUSTER_GAP = 48 * HOUR
CLUSTER_PER_DATE = 8


def patterns(
    reckoning: Reckoning, period: Period, months: Sequence[Sequence[Facts]]
) -> list[dict[str, Any]]:
    """`patterns[]` for `period`; `months` are the facts of the three months that ended last."""
    attacks = reckoning.attacks_from(period)
    painful = [attack for attack in attacks if attack.painful]
    plain = [_without_aura(attack, reckoning) for attack in painful]
    aura = [with_aura(attack) for attack in attacks]
    auras = aura_patterns(aura)
    first, second = letters_of(plain, "BCD", WITHOUT_AURA), auras["1.2"]
    both = [_tension(attack, reckoning) for attack in painful]
    tension, lasting = [one for one, _ in both], [one for _, one in both]
    rate, daily = (_Rate(judged, reckoning, period) for judged in (tension, lasting))
    episodic = letters_of(tension, "BCD", TENSION_EPISODES)
    found = {
        "1.1": first,
        **auras,
        "1.3": _chronic([*plain, *aura], months),
        "1.4.1": _status(painful, (first["A"], second["A"]), reckoning),
        "1.5.1": {"A": weigh(_probable(one, first["A"]) for one in plain)},
        "1.5.2": {"A": weigh(_probable(one, second["A"]) for one in aura if one.met[0])},
        "2.1": {**episodic, "A": rate.infrequent},
        "2.2": {**episodic, "A": rate.frequent},
        "2.3": {**letters_of(lasting, "BCD", 1), "A": daily.chronic},
        "3.1": _cluster(painful, reckoning),
        **secondary_patterns(painful, reckoning, period),
    }
    return [
        {"code": code, "criteria": [{"letter": k, "met": met} for k, met in sorted(found_.items())]}
        for code, found_ in found.items()
    ]


def _without_aura(attack: Attack, reckoning: Reckoning) -> Judged:
    limits = c.migraine_limits(attack, reckoning.diary.profile.get("birth_year"))
    lasts = c.lasting(attack, limits, reckoning.diary)
    pain = weigh(course.detail.of_pain for course in attack.hurting)
    signs = weigh(course.detail.beside_it for course in attack.hurting)
    return Judged(attack, (lasts, pain, signs), every((lasts, attack.features)))


def _chronic(judged: Sequence[Judged], months: Sequence[Sequence[Facts]]) -> Letters:
    """1.3: day by day over the last three months; an attack that fits 1.1 or 1.2 counts once."""
    by_attack: dict[str, list[Answer]] = {}
    for one in judged:
        by_attack.setdefault(one.attack.id, []).append(one.fits)
    either = [True if True in fits else every(fits) for fits in by_attack.values()]
    heads = [_in_month([day.headache for day in month], month, CHRONIC_DAYS) for month in months]
    days = [[day.migraine for day in month] for month in months]
    migraine = [
        _in_month(on, month, CHRONIC_MIGRAINE_DAYS) for on, month in zip(days, months, strict=True)
    ]
    return {"A": every(heads), "B": at_least(WITHOUT_AURA, either), "C": every(migraine)}


def _in_month(days: Sequence[bool], month: Sequence[Facts], least: int) -> Answer:
    """R12: too few in a month that is not full may be enough."""
    count, answered = sum(days), sum(day.answered for day in month)
    if count >= least:
        return True
    open_ = answered < FULL * len(month) and count + len(month) - answered >= least
    return None if open_ or not month else False


def _status(attacks: Sequence[Attack], known: Sequence[Answer], reckoning: Reckoning) -> Letters:
    """1.4.1: more than 72 h and debilitating, in somebody whose attacks fit 1.1 or 1.2."""
    before = True if True in known else every(known)
    long = [
        attack
        for attack in attacks
        if (attack.span is None or attack.span > STATUS) and over_72_h(attack, reckoning.diary)
    ]
    lasting = weigh(map(c.debilitating, long)) if long else (False if attacks else None)
    return {"A": every((before, lasting)), "B": before, "C": lasting}


def _probable(one: Judged, enough: Answer) -> Answer:
    """1.5: all but one criterion; an attack that meets all is one while they are too few (A)."""
    if one.met.count(False) > 1 or (False not in one.met and enough):
        return False
    if None in one.met:
        return None
    return True if False in one.met else (None if enough is None else not enough)


def _tension(attack: Attack, reckoning: Reckoning) -> tuple[Judged, Judged]:
    """By 2.1 and 2.2, and by 2.3: the same pain, other lengths and signs."""
    spells = attack.hurting
    pain = [c.tension_pain(course) for course in spells]

    def judged(limits: tuple[int, int], signs: list[Answer]) -> Judged:
        lasts = c.lasting(attack, limits, reckoning.diary)
        joint = weigh(map(every, zip(pain, signs, strict=True)))
        return Judged(attack, (lasts, weigh(pain), weigh(signs)), every((lasts, joint)))

    return (
        judged(c.TENSION_MINUTES, [c.tension_signs(course) for course in spells]),
        judged(LONG, [c.chronic_tension_signs(course) for course in spells]),
    )


class _Rate:
    """Dates a year with a tension-type episode, as far as the period can say."""

    def __init__(self, judged: Sequence[Judged], reckoning: Reckoning, period: Period) -> None:
        first, last = period
        dates = max(0, last - first + 1)
        on = {day for one in judged if one.fits for day in one.attack.dates}
        answered = sum(reckoning.facts(day).answered for day in range(first, last + 1))
        self.yearly = sum(first <= day <= last for day in on) * YEAR / dates if dates else 0.0
        self.long_enough = dates >= LEAST_DATES
        # Where something is open there may be more.
        self.certain = answered >= FULL * dates and all(one.fits is not None for one in judged)
        self.episodes = at_least(TENSION_EPISODES, [one.fits for one in judged])

    def _from(self, least: int) -> Answer:
        return True if self.yearly >= least else (False if self.certain else None)

    @property
    def infrequent(self) -> Answer:
        often = self._from(INFREQUENT)
        return every((self.episodes, None if often is None else not often))

    @property
    def frequent(self) -> Answer:
        if self.episodes is False or self.yearly >= CHRONIC:
            return False
        return every((self.episodes, self._from(INFREQUENT))) if self.long_enough else None

    @property
    def chronic(self) -> Answer:
        return self._from(CHRONIC) if self.long_enough else None


def _cluster(attacks: Sequence[Attack], reckoning: Reckoning) -> Letters:
    """3.1, spell by spell: R6 may join what is logged as another type."""
    judged, starts = [], []
    for attack in attacks:
        for course in attack.hurting:
            pain = c.cluster_pain(course)
            if pain is not False:
                alone = Attack((course,))
                pain = every((pain, c.lasting(alone, c.CLUSTER_MINUTES, reckoning.diary)))
            signs = c.autonomic(course)
            judged.append(Judged(attack, (pain, signs), every((pain, signs))))
            if judged[-1].fits:
                starts.append((course.spell.start, course.spell.onset_day))
    return {**letters_of(judged, "BC", CLUSTER_ATTACKS), "D": _frequency(starts)}


def _frequency(starts: list[tuple[int, int]]) -> Answer:
    """From one every other day to eight a day, for more than half of the gaps."""
    if len(starts) < 2:
        return None
    starts.sort()
    days = [day for _, day in starts]
    if max(map(days.count, set(days))) > CLUSTER_PER_DATE:
        return False
    near = sum(after[0] - before[0] <= CLUSTER_GAP for before, after in pairwise(starts))
    return near * 2 > len(starts) - 1
