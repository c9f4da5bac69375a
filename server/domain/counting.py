"""What each date is: headache, clear, other or unanswered, and what was on it.

Sources: clinical.md R2-R5, R11, R14, R17-R20 and the settled readings *Dates*, *Days*.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from math import floor

from .attacks import Attack, attacks_of
from .days import instant_of, length
from .diary import Day, Diary, Dose
from .doses import taken_by, treats
from .features import MIGRAINE_SPECIFIC
from .formulary import COUNTED
from .spells import Course, Share, course_of, shares_of
from .zones import DAY, MINUTE

HEADACHE_MINUTES = 30
"""R2: minutes of pain inside a date that make a headache day."""
LATE_AFTER_DAYS = 2
"""Contract §4: an answer is late when given more than so many days after its date."""
LOST = frozenset({"half_or_less", "nothing"})

Period = tuple[int, int]
"""First and last date."""

NOTHING_SAID = Day(None, None, None, None, None, signs=False, first_at=None)


@dataclass(slots=True)
class Facts:
    """Everything that is counted of one date. `spent`: ms of known pain, None where unanswered
    or of unknown length alone."""

    day: int
    answered: bool = False
    headache: bool = False
    hurts: bool = False
    spent: int | None = None
    unknown_length: bool = False
    peak: int | None = None
    migraine: bool = False
    aura: bool = False
    aura_only: bool = False
    other: bool = False
    lost: bool = False
    late: bool = False
    contradicts: bool = False
    menstruation: str | None = None
    medicated: bool = False
    """An acute medicine was taken, whatever its class (R14)."""
    unknown_class: bool = False
    classes: Set[str] = frozenset()
    for_headache: Set[str] = frozenset()
    feeds: Set[str] = frozenset()

    @property
    def state(self) -> str:
        if self.headache:
            return "headache"
        if not self.answered:
            return "unanswered"
        return "other" if self.other else "clear"

    @property
    def crystal_clear(self) -> bool:
        """R14."""
        return self.state == "clear" and not self.medicated

    @property
    def medication(self) -> list[str]:
        return [name for name in COUNTED if name in self.classes] if self.classes else []


@dataclass
class Reckoning:
    """A diary reckoned at `as_of` (ms) for the dates of `periods`: attacks, and facts by date."""

    diary: Diary
    as_of: int
    periods: Sequence[Period]
    today: int = field(init=False)
    attacks: list[Attack] = field(init=False)
    _onsets: list[int] = field(init=False)
    _known: dict[int, Facts] = field(init=False, default_factory=dict)
    _shares: dict[int, list[Share]] = field(init=False)
    _nearby: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.today = self.diary.zone.day_of(self.as_of)
        begun = [spell for spell in self.diary.spells if spell.start <= self.as_of]
        courses = [course_of(spell, self.diary, self.as_of) for spell in begun]
        self.attacks = attacks_of(courses)
        self._onsets = sorted(attack.onset_day for attack in self.attacks)
        self._shares, self._nearby = defaultdict(list), set()
        for course in courses:
            if any(_may_touch(course, period) for period in self.periods):
                self._place(course)

    def attacks_touching(self, period: Period) -> list[tuple[Attack, list[int]]]:
        """Attacks with a date in `period`, whole, with all dates that they touch."""
        first, last = period
        near = [a for a in self.attacks if any(_may_touch(c, period) for c in a.courses)]
        dated = [(attack, attack.dates) for attack in near]
        return [
            (attack, dates) for attack, dates in dated if any(first <= d <= last for d in dates)
        ]

    def attacks_begun(self, first: int, last: int) -> int:
        """R7: attacks whose onset lies on one of these dates, none after `today`."""
        last = min(last, self.today)
        return max(0, bisect_right(self._onsets, last) - bisect_left(self._onsets, first))

    def facts(self, day: int) -> Facts:
        """The facts of a date that lies in one of the periods and is not after `today`."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._weigh(day)
        return known

    def _place(self, course: Course) -> None:
        for day, share in shares_of(course).items():
            self._shares[day].append(share)
        data = course.spell.data
        if "premonitory_at" in data or "recovered_at" in data:
            self._nearby.update(_nearby(course))

    def _weigh(self, day: int) -> Facts:
        shares = self._shares.get(day, ())
        told = self.diary.days.get(day, NOTHING_SAID)
        facts = Facts(day, menstruation=told.menstruation)
        doses: Sequence[Dose] = self.diary.doses_on.get(day, ())
        if doses:
            doses = [dose for dose in doses if dose.acute and taken_by(dose, self.as_of)]
            _weigh_medicine(facts, doses)
        if shares or told.headache is not None:
            facts.answered = True
            facts.late = self._is_late(day, shares, told)
            _weigh_pain(facts, shares, told, treated=any(map(treats, doses)))
            if shares or facts.headache:
                _weigh_migraine(facts, shares)
            near = day in self._nearby
            facts.other = bool(shares) or near or told.signs or facts.hurts
        return facts

    def _is_late(self, day: int, shares: Sequence[Share], told: Day) -> bool:
        """Contract §4 `late_answers`, by dates of the profile's zone."""
        given = {share.course.spell.first_at for share in shares}
        if told.headache is not None:
            given.add(told.first_at)
        known = [at for at in given if at is not None]
        if not known or min(known) < (day + LATE_AFTER_DAYS) * DAY:
            return False
        return self.diary.zone.day_of(min(known)) - day > LATE_AFTER_DAYS


