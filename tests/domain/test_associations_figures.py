"""The figures of a table and the correction for many: clinical.md §8.3, 6."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from scipy.stats.contingency import odds_ratio as scipy_odds
from scipy.stats.contingency import relative_risk as scipy_risk

from server.domain.associations import Found, Lag, Tried, adjusted, fisher
from server.domain.tables import (
    Table,
    odds_ratio,
    or_interval,
    relative_risk,
    rr_interval,
    table_of,
)
from server.domain.verdicts import FALSE_DISCOVERIES, verdict_of

VECTORS = [
    (Table(8, 12, 10, 60), 2.80, (1.28, 6.14), 4.00, (1.31, 12.23), 0.0227),
    (Table(3, 5, 6, 42), 3.00, (0.93, 9.63), 4.20, (0.79, 22.25), 0.108),
    (Table(6, 14, 20, 48), 1.02, (0.48, 2.19), 1.03, (0.35, 3.06), 1.00),
]
"""clinical.md §8.3, as printed there."""
cells = st.integers(1, 60)
tables = st.builds(Table, cells, cells, cells, cells)
p_values = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@pytest.mark.parametrize(("table", "rr", "rr_ci", "odds", "or_ci", "p"), VECTORS)
def test_the_printed_vectors_come_out(
    table: Table, rr: float, rr_ci: Any, odds: float, or_ci: Any, p: float
) -> None:
    assert relative_risk(table) == pytest.approx(rr, abs=0.005)
    assert rr_interval(table) == pytest.approx(rr_ci, abs=0.0051)
    assert odds_ratio(table) == pytest.approx(odds, abs=0.0051)
    assert or_interval(table) == pytest.approx(or_ci, abs=0.0051)
    assert fisher(table) == pytest.approx(p, abs=0.0005)


def test_an_empty_cell_gives_no_ratio_of_risks_and_haldanes_odds() -> None:
    table = Table(4, 4, 0, 40)
    assert relative_risk(table) is None
    assert rr_interval(table) is None
    assert odds_ratio(table) == pytest.approx(81.0)
    low, high = or_interval(table)
    assert low == pytest.approx(3.72, abs=0.006)
    assert high == pytest.approx(1762, abs=1)


def test_nothing_while_exposed_is_a_ratio_of_0_without_an_interval() -> None:
    table = Table(0, 20, 10, 40)
    assert relative_risk(table) == 0
    assert rr_interval(table) is None
    assert odds_ratio(table) == pytest.approx((0.5 * 40.5) / (20.5 * 10.5))


def test_always_while_exposed_keeps_its_interval() -> None:
    assert relative_risk(Table(8, 0, 4, 40)) == pytest.approx(11)
    assert rr_interval(Table(8, 0, 4, 4)) is not None
    assert rr_interval(Table(8, 0, 4, 0)) == (1, 1)


@given(tables)
@settings(deadline=None)
def test_the_ratios_are_those_of_scipy(table: Table) -> None:
    risk = scipy_risk(table.a, table.exposed, table.c, table.unexposed)
    interval = risk.confidence_interval(0.95)
    assert relative_risk(table) == pytest.approx(risk.relative_risk)
    assert rr_interval(table) == pytest.approx((interval.low, interval.high))
    odds = scipy_odds([[table.a, table.b], [table.c, table.d]], kind="sample")
    assert odds_ratio(table) == pytest.approx(odds.statistic)
    within = odds.confidence_interval(0.95)
    assert or_interval(table) == pytest.approx((within.low, within.high))


@given(st.lists(st.tuples(st.booleans(), st.booleans())))
@settings(deadline=None)
def test_every_date_stands_in_one_cell(pairs: list[tuple[bool, bool]]) -> None:
    table = table_of(pairs)
    cell = {(True, True): "a", (True, False): "b", (False, True): "c", (False, False): "d"}
    assert table._asdict() == {
        name: sum(cell[pair] == name for pair in pairs) for name in ("a", "b", "c", "d")
    }


@given(tables)
@settings(deadline=None)
def test_swapping_the_sides_turns_the_ratio_over(table: Table) -> None:
    a, b, c, d = table
    other = Table(c, d, a, b)
    assert odds_ratio(other) == pytest.approx(1 / odds_ratio(table))
    assert fisher(other) == pytest.approx(fisher(table))
    assert not (table.more_often and other.more_often)


def hypergeometric(table: Table) -> float:
    """Fisher's p by its definition: the chance of every table at most as likely."""
    from math import comb

    exposed, onsets, total = table.exposed, table.onsets, sum(table)
    least, most = max(0, onsets - table.unexposed), min(onsets, exposed)
    ways = [comb(exposed, k) * comb(total - exposed, onsets - k) for k in range(least, most + 1)]
    here = ways[table.a - least]
    return sum(way for way in ways if way <= here) / comb(total, onsets)


small = st.integers(0, 12)


@given(st.builds(Table, small, small, small, small).filter(any))
@settings(deadline=None)
def test_fishers_p_is_its_definition(table: Table) -> None:
    assert fisher(table) == pytest.approx(hypergeometric(table))
    assert fisher(table) == fisher_exact([[table.a, table.b], [table.c, table.d]]).pvalue


@pytest.mark.parametrize(
    ("ps", "named"),
    [([0.004, 0.03, 0.04, 0.20, 0.55], 3), ([0.004, 0.045, 0.09, 0.20, 0.55], 1)],
)
def test_benjamini_hochberg_as_printed(ps: list[float], named: int) -> None:
    assert [q <= FALSE_DISCOVERIES for q in adjusted(ps)] == [True] * named + [False] * (5 - named)


@given(p_values)
@settings(deadline=None)
def test_benjamini_hochberg_by_its_definition(ps: list[float]) -> None:
    ranked = sorted(ps)
    steps = [k for k, p in enumerate(ranked, 1) if p <= FALSE_DISCOVERIES * k / len(ps)]
    limit = ranked[steps[-1] - 1] if steps else -1.0
    for p, q in zip(ps, adjusted(ps), strict=True):
        if q != pytest.approx(FALSE_DISCOVERIES):
            assert (q < FALSE_DISCOVERIES) == (p <= limit)


@pytest.mark.parametrize(
    ("p", "tests", "corrected"),
    [(0.05, 1, 0.05), (0.05, 2, 0.0975), (0.05, 3, 0.142625), (1e-20, 2, 2e-20), (1, 2, 1)],
)
def test_so_many_tries_make_p_larger(p: float, tests: int, corrected: float) -> None:
    tried = Tried(Lag(0), Table(1, 1, 1, 1), (), p)
    assert Found("noise", tried, tests).p == pytest.approx(corrected, rel=1e-9)


def test_nothing_tested_is_nothing_adjusted() -> None:
    assert adjusted([]) == []


@pytest.mark.parametrize(
    ("table", "q", "verdict"),
    [
        (Table(8, 12, 10, 60), 0.10, "more_often"),
        (Table(8, 12, 10, 60), 0.1000001, "no_clear_link"),
        (Table(0, 20, 30, 40), 0.01, "less_often"),
        (Table(4, 4, 0, 40), 0.01, "more_often"),
        (Table(4, 4, 0, 40), None, "not_enough_days"),
    ],
)
def test_the_verdict_follows_q_and_the_risks(table: Table, q: float | None, verdict: str) -> None:
    assert verdict_of(table, q) == verdict


def test_the_server_starts_without_scipy() -> None:
    asked = "import sys, server.app; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
