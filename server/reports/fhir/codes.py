"""Codes of the terminologies, those alone that clinical.md §9.2 marks *sure*.

Whatever else the diary knows is sent as text. No display is sent: the terminology has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from server.domain import vocabulary as v
from server.domain.formulary_data import ACUTE

Json = dict[str, Any]

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
ATC = "http://www.whocc.no/atc"
UCUM = "http://unitsofmeasure.org"
_HL7 = "http://terminology.hl7.org/CodeSystem/"

HEADACHE: Json = {"system": SNOMED, "code": "25064002"}
PAIN_0_TO_10: Json = {"system": LOINC, "code": "72514-3"}
LAST_PERIOD: Json = {"system": LOINC, "code": "8665-2"}
PHQ_2: Json = {"system": LOINC, "code": "55758-7"}
MEDICINE_SECTION: Json = {"system": LOINC, "code": "10160-0"}
PROBLEM_SECTION: Json = {"system": LOINC, "code": "11450-4"}

SURVEY: Json = {"system": _HL7 + "observation-category", "code": "survey"}
UNCONFIRMED: Json = {"system": _HL7 + "condition-ver-status", "code": "unconfirmed"}
UNCONFIRMED_ALLERGY: Json = {
    "system": _HL7 + "allergyintolerance-verification",
    "code": "unconfirmed",
}
PATIENT_SPECIFIED: Json = {
    "system": _HL7 + "medication-statement-category",
    "code": "patientspecified",
}
AUTHOR: Json = {"system": _HL7 + "provenance-participant-type", "code": "author"}
ASSEMBLER: Json = {"system": _HL7 + "provenance-participant-type", "code": "assembler"}
ABSENT = _HL7 + "data-absent-reason"
ABSENT_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

STRENGTHS: Mapping[str, Json] = {
    "Mild": {"system": SNOMED, "code": "255604002"},
    "Moderate": {"system": SNOMED, "code": "6736007"},
    "Severe": {"system": SNOMED, "code": "24484000"},
}
"""Steps of the scales 0-3; never sent under the LOINC code of 0-10."""
SIDES: Mapping[str, Json] = {
    "left": {"system": SNOMED, "code": "7771000"},
    "right": {"system": SNOMED, "code": "24028007"},
    "both": {"system": SNOMED, "code": "51440002"},
}
_FINDINGS: Mapping[str, Json] = {
    code: {"system": SNOMED, "code": number} for code, number in v.SNOMED.items()
} | {"headache": HEADACHE}


def concept(text: str, *codings: Json | None) -> Json:
    """A CodeableConcept; `text` is always there."""
    known = [coding for coding in codings if coding]
    return {"coding": known, "text": text} if known else {"text": text}


def finding(code: str, text: str) -> Json:
    """A sign or illness by our code, with its SNOMED CT code where that is sure."""
    return concept(text, _FINDINGS.get(code))


def strength(step: str) -> Json:
    """A step of a scale 0-3 by its word: a SNOMED CT qualifier for mild, moderate, severe."""
    return concept(step, STRENGTHS.get(step))


def _atc_by_ingredients() -> dict[frozenset[str], str]:
    """Ingredients → ATC code, where every form of them has the same one."""
    found: dict[frozenset[str], set[str]] = {}
    for names, _, _, code in ACUTE:
        found.setdefault(frozenset(names.split(" + ")), set()).add(code)
    return {names: codes.pop() for names, codes in found.items() if len(codes) == 1}


_ATC = _atc_by_ingredients()


def atc_of(ingredients: Iterable[str]) -> Json | None:
    """The ATC coding of a medicine of these ingredients (clinical.md §7), where it is sure."""
    code = _ATC.get(frozenset(ingredients))
    return {"system": ATC, "code": code} if code else None
