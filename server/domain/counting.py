"""A diary reckoned at a moment: its attacks, and the facts of each date.

Sources: clinical.md R7, R11 and the settled reading *Days*; contract §4 `late_answers`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .attacks import Attack, attacks_of
from .days import Interval, instant_of
from .diary import Day, Diary, Dose
from .doses import taken_by, treats
from .facts import Facts, weigh_medicine, weigh_migraine, weigh_pain
from .shares import Share, shares_of
from .spells import Course, course_of
from .zones import DAY

LATE_AFTER_DAYS = 2
"""Contract §4: an answer is late when given more than so many days after its date."""

Period = tuple[int, int]
"""First and last date."""

NOTHING_SAID = Day(None, None, None, None, None, signs=False, first_at=None)


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
        self.attacks = attacks_at(self.diary, self.as_of)
        self._onsets = sorted(attack.onset_day for attack in self.attacks)
        self._shares, self._nearby = defaultdict(list), set()
        for attack in self.attacks:
            for course in attack.courses:
                if any(_may_touch(course, period) for period in self.periods):
                    self._place(course)

    def attacks_touching(self, period: Period) -> list[tuple[Attack, list[int]]]:
        """Attacks with a date in `period`, whole, with all dates that they touch."""
        first, last = period
        dated = [(attack, attack.dates) for attack in self.attacks_near(period)]
        return [
            (attack, dates) for attack, dates in dated if any(first <= d <= last for d in dates)
        ]

    def attacks_near(self, period: Period) -> list[Attack]:
        """At least all attacks with a date in `period`, by onset."""
        return [a for a in self.attacks if any(_may_touch(c, period) for c in a.courses)]

    def attacks_from(self, period: Period) -> list[Attack]:
        """R7: the attacks that began on a date of `period`, by onset."""
        first, last = period
        return [attack for attack in self.attacks if first <= attack.onset_day <= last]

    def told_alone(self, day: int) -> bool:
        """R17: a headache told for a date of one of the periods that no spell with pain touches."""
        told = self.diary.days.get(day, NOTHING_SAID).headache is True
        return told and not any(share.hurts for share in self._shares.get(day, ()))

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
            weigh_medicine(facts, doses)
        if shares or told.headache is not None:
            facts.answered = True
            facts.late = self._is_late(day, shares, told)
            weigh_pain(facts, shares, told, treated=any(map(treats, doses)))
            if shares or facts.headache:
                weigh_migraine(facts, shares)
            near = day in self._nearby
            facts.other = bool(shares) or near or told.signs or facts.hurts
        return facts

    def _is_late(self, day: int, shares: Sequence[Share], told: Day) -> bool:
        """Contract §4 `late_answers`, by dates of the profile's zone."""
        first = None if told.headache is None else told.first_at
        for share in shares:
            at = share.course.spell.first_at
            if at is not None and (first is None or at < first):
                first = at
        # Zones reach less than a day from UTC: most answers need no look at the zone.
        if first is None or first < (day + LATE_AFTER_DAYS) * DAY:
            return False
        return self.diary.zone.day_of(first) - day > LATE_AFTER_DAYS


def attacks_at(diary: Diary, as_of: int) -> list[Attack]:
    """The attacks that had begun at `as_of` (ms), by onset; reckoned once for each moment."""
    known: list[Attack] | None = diary.attacks.get(as_of)
    if known is None:
        begun = [spell for spell in diary.spells if spell.start <= as_of]
        known = attacks_of([course_of(spell, diary, as_of) for spell in begun])
        diary.attacks[as_of] = known
    return known


def extent(course: Course) -> Interval:
    """The first and the last instant (ms) of a spell and of what stands beside it."""
    spell, end = course.spell, course.end.at
    if not spell.beside:
        return spell.start, spell.start if end is None else end
    instants = (spell.start, spell.start if end is None else end, *spell.beside)
    return min(instants), max(instants)


def _may_touch(course: Course, period: Period) -> bool:
    """Coarse and generous: every date of the spell lies between two days before and after."""
    (low, high), (first, last) = extent(course), period
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
