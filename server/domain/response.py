"""Change under a preventive. Source: clinical.md R15."""

from __future__ import annotations

from fractions import Fraction

from .blocks import FULL

BASELINE_DAYS = 28


def change(baseline: Fraction, current: Fraction, completeness: Fraction) -> Fraction | None:
    """(baseline − current) / baseline of two counts in 28 days; positive is fewer days. None
    where the baseline is 0 or less than 80 % of its dates are answered (`completeness`)."""
    if baseline == 0 or completeness < FULL:
        return None
    return (baseline - current) / baseline
