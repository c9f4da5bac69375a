"""Parts that resources are built from: texts, moments, quantities, Observations.

A reference names a resource by the key of its `Draft`; `document.py` turns keys into `urn:uuid:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from server.domain.days import instant_of
from server.reports.fhir.codes import ABSENT, ABSENT_EXTENSION, SURVEY, UCUM, Json, concept

PATIENT, DEVICE = "patient", "device"
_WIDEST = timedelta(hours=14)
"""FHIR's dateTime knows no offset beyond ±14:00 and none with seconds; ours may be any."""
_MINUTE = timedelta(minutes=1)
# FHIR strings and XML know fewer characters than JSON: other white space becomes a space, what no
# XML may hold the replacement character.
_SPACE = re.compile("[^\\S \r\n\t]|\ufeff")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_UNITS = {"°C": "Cel"}


class Draft(NamedTuple):
    """A resource, and the key by which others refer to it."""

    key: str
    resource: Json


def words(text: object) -> str | None:
    """A text as FHIR takes it; None for an empty one, which FHIR knows not."""
    if not isinstance(text, str):
        return None
    return _NO_XML.sub("\ufffd", _SPACE.sub(" ", text)).strip() or None


def resource(type_: str, **members: Any) -> Json:
    """A resource without the members that have no value."""
    return {"resourceType": type_, **present(members)}


def present(members: Mapping[str, Any]) -> Json:
    """Those members that say something."""
    return {name: one for name, one in members.items() if one not in (None, "", [], {}, ())}


def ref(key: str) -> Json:
    return {"reference": key}


def refs(keys: Iterable[str]) -> list[Json]:
    return [ref(key) for key in keys]


def moment(written: str) -> str:
    """An RFC 3339 text as a FHIR dateTime, with its own offset where FHIR knows that."""
    at = datetime.fromisoformat(written)
    offset = at.utcoffset() or timedelta()
    if abs(offset) > _WIDEST or offset % _MINUTE:
        at = at.astimezone(UTC)
    return at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")


def on(date: str) -> Json:
    """Effective on a date, or at a moment that is written already."""
    return {"effectiveDateTime": date}


def during(first: str, last: str) -> Json:
    """Effective from one date to another, both included."""
    return {"effectivePeriod": {"start": first, "end": last}}


UNKNOWN_END: Json = {"_end": {"extension": [{"url": ABSENT_EXTENSION, "valueCode": "unknown"}]}}
"""An end that came and was not recorded; a Period without it goes on."""


def from_to(started: str, ended: str | None, *, ongoing: bool) -> Json:
    """A Period of two RFC 3339 texts. Without an end it goes on; an end that came and was not
    recorded, or lies before the start, is absent with a reason."""
    start = {"start": moment(started)}
    if ended is not None and instant_of(ended) >= instant_of(started):
        return {**start, "end": moment(ended)}
    return start if ongoing else {**start, **UNKNOWN_END}


def quantity(value: float, unit: str, **more: Any) -> Json:
    """A Quantity with its UCUM unit."""
    return {**more, "value": value, "unit": unit, "system": UCUM, "code": _UNITS.get(unit, unit)}


def measured(value: float | None, unit: str) -> Json:
    """A quantity as the value of an Observation; a reason where there is none."""
    return absent("unknown") if value is None else {"valueQuantity": quantity(value, unit)}


def ratio(yes: int, of: int) -> Json:
    """`yes` of `of`; a reason where that is of none."""
    if not of:
        return absent("not-applicable")
    parts = {"numerator": quantity(yes, "{#}"), "denominator": quantity(of, "{#}")}
    return {"valueRatio": parts}


def answered(value: bool | None) -> Json:
    """Yes, no, or not to be told."""
    return absent("unknown") if value is None else {"valueBoolean": value}


def absent(reason: str) -> Json:
    return {"dataAbsentReason": {"coding": [{"system": ABSENT, "code": reason}]}}


def component(code: Json | str, value: Json) -> Json:
    return {"code": concept(code) if isinstance(code, str) else code, **value}


def observation(code: Json | str, when: Json, value: Json | None = None, **more: Any) -> Json:
    """What the person said, or what was counted from it: always final unless `more` says else."""
    return {
        **resource(
            "Observation",
            status="final",
            category=[{"coding": [SURVEY]}],
            code=concept(code) if isinstance(code, str) else code,
            subject=ref(PATIENT),
            performer=[ref(PATIENT)],
        ),
        **when,
        **(value or {}),
        **present(more),
    }


def notes(*texts: object) -> list[Json]:
    """The person's own words as annotations."""
    return [{"text": one} for one in map(words, texts) if one]
