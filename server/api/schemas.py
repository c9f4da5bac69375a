"""marshmallow schemas of every kind of entry, built from the definition by one walk.

They say what `server/domain/validation.py` says (a test holds them equal) and carry the JSON
Schema from which the OpenAPI document, and with it the app's types, is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
        if options.get("allow_none") and "enum" in described:
            described["enum"] = [*described["enum"], None]
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


def _schema(
    name: str, fields: tuple[f.Field, ...], kind: Kind | None, *, patch: bool
) -> type[Schema]:
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
    """JSON Schema (2020-12) of a field's value, without null; not for a `Group`."""
    return _JSON[type(field)](field)


def _map_of(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}


def _text(field: f.Text | f.DateMap | f.TextMap) -> dict[str, Any]:
    return {"type": "string", "maxLength": field.longest}


def _number(field: f.Amount) -> dict[str, Any]:
    kind = "integer" if field.whole else "number"
    return {"type": kind, "minimum": field.least, "maximum": field.most}


def _step(most: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": 0, "maximum": most}


_STRING = {"type": "string"}
_JSON: Mapping[type[f.Field], Callable[[Any], dict[str, Any]]] = {
    f.Instant: lambda _: {"type": "string", "format": "date-time"},
    f.Date: lambda _: {"type": "string", "format": "date"},
    f.ClockTime: lambda _: {"type": "string", "pattern": f"^{values.TIME_PATTERN}$"},
    f.Zone: lambda _: _STRING,
    f.Language: lambda _: _STRING,
    f.Reference: lambda _: _STRING,
    f.Scale: lambda x: _step(len(x.words) - 1),
    f.Amount: _number,
    f.YesNo: lambda _: {"type": "boolean"},
    f.OneOf: lambda x: {"type": "string", "enum": list(x.codes)},
    f.Text: _text,
    f.ListOf: lambda x: {"type": "array", "items": _STRING, "maxItems": x.most},
    f.Ticks: lambda _: _map_of(_TICKED),
    f.InstantMap: lambda x: _map_of(_step(x.most)),
    f.DateMap: lambda x: _map_of(_text(x)),
    f.TextMap: lambda x: _map_of(_text(x)),
    f.Answers: lambda _: _map_of({"type": ["number", "boolean", "string"]}),
}
