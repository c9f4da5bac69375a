"""What one date is: headache, clear, other or unanswered, and what was on it.

Sources: clinical.md R2-R5, R14, R17-R20 and the settled readings *Dates*, *Days*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from .days import length
from .diary import Day, Dose
from .features import MIGRAINE_SPECIFIC
from .formulary import COUNTED
from .shares import Share
from .zones import MINUTE

HEADACHE_MINUTES = 30
"""R2: minutes of pain inside a date that make a headache day."""
LOST = frozenset({"half_or_less", "nothing"})
NONE: frozenset[str] = frozenset()


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
    classes: frozenset[str] = NONE
    for_headache: frozenset[str] = NONE
    feeds: frozenset[str] = NONE

    @property
    def state(self) -> str:
        if self.headache:
            return "headache"
        if not self.answered:
            return "unanswered"
        return "other" if self.other else "clear"

    @property
    def crystal_clear(self) -> bool:
        """R14: clear, and no acute medicine."""
        return self.answered and not (self.headache or self.other or self.medicated)

    @property
    def medication(self) -> list[str]:
        return [name for name in COUNTED if name in self.classes] if self.classes else []


def weigh_medicine(facts: Facts, doses: Sequence[Dose]) -> None:
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
    facts.classes, facts.feeds = frozenset(classes), frozenset(feeds)
    facts.for_headache = frozenset(for_headache)


def weigh_pain(facts: Facts, shares: Sequence[Share], told: Day, *, treated: bool) -> None:
    """R2, R4, R17, R18, R20."""
    hurting = [share for share in shares if share.hurts]
    facts.hurts = bool(hurting) or told.headache is True
    if not facts.hurts:
        facts.spent = 0
        return
    cluster, peak = False, told.severity or 0
    for share in hurting:
        cluster = cluster or share.course.spell.cluster
        facts.unknown_length = facts.unknown_length or share.unknown_length
        if share.peak is not None and share.peak > peak:
            peak = share.peak
    if hurting:
        facts.contradicts = told.headache is False
        facts.spent = _spent(hurting)
    else:
        facts.unknown_length = told.minutes is None
        facts.spent = None if told.minutes is None else floor(told.minutes * MINUTE + 0.5)
    facts.peak = peak or None
    long_enough = facts.spent is not None and facts.spent >= HEADACHE_MINUTES * MINUTE
    facts.headache = facts.unknown_length or long_enough or treated or cluster
    facts.lost = facts.headache and _is_lost(hurting, told)


def _spent(hurting: Sequence[Share]) -> int | None:
    """Known ms of pain, each instant once; None where no length is known."""
    known = [interval for share in hurting for interval in share.intervals]
    if not known and all(share.unknown_length for share in hurting):
        return None
    return length(known)


def _is_lost(hurting: Sequence[Share], told: Day) -> bool:
    """R20: day.function, else that of any spell with pain on the date."""
    if told.function is not None:
        return told.function in LOST
    return any(share.course.spell.data.get("function") in LOST for share in hurting)


def weigh_migraine(facts: Facts, shares: Sequence[Share]) -> None:
    """R3: features of a spell with pain that date, a migraine-specific medicine (not where all
    pain of the date is of cluster spells), an aura."""
    with_features = aura_counts = cluster = other_pain = False
    for share in shares:
        detail = share.course.detail
        if share.hurts:
            with_features = with_features or detail.features is True
            cluster = cluster or share.course.spell.cluster
            other_pain = other_pain or not share.course.spell.cluster
        if detail.aura_day == facts.day:
            facts.aura = True
            aura_counts = aura_counts or detail.aura_counts
    medicine = not facts.classes.isdisjoint(MIGRAINE_SPECIFIC) and (other_pain or not cluster)
    facts.migraine = (facts.headache and (with_features or medicine)) or aura_counts
    facts.aura_only = aura_counts and not facts.headache
