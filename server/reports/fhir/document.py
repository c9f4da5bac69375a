"""Puts the document together: Composition first, then all that it refers to, each under a urn:uuid.

The names are made from the content, so that the same input gives the same document and no two
people's documents share one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid5

import orjson

from server.domain.days import milliseconds, text_of_day
from server.domain.zones import zone_of
from server.reports.fhir.codes import Json, concept
from server.reports.fhir.elements import (
    DEVICE,
    PATIENT,
    Draft,
    moment,
    ref,
    refs,
    resource,
)
from server.reports.fhir.narrative import narrative, paragraph
from server.reports.fhir.people import COMPOSITION, device, patient, provenance
from server.reports.fhir.sections import Section, Source, sections

_NAMES = UUID("6f1f4b0e-5a63-5c0c-9a52-0d5a4a4a3c11")
_URI = "urn:ietf:rfc:3986"
TITLE = "Headache diary"


def document(source: Source, as_of: datetime, pdf: bytes | None) -> Json:
    """The Bundle, its references resolved. `pdf`: the page for the clinician, to go with it."""
    written = local(as_of, source.summary["period"]["zone"])
    parts = sections(source)
    if pdf is not None:
        parts.append(_page(pdf, written))
    profile = source.data_of("profile").get("me", {})
    drafts = [
        Draft(COMPOSITION, _composition(source, written, parts)),
        patient(profile),
        device(),
        *(draft for part in parts for draft in part.drafts),
        provenance(written),
    ]
    return _bundle(drafts, written)


def local(as_of: datetime, zone: str) -> str:
    """The moment of the report on the wall clock of the diary's zone."""
    offset = timedelta(milliseconds=zone_of(zone).offset(milliseconds(as_of)))
    return moment(as_of.astimezone(timezone(offset)).isoformat())


def today(as_of: datetime, zone: str) -> str:
    """Its date there."""
    return text_of_day(zone_of(zone).day_of(milliseconds(as_of)))


def _composition(source: Source, written: str, parts: Sequence[Section]) -> Json:
    summary = source.summary
    first, last = summary["period"]["from"], summary["period"]["to"]
    totals = summary["totals"]
    text = narrative(
        paragraph(f"{TITLE} from {first} to {last}, as of {written}."),
        paragraph(
            f"Answered {totals['answered_days']} of {totals['days']} dates; "
            f"{totals['headache_days']} headache days, {totals['migraine_days']} migraine days. "
            "Recorded by the person, counted by a program; no diagnosis."
        ),
    )
    return resource(
        "Composition",
        language="en",
        text=text,
        status="final",
        type=concept("Headache diary summary"),
        subject=ref(PATIENT),
        date=written,
        author=[ref(PATIENT), ref(DEVICE)],
        title=f"{TITLE}, {first} to {last}",
        event=[{"period": {"start": first, "end": last}}],
        section=[_section(part) for part in parts],
    )


def _section(part: Section) -> Json:
    section: Json = {"title": part.title}
    if part.code:
        section["code"] = concept(part.title, part.code)
    section["text"] = part.text
    if part.drafts:
        section["entry"] = refs(draft.key for draft in part.drafts)
    return section


def _page(pdf: bytes, written: str) -> Section:
    """The printed page, for whoever only reads."""
    title = "Page for the clinician"
    attachment = {
        "contentType": "application/pdf",
        "data": base64.b64encode(pdf).decode(),
        "title": title,
    }
    page = resource(
        "DocumentReference",
        status="current",
        type=concept(title),
        subject=ref(PATIENT),
        date=written,
        author=[ref(PATIENT), ref(DEVICE)],
        content=[{"attachment": attachment}],
    )
    told = narrative(paragraph("The same figures as a printed page (PDF)."))
    return Section(title, None, told, [Draft("page", page)])


def _bundle(drafts: Sequence[Draft], written: str) -> Json:
    """Keys become names that the content makes; raises KeyError for a reference to nothing."""
    content = hashlib.sha256(orjson.dumps([[*map(list, drafts)], written])).hexdigest()
    own = uuid5(_NAMES, content)
    names = {draft.key: f"urn:uuid:{uuid5(own, draft.key)}" for draft in drafts}
    return {
        "resourceType": "Bundle",
        "identifier": {"system": _URI, "value": f"urn:uuid:{own}"},
        "type": "document",
        "timestamp": written,
        "entry": [
            {"fullUrl": names[draft.key], "resource": _resolved(draft.resource, names)}
            for draft in drafts
        ],
    }


def _resolved(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_resolved(one, names) for one in value]
    if isinstance(value, dict):
        return {
            name: names[one] if name == "reference" else _resolved(one, names)
            for name, one in value.items()
        }
    return value
