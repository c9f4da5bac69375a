"""The counts of each month and of the whole period, as the summary has them.

Source: clinical.md §9.1 *monthly totals*: an Observation for each figure, over its dates, derived
from the dates that it counts where these can be named. Nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from server.domain import vocabulary as v
from server.reports.fhir.codes import Json, concept
from server.reports.fhir.dates import date_key
from server.reports.fhir.elements import (
    Draft,
    absent,
    answered,
    component,
    during,
    measured,
    observation,
    quantity,
    refs,
)
from server.reports.fhir.spells import attack_key
from server.reports.pdf.totals import hides_limit

Row = Mapping[str, Any]


class Figure(NamedTuple):
    """A member of a block: what it is called, its UCUM unit, and which rows of `days[]` it is of
    (None: it cannot be told from them)."""

    name: str
    text: str
    unit: str
    counts: Callable[[Row], bool] | None = None


def _headache(row: Row) -> bool:
    return bool(row["state"] == "headache")


def _answered(row: Row) -> bool:
    return bool(row["state"] != "unanswered")


FIGURES = (
    Figure("days", "Dates up to the day of the report", "d"),
    Figure("answered_days", "Dates with an answer", "d", _answered),
    Figure("completeness", "Share of dates with an answer", "1"),
    Figure("headache_days", "Headache days", "d", _headache),
    Figure("migraine_days", "Migraine days", "d", lambda row: row["migraine"]),
    Figure("aura_only_days", "Migraine days with aura alone", "d",
           lambda row: row["migraine"] and row["aura"] and not _headache(row)),
    Figure("moderate_severe_days", "Days with moderate or severe headache", "d",
           lambda row: _headache(row) and (row["peak"] or 0) >= 2),
    Figure("severe_days", "Days with severe headache", "d",
           lambda row: _headache(row) and (row["peak"] or 0) >= 3),
    Figure("crystal_clear_days", "Days without any sign", "d", lambda row: row["crystal_clear"]),
    Figure("attacks", "Attacks that began", "{#}"),
    Figure("headache_minutes", "Minutes of headache, known lengths", "min"),
    Figure("unknown_length_days", "Headache days of unknown length", "d"),
    Figure("lost_days", "Headache days with half or less possible", "d"),
    Figure("mean_peak", "Mean of known daily peaks, 0 to 3", "1"),
    Figure("late_answers", "Dates answered more than two days later", "d"),
)  # fmt: skip
STATUS = {
    "full": "80 % or more answered",
    "provisional": "50 to 79 % answered: provisional",
    "insufficient": "Under 50 % answered: no rates",
}
OTHER_MEDICINE_DAYS = {
    "unknown": "Days with acute medicine of unknown class",
    "longest_run": "Longest run of days with acute medicine",
    "free_days": "Answered days without acute medicine",
}
LEVELS = {"below": "Below the limit", "near": "Near the limit", "reached": "Limit reached"}
MIXED = "Mixed classes"


def class_name(code: str) -> str:
    return MIXED if code == "mixed" else v.MEDICINE_CLASS.get(code, code)


def figure_drafts(summary: Row, cabinet: Sequence[Row]) -> Iterator[Draft]:
    """Every figure of every month and of the period, then those that stand for neither."""
    days = [row for row in summary["days"] if _answered(row) or row["medication"]]
    for block in summary["months"]:
        yield from block_drafts(f"month/{block['month']}", block, summary, days, cabinet)
    yield from block_drafts("period", summary["totals"], summary, days, cabinet)
    yield from _standing(summary, cabinet)


def block_drafts(
    key: str, block: Row, summary: Row, days: Sequence[Row], cabinet: Sequence[Row]
) -> Iterator[Draft]:
    """The figures of a block. `days`: the rows of `days[]` that have a resource."""
    source = _Source(summary, block)
    own = [row for row in days if block["from"] <= row["date"] <= block["to"]]
    for one in FIGURES:
        made_of: list[str] = []
        if one.name == "attacks":
            begun = (row for row in summary["attacks"] if row["dates"])
            made_of = [
                attack_key(row) for row in begun if block["from"] <= row["dates"][0] <= block["to"]
            ]
        elif one.counts is not None:
            made_of = [date_key(row) for row in own if one.counts(row)]
        value = measured(block[one.name], one.unit)
        if one.name == "completeness":
            status = {"valueCodeableConcept": concept(STATUS[block["status"]])}
            parts = [component("Completeness", status)]
            yield source.draft(key, one.name, one.text, value, component=parts)
        else:
            yield source.draft(key, one.name, one.text, value, derivedFrom=refs(made_of))
    yield from _medicine_days(key, block, source, own)
    yield from _limits(key, block, source, cabinet)
    yield from _rates(key, block, source)


class _Source(NamedTuple):
    """The dates of a figure, and the rules that it was counted by."""

    summary: Row
    block: Row

    def draft(self, key: str, name: str, text: str, value: Json, **more: Any) -> Draft:
        when = during(self.block["from"], self.block["to"])
        return Draft(f"{key}/{name}", counted(self.summary, text, when, value, **more))


def counted(summary: Row, text: str, when: Json, value: Json | None = None, **more: Any) -> Json:
    """A figure of the summary, with the version of the rules that counted it."""
    rules = f"Counted by rules R1-R22, version {summary['rules']}; no diagnosis."
    return observation(text, when, value, note=[{"text": rules}], **more)


def _medicine_days(key: str, block: Row, source: _Source, days: Sequence[Row]) -> Iterator[Draft]:
    taken = block["acute_medication_days"]
    lists = [
        ("any", "Days with acute medicine", "by_class"),
        ("for_headache", "Days with acute medicine for headache", "for_headache_by_class"),
    ]
    for name, text, by_class in lists:
        every = [date_key(row) for row in days if row["medication"]] if name == "any" else []
        value = measured(taken[name], "d")
        yield source.draft(key, f"medicine/{name}", text, value, derivedFrom=refs(every))
        for code, count in taken[by_class].items():
            own = [date_key(row) for row in days if code in row["medication"]]
            made_of = refs(own) if name == "any" else []
            label = f"{text}: {class_name(code)}"
            value = measured(count, "d")
            yield source.draft(key, f"medicine/{name}/{code}", label, value, derivedFrom=made_of)
    for name, text in OTHER_MEDICINE_DAYS.items():
        yield source.draft(key, f"medicine/{name}", text, measured(taken[name], "d"))


def _limits(key: str, block: Row, source: _Source, cabinet: Sequence[Row]) -> Iterator[Draft]:
    """clinical.md §1.4: counts against limits; of opioids and butalbital no limit is shown."""
    for row in block["overuse"]:
        parts = [] if hides_limit(row, cabinet) else _against(row)
        label = f"Days of acute medicine in a month: {class_name(row['class'])}"
        value = measured(row["days"], "d")
        yield source.draft(key, f"limit/{row['class']}", label, value, component=parts)


def _against(row: Row) -> list[Json]:
    parts = [
        component("Limit", measured(row["limit"], "d")),
        component("Level", {"valueCodeableConcept": concept(LEVELS[row["level"]])}),
    ]
    if "sustained" in row:
        parts.append(component("In each of three months", answered(row["sustained"])))
    return parts


def _rates(key: str, block: Row, source: _Source) -> Iterator[Draft]:
    """R13, beside the raw count and the completeness that it is made of."""
    rates = block["per_28_days"] or {"headache_days": None, "migraine_days": None}
    texts = {"headache_days": "Headache days", "migraine_days": "Migraine days"}
    for name, rate in rates.items():
        made_of = refs((f"{key}/{name}", f"{key}/completeness"))
        text = f"{texts[name]} per 28 answered days"
        value = measured(rate, "d")
        yield source.draft(key, f"per_28/{name}", text, value, derivedFrom=made_of)


def _standing(summary: Row, cabinet: Sequence[Row]) -> Iterator[Draft]:
    """The three-month mean, the pattern, the last 30 days."""
    period = during(summary["period"]["from"], summary["period"]["to"])
    mean = summary["three_month_mean"]
    for name, text in (("headache_days", "Headache days"), ("migraine_days", "Migraine days")):
        value = absent("not-applicable") if mean is None else measured(mean[name], "d")
        label = f"{text}, mean of the last three complete months"
        yield Draft(f"mean/{name}", counted(summary, label, period, value))
    text = "Acute medicine at or above its limit and 15 headache days, each of the last 3 months"
    value = answered(summary["overuse_pattern"])
    yield Draft("pattern", counted(summary, text, period, value))
    last = summary.get("last_30_days")  # a share may not show it
    if last is None:
        return
    for row in last["overuse"]:
        hidden = hides_limit(row, cabinet)
        found = counted(
            summary,
            f"Days of acute medicine in 30 days: {class_name(row['class'])}",
            during(last["from"], last["to"]),
            {"valueQuantity": quantity(row["days"], "d")},
            component=[] if hidden else _against(row),
        )
        yield Draft(f"rolling/{row['class']}", found)
