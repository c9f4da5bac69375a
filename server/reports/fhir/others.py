"""Therapies as Procedures, dated events as Observations. Source: clinical.md §9.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from server.domain import vocabulary as v
from server.domain.diary import EntryLike
from server.reports.fhir.answers import own_words
from server.reports.fhir.codes import Json, concept
from server.reports.fhir.elements import (
    PATIENT,
    UNKNOWN_END,
    Draft,
    notes,
    observation,
    on,
    present,
    ref,
    resource,
    words,
)
from server.reports.fhir.spells import spell_key

_PRECISION = {"day": 10, "month": 7, "year": 4}


def therapy_drafts(
    summary: Mapping[str, Any], entries: Iterable[EntryLike], spells: Iterable[str], today: str
) -> Iterator[Draft]:
    """The therapies of the period up to the day of the report, by date."""
    first, last = summary["period"]["from"], min(summary["period"]["to"], today)
    there = frozenset(spells)
    own = [e for e in entries if e.kind == "therapy" and first <= e.data["on"] <= last]
    for one in sorted(own, key=lambda e: (e.data["on"], e.id)):
        yield Draft(f"therapy/{one.id}", _therapy(one.data, there))


def therapy_name(data: Mapping[str, Any]) -> str:
    return words(data.get("name")) or v.THERAPY[data["type"]]


def _therapy(data: Mapping[str, Any], spells: frozenset[str]) -> Json:
    attack, effect = data.get("attack"), data.get("effect")
    aside = words(data.get("side_effects"))
    provider = words(data.get("provider"))
    minutes = data.get("minutes")
    lasted = f"{minutes:g} minutes" if minutes is not None else None
    return resource(
        "Procedure",
        status="completed",
        category=concept(v.THERAPY[data["type"]]),
        code=concept(therapy_name(data)),
        subject=ref(PATIENT),
        recorder=ref(PATIENT),
        performedDateTime=data["on"],
        performer=[{"actor": {"display": provider}}] if provider else None,
        reasonReference=[ref(spell_key(attack))] if attack in spells else None,
        outcome=concept(v.EFFECT[effect]) if effect else None,
        complication=[concept(aside)] if aside else None,
        note=[*notes(lasted), *own_words(data)],
    )


def event_drafts(summary: Mapping[str, Any], entries: Iterable[EntryLike]) -> Iterator[Draft]:
    """Events that touch the period."""
    first, last = summary["period"]["from"], summary["period"]["to"]
    own = [e for e in entries if e.kind == "event" and e.data["on"] <= last]
    for one in sorted(own, key=lambda e: (e.data["on"], e.id)):
        if (one.data.get("until") or one.data["on"]) >= first:
            yield Draft(f"event/{one.id}", _event(one.data))


def _event(data: Mapping[str, Any]) -> Json:
    title = words(data.get("title"))
    return observation(
        f"Event: {v.EVENT[data['type']]}",
        _when(data),
        {"valueString": title} if title else None,
        note=own_words(data),
    )


def _when(data: Mapping[str, Any]) -> Json:
    """As exact as the person was: a day, a month, a year."""
    digits = _PRECISION[data.get("precision") or "day"]
    started, until = data["on"][:digits], data.get("until")
    if until is None:
        return on(started)
    backwards = until < data["on"]
    end = UNKNOWN_END if backwards else {"end": until[:digits]}
    return {"effectivePeriod": present({"start": started, **end})}
