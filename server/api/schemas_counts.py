"""Counts of a stretch of dates, for the OpenAPI document (contract §4 `<block>`)."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from server.api.routes import Answer


def date_field(**options: Any) -> fields.String:
    return fields.String(required=True, metadata={"format": "date"}, **options)


def instant_field(**options: Any) -> fields.String:
    return fields.String(required=True, metadata={"format": "date-time"}, **options)


def count_field(**options: Any) -> fields.Integer:
    return fields.Integer(required=True, **options)


def minutes_field(**options: Any) -> fields.Float:
    """Exact minutes: 60.5 is one."""
    return fields.Float(required=True, **options)


def by_code_field() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


def texts_field() -> fields.List[Any]:
    return fields.List(fields.String(), required=True)


class Rate(Answer):
    """A mean number of days."""

    headache_days = fields.Float(required=True)
    migraine_days = fields.Float(required=True)


class Overuse(Answer):
    """The days of one class against its limit."""

    of_class = fields.String(required=True, data_key="class")
    days = count_field()
    limit = count_field(allow_none=True)
    level = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(["below", "near", "reached"])
    )
    sustained = fields.Boolean()


class MedicationDays(Answer):
    """Days with acute medicine."""

    any = count_field()
    for_headache = count_field()
    by_class = by_code_field()
    for_headache_by_class = by_code_field()
    of_unknown_class = count_field(
        data_key="unknown", metadata={"description": "Days with acute medicine of unknown class"}
    )
    longest_run = count_field(metadata={"description": "Most dates in a row with a class counted"})
    free_days = count_field(metadata={"description": "Answered dates without acute medicine"})


class Days28(Answer):
    """The counts of a stretch of dates."""

    date_from = date_field(data_key="from")
    date_to = date_field(data_key="to")
    days = count_field()
    answered_days = count_field()
    completeness = fields.Float(required=True, allow_none=True)
    status = fields.String(
        required=True, validate=validate.OneOf(["full", "provisional", "insufficient"])
    )
    headache_days = count_field()
    migraine_days = count_field()
    aura_only_days = count_field()
    moderate_severe_days = count_field()
    severe_days = count_field()
    crystal_clear_days = count_field()
    attacks = count_field()
    headache_minutes = minutes_field()
    unknown_length_days = count_field()
    lost_days = count_field()
    late_answers = count_field()
    mean_peak = fields.Float(required=True, allow_none=True)
    acute_medication_days = fields.Nested(MedicationDays, required=True)
    per_28_days = fields.Nested(Rate, required=True, allow_none=True)


class Block(Days28):
    """The counts of a month or of the whole period."""

    month = fields.String()
    overuse = fields.List(fields.Nested(Overuse), required=True)
