"""Which factors go with more, or fewer, attacks. Sources: clinical.md §8.3; contract §5.

*Associated with*, never *causes*. SciPy is loaded when the first table is judged: most requests
never need it, and it takes a second and 90 MB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import expm1, log1p
from typing import Any, NamedTuple

from .company import companions
from .counting import Period, Reckoning
from .exposures import MENSES, Exposures, exposures_of
from .menses import window_days
from .menstrual import WINDOW
from .risk import Risk, risk_of
from .tables import Table, odds_ratio, or_interval, relative_risk, rr_interval, table_of
from .typical import named
from .verdicts import Short, needs_of, shortages, verdict_of

LAGS = (0, 1)
Lags = Mapping["Lag", Mapping[int, bool]]
"""At each lag, the answer that each date is compared by."""


class Lag(NamedTuple):
    """When the factor was there: so many days before, or in its own window."""

    days: int
    window: tuple[int, int] | None = None


class Tried(NamedTuple):
    """A factor at one lag; `p` is Fisher's, None where there is too little to test."""

    lag: Lag
    table: Table
    short: tuple[Short, ...]
    p: float | None


@dataclass(frozen=True)
class Found:
    """A factor: the lag that is shown, how many were tested, and its p for so many tries."""

    code: str
    shown: Tried
    tests: int

    @property
    def p(self) -> float:
        """§8.3, 3: without an effect the smaller of two p is so small so often."""
        p = self.shown.p
        if p is None or p >= 1:
            return 1.0
        # 1 − (1 − p)ⁿ, exact for the smallest p too.
        return -expm1(self.tests * log1p(-p))


def associations(reckoning: Reckoning, period: Period) -> dict[str, Any]:
    """Contract §5 for the dates of `period`, which the reckoning covers; beside it, of each
    factor, `window` (cycle days around the first bleeding), `short_of` (what `needs` says) and
    `goes_with` (others that stand out and are mostly there on the same days)."""
    risk = risk_of(reckoning, period)
    told = {code: days for code, days in exposures_of(reckoning, period).items() if days}
    found = [_tried(code, _lags(code, told, reckoning, period), risk) for code in sorted(told)]
    qs = iter(adjusted([one.p for one in found if one.tests]))
    judged = [(one, next(qs) if one.tests else None) for one in found]
    judged.sort(key=lambda row: (row[1] is None, row[1], row[0].p, row[0].code))
    rows = [{**_row(one, q), **named(one.code, reckoning.diary)} for one, q in judged]
    standing_out = [row["code"] for row in rows if row["verdict"] in {"more_often", "less_often"}]
    for row in rows:
        own = row["code"] in standing_out
        row["goes_with"] = companions(row["code"], standing_out, told) if own else []
    return {
        "days_at_risk": len(risk.days),
        "onsets": len(risk.onsets),
        "days": risk.elapsed,
        "answered_days": risk.answered,
        "factors": rows,
    }


def _lags(code: str, told: Exposures, reckoning: Reckoning, period: Period) -> Lags:
    lags: dict[Lag, Mapping[int, bool]] = {Lag(days): _later(told[code], days) for days in LAGS}
    if code == MENSES:
        first, last = WINDOW
        # §1.3 counts from +1: there is no day 0.
        lags[Lag(0, (first, last + 1))] = window_days(reckoning, period)
    return lags


def _later(told: Mapping[int, bool], days: int) -> Mapping[int, bool]:
    return {day + days: answer for day, answer in told.items()} if days else told


def _tried(code: str, lags: Lags, risk: Risk) -> Found:
    """The lag that is most unlike chance, of equal ones the first."""
    tries = [_try(lag, told, risk) for lag, told in lags.items()]
    tested = [one for one in tries if one.p is not None]
    if not tested:
        return Found(code, tries[0], 0)
    return Found(code, min(tested, key=lambda one: one.p or 0.0), len(tested))


def _try(lag: Lag, told: Mapping[int, bool], risk: Risk) -> Tried:
    table = table_of((told[day], day in risk.onsets) for day in risk.days if day in told)
    short = tuple(shortages(table, risk))
    return Tried(lag, table, short, None if short else fisher(table))


def fisher(table: Table) -> float:
    """Fisher's exact p, two-sided."""
    from scipy.stats import fisher_exact  # noqa: PLC0415 - loaded when first used

    a, b, c, d = table
    return float(fisher_exact([[a, b], [c, d]]).pvalue)


def adjusted(ps: Sequence[float]) -> list[float]:
    """Benjamini-Hochberg: the smallest q at which each would stand out."""
    if not ps:
        return []
    from scipy.stats import false_discovery_control  # noqa: PLC0415 - loaded when first used

    return [float(q) for q in false_discovery_control(ps, method="bh")]


def _row(found: Found, q: float | None) -> dict[str, Any]:
    lag, table, short, p = found.shown
    tested = q is not None
    return {
        "code": found.code,
        "lag_days": lag.days,
        "window": list(lag.window) if lag.window else None,
        "exposed": {"days": table.exposed, "onsets": table.a},
        "unexposed": {"days": table.unexposed, "onsets": table.c},
        "relative_risk": relative_risk(table) if tested else None,
        "rr_ci95": _pair(rr_interval(table)) if tested else None,
        "odds_ratio": odds_ratio(table) if tested else None,
        "or_ci95": _pair(or_interval(table)) if tested else None,
        "p": p,
        "q": q,
        "verdict": verdict_of(table, q),
        "needs": needs_of(short),
        "short_of": [one._asdict() for one in short],
    }


def _pair(interval: tuple[float, float] | None) -> list[float] | None:
    return None if interval is None else list(interval)