def _may_touch(course: Course, period: Period) -> bool:
    """Coarse and generous: every date of the spell lies between two days before and after."""
    spell, end = course.spell, course.end.at
    first, last = period
    low, high = spell.start, spell.start if end is None else end
    for at in spell.beside:
        low, high = min(low, at), max(high, at)
    return low < (last + 2) * DAY and high >= (first - 2) * DAY


def _nearby(course: Course) -> set[int]:
    """*Days*: dates between premonitory_at and onset, or recorded end and recovered_at."""
    data, zone = course.spell.data, course.spell.zone
    days: set[int] = set()
    before, after = data.get("premonitory_at"), data.get("recovered_at")
    if before is not None:
        days.update(day for day, _, _ in zone.cut(instant_of(before), course.spell.start))
    if after is not None and course.end.recorded and course.end.at is not None:
        recovered = instant_of(after)
        if recovered <= course.as_of:
            days.update(day for day, _, _ in zone.cut(course.end.at, recovered))
    return days


def _weigh_medicine(facts: Facts, doses: Sequence[Dose]) -> None:
    """R5, R19: classes of the date's acute intakes, once per date."""
    classes: set[str] = set()
    for_headache: set[str] = set()
    feeds: set[str] = set()
    for dose in doses:
        classes.update(dose.classes.counted)
        feeds.update(dose.classes.feeds)
        if dose.for_headache:
            for_headache.update(dose.classes.counted)
        if dose.classes.name == "unknown":
            facts.unknown_class = True
    facts.medicated = bool(doses)
    facts.classes, facts.for_headache, facts.feeds = classes, for_headache, feeds


def _weigh_pain(facts: Facts, shares: Sequence[Share], told: Day, *, treated: bool) -> None:
    """R2, R4, R17, R18, R20."""
    hurting = [share for share in shares if share.hurts]
    facts.hurts = bool(hurting) or told.headache is True
    if not facts.hurts:
        facts.spent = 0
        return
    if hurting:
        facts.contradicts = told.headache is False
        facts.unknown_length = any(share.unknown_length for share in hurting)
        facts.spent = _spent(hurting)
    else:
        facts.unknown_length = told.minutes is None
        facts.spent = None if told.minutes is None else floor(told.minutes * MINUTE + 0.5)
    facts.peak = max(told.severity or 0, *(share.peak or 0 for share in hurting), 0) or None
    long_enough = facts.spent is not None and facts.spent >= HEADACHE_MINUTES * MINUTE
    cluster = any(share.course.spell.cluster for share in hurting)
    facts.headache = facts.unknown_length or long_enough or treated or cluster
    facts.lost = facts.headache and _is_lost(hurting, told)


def _spent(hurting: Sequence[Share]) -> int | None:
    """Known ms of pain, each instant once; None where no length is known."""
    if all(share.unknown_length and not share.intervals for share in hurting):
        return None
    return length([interval for share in hurting for interval in share.intervals])


def _is_lost(hurting: Sequence[Share], told: Day) -> bool:
    """R20: day.function, else that of any spell with pain on the date."""
    if told.function is not None:
        return told.function in LOST
    return any(share.course.spell.data.get("function") in LOST for share in hurting)


def _weigh_migraine(facts: Facts, shares: Sequence[Share]) -> None:
    """R3: features of a spell with pain that date, a migraine-specific medicine, an aura."""
    hurting = [share.course for share in shares if share.hurts]
    auras = [share.course.detail for share in shares if share.course.detail.aura_day == facts.day]
    facts.aura = bool(auras)
    with_features = any(course.detail.features for course in hurting)
    cluster_alone = bool(hurting) and all(course.spell.cluster for course in hurting)
    medicine = bool(facts.classes & MIGRAINE_SPECIFIC) and not cluster_alone
    aura_counts = any(aura.aura_counts for aura in auras)
    facts.migraine = (facts.headache and (with_features or medicine)) or aura_counts
    facts.aura_only = aura_counts and not facts.headache
