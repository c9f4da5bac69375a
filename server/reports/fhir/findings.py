"""What a clinician reads beside the counts: response, typical attack, preventives, cycle, patterns.

The members of the summary (contract §4), each as an Observation with a component for each figure;
nothing is counted here, and nothing is a diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from server.domain import vocabulary as v
from server.domain.entries import DAY
from server.domain.fields import Amount, Scale
from server.reports.fhir.answers import NAMES, Told
from server.reports.fhir.codes import Json, concept, finding
from server.reports.fhir.elements import (
    Draft,
    answered,
    component,
    during,
    measured,
    quantity,
    ratio,
    ref,
    words,
)
from server.reports.fhir.figures import FIGURES, class_name, counted
from server.reports.fhir.medicines import Cabinet, medication_key

Row = Mapping[str, Any]
_RESPONSE = {
    "pain_free_2h": "Free of pain after 2 hours",
    "relief_2h": "Relief after 2 hours",
    "sustained_24h": "Sustained freedom from pain, 24 hours",
    "sustained_48h": "Sustained freedom from pain, 48 hours",
    "relapse_48h": "Relapse within 48 hours",
    "rescue_24h": "Rescue medicine within 24 hours",
}
_CYCLE = {
    "cycles": "Cycles that began",
    "evaluable": "Cycles with all five dates answered",
    "with_onset_in_window": "Cycles with an onset on days -2 to +3",
    "onsets_in_window": "Onsets on days -2 to +3",
    "onsets_outside": "Onsets on other days",
}
_CYCLE_PATTERN = {
    "only_in_window": "Onsets in the window alone",
    "in_and_outside": "Onsets in the window and outside",
    "neither": "Neither",
}
_NECK = {
    "neck_days": "Days with neck pain",
    "neck_asked": "Dates with an answer on neck pain",
    "headache_days_after_neck_pain": "Headache days after neck pain, 2 to 48 hours",
    "neck_days_without_headache": "Neck pain days without headache within 48 hours",
}
_CHANGE = {"headache_days": "Headache days", "migraine_days": "Migraine days"}


def finding_drafts(summary: Row, cabinet: Cabinet, told: Told) -> Iterator[Draft]:
    """Each of these members of the summary that is there."""
    period = during(summary["period"]["from"], summary["period"]["to"])
    for row in summary.get("acute_treatment") or []:
        yield Draft(f"response/{row['medication']}", _response(summary, row, period, cabinet))
    if "typical" in summary:
        found = counted(summary, "Typical attack", period, component=list(_typical(summary, told)))
        yield Draft("typical", found)
    for number, row in enumerate(summary.get("preventives") or []):
        yield from _preventive(f"preventive/{number}", summary, row, cabinet)
    if "menstrual" in summary:
        parts = list(_cycle(summary["menstrual"]))
        yield Draft("cycle", counted(summary, "Onsets by cycle", period, component=parts))
    for row in summary.get("patterns") or []:
        text = f"Criteria of ICHD-3 {row['code']} that are met (features that fit, no diagnosis)"
        parts = [component(one["letter"], answered(one["met"])) for one in row["criteria"]]
        yield Draft(f"criteria/{row['code']}", counted(summary, text, period, component=parts))
    for row in summary.get("body") or []:
        parts = list(_body(row))
        when = {"effectiveDateTime": row["month"]}
        found = counted(summary, "Neck, body, sleep and mood", when, component=parts)
        yield Draft(f"body/{row['month']}", found)


def asked_drafts(summary: Row) -> Iterator[Draft]:
    """Symptoms and suspected triggers of the attacks."""
    period = during(summary["period"]["from"], summary["period"]["to"])
    if summary.get("symptoms"):
        parts = [
            component(finding(row["code"], _named(row, v.SYMPTOM)), ratio(row["yes"], row["asked"]))
            for row in summary["symptoms"]
        ]
        text = "Symptoms: attacks with it, of those asked"
        yield Draft("symptoms", counted(summary, text, period, component=parts))
    if summary.get("triggers"):
        parts = [
            component(_named(row, v.FACTOR), measured(row["attacks"], "{#}"))
            for row in summary["triggers"]
        ]
        text = "Triggers that the person suspects: attacks (no cause is shown)"
        yield Draft("triggers", counted(summary, text, period, component=parts))


def _named(row: Row, codes: Mapping[str, str]) -> str:
    """A code in words; the person's own item by the name that the summary gives."""
    if row["code"].startswith("custom:"):
        return words(row.get("name")) or "(a deleted own item)"
    return codes.get(row["code"], row["code"])


