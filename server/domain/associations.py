"""Which factors go with more, or fewer, attacks. Sources: clinical.md §8.3; contract §5.

*Associated with*, never *causes*. SciPy is loaded when the first table is judged: most requests
never need it, and it takes a second and 90 MB.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from .counting import Period, Reckoning
from .exposures import MENSES, exposures_of
from .menses import window_days
from .menstrual import WINDOW
from .risk import Risk, risk_of
from .tables import Table, odds_ratio, or_interval, relative_risk, rr_interval, table_of
from .typical import named

LAGS = (0, 1)
FALSE_DISCOVERIES = 0.10
"""§8.3, 6: Benjamini-Hochberg's q."""
LEAST_ANSWERED = 56
LEAST_SHARE = Fraction(80, 100)
LEAST_ONSETS = 5
LEAST_DATES = 8
"""§8.3, 4: of exposed dates at risk, and of unexposed ones."""


class Lag(NamedTuple):
    """The dates that a factor's are compared with: the same, the next, or its own window."""

    days: int
    window: tuple[int, int] | None = None


class Short(NamedTuple):
    """What there is too little of."""

    what: str
    have: int
    need: int


class Tried(NamedTuple):
    """A factor at one lag; `p` is Fisher's, None where there is too little to test."""

    lag: Lag
    table: Table
    short: tuple[Short, ...]
    p: float | None


@dataclass(frozen=True)
class Found:
    """A factor at all its lags, the one that is shown, and its p for so many tries."""

    code: str
    shown: Tried
    tests: int
    p: float = field(init=False)

    def __post_init__(self) -> None:
        # §8.3, 3: two tries at no effect give the smaller p so often.
        one = 1.0 if self.shown.p is None else self.shown.p
        object.__setattr__(self, "p", 1 - (1 - one) ** max(self.tests, 1))


def associations(reckoning: Reckoning, period: Period) -> dict[str, Any]:
    """Contract §5 for the dates of `period`, which the reckoning covers; beside it, of each
    factor, `window` (cycle days around the first bleeding) and `short_of` (what `needs` says)."""
    risk = risk_of(reckoning, period)
    found = [_tried(code, lags, risk) for code, lags in _exposed(reckoning, period)]
    qs = iter(adjusted([one.p for one in found if one.tests]))
    rows = [(one, next(qs) if one.tests else None) for one in found]
    rows.sort(key=lambda row: (row[1] is None, row[1], row[0].p, row[0].code))
    return {
        "days_at_risk": len(risk.days),
        "onsets": len(risk.onsets),
        "days": risk.elapsed,
        "answered_days": risk.answered,
        "factors": [{**_row(one, q), **named(one.code, reckoning.diary)} for one, q in rows],
    }


def _exposed(
    reckoning: Reckoning, period: Period
) -> Iterator[tuple[str, dict[Lag, Mapping[int, bool]]]]:
    """Each code of which anything was told, and per lag the answer for each date compared."""
    told = exposures_of(reckoning, period)
    for code in sorted(told):
        if told[code]:
            lags = {Lag(days): _later(told[code], days) for days in LAGS}
            if code == MENSES:
                first, last = WINDOW
                # §1.3 counts from +1: there is no day 0.
                lags[Lag(0, (first, last + 1))] = window_days(reckoning, period)
            yield code, lags


def _later(told: Mapping[int, bool], days: int) -> Mapping[int, bool]:
    return {day + days: answer for day, answer in told.items()} if days else told


def _tried(code: str, lags: Mapping[Lag, Mapping[int, bool]], risk: Risk) -> Found:
    """The lag that is most unlike chance, of equal ones the first."""
    tries = [_try(lag, told, risk) for lag, told in lags.items()]
    tested = [one for one in tries if one.p is not None]
    if not tested:
        return Found(code, tries[0], 0)
    return Found(code, min(tested, key=lambda one: one.p or 0.0), len(tested))


def _try(lag: Lag, told: Mapping[int, bool], risk: Risk) -> Tried:
    table = table_of((told[day], day in risk.onsets) for day in risk.days if day in told)
    short = tuple(_shortages(table, risk))
    return Tried(lag, table, short, None if short else fisher(table))


def _shortages(table: Table, risk: Risk) -> Iterator[Short]:
    """§8.3, 4."""
    for what, have, need in (
        ("answered_days", risk.answered, LEAST_ANSWERED),
        ("answered_share", risk.answered, ceil(LEAST_SHARE * risk.elapsed)),
        ("onsets", table.onsets, LEAST_ONSETS),
        ("exposed_days", table.exposed, LEAST_DATES),
        ("unexposed_days", table.unexposed, LEAST_DATES),
    ):
        if have < need:
            yield Short(what, have, need)


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


def verdict_of(table: Table, q: float | None) -> str:
    """§8.3, 6; `q` is None where there was too little to test."""
    if q is None:
        return "not_enough_days"
    if q > FALSE_DISCOVERIES:
        return "no_clear_link"
    return "more_often" if table.more_often else "less_often"


_WORDS = {
    "answered_days": "days answered",
    "answered_share": "days of the period answered (80 %)",
    "onsets": "attacks that began on a day that counts",
    "exposed_days": "days with it",
    "unexposed_days": "days without it",
}


def needs_of(short: Sequence[Short]) -> str | None:
    """§8.3, 4: "not enough yet (n of N)"; None where nothing is missing."""
    if not short:
        return None
    parts = [f"{one.have} of {one.need} {_WORDS[one.what]}" for one in short]
    return f"Not enough yet: {'; '.join(parts)}."
