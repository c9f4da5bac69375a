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


def interval(baseline: tuple[float, float], current: tuple[float, float]) -> list[float]:
    """95 % limits, in percent, of the change between two (days, answered days).

    The logarithm of the ratio of two shares (Katz), half a date of each kind added where nothing
    varies. Dates count as independent, so that it is rather too narrow.
    """
    (before, asked), (now, answered) = baseline, current
    half = 0.5 if now == 0 or (before == asked and now == answered) else 0.0
    before, now = before + half, now + half
    asked, answered = asked + 2 * half, answered + 2 * half
    spread = sqrt(1 / before - 1 / asked + 1 / now - 1 / answered)
    ratio = (now / answered) / (before / asked)
    return [100 * (1 - ratio * exp(sign * NORMAL_95 * spread)) for sign in (1, -1)]
