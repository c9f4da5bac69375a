"""Attacks: an Observation for each, as the summary counts it, whose members are the logged spells.

Source: clinical.md §9.1 *attack*, *intensity*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from server.domain.days import instant_of
from server.domain.diary import EntryLike, strength
from server.domain.entries import ATTACK
from server.domain.fields import InstantMap
from server.domain.values import is_uuid
from server.domain.vocabulary import SEVERITY_STEPS
from server.reports.fhir import codes
from server.reports.fhir.answers import Told, components, own_words
from server.reports.fhir.codes import Json, concept
from server.reports.fhir.elements import (
    Draft,
    answered,
    component,
    from_to,
    measured,
    moment,
    notes,
    observation,
    on,
    quantity,
    refs,
)

_NOT_COMPONENTS = frozenset({"started_at", "ended_at", "zone", "continues", "notes", "imported"})
_ASKED = tuple(field for field in ATTACK.fields if field.name not in _NOT_COMPONENTS)
_FLAGS = {"end_not_recorded": "End not recorded", "over_72_h": "Longer than 72 h"}


def attack_drafts(
    summary: Mapping[str, Any], entries: Iterable[EntryLike], told: Told
) -> Iterator[Draft]:
    """The attacks of the summary, each followed by its spells and their readings."""
    spells = {one.id: one for one in entries if one.kind == "attack"}
    for row in summary["attacks"]:
        own = [spells[key] for key in row["episodes"]]
        yield Draft(attack_key(row), _attack(row, own))
        for spell in own:
            ongoing = row["ongoing"] and spell is own[-1]
            readings = list(_readings(spell))
            yield Draft(spell_key(spell.id), _spell(spell, ongoing, readings, told))
            yield from readings


def attack_key(row: Mapping[str, Any]) -> str:
    return f"attack/{row['id']}"


def spell_key(entry_id: str) -> str:
    return f"spell/{entry_id}"


def _code(painless: bool, text: str) -> Json:
    """SNOMED CT's headache only where there was one."""
    return concept(f"{text} without headache") if painless else concept(text, codes.HEADACHE)


def _attack(row: Mapping[str, Any], spells: list[EntryLike]) -> Json:
    painless = all(strength(spell.data) == 0 for spell in spells)
    period = from_to(row["started_at"], row["ended_at"], ongoing=row["ongoing"])
    return observation(
        _code(painless, "Attack"),
        {"effectivePeriod": period},
        status="preliminary" if row["ongoing"] else "final",
        component=list(_figures(row)),
        hasMember=refs(spell_key(spell.id) for spell in spells),
    )


def _figures(row: Mapping[str, Any]) -> Iterator[Json]:
    """What the summary says of the attack."""
    lengths = (("Length", "minutes"), ("Time in pain", "pain_minutes"))
    more = {"comparator": ">="} if row["ongoing"] else {}
    for text, name in lengths:
        value = measured(row[name], "min")
        if more and row[name] is not None:
            value = {"valueQuantity": quantity(row[name], "min", **more)}
        yield component(text, value)
    yield component("Peak intensity", intensity(row["peak"]))
    yield component("Features that fit migraine", answered(row["migraine_features"]))
    yield component("Aura without headache", answered(row["aura_only"]))
    yield component("Relapse after relief", answered(row["relapse"]))
    for flag in row["flags"]:
        yield component(_FLAGS.get(flag, flag), answered(True))


def intensity(peak: int | None) -> Json:
    """A strength 0-3 as a value; a reason where it is not known."""
    if peak is None:
        return answered(None)
    return {"valueCodeableConcept": codes.strength(SEVERITY_STEPS[peak])}


def _spell(spell: EntryLike, ongoing: bool, readings: list[Draft], told: Told) -> Json:
    data = spell.data
    flawed = "ends_before_start" in getattr(spell, "flags", ())
    wrote = own_words(data)
    if flawed:
        wrote += notes(f"The recorded end lies before the start: {data.get('ended_at')}")
    ended = None if flawed or ongoing else _end(data, told.as_of)
    uri = {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{spell.id}"}
    return observation(
        _code(strength(data) == 0, "Spell"),
        {"effectivePeriod": from_to(data["started_at"], ended, ongoing=ongoing)},
        identifier=[uri] if is_uuid(spell.id) else None,
        status="preliminary" if ongoing else "final",
        component=list(components(_ASKED, data, told)),
        hasMember=refs(draft.key for draft in readings),
        note=wrote,
    )


def _end(data: Mapping[str, Any], as_of: int) -> str | None:
    """The end, where it is known and has come."""
    written: str | None = data.get("ended_at")
    come = written is not None and instant_of(written) <= as_of
    return written if come and data.get("end") != "unknown" else None


def _readings(spell: EntryLike) -> Iterator[Draft]:
    """What was said of the pain at a moment: 0-3 in words, 0-10 under its LOINC code."""
    for field in _ASKED:
        if isinstance(field, InstantMap):
            for at, level in sorted((spell.data.get(field.name) or {}).items()):
                key = f"reading/{field.name}/{spell.id}/{at}"
                yield Draft(key, _reading(field, on(moment(at)), level))


def _reading(field: InstantMap, when: Json, level: float) -> Json:
    if field.words:
        return observation("Headache intensity", when, intensity(int(level)))
    code = concept("Pain, 0 to 10", codes.PAIN_0_TO_10)
    return observation(code, when, measured(level, "{score}"))
