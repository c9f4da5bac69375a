"""clinical.md R15."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.response import change, interval


@pytest.mark.parametrize(
    ("baseline", "current", "expected"),
    [(10, 5, Fraction(1, 2)), (9, 3, Fraction(2, 3)), (8, 8, 0), (8, 10, Fraction(-1, 4))],
)
def test_the_change_is_relative_to_the_baseline(
    baseline: int, current: int, expected: Fraction
) -> None:
    assert change(Fraction(baseline), Fraction(current), Fraction(1)) == expected


def test_a_baseline_of_nothing_has_no_change() -> None:
    assert change(Fraction(0), Fraction(3), Fraction(1)) is None


@pytest.mark.parametrize(("answered", "known"), [(23, True), (22, False)])
def test_the_baseline_needs_80_percent_of_its_28_dates(answered: int, known: bool) -> None:
    assert (change(Fraction(8), Fraction(4), Fraction(answered, 28)) is not None) is known


@pytest.mark.parametrize(
    ("baseline", "current", "limits"),
    [
        ((10, 70), (8, 20), (1.28, 6.14)),
        ((6, 48), (3, 8), (0.93, 9.63)),
        ((20, 68), (6, 20), (0.48, 2.19)),
    ],
)
def test_the_interval_is_that_of_a_ratio_of_two_shares(
    baseline: tuple[int, int], current: tuple[int, int], limits: tuple[float, float]
) -> None:
    """clinical.md §8.3, test vectors: limits of the relative risk."""
    low, high = interval(baseline, current)
    assert (1 - high / 100, 1 - low / 100) == pytest.approx(limits, abs=0.005)


@pytest.mark.parametrize(("before", "now"), [((8, 28), (0, 28)), ((28, 28), (28, 28))])
def test_the_interval_is_open_where_nothing_varies(
    before: tuple[int, int], now: tuple[int, int]
) -> None:
    low, high = interval(before, now)
    assert low < 100 * (1 - now[0] / before[0])
    assert low < high < 100


@given(
    asked=st.integers(1, 28), answered=st.integers(1, 28), before=st.integers(1), now=st.integers(0)
)
def test_the_interval_of_any_counts_is_in_order(
    asked: int, answered: int, before: int, now: int
) -> None:
    low, high = interval((1 + before % asked, asked), (now % (answered + 1), answered))
    assert low < high < 100
