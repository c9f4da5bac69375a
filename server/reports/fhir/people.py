"""Who the diary is of, what they were told, and which program made the document.

Source: clinical.md §9.1 *person*, *app*, *diagnosis as told by user*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from server.domain import vocabulary as v
from server.reports.fhir import codes
from server.reports.fhir.answers import Told
from server.reports.fhir.codes import Json, concept, finding
from server.reports.fhir.elements import (
    DEVICE,
    PATIENT,
    Draft,
    observation,
    on,
    ref,
    resource,
    words,
)

COMPOSITION = "composition"


def patient(profile: Mapping[str, Any]) -> Draft:
    """No more than the person gave: a name, a year of birth, a sex."""
    name, year = words(profile.get("name")), profile.get("birth_year")
    return Draft(
        PATIENT,
        resource(
            "Patient",
            name=[{"text": name}] if name else None,
            gender=profile.get("sex"),
            birthDate=f"{int(year):04}" if year else None,
        ),
    )


def device() -> Draft:
    return Draft(
        DEVICE,
        resource(
            "Device",
            deviceName=[{"name": "Cephalog", "type": "user-friendly-name"}],
            type=concept("Headache diary software"),
            version=[{"value": version("cephalog")}],
        ),
    )


def provenance(recorded: str) -> Draft:
    """The person is the source, the program put it together."""
    agents = ((codes.AUTHOR, PATIENT), (codes.ASSEMBLER, DEVICE))
    return Draft(
        "provenance",
        resource(
            "Provenance",
            target=[ref(COMPOSITION)],
            recorded=recorded,
            agent=[{"type": {"coding": [code]}, "who": ref(who)} for code, who in agents],
        ),
    )


def problem_drafts(profile: Mapping[str, Any], told: Told) -> Iterator[Draft]:
    """What the person says that they have; nobody confirmed it."""
    if diagnosis := words(profile.get("told_diagnosis")):
        yield Draft("condition/told", _condition(concept(diagnosis)))
    for code, yes in sorted((profile.get("conditions") or {}).items()):
        if yes:
            text = told.word(code, v.CONDITION)
            yield Draft(f"condition/{code}", _condition(finding(code, text)))
    if allergies := words(profile.get("allergies")):
        yield Draft("allergies", _allergies(allergies))
    if since := profile.get("headache_since"):
        year = {"valueDateTime": f"{int(since):04}"}
        yield Draft("since", observation("Headaches since", on(told.today), year))
    if hormones := profile.get("hormones"):
        value = {"valueCodeableConcept": concept(v.HORMONES[hormones])}
        yield Draft("hormones", observation("Hormones", on(told.today), value))


def _condition(code: Json) -> Json:
    return resource(
        "Condition",
        verificationStatus={"coding": [codes.UNCONFIRMED]},
        code=code,
        subject=ref(PATIENT),
        recorder=ref(PATIENT),
        asserter=ref(PATIENT),
    )


def _allergies(text: str) -> Json:
    return resource(
        "AllergyIntolerance",
        verificationStatus={"coding": [codes.UNCONFIRMED_ALLERGY]},
        code=concept(text),
        patient=ref(PATIENT),
        recorder=ref(PATIENT),
        asserter=ref(PATIENT),
    )
