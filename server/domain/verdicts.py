"""Whether there is enough to compare, and what the comparison says. Source: clinical.md §8.3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from .risk import Risk
from .tables import Table

FALSE_DISCOVERIES = 0.10
"""§8.3, 6: Benjamini-Hochberg's q."""
LEAST_ANSWERED = 56
LEAST_SHARE = Fraction(80, 100)
LEAST_ONSETS = 5
LEAST_DATES = 8
"""§8.3, 4: of exposed dates at risk, and of unexposed ones."""

_WORDS = {
    "answered_days": "days answered",
    "answered_share": "days of the period answered (80 %)",
    "onsets": "attacks that began on a day that counts",
    "exposed_days": "days with it",
    "unexposed_days": "days without it",
}


class Short(NamedTuple):
    """What there is too little of."""

    what: str
    have: int
    need: int


def shortages(table: Table, risk: Risk) -> Iterator[Short]:
    """§8.3, 4. The onsets are those at which the factor was asked."""
    for what, have, need in (
        ("answered_days", risk.answered, LEAST_ANSWERED),
        ("answered_share", risk.answered, ceil(LEAST_SHARE * risk.elapsed)),
        ("onsets", table.onsets, LEAST_ONSETS),
        ("exposed_days", table.exposed, LEAST_DATES),
        ("unexposed_days", table.unexposed, LEAST_DATES),
    ):
        if have < need:
            yield Short(what, have, need)


def needs_of(short: Sequence[Short]) -> str | None:
    """§8.3, 4: "not enough yet (n of N)"; None where nothing is missing."""
    if not short:
        return None
    parts = [f"{one.have} of {one.need} {_WORDS[one.what]}" for one in short]
    return f"Not enough yet: {'; '.join(parts)}."


def verdict_of(table: Table, q: float | None) -> str:
    """§8.3, 6; `q` is None where there was too little to test."""
    if q is None:
        return "not_enough_days"
    if q > FALSE_DISCOVERIES:
        return "no_clear_link"
    return "more_often" if table.more_often else "less_often"
