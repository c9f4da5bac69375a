"""Factors that keep company: a diary cannot say which of them it is.

Of two that are mostly there on the same days, both stand out where one of them matters. In made-up
diaries (`tests/bench/associations.py`) most false names are such companions. Judging all factors at
once named fewer of those that do matter, so that the verdict stays and the company is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from .tables import Table, table_of

OFTEN = 0.3
"""Coefficient of correlation (phi) from which two factors are called companions."""


def companions(code: str, others: list[str], told: Mapping[str, Mapping[int, bool]]) -> list[str]:
    """Those of `others` that are mostly there on the days of `code`, over days asked for both."""
    return [other for other in others if other != code and phi(told[code], told[other]) >= OFTEN]


def phi(one: Mapping[int, bool], other: Mapping[int, bool]) -> float:
    """From −1 (never together) to 1 (always); 0 where one of them never varies."""
    table = table_of((one[day], other[day]) for day in one if day in other)
    sides = table.exposed * table.unexposed * table.onsets * _without(table)
    return (table.a * table.d - table.b * table.c) / sqrt(sides) if sides else 0.0


def _without(table: Table) -> int:
    return table.b + table.d