def _response(summary: Row, row: Row, when: Json, cabinet: Cabinet) -> Json:
    name = words(row["name"]) or "a medicine without a name"
    parts = [component("Doses", measured(row["doses"], "{#}"))]
    parts += [component(text, ratio(row[key]["yes"], row[key]["of"])) for key, text in
              _RESPONSE.items()]  # fmt: skip
    known = row["medication"] in cabinet
    focus = [ref(medication_key(row["medication"]))] if known else None
    text = f"Response to {name} ({class_name(row['class'])})"
    return counted(summary, text, when, component=parts, focus=focus)


def _typical(summary: Row, told: Told) -> Iterator[Json]:
    found = summary["typical"]
    yield component("Attacks that began", measured(found["attacks"], "{#}"))
    yield component("Median length", measured(found["median_minutes"], "min"))
    untreated = measured(found["median_minutes_untreated"], "min")
    yield component("Median length, untreated", untreated)
    for code, count in found["side"].items():
        yield component(f"Laterality: {v.SIDE.get(code, code)}", measured(count, "{#}"))
    for code, row in found["quality"].items():
        name = told.word(code, v.QUALITY)
        yield component(f"Quality: {name}", ratio(row["yes"], row["asked"]))
    for key, text in (("aura", "Aura"), ("worse_with_activity", "Worse with routine activity")):
        yield component(text, ratio(found[key]["yes"], found[key]["asked"]))
    for hour, count in enumerate(found["onset_hours"]):
        if count:
            text = f"Onset from {hour:02}:00 to {(hour + 1) % 24:02}:00"
            yield component(text, measured(count, "{#}"))


def _preventive(key: str, summary: Row, row: Row, cabinet: Cabinet) -> Iterator[Draft]:
    """The 28 days before a preventive began, each 28 days since, and the change."""
    name = words(row["name"]) or v.THERAPY.get(row.get("therapy") or "") or "a preventive"
    known = row.get("medication") in cabinet
    focus = [ref(medication_key(row["medication"]))] if known else None
    blocks = [(f"28 days before {name}", row["baseline"])] if row["baseline"] else []
    blocks += [(f"28 days under {name}", block) for block in row["blocks"]]
    for text, block in blocks:
        when = during(block["from"], block["to"])
        found = counted(summary, text, when, component=_figures(block), focus=focus)
        yield Draft(f"{key}/{block['from']}", found)
    if row["change"]:
        last = row["blocks"][-1]
        parts = list(_changes(row["change"]))
        text = f"Fewer days under {name}, last 28 days against the 28 before its start"
        when = during(last["from"], last["to"])
        yield Draft(f"{key}/change", counted(summary, text, when, component=parts, focus=focus))


def _figures(block: Row) -> list[Json]:
    """The figures of 28 days, side by side."""
    parts = [component(one.text, measured(block[one.name], one.unit)) for one in FIGURES]
    taken = block["acute_medication_days"]["any"]
    parts.append(component("Days with acute medicine", measured(taken, "d")))
    rates = block["per_28_days"] or {}
    for key, text in _CHANGE.items():
        parts.append(component(f"{text} per 28 answered days", measured(rates.get(key), "d")))
    return parts


def _changes(change: Row) -> Iterator[Json]:
    """R15, in percent: minus says that there are more."""
    for key, text in _CHANGE.items():
        found = change[key]
        yield component(text, measured(found and found["percent"], "%"))
        if found and found["ci95"]:
            low, high = found["ci95"]
            limits = {"low": quantity(low, "%"), "high": quantity(high, "%")}
            yield component(f"{text}: 95 % interval", {"valueRange": limits})


def _cycle(row: Row) -> Iterator[Json]:
    for key, text in _CYCLE.items():
        yield component(text, measured(row[key], "{#}"))
    pattern = row["pattern"]
    value = {"valueCodeableConcept": concept(_CYCLE_PATTERN[pattern])} if pattern else None
    yield component("Pattern over cycles", value or answered(None))


def _body(row: Row) -> Iterator[Json]:
    for key, text in _NECK.items():
        yield component(text, measured(row[key], "d"))
    for key, mean in row["means"].items():
        text = f"Mean: {NAMES.get(key, DAY.by_name[key].label)}"
        yield component(text, measured(mean["mean"], _unit(key)))
        yield component(f"{text}, dates with an answer", measured(mean["days"], "d"))
    for code, count in row["function"].items():
        text = f"{NAMES['function']}: {v.FUNCTION.get(code, code)}"
        yield component(text, measured(count, "d"))


def _unit(name: str) -> str:
    field = DAY.by_name[name]
    if isinstance(field, Scale):
        return "1"
    return (field.unit or "{#}") if isinstance(field, Amount) else "1"
