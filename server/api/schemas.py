"""marshmallow schemas of every kind of entry, built from the definition by one walk.

They say what `server/domain/validation.py` says (a test holds them equal) and carry the JSON
Schema from which the OpenAPI document, and with it the app's types, is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError
from marshmallow import fields as ma

from server.domain import fields as f
from server.domain import values
from server.domain.entries import KINDS, Kind
from server.domain.validation import NOT_NULL, check_of

_TICKED = {"type": "boolean", "description": "true: yes, false: asked and no"}


class Checked(ma.Field[Any]):
    """A value that the domain's own check judges; its JSON Schema travels as metadata."""

    def __init__(self, field: f.Field, **options: Any) -> None:
        self._check = check_of(field)
        described = {**json_schema(field), "description": field.label}
        super().__init__(metadata=described, **options)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        fault = self._check(value)
        if fault is None:
            return value
        raise ValidationError(fault if isinstance(fault, str) else _listed(fault))


def _listed(faults: Mapping[str, str]) -> dict[str, list[str]]:
    return {key: [sentence] for key, sentence in faults.items()}


@cache
def patch_schema(kind: str) -> type[Schema]:
    """Schema of a merge patch: nothing is required, null clears a leaf that is not required."""
    definition = KINDS[kind]
    return _schema(_title(kind) + "Patch", definition.fields, definition, patch=True)


@cache
def data_schema(kind: str) -> type[Schema]:
    """Schema of an entry's data as it is served: the required fields are there, no nulls."""
    definition = KINDS[kind]
    return _schema(_title(kind) + "Data", definition.fields, definition, patch=False)


def _title(kind: str) -> str:
    return kind.capitalize()


def _schema(name: str, fields: tuple[f.Field, ...], kind: Kind | None, *, patch: bool) -> Any:
    required = kind.required if kind else ()
    members = {x.name: _member(name, x, x.name in required, patch=patch) for x in fields}
    meta = type("Meta", (), {"unknown": RAISE})
    return type(name, (Schema,), {**members, "Meta": meta})


def _member(owner: str, field: f.Field, required: bool, *, patch: bool) -> ma.Field[Any]:
    nullable = patch and not required and not isinstance(field, f.MAPS)
    options: dict[str, Any] = {"required": required and not patch, "allow_none": nullable}
    if isinstance(field, f.MAPS):
        options["error_messages"] = {"null": NOT_NULL}
    if isinstance(field, f.Group):
        nested = _schema(owner + field.name.capitalize(), field.fields, None, patch=patch)
        return ma.Nested(nested, metadata={"description": field.label}, **options)
    return Checked(field, **options)


def json_schema(field: f.Field) -> dict[str, Any]:
    """JSON Schema (2020-12) of a field's value, without null."""
    match field:
        case f.Instant():
            return {"type": "string", "format": "date-time"}
        case f.Date():
            return {"type": "string", "format": "date"}
        case f.ClockTime():
            return {"type": "string", "pattern": f"^{values.TIME_PATTERN}$"}
        case f.Zone() | f.Language() | f.Reference():
            return {"type": "string"}
        case f.Scale():
            return {"type": "integer", "minimum": 0, "maximum": len(field.words) - 1}
        case f.Amount():
            kind = "integer" if field.whole else "number"
            return {"type": kind, "minimum": field.least, "maximum": field.most}
        case f.YesNo():
            return {"type": "boolean"}
        case f.OneOf():
            return {"type": "string", "enum": list(field.codes or ())}
        case f.Text():
            return {"type": "string", "maxLength": field.longest}
        case f.ListOf():
            return {"type": "array", "items": {"type": "string"}, "maxItems": field.most}
        case _:
            return {"type": "object", "additionalProperties": _map_value(field)}


def _map_value(field: f.Field) -> dict[str, Any]:
    match field:
        case f.Ticks():
            return _TICKED
        case f.InstantMap():
            return {"type": "integer", "minimum": 0, "maximum": field.most}
        case f.DateMap() | f.TextMap():
            return {"type": "string", "maxLength": field.longest}
        case _:
            return {"type": ["number", "boolean", "string"]}
