"""Two by two: dates with and without a factor, with and without the beginning of an attack.

Source: clinical.md §8.3, 4 and 6: relative risk with the logarithmic interval, odds ratio with
Woolf's, 0.5 added to each cell (Haldane) where one is empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log, sqrt
from statistics import NormalDist
from typing import NamedTuple

Interval = tuple[float, float]
Z95 = NormalDist().inv_cdf(0.975)
HALDANE = 0.5


class Table(NamedTuple):
    """Exposed with (a) and without (b) an onset, unexposed with (c) and without (d) one."""

    a: int
    b: int
    c: int
    d: int

    @property
    def exposed(self) -> int:
        return self.a + self.b

    @property
    def unexposed(self) -> int:
        return self.c + self.d

    @property
    def onsets(self) -> int:
        return self.a + self.c

    @property
    def more_often(self) -> bool:
        """Whether onsets are more frequent where exposed; both sides have dates."""
        return self.a * self.unexposed > self.c * self.exposed


def table_of(pairs: Iterable[tuple[bool, bool]]) -> Table:
    """From (exposed, onset) of each date."""
    a = b = c = d = 0
    for exposed, onset in pairs:
        if exposed:
            a, b = a + onset, b + (not onset)
        else:
            c, d = c + onset, d + (not onset)
    return Table(a, b, c, d)


def relative_risk(table: Table) -> float | None:
    """None where nothing began without it, or a side has no dates."""
    if not table.c or not table.exposed:
        return None
    return (table.a / table.exposed) / (table.c / table.unexposed)


def rr_interval(table: Table) -> Interval | None:
    """95 % of the relative risk; None where that is 0 or None."""
    ratio = relative_risk(table)
    if not ratio:
        return None
    spread = 1 / table.a - 1 / table.exposed + 1 / table.c - 1 / table.unexposed
    return _around(ratio, spread)


def odds_ratio(table: Table) -> float:
    a, b, c, d = _cells(table)
    return (a * d) / (b * c)


def or_interval(table: Table) -> Interval:
    """95 % by Woolf."""
    return _around(odds_ratio(table), sum(1 / cell for cell in _cells(table)))


def _cells(table: Table) -> tuple[float, float, float, float]:
    add = HALDANE if 0 in table else 0
    return (table.a + add, table.b + add, table.c + add, table.d + add)


def _around(ratio: float, variance: float) -> Interval:
    reach = Z95 * sqrt(max(variance, 0))
    return (exp(log(ratio) - reach), exp(log(ratio) + reach))
