"""Medicines: each intake and each preventive as the person told it, and the relief after a dose.

Source: clinical.md §9.1 *acute intake*, *preventive*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from server.domain import vocabulary as v
from server.domain.days import day_of_text, instant_of, text_of_day
from server.domain.diary import EntryLike
from server.domain.entries import DOSE
from server.domain.zones import EPOCH, zone_of
from server.reports.fhir import codes
from server.reports.fhir.answers import Told, components, own_words
from server.reports.fhir.codes import Json, concept, finding
from server.reports.fhir.elements import (
    PATIENT,
    UNKNOWN_END,
    Draft,
    moment,
    notes,
    observation,
    on,
    present,
    ref,
    resource,
    words,
)
from server.reports.fhir.spells import spell_key

Cabinet = Mapping[str, Mapping[str, Any]]
_RELIEF = tuple(
    field
    for field in DOSE.fields
    if field.name in {"severity_then", "effect", "relief_minutes", "side_effects"}
)
_DOSE_UNITS = {"mg": "mg", "g": "g", "µg": "ug", "mcg": "ug", "ml": "mL", "mL": "mL"}
GONE = "(a medicine that is no longer in the cabinet)"
_TWO_HOURS = timedelta(hours=2)


def name_of(medication: Mapping[str, Any] | None) -> str:
    """Name and strength, as the person wrote them."""
    if medication is None:
        return GONE
    parts = (words(medication.get("name")), words(medication.get("strength")))
    return " ".join(part for part in parts if part) or GONE


def medication_key(entry_id: str) -> str:
    return f"medication/{entry_id}"


def medication_drafts(cabinet: Cabinet, used: Iterable[str]) -> Iterator[Draft]:
    """The products that are referred to."""
    for entry_id in sorted(set(used)):
        if (data := cabinet.get(entry_id)) is not None:
            yield Draft(medication_key(entry_id), _medication(data))


def _medication(data: Mapping[str, Any]) -> Json:
    ingredients = data.get("ingredients") or []
    named = [words(str(code).replace("_", " ")) for code in ingredients]
    form = words(data.get("unit"))
    return resource(
        "Medication",
        code=concept(name_of(data), codes.atc_of(ingredients)),
        form=concept(form) if form else None,
        ingredient=[{"itemCodeableConcept": concept(name)} for name in named if name],
    )


def intakes(
    summary: Mapping[str, Any], entries: Iterable[EntryLike], as_of: int
) -> list[EntryLike]:
    """The doses of the dates of the summary, by time; nothing after `as_of`."""
    first, last = (day_of_text(summary["period"][name]) for name in ("from", "to"))
    doses = [one for one in entries if one.kind == "dose"]
    found = (
        one
        for one in doses
        if instant_of(one.data["taken_at"]) <= as_of and first <= _day(one.data) <= last
    )
    return sorted(found, key=lambda one: (instant_of(one.data["taken_at"]), one.id))


def _day(data: Mapping[str, Any]) -> int:
    taken = data["taken_at"]
    return zone_of(data["zone"], taken).day_of(instant_of(taken))


def intake_drafts(
    doses: Iterable[EntryLike], cabinet: Cabinet, spells: Iterable[str], told: Told
) -> Iterator[Draft]:
    """Each dose as a MedicationStatement, followed by what came of it. `spells`: ids of the
    spells that are in the document."""
    there = frozenset(spells)
    for dose in doses:
        key = f"dose/{dose.id}"
        yield Draft(key, _intake(dose.data, cabinet, there))
        asked = list(components(_RELIEF, dose.data, told))
        relief = dose.data.get("relief_2h")
        if asked or relief is not None:
            value = None if relief is None else _relief(relief)
            found = observation(
                "Pain two hours after the medicine",
                on(_when(dose.data, later=relief is not None)),
                value,
                partOf=[ref(key)],
                component=asked,
            )
            yield Draft(f"relief/{dose.id}", found)


def _relief(code: str) -> Json:
    return {"valueCodeableConcept": concept(v.RELIEF_2H[code])}


def _when(data: Mapping[str, Any], *, later: bool = False) -> str:
    """The moment of the dose, or two hours later; its date alone where its time is not known."""
    if data.get("time") == "unknown":
        return text_of_day(_day(data))
    if not later:
        return moment(data["taken_at"])
    at = EPOCH + timedelta(milliseconds=instant_of(data["taken_at"])) + _TWO_HOURS
    return moment(at.isoformat())


def _intake(data: Mapping[str, Any], cabinet: Cabinet, spells: frozenset[str]) -> Json:
    medication = cabinet.get(data["medication"])
    attack, reason = data.get("attack"), data.get("reason")
    return {
        **_statement("not-taken" if data.get("skipped") else "completed"),
        **_product(data["medication"], medication),
        "effectiveDateTime": _when(data),
        **present(
            {
                "reasonCode": [finding(reason, v.REASON[reason])] if reason else None,
                "reasonReference": [ref(spell_key(attack))] if attack in spells else None,
                "note": own_words(data),
                "dosage": [_dosage(data, medication)],
            }
        ),
    }


def _statement(status: str) -> Json:
    return resource(
        "MedicationStatement",
        status=status,
        category={"coding": [codes.PATIENT_SPECIFIED]},
        subject=ref(PATIENT),
        informationSource=ref(PATIENT),
    )


def _product(entry_id: str, medication: Mapping[str, Any] | None) -> Json:
    if medication is None:
        return {"medicationCodeableConcept": concept(GONE)}
    return {"medicationReference": ref(medication_key(entry_id))}


def _dosage(data: Mapping[str, Any], medication: Mapping[str, Any] | None) -> Json:
    """`amount` counts units of the medicine, one where it is not said (contract §3)."""
    unit = words((medication or {}).get("unit"))
    code = _DOSE_UNITS.get(unit or "")
    value: Json = present({"value": data.get("amount", 1), "unit": unit})
    if code:
        value |= {"system": codes.UCUM, "code": code}
    return {"doseAndRate": [{"doseQuantity": value}]}


def preventive_drafts(summary: Mapping[str, Any], cabinet: Cabinet, told: Told) -> Iterator[Draft]:
    """Whatever is taken but for an attack, and was within the period."""
    first, last = summary["period"]["from"], summary["period"]["to"]
    for entry_id, data in sorted(cabinet.items()):
        regular = data.get("role") not in (None, "acute")
        begun = (data.get("started_on") or first) <= last
        if regular and begun and (data.get("stopped_on") or last) >= first:
            yield Draft(f"course/{entry_id}", _course(entry_id, data, told.today))


def _course(entry_id: str, data: Mapping[str, Any], today: str) -> Json:
    started, stopped = data.get("started_on"), data.get("stopped_on")
    over = stopped is not None and stopped <= today
    reason = words(data.get("stop_reason"))
    changes = sorted((data.get("dose_changes") or {}).items())
    return {
        **_statement("stopped" if over else "intended" if (started or "") > today else "active"),
        **_product(entry_id, data),
        **present(
            {
                "statusReason": [concept(reason)] if reason and over else None,
                "effectivePeriod": _period(started, stopped),
                "note": [
                    *notes(*(f"Dose changed on {on_date}: {text}" for on_date, text in changes)),
                    *own_words(data),
                ],
                "dosage": _plan(data.get("schedule") or {}),
            }
        ),
    }


def _period(started: str | None, stopped: str | None) -> Json:
    """From the first date to the last; what runs backwards keeps its start alone."""
    if started and stopped and stopped < started:
        return {"start": started, **UNKNOWN_END}
    return present({"start": started, "end": stopped})


def _plan(schedule: Mapping[str, Any]) -> list[Json]:
    times = sorted(f"{time}:00" for time in schedule.get("times") or [])
    days = schedule.get("every_days")
    if not times and days is None:
        return []
    repeat = present({"timeOfDay": times})
    if days is not None:
        repeat |= {"frequency": max(1, len(times)), "period": days, "periodUnit": "d"}
    return [{"timing": {"repeat": repeat}}]
