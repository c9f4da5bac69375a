"""Queries and answers of sync, entries and summary, for the check and the OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from server.api.routes import Answer
from server.domain.entries import KINDS
from server.domain.values import date_fault, instant_fault

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)


class _Text(fields.Field[Any]):
    """A query's text, checked and then read."""

    def __init__(
        self,
        fault: Callable[[str], str | None],
        read: Callable[[str], Any],
        described: dict[str, Any],
        **options: Any,
    ) -> None:
        self._fault, self._read = fault, read
        super().__init__(metadata=described, **options)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if fault := self._fault(value):
            raise ValidationError(fault)
        return self._read(value)


def _date(**options: Any) -> _Text:
    described = {"type": "string", "format": "date"}
    return _Text(date_fault, date.fromisoformat, described, **options)


def _instant(**options: Any) -> _Text:
    described = {"type": "string", "format": "date-time"}
    return _Text(_instant_fault, _read_instant, described, **options)


def _instant_fault(text: str) -> str | None:
    return instant_fault(_with_plus(text))


def _read_instant(text: str) -> datetime:
    return datetime.fromisoformat(_with_plus(text)).astimezone(UTC)


def _with_plus(text: str) -> str:
    """In a query a `+` that nobody escaped arrives as a space."""
    return text.replace(" ", "+")


def _whole(low: int, high: int, **options: Any) -> _Text:
    def fault(text: str) -> str | None:
        inside = _WHOLE.fullmatch(text) and low <= int(text) <= high
        return None if inside else f"A whole number from {low} to {high}."

    described = {"type": "integer", "minimum": low, "maximum": high}
    return _Text(fault, int, described, **options)


class AsOf(Schema):
    """The moment that the figures are reckoned at, now without it."""

    as_of = _instant(load_default=None)


class Period(AsOf):
    """The dates asked for, both inclusive."""

    date_from = _date(required=True, data_key="from")
    date_to = _date(required=True, data_key="to")


class Listing(Schema):
    """Which entries of a kind."""

    date_from = _date(load_default=None, data_key="from")
    date_to = _date(load_default=None, data_key="to")
    limit = _whole(1, 1000, load_default=500)
    after = fields.String(
        load_default=None,
        validate=validate.Length(max=200),
        metadata={"description": "`next` of the page before"},
    )


class Entry(Answer):
    """An entry as it stands."""

    kind = fields.String(required=True, validate=validate.OneOf(sorted(KINDS)))
    id = fields.String(required=True)
    rev = fields.Integer(required=True)
    deleted = fields.Boolean(required=True)
    updated_at = fields.String(required=True, metadata={"format": "date-time"})
    data = fields.Dict(required=True)
    stamps = fields.Raw(metadata={"description": "In answers of /sync; only the server reads it"})
    flags = fields.List(fields.String())


class SyncCall(Schema):
    """What changed here, and where this device stands."""

    client_id = fields.UUID(required=True)
    epoch = fields.String(allow_none=True)
    cursor = fields.String(allow_none=True)
    limit = fields.Integer(allow_none=True, validate=validate.Range(1, 1000))
    zone = fields.String(allow_none=True, metadata={"description": "The device's zone now"})
    changes = fields.List(
        fields.Raw(),
        allow_none=True,
        metadata={
            "description": "At most 500 (413). Each `{kind, id, at, patch}`, `{kind, id, at, "
            "deleted}` or both, or an entry as an answer gave it; what is wrong with one is "
            "answered in `results`"
        },
    )


class SyncResult(Answer):
    """What became of one change."""

    status = fields.String(
        required=True, validate=validate.OneOf(["applied", "merged", "unchanged", "rejected"])
    )
    rev = fields.Integer(required=True, allow_none=True)
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))


class SyncAnswer(Answer):
    """What became of each change, and what changed elsewhere."""

    epoch = fields.String(required=True)
    cursor = fields.String(required=True)
    more = fields.Boolean(required=True)
    server_time = fields.String(required=True, metadata={"format": "date-time"})
    results = fields.List(fields.Nested(SyncResult), required=True)
    entries = fields.List(fields.Nested(Entry), required=True)


class EntryPage(Answer):
    """Some entries, and where the next ones begin."""

    entries = fields.List(fields.Nested(Entry), required=True)
    next = fields.String(required=True, allow_none=True)


class HistoryItem(Answer):
    """A value that stood once, or never did (`lost`)."""

    leaf = fields.String(required=True)
    value = fields.Raw(required=True, allow_none=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    client_id = fields.String(required=True)
    device = fields.String(required=True, allow_none=True)
    lost = fields.Boolean(required=True)


class History(Answer):
    """What an entry's leaves held before, newest first."""

    history = fields.List(fields.Nested(HistoryItem), required=True)
