"""The sections of the Composition: a heading, a narrative, and the resources behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from server.domain import vocabulary as v
from server.domain.diary import EntryLike
from server.reports.fhir import codes
from server.reports.fhir.answers import Told
from server.reports.fhir.associated import association_drafts
from server.reports.fhir.codes import Json
from server.reports.fhir.dates import bleeding_drafts, date_drafts
from server.reports.fhir.elements import Draft
from server.reports.fhir.figures import STATUS, class_name, figure_drafts
from server.reports.fhir.findings import asked_drafts, finding_drafts
from server.reports.fhir.medicines import (
    intake_drafts,
    intakes,
    medication_drafts,
    name_of,
    preventive_drafts,
)
from server.reports.fhir.narrative import narrative, paragraph, table
from server.reports.fhir.others import event_drafts, therapy_drafts
from server.reports.fhir.people import problem_drafts
from server.reports.fhir.scores import score_drafts, title_of
from server.reports.fhir.spells import attack_drafts

_COUNTS = {
    "answered_days": "Answered",
    "days": "Of dates",
    "headache_days": "Headache days",
    "migraine_days": "Migraine days",
    "severe_days": "Severe days",
    "attacks": "Attacks begun",
    "headache_minutes": "Minutes",
    "lost_days": "Lost days",
    "crystal_clear_days": "Clear days",
}


class Section(NamedTuple):
    title: str
    code: Json | None
    text: Json
    drafts: Sequence[Draft]


class Source(NamedTuple):
    """What the document is made of. `entries` are the living ones."""

    summary: Mapping[str, Any]
    entries: Sequence[EntryLike]
    told: Told

    def data_of(self, kind: str) -> dict[str, Mapping[str, Any]]:
        return {one.id: one.data for one in self.entries if one.kind == kind}


def sections(source: Source) -> list[Section]:
    """In the order in which a clinician reads them; those without a word to say are left out."""
    every = [
        _overview(source),
        _attacks(source),
        _dates(source),
        _medicines(source),
        _findings(source),
        _asked(source),
        _scores(source),
        _problems(source),
        _others(source),
    ]
    return [one for one in every if one is not None]


def _overview(source: Source) -> Section:
    summary = source.summary
    cabinet = list(source.data_of("medication").values())
    blocks = [*((one["month"], one) for one in summary["months"]), ("Period", summary["totals"])]
    rows = [
        [label, STATUS[block["status"]], *(block[name] for name in _COUNTS), _medicine(block)]
        for label, block in blocks
    ]
    headings = ["Month", "Completeness", *_COUNTS.values(), "Days with acute medicine"]
    text = narrative(
        paragraph(_mean(summary)),
        table(headings, rows, "No month of the period has begun."),
        paragraph(f"Counted by rules R1-R22, version {summary['rules']}; no diagnosis."),
    )
    return Section("Summary", None, text, list(figure_drafts(summary, cabinet)))


def _mean(summary: Mapping[str, Any]) -> str:
    mean = summary["three_month_mean"]
    if mean is None:
        return "Mean of the last three complete months: not given, too few dates are answered."
    return (
        f"Mean of the last three complete months: {mean['headache_days']:.1f} headache days, "
        f"{mean['migraine_days']:.1f} migraine days."
    )


def _medicine(block: Mapping[str, Any]) -> str:
    taken = block["acute_medication_days"]
    own = ", ".join(f"{class_name(code)} {days}" for code, days in taken["by_class"].items())
    return f"{taken['any']} ({own})" if own else str(taken["any"])


def _attacks(source: Source) -> Section:
    rows = [
        [
            one["started_at"],
            one["ended_at"] or ("still going" if one["ongoing"] else "end not recorded"),
            one["minutes"],
            "?" if one["peak"] is None else v.SEVERITY_STEPS[one["peak"]],
            one["migraine_features"],
        ]
        for one in source.summary["attacks"]
    ]
    headings = ["Began", "Ended", "Minutes", "Peak", "Features that fit migraine"]
    text = narrative(table(headings, rows, "No attack is recorded in the period."))
    drafts = list(attack_drafts(source.summary, source.entries, source.told))
    return Section("Attacks", None, text, drafts)


def _dates(source: Source) -> Section:
    rows = [
        [one["date"], one["state"], one["peak"], one["minutes"], one["migraine"]]
        for one in source.summary["days"]
        if one["state"] != "unanswered"
    ]
    headings = ["Date", "Answer", "Peak 0-3", "Minutes", "Migraine day"]
    text = narrative(
        paragraph("A date that is not listed was not answered."),
        table(headings, rows, "No date of the period is answered."),
    )
    drafts = [
        *date_drafts(source.summary, source.entries, source.told),
        *bleeding_drafts(source.summary, source.entries),
    ]
    return Section("Headache by date", None, text, drafts)


def _spells(source: Source) -> list[str]:
    return [spell for row in source.summary["attacks"] for spell in row["episodes"]]


def _medicines(source: Source) -> Section:
    summary, told, cabinet = source.summary, source.told, source.data_of("medication")
    doses = intakes(summary, source.entries, told.as_of)
    preventives = list(preventive_drafts(summary, cabinet, told))
    used = [
        *(dose.data["medication"] for dose in doses),
        *(draft.key.removeprefix("course/") for draft in preventives),
        *(row["medication"] for row in summary.get("acute_treatment") or []),
        *(row.get("medication", "") for row in summary.get("preventives") or []),
    ]
    rows = [
        [
            name_of(cabinet.get(dose.data["medication"])),
            dose.data["taken_at"],
            "not taken" if dose.data.get("skipped") else dose.data.get("amount", 1),
            v.RELIEF_2H.get(dose.data.get("relief_2h") or ""),
        ]
        for dose in doses
    ]
    headings = ["Medicine", "Taken", "Amount", "Two hours later"]
    others = [name_of(cabinet.get(key.removeprefix("course/"))) for key, _ in preventives]
    text = narrative(
        table(headings, rows, "No intake is recorded in the period."),
        paragraph(f"Not for an attack: {', '.join(others) or 'nothing recorded'}."),
    )
    drafts = [
        *medication_drafts(cabinet, used),
        *preventives,
        *intake_drafts(doses, cabinet, _spells(source), told),
    ]
    return Section("Medicines", codes.MEDICINE_SECTION, text, drafts)


def _findings(source: Source) -> Section | None:
    cabinet = source.data_of("medication")
    drafts = list(finding_drafts(source.summary, cabinet, source.told))
    return _listed("Response, typical attack, cycle, patterns", drafts)


def _asked(source: Source) -> Section | None:
    drafts = [*asked_drafts(source.summary), *association_drafts(source.summary)]
    return _listed("Symptoms, suspected triggers, associations", drafts)


def _problems(source: Source) -> Section | None:
    profile = source.data_of("profile").get("me", {})
    drafts = list(problem_drafts(profile, source.told))
    found = _listed("As the person was told", drafts)
    return found and found._replace(code=codes.PROBLEM_SECTION)


def _scores(source: Source) -> Section | None:
    if not source.summary.get("questionnaires"):
        return None
    rows = [
        [title_of(one), one["answered_on"], one["score"], _range(one["range"])]
        for one in source.summary["questionnaires"]
    ]
    text = narrative(table(["Questionnaire", "Date", "Score", "Range"], rows, ""))
    drafts = list(score_drafts(source.summary, source.entries))
    return Section("Questionnaires", None, text, drafts)


def _range(limits: Sequence[float] | None) -> str:
    return "–" if limits is None else f"{limits[0]:g} to {limits[1]:g}"


def _others(source: Source) -> Section | None:
    summary, entries, told = source.summary, source.entries, source.told
    drafts = [
        *therapy_drafts(summary, entries, _spells(source), told.today),
        *event_drafts(summary, entries),
    ]
    return _listed("Therapies and events", drafts)


def _listed(title: str, drafts: Sequence[Draft]) -> Section | None:
    """A section whose narrative lists what its resources are; None for none."""
    if not drafts:
        return None
    rows = [row for draft in drafts for row in _lines(draft.resource)]
    return Section(title, None, narrative(table(["What", "When", "Told"], rows, "")), drafts)


def _lines(found: Json) -> Iterable[list[str]]:
    """A resource with a value, then each of its components."""
    name = found["code"]["text"]
    when = found.get("effectiveDateTime") or found.get("performedDateTime")
    if period := found.get("effectivePeriod"):
        when = f"{period.get('start', '?')} to {period.get('end', '?')}"
    yield [name, when or "–", value_text(found)]
    for part in found.get("component", ()):
        yield [f"{name}: {part['code']['text']}", when or "–", value_text(part)]


def value_text(holder: Json) -> str:
    """The value of an Observation or a component in words."""
    value: Any = next((one for name, one in holder.items() if name.startswith("value")), None)
    if not isinstance(value, dict):
        return {True: "yes", False: "no", None: "–"}.get(value, str(value))
    if "text" in value:
        return str(value["text"])
    if "numerator" in value:
        return f"{value['numerator']['value']} of {value['denominator']['value']}"
    if "low" in value:
        return f"{value['low']['value']:.1f} to {value['high']['value']:.1f} {value['low']['unit']}"
    unit = value["unit"]
    return f"{value['value']:g}" + ("" if unit.startswith("{") or unit == "1" else f" {unit}")
