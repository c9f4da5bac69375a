"""clinical.md R15."""

from __future__ import annotations

from fractions import Fraction

import pytest

from server.domain.response import change


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
