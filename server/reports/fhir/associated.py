"""Factors against the beginnings of attacks, as Observations with their method in words.

Source: clinical.md §9.1 *trigger exposure* ("associated" results), §8.3; contract §5. The word is
*associated with*; nothing here shows a cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from server.domain import vocabulary as v
from server.reports.fhir.codes import Json, concept
from server.reports.fhir.elements import (
    Draft,
    component,
    during,
    measured,
    quantity,
    ratio,
    words,
)
from server.reports.fhir.figures import counted
from server.reports.pdf.words_en import EN

METHOD = (
    "Days at risk with the factor against those without it, the same day and the next day tested "
    "apart; Fisher's exact test, q by Benjamini-Hochberg over all factors. Associated with, which "
    "shows no cause."
)
VERDICTS = {
    "more_often": "Attacks began more often",
    "less_often": "Attacks began less often",
    "no_clear_link": "No clear link",
}
_LAGS = ("The same day", "The next day")


def association_drafts(summary: Mapping[str, Any]) -> Iterator[Draft]:
    """The factors with enough days, where the summary comes with its associations."""
    found = summary.get("associations")
    if not found:
        return
    when = during(summary["period"]["from"], summary["period"]["to"])
    for row in found["factors"]:
        if row["verdict"] in VERDICTS:
            yield Draft(f"associated/{row['code']}", _factor(summary, row, when))


def _factor(summary: Mapping[str, Any], row: Mapping[str, Any], when: Json) -> Json:
    value = {"valueCodeableConcept": concept(VERDICTS[row["verdict"]])}
    text = f"Associated with the beginning of attacks: {_name(row)}"
    parts = list(_figures(row))
    return counted(summary, text, when, value, method=concept(METHOD), component=parts)


def _name(row: Mapping[str, Any]) -> str:
    code: str = row["code"]
    if code.startswith("custom:"):
        return words(row.get("name")) or "(a deleted own item)"
    return EN.measured.get(code) or v.FACTOR.get(code, code)


def _figures(row: Mapping[str, Any]) -> Iterator[Json]:
    """Counts first."""
    for side, text in (("exposed", "with it"), ("unexposed", "without it")):
        held = row[side]
        yield component(
            f"Days {text} on which an attack began", ratio(held["onsets"], held["days"])
        )
    yield component("When", {"valueCodeableConcept": concept(_lag(row))})
    for name, limits, text in (
        ("relative_risk", "rr_ci95", "Relative risk"),
        ("odds_ratio", "or_ci95", "Odds ratio"),
    ):
        yield component(text, measured(row[name], "1"))
        if row[limits]:
            low, high = row[limits]
            span = {"low": quantity(low, "1"), "high": quantity(high, "1")}
            yield component(f"{text}: 95 % interval", {"valueRange": span})
    for name in ("p", "q"):
        yield component(name, measured(row[name], "1"))


def _lag(row: Mapping[str, Any]) -> str:
    if row.get("window"):
        first, last = row["window"]
        return f"Cycle days {first} to +{last}"
    return _LAGS[row["lag_days"]]
