"""Is a change valid? Compiled once from the definition; a matter of the change alone (contract §2).

The marshmallow schemas (`server/api/schemas.py`) say the same and are tested equal; this one is
the fast path of sync and imports. Messages name the fault, never the value that was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from .entries import KINDS, Kind
from .fields import (
    MAPS,
    Amount,
    Answers,
    ClockTime,
    Date,
    DateMap,
    Field,
    Group,
    Instant,
    InstantMap,
    Language,
    ListOf,
    OneOf,
    Reference,
    Scale,
    Text,
    TextMap,
    Ticks,
    YesNo,
    Zone,
)
from .values import (
    Fault,
    date_fault,
    instant_fault,
    is_custom,
    is_item,
    is_uuid,
    key_fault,
    language_fault,
    number_fault,
    text_fault,
    time_fault,
    yes_no_fault,
    zones,
)

Errors = dict[str, list[str]]
"""JSON pointer into the entry's data → what is wrong there."""
Check = Callable[[Any], Fault]
"""A value that is not null → what is wrong with it, or None."""

UNKNOWN_FIELD = "This field is not known."
NOT_NULL = "A map is cleared key by key, it cannot be null."
NEEDED = "This field is required."
BACKWARDS = "The end lies before the start."


def check_patch(kind: Any, entry_id: Any, patch: Any, *, across: bool = True) -> Errors:
    """What is wrong with a merge patch on an entry's data; empty when it can be taken.

    `across`: also the rules across fields that this one change breaks by itself (contract §2).
    Errors of kind and id stand under `/kind` and `/id`, those of the patch as a whole under ``.
    """
    definition = KINDS.get(kind) if isinstance(kind, str) else None
    if definition is None:
        return {"/kind": ["This kind of entry is not known."]}
    errors: Errors = {}
    if fault := id_fault(definition, entry_id):
        errors["/id"] = [fault]
    if not isinstance(patch, dict):
        return {**errors, "": ["A patch is a JSON object."]}
    _members(_compiled(kind), patch, "", errors)
    if across and not errors and _backwards(definition, patch):
        for _, end in definition.ordered:
            errors["/" + end] = [BACKWARDS]
    return errors


def id_fault(kind: Kind, entry_id: Any) -> Fault:
    """What is wrong with an entry's id: a UUID in lower case, a date, or `me` (contract §3)."""
    if kind.id_rule == "me":
        return None if entry_id == "me" else "The id of the profile is `me`."
    if not isinstance(entry_id, str):
        return "The id is a text."
    if kind.id_rule == "date":
        return date_fault(entry_id)
    return None if is_uuid(entry_id) else "The id is a UUID in lower case."


def check_of(field: Field) -> Callable[[Any], Any]:
    """The check of one field's value: None, a sentence, or, of a map, key → sentence.

    Not for a `Group`: its fields are checked one by one.
    """
    return _BUILDERS[type(field)](field)


def missing_required(kind: str, data: Mapping[str, Any]) -> list[str]:
    """Pointers of the fields that a living entry of this kind needs and this data lacks."""
    return ["/" + name for name in KINDS[kind].required if data.get(name) is None]


def flags_of(kind: str, data: Mapping[str, Any]) -> list[str]:
    """What a merge left standing that no single change may say: `ends_before_start`."""
    return ["ends_before_start"] if _backwards(KINDS[kind], data) else []


def _backwards(kind: Kind, data: Mapping[str, Any]) -> bool:
    for first, last in kind.ordered:
        start, end = data.get(first), data.get(last)
        if start is not None and end is not None and _moment(end) < _moment(start):
            return True
    return False


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# What follows builds, once for each kind, a table: name → (check of the value, may it be null).


@cache
def _compiled(kind: str) -> dict[str, Any]:
    definition = KINDS[kind]
    return {f.name: _row(f, f.name not in definition.required) for f in definition.fields}


def _row(field: Field, optional: bool) -> tuple[Any, str | None]:
    null = NOT_NULL if isinstance(field, MAPS) else None if optional else NEEDED
    if isinstance(field, Group):
        return {f.name: _row(f, True) for f in field.fields}, null
    return check_of(field), null


def _members(rows: dict[str, Any], values: dict[str, Any], at: str, errors: Errors) -> None:
    for name, value in values.items():
        row = rows.get(name)
        if row is None:
            errors[f"{at}/{escape(name)}"] = [UNKNOWN_FIELD]
            continue
        check, null = row
        if value is None:
            if null:
                errors[f"{at}/{name}"] = [null]
        elif type(check) is dict:
            if isinstance(value, dict):
                _members(check, value, f"{at}/{name}", errors)
            else:
                errors[f"{at}/{name}"] = ["This is a map of fields."]
        elif fault := check(value):
            _note(fault, f"{at}/{name}", errors)


