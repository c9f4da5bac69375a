"""Answers of an entry → components of an Observation, by the kind of each field.

A new field in `server/domain/entries.py` is in the export without a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from server.domain import vocabulary as v
from server.domain.fields import (
    Amount,
    ClockTime,
    Date,
    Field,
    Group,
    Instant,
    ListOf,
    OneOf,
    Scale,
    Text,
    Ticks,
    YesNo,
)
from server.reports.fhir.codes import (
    PAIN_0_TO_10,
    SIDES,
    SNOMED,
    Json,
    concept,
    finding,
    strength,
)
from server.reports.fhir.elements import component, moment, notes, quantity, words

NAMES: Mapping[str, str] = {
    "onset": "Onset",
    "end": "End",
    "confirmed_at": "Still going at",
    "severity": "Peak intensity",
    "pain_score": "Peak pain, 0 to 10",
    "type": "Type, in the person's own word",
    "type_text": "Type, in the person's own words",
    "side": "Laterality",
    "locations": "Location",
    "quality": "Quality",
    "worse_with_activity": "Worse with routine activity",
    "worst_symptom": "Most bothersome symptom",
    "aura": "Aura",
    "aura.present": "Aura",
    "aura.types": "Aura",
    "aura.started_at": "Aura: start",
    "aura.minutes": "Aura: minutes",
    "aura.spreading": "Aura: gradual spread",
    "aura.in_succession": "Aura: symptoms in succession",
    "aura.one_sided": "Aura: unilateral",
    "aura.positive": "Aura: positive symptom",
    "aura.notes": "Aura: description",
    "premonitory": "Premonitory sign",
    "premonitory_at": "First premonitory sign",
    "neck_pain": "Neck pain",
    "neck_pain_lead_minutes": "Neck pain: minutes before the headache",
    "neck_severity": "Neck pain: intensity",
    "neck_side": "Neck pain: laterality",
    "neck_worse_with_movement": "Neck pain: worse with movement",
    "neck_radiates": "Neck pain radiates to",
    "function": "What was still possible of what was planned",
    "activities": "Hindered",
    "recovered_at": "Back to normal",
    "postdrome": "Postdrome",
    "posture": "Effect of posture",
    "triggers": "Suspected trigger",
    "factors": "Exposure",
    "headache": "Headache, as answered",
    "headache_minutes": "Headache, minutes as answered",
    "sleep_hours": "Sleep duration",
    "slept_from": "Fell asleep",
    "slept_to": "Woke up",
    "awakenings": "Awakenings",
    "sleep_position": "Sleep position",
    "sleep_quality": "Sleep quality",
    "refreshed": "Refreshed on waking",
    "food": "Food",
    "morning_stiffness_minutes": "Morning stiffness",
    "body_map": "Pain in",
    "meals_skipped": "Meal skipped",
    "water_glasses": "Glasses of water",
    "caffeine_servings": "Drinks with caffeine",
    "alcohol_units": "Alcoholic drinks",
    "exercise_minutes": "Exercise",
    "screen_hours": "Screen time",
    "menstruation": "Menstrual bleeding",
    "weather.pressure_hpa": "Air pressure",
    "weather.temperature_c": "Temperature",
}
"""What a field is called here; its question elsewhere."""
_BARE = frozenset({"symptoms"})
"""Ticks whose words need no heading before them."""
_COUNTED: Mapping[str, str] = {
    "pain_score": "{score}",
    "awakenings": "{#}",
    "water_glasses": "{glass}",
    "caffeine_servings": "{serving}",
    "alcohol_units": "{drink}",
}
_ALSO_CODED = frozenset(v.SNOMED) - {"migraine", "tension", "cluster"}


class Told(NamedTuple):
    """How answers are told: names of the person's own items, `as_of` in ms and its date in the
    diary's zone."""

    own: Mapping[str, str]
    as_of: int
    today: str

    def word(self, code: str, codes: Mapping[str, str] | None) -> str:
        """A code in words; one of the person's own by its name."""
        if code.startswith("custom:"):
            return words(self.own.get(code.removeprefix("custom:"))) or "(a deleted own item)"
        return (codes or {}).get(code, code)


def components(
    fields: Iterable[Field], data: Mapping[str, Any], told: Told, above: str = ""
) -> Iterator[Json]:
    """A component for each answer; one for each code that was asked, yes or no."""
    for field in fields:
        value, path = data.get(field.name), above + field.name
        if value is None:
            continue
        if isinstance(field, Group):
            yield from components(field.fields, value, told, path + ".")
        elif isinstance(field, Ticks):
            yield from _ticks(field, path, value, told)
        elif (found := value_of(field, value, told)) is not None:
            yield component(_code(field, path), found)


def own_words(data: Mapping[str, Any]) -> list[Json]:
    """The person's notes, and what an import kept of its file, as annotations."""
    imported = data.get("imported") or {}
    return notes(
        data.get("notes"), *(f"{label}: {text}" for label, text in sorted(imported.items()))
    )


def _code(field: Field, path: str) -> Json:
    name = NAMES.get(path) or NAMES.get(field.name) or field.label
    if path == "pain_score":
        return concept(name, PAIN_0_TO_10)
    return finding(field.name, name) if path in _ALSO_CODED else concept(name)


def _ticks(field: Ticks, path: str, value: Mapping[str, bool], told: Told) -> Iterator[Json]:
    """Codes of the vocabulary in its order, then the person's own."""
    known = list(field.codes or {})
    order = {code: number for number, code in enumerate(known)}
    for code in sorted(value, key=lambda code: (order.get(code, len(order)), code)):
        word = told.word(code, field.codes)
        text = word if path in _BARE else f"{NAMES.get(path, field.label)}: {word}"
        yield component(finding(code, text), {"valueBoolean": value[code]})


def value_of(field: Field, value: Any, told: Told) -> Json | None:
    """An answer as the value of a component; None for what has no value of its own."""
    if isinstance(field, Scale):
        return {"valueCodeableConcept": strength(field.words[int(value)])}
    if isinstance(field, OneOf):
        return {"valueCodeableConcept": _choice(field, value, told)}
    if isinstance(field, Amount):
        unit = field.unit or _COUNTED.get(field.name, "1")
        return {"valueQuantity": quantity(value, unit)}
    return _plain(field, value)


def _plain(field: Field, value: Any) -> Json | None:
    """A value that FHIR has a type of its own for."""
    if isinstance(field, Text | ListOf):
        text = words(value if isinstance(value, str) else ", ".join(value))
        return {"valueString": text} if text else None
    if isinstance(field, ClockTime):
        return {"valueTime": f"{value}:00"}
    if isinstance(field, Instant):
        return {"valueDateTime": moment(value)}
    name = {YesNo: "valueBoolean", Date: "valueDateTime"}.get(type(field))
    return {name: value} if name else None


def _choice(field: OneOf, code: str, told: Told) -> Json:
    word = told.word(code, field.codes)
    if field.name in {"side", "neck_side"}:
        return concept(word, SIDES.get(code))
    if field.name in {"type", "worst_symptom"} and code in v.SNOMED:
        return concept(word, {"system": SNOMED, "code": v.SNOMED[code]})
    return concept(word)
