"""Spells that belong together: attacks and their length.

Sources: clinical.md R6, R7, R8 and the settled reading *Attacks*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .days import length, united
from .features import weigh
from .spells import Course
from .zones import HOUR

ATTACK_GAP = 48 * HOUR


@dataclass(frozen=True)
class Attack:
    """Spells counted as one, in order of onset. What several figures ask for is worked out once."""

    courses: tuple[Course, ...]

    @property
    def id(self) -> str:
        return self.courses[0].spell.id

    @property
    def onset_day(self) -> int:
        """R7: the date that the attack belongs to."""
        return self.courses[0].spell.onset_day

    @cached_property
    def last(self) -> Course:
        """The spell that ends last; one of unknown length when it began last."""
        if self.courses[-1].end.at is None:
            return self.courses[-1]
        known = [course for course in self.courses if course.end.at is not None]
        return max(known, key=lambda course: course.end.at or 0)

    @cached_property
    def span(self) -> int | None:
        """R8: first onset to last counted end in ms, None if that is unknown."""
        end = self.last.end.at
        return None if end is None else end - self.courses[0].spell.start

    @property
    def pain_time(self) -> int | None:
        """R8: ms of pain, each once; None if a painful spell's length is unknown."""
        if any(course.end.at is None for course in self.hurting):
            return None
        return length([interval for course in self.courses for interval in course.detail.pain])

    @cached_property
    def hurting(self) -> list[Course]:
        """Its spells with pain."""
        return [course for course in self.courses if course.detail.painful]

    @property
    def painful(self) -> bool:
        return bool(self.hurting)

    @property
    def peak(self) -> int | None:
        """Highest known strength of its painful spells; 0 where none had pain."""
        if not self.painful:
            return 0
        return max(course.detail.peak or 0 for course in self.hurting) or None

    @cached_property
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

    @cached_property
    def begins(self) -> list[int]:
        """Instants at which pain began, in order."""
        pieces = [piece for course in self.courses for piece in course.pain_pieces]
        return [start for start, _ in united(pieces)]

    @cached_property
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
