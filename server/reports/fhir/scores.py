"""Questionnaires: the answers of the free ones, and every score as a number with its range.

Source: clinical.md §9.1 *questionnaires*, §4, §5; the scores are the summary's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from server.domain import vocabulary as v
from server.domain.diary import EntryLike
from server.reports.fhir import codes
from server.reports.fhir.codes import Json, concept
from server.reports.fhir.elements import (
    PATIENT,
    Draft,
    answered,
    component,
    measured,
    observation,
    on,
    quantity,
    ref,
    resource,
    words,
)

_PARTS = {
    "wpi": "Widespread pain index",
    "sss": "Symptom severity",
    "sss_without_headache": "Symptom severity without headache",
    "regions": "Regions with pain",
}
Key = tuple[str, str, str]


def score_drafts(summary: Mapping[str, Any], entries: Iterable[EntryLike]) -> Iterator[Draft]:
    """Each questionnaire of the summary: its answers, then its score."""
    waiting: dict[Key, list[EntryLike]] = defaultdict(list)
    for one in entries:
        if one.kind == "questionnaire":
            waiting[_key(one.data)].append(one)
    for number, row in enumerate(summary.get("questionnaires") or []):
        # Rows of one key stand in the order of their entries.
        entry = waiting[_key(row)].pop(0)
        key = f"answers/{number}"
        given = _answers(entry.data) if row["instrument"] != "typed_score" else []
        if given:
            yield Draft(key, _response(row, given))
        yield Draft(f"score/{number}", _score(row, [ref(key)] if given else []))


def _key(row: Mapping[str, Any]) -> Key:
    return row["answered_on"], row["instrument"], row.get("title") or ""


def _answers(data: Mapping[str, Any]) -> list[Json]:
    items = ((words(name), _answer(value)) for name, value in sorted(_given(data)))
    return [{"linkId": name, "answer": [value]} for name, value in items if name and value]


def _given(data: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    return (data.get("answers") or {}).items()


def _answer(value: Any) -> Json | None:
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, int | float):
        return {"valueDecimal": value}
    text = words(value)
    return {"valueString": text} if text else None


def _response(row: Mapping[str, Any], items: list[Json]) -> Json:
    return resource(
        "QuestionnaireResponse",
        status="completed",
        subject=ref(PATIENT),
        authored=row["answered_on"],
        author=ref(PATIENT),
        source=ref(PATIENT),
        item=items,
    )


def title_of(row: Mapping[str, Any]) -> str:
    return words(row.get("title")) or v.INSTRUMENT.get(row["instrument"], row["instrument"])


def _score(row: Mapping[str, Any], made_of: list[Json]) -> Json:
    coding = codes.PHQ_2 if row["instrument"] == "phq2" else None
    more: Json = {"derivedFrom": made_of, "component": list(_parts(row))}
    if row["range"]:
        low, high = row["range"]
        limits = {"low": quantity(low, "{score}"), "high": quantity(high, "{score}")}
        more["referenceRange"] = [{**limits, "text": "Least and greatest score"}]
    code = concept(f"{title_of(row)}: score", coding)
    return observation(code, on(row["answered_on"]), measured(row["score"], "{score}"), **more)


def _parts(row: Mapping[str, Any]) -> Iterator[Json]:
    if parts := row.get("parts"):
        for name, text in _PARTS.items():
            yield component(text, measured(parts[name], "{score}"))
        for one in parts["criteria"]:
            yield component(f"Criterion {one['letter']}", answered(one["met"]))
