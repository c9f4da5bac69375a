"""Change under a preventive. Source: clinical.md R15."""

from __future__ import annotations

from fractions import Fraction
from math import exp, sqrt

from .blocks import FULL

BASELINE_DAYS = 28
NORMAL_95 = 1.959963984540054


def change(baseline: Fraction, current: Fraction, completeness: Fraction) -> Fraction | None:
    """(baseline − current) / baseline of two counts in 28 days; positive is fewer days. None
    where the baseline is 0 or less than 80 % of its dates are answered (`completeness`)."""
    if baseline == 0 or completeness < FULL:
        return None
    return (baseline - current) / baseline


def interval(baseline: tuple[int, int], current: tuple[int, int]) -> list[float]:
    """95 % limits, in percent, of the change between two (days, answered days): the logarithm of
    the ratio of two shares (Katz), 0.5 added where a count leaves nothing to vary. Dates count as
    independent, so that it is rather too narrow."""
    (before, asked), (now, answered) = baseline, current
    half = 0.5 if now == 0 or (before == asked and now == answered) else 0.0
    before_share = (before + half) / (asked + half)
    now_share = (now + half) / (answered + half)
    spread = sqrt(
        1 / (before + half) - 1 / (asked + half) + 1 / (now + half) - 1 / (answered + half)
    )
    ratio = now_share / before_share
    return [100 * (1 - ratio * exp(sign * NORMAL_95 * spread)) for sign in (1, -1)]
