"""Medicine days of a stretch of dates against the limits of clinical.md §1.4.

Sources: clinical.md §1.4 (8.2), R5 and the settled reading *Medicines*.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property

from .facts import Facts
from .formulary import COUNTED

MIXED = "mixed"
LIMITS: dict[str, int | None] = {
    **dict.fromkeys((*COUNTED, MIXED), 10),
    "simple_analgesic": 15,
    "gepant": None,
}
NEAR = {10: 8, 15: 12}
"""Days from which a class is `near` its limit."""
OWN_LIMIT_FIRST = ("ergot", "triptan", "simple_analgesic", "opioid", "combination")
"""8.2.6: MIX only where none of these has reached its own limit."""


def count_classes(sets: Iterable[Set[str]]) -> dict[str, int]:
    """Days per class, classes with a day only, in the order of `COUNTED`."""
    days: dict[str, int] = {}
    for names in sets:
        for name in names:
            days[name] = days.get(name, 0) + 1
    return {name: days[name] for name in COUNTED if name in days}


def level_of(name: str, days: int) -> str:
    """`below`, `near` or `reached` for so many days in a month (clinical.md §1.4)."""
    limit = LIMITS[name]
    if limit is None:
        return "below"
    if days >= limit:
        return "reached"
    return "near" if days >= NEAR[limit] else "below"


@dataclass(frozen=True)
class Tally:
    """The medicine days of some dates."""

    facts: tuple[Facts, ...]

    @cached_property
    def by_class(self) -> dict[str, int]:
        return count_classes(one.classes for one in self.facts)

    @cached_property
    def mixed(self) -> int:
        """8.2.6: days with any of two or more classes, none over its own limit."""
        feeding = [one.feeds for one in self.facts if one.feeds]
        own = any(
            level_of(name, self.by_class.get(name, 0)) == "reached" for name in OWN_LIMIT_FIRST
        )
        return 0 if own or len(frozenset().union(*feeding)) < 2 else len(feeding)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Days per class with a day, and of `mixed`."""
        return {**self.by_class, MIXED: self.mixed}

    @cached_property
    def reached(self) -> frozenset[str]:
        return frozenset(n for n, days in self.counts.items() if level_of(n, days) == "reached")


def overuse_row(name: str, days: int) -> dict[str, object]:
    return {"class": name, "days": days, "limit": LIMITS[name], "level": level_of(name, days)}