def _note(fault: Any, at: str, errors: Errors) -> None:
    """A fault is a sentence; of a map it may be key → sentence."""
    if isinstance(fault, str):
        errors[at] = [fault]
        return
    for key, sentence in fault.items():
        errors[f"{at}/{escape(key)}"] = [sentence]


def escape(key: str) -> str:
    """A key as a reference token of a JSON pointer (RFC 6901); printable whatever was sent."""
    token = key.replace("~", "~0").replace("/", "~1")
    return token.encode("utf-8", "backslashreplace").decode()


def _map_fault(value: Any, check: Callable[[str, Any], Fault]) -> Any:
    """Faults of a map's keys; a null clears a key, so its key alone is looked at."""
    if not isinstance(value, dict):
        return "This is a map."
    faults = {key: fault for key, item in value.items() if (fault := check(key, item))}
    return faults or None


def _ticks(field: Ticks) -> Check:
    codes = frozenset(field.codes or ())

    def check(value: Any) -> Any:
        if type(value) is dict:
            for key, item in value.items():
                if (key not in codes and not is_custom(key)) or type(item) is not bool:
                    break
            else:
                return None
        return _map_fault(value, one)

    def one(key: str, item: Any) -> Fault:
        if key not in codes and not is_custom(key):
            return "This code is not known."
        return None if item is None else yes_no_fault(item)

    return check


def _instant_map(field: InstantMap) -> Check:
    def one(key: str, item: Any) -> Fault:
        return key_fault(key) or (None if item is None else number_fault(item, 0, field.most, True))

    return lambda value: _map_fault(value, one)


def _date_map(field: DateMap) -> Check:
    def one(key: str, item: Any) -> Fault:
        return date_fault(key) or (None if item is None else text_fault(item, field.longest))

    return lambda value: _map_fault(value, one)


def _text_map(field: TextMap) -> Check:
    def one(key: str, item: Any) -> Fault:
        return text_fault(key, 200) or (None if item is None else text_fault(item, field.longest))

    def check(value: Any) -> Any:
        if isinstance(value, dict) and len(value) > field.most:
            return f"At most {field.most} labels."
        return _map_fault(value, one)

    return check


def _answer_fault(key: str, item: Any) -> Fault:
    if not is_item(key):
        return "An item is named by small letters, digits and `_`."
    if item is None or type(item) is bool:
        return None
    if isinstance(item, str):
        return text_fault(item, 400)
    return number_fault(item, -1000, 1000, False)


def _list(field: ListOf) -> Check:
    item_fault: Check = time_fault if field.item == "time" else lambda x: text_fault(x, 200)

    def check(value: Any) -> Any:
        if not isinstance(value, list):
            return "This is a list."
        if len(value) > field.most:
            return f"At most {field.most} items."
        faults = {str(i): fault for i, item in enumerate(value) if (fault := item_fault(item))}
        return faults or None

    return check


def _one_of(field: OneOf) -> Check:
    codes = frozenset(field.codes or ())
    fault = "One of: " + ", ".join(field.codes or ()) + "."
    return lambda value: None if isinstance(value, str) and value in codes else fault


def _zone(field: Zone) -> Check:
    def check(value: Any) -> Fault:
        if isinstance(value, str) and (value in zones()):
            return None
        if field.device_allowed and value == "device":
            return None
        return "A time zone is an IANA name such as Europe/Berlin."

    return check


def _reference(field: Reference) -> Check:
    def check(value: Any) -> Fault:
        if isinstance(value, str) and (is_uuid(value) or value in field.words):
            return None
        return f"The id of an entry of kind {field.to}."

    return check


_BUILDERS: Mapping[type[Field], Callable[[Any], Check]] = {
    Instant: lambda _: instant_fault,
    Date: lambda _: date_fault,
    ClockTime: lambda _: time_fault,
    Zone: _zone,
    Scale: lambda field: lambda x: number_fault(x, 0, len(field.words) - 1, True),
    Amount: lambda field: lambda x: number_fault(x, field.least, field.most, field.whole),
    YesNo: lambda _: yes_no_fault,
    OneOf: _one_of,
    Ticks: _ticks,
    Text: lambda field: lambda x: text_fault(x, field.longest),
    Language: lambda _: language_fault,
    Reference: _reference,
    ListOf: _list,
    InstantMap: _instant_map,
    DateMap: _date_map,
    TextMap: _text_map,
    Answers: lambda _: lambda value: _map_fault(value, _answer_fault),
}
