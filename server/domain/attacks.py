"""Spells that belong together: attacks, their length, relapse and status.

Sources: clinical.md R6, R7, R8, R10 and the settled reading *Attacks*.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .days import Interval, length, united
from .diary import Diary
from .doses import TWO_HOURS, alone_for_two_hours, doses_of, gone_after_two_hours, taken_by, within
from .features import weigh
from .spells import Course
from .zones import HOUR

ATTACK_GAP = 48 * HOUR
STATUS = 72 * HOUR
STATUS_BREAK = 12 * HOUR
RELAPSE_WITHIN = 48 * HOUR


@dataclass(frozen=True, slots=True)
class Attack:
    """Spells counted as one, in order of onset."""

    courses: tuple[Course, ...]

    @property
    def id(self) -> str:
        return self.courses[0].spell.id

    @property
    def onset_day(self) -> int:
        """R7: the date that the attack belongs to."""
        return self.courses[0].spell.onset_day

    @property
    def last(self) -> Course:
        """The spell that ends last; one of unknown length when it began last."""
        if self.courses[-1].end.at is None:
            return self.courses[-1]
        known = [course for course in self.courses if course.end.at is not None]
        return max(known, key=lambda course: course.end.at or 0)

    @property
    def span(self) -> int | None:
        """R8: first onset to last counted end in ms, None if that is unknown."""
        end = self.last.end.at
        return None if end is None else end - self.courses[0].spell.start

    @property
    def pain_time(self) -> int | None:
        """R8: ms of pain, each once; None if a painful spell's length is unknown."""
        if any(course.detail.painful and course.end.at is None for course in self.courses):
            return None
        return length([interval for course in self.courses for interval in course.detail.pain])

    @property
    def painful(self) -> bool:
        return any(course.detail.painful for course in self.courses)

    @property
    def peak(self) -> int | None:
        """Highest known strength of its painful spells; 0 where none had pain."""
        if not self.painful:
            return 0
        return (
            max(course.detail.peak or 0 for course in self.courses if course.detail.painful) or None
        )

    @property
    def features(self) -> bool | None:
        """*Migraine*: true when one of its spells has them."""
        return weigh(course.detail.features for course in self.courses)

    @property
    def aura_only(self) -> bool:
        return not self.painful and any(
            course.detail.aura_day is not None for course in self.courses
        )

    @property
    def ongoing(self) -> bool:
        return any(course.end.ongoing for course in self.courses)

    @property
    def end_not_recorded(self) -> bool:
        return any(not course.end.recorded and not course.end.ongoing for course in self.courses)

    @property
    def dates(self) -> list[int]:
        return sorted({day for course in self.courses for day in course.detail.touched})


def attacks_of(courses: Sequence[Course]) -> list[Attack]:
    """R6: spells by onset → attacks by onset."""
    groups = _Groups(courses)
    for index in range(len(courses)):
        groups.take(index)
    members: dict[int, list[Course]] = defaultdict(list)
    for index, course in enumerate(courses):
        members[groups.root(index)].append(course)
    found = [Attack(tuple(group)) for group in members.values()]
    return sorted(found, key=lambda attack: (attack.courses[0].spell.start, attack.id))


class _Groups:
    """Which spells are one attack while they are taken by onset.

    `_chain` is the spell from which later ones go by time: the last one that is not of type
    cluster. `_reach[root]` is the instant before which a spell still joins that attack.
    """

    def __init__(self, courses: Sequence[Course]) -> None:
        self._courses = courses
        self._index = {course.spell.id: i for i, course in enumerate(courses)}
        self._parent = list(range(len(courses)))
        self._reach = [-(1 << 62)] * len(courses)
        self._chain: int | None = None

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def take(self, index: int) -> None:
        course = self._courses[index]
        partner = self._partner(index)
        if partner is not None:
            self._join(index, partner)
        if course.spell.cluster:
            return
        # R6: an unknown end counts from the start.
        end = course.spell.start if course.end.at is None else course.end.at
        root = self.root(index)
        self._reach[root] = max(self._reach[root], end + ATTACK_GAP)
        self._chain = index

    def _partner(self, index: int) -> int | None:
        """The spell that this one belongs with: `continues` outweighs time."""
        spell = self._courses[index].spell
        told = spell.data.get("continues")
        if told == "none":
            return None
        if told in self._index and told != spell.id:
            return self._index[told]
        if spell.cluster or self._chain is None:
            return None
        return self._chain if spell.start < self._reach[self.root(self._chain)] else None

    def _join(self, one: int, other: int) -> None:
        first, second = self.root(one), self.root(other)
        if first != second:
            self._parent[second] = first
            self._reach[first] = max(self._reach[first], self._reach[second])


def over_72_h(attack: Attack, diary: Diary) -> bool:
    """R10: more than 72 h, ignoring pain-free breaks of at most 12 h that sleep or medicine
    explain. A spell of unknown length counts as its onset, the least that is known."""
    if attack.span is not None and attack.span <= STATUS:
        return False
    pieces = sorted(
        ((start, end, course) for course in attack.courses for start, end in _pain_pieces(course)),
        key=lambda piece: piece[:2],
    )
    run: tuple[int, int, Course] | None = None
    for start, end, course in pieces:
        if run is None or not _goes_on(run, start, diary):
            run = (start, end, course)
        elif end > run[1]:
            run = (run[0], end, course)
        if run[1] - run[0] > STATUS:
            return True
    return False


def _pain_pieces(course: Course) -> Sequence[Interval]:
    if course.detail.painful and course.end.at is None:
        return [(course.spell.start, course.spell.start)]
    return course.detail.pain


def _goes_on(run: tuple[int, int, Course], start: int, diary: Diary) -> bool:
    _, end, before = run
    if start <= end:
        return True
    if start - end > STATUS_BREAK:
        return False
    woke_free = before.end.at == end and before.spell.data.get("end") == "on_waking"
    return woke_free or _medicated(before, end, diary)


def _medicated(before: Course, end: int, diary: Diary) -> bool:
    """*Attacks*: a dose linked to the spell before the break or, unlinked and of known time,
    taken within it."""
    linked = diary.doses_linked.get(before.spell.id, ())
    return any(dose.acute and taken_by(dose, before.as_of) for dose in linked) or any(
        dose.acute and dose.at <= end for dose in within(before, diary)
    )


def relapsed(attack: Attack, diary: Diary) -> bool:
    """*Attacks*: a spell's first counting dose for headache left it free at 2 h (R22) without
    another counting dose before, and pain began within (2 h, 48 h] after it."""
    pieces = [piece for course in attack.courses for piece in _pain_pieces(course)]
    if not pieces:
        return False
    begins = [start for start, _ in united(pieces)]
    return any(_came_back(course, attack, begins, diary) for course in attack.courses)


def _came_back(course: Course, attack: Attack, begins: list[int], diary: Diary) -> bool:
    doses = doses_of(course, attack.courses, diary)
    first = next((dose for dose in doses if dose.counts and dose.for_headache), None)
    if first is None:
        return False
    index = bisect_right(begins, first.at + TWO_HOURS)
    return (
        index < len(begins)
        and begins[index] <= first.at + RELAPSE_WITHIN
        and gone_after_two_hours(first, course) is True
        and alone_for_two_hours(first, diary)
    )
