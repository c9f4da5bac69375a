"""The answer of GET /summary, for the OpenAPI document (contract §4)."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from server.api.routes import Answer


def _date(**options: Any) -> fields.String:
    return fields.String(required=True, metadata={"format": "date"}, **options)


def _instant(**options: Any) -> fields.String:
    return fields.String(required=True, metadata={"format": "date-time"}, **options)


def _count(**options: Any) -> fields.Integer:
    return fields.Integer(required=True, **options)


def _minutes(**options: Any) -> fields.Float:
    """Exact minutes: 60.5 is one."""
    return fields.Float(required=True, **options)


def _by_class() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


def _texts() -> fields.List[Any]:
    return fields.List(fields.String(), required=True)


class SummaryPeriod(Answer):
    """The dates asked for, and the zone that dates without one are in."""

    date_from = _date(data_key="from")
    date_to = _date(data_key="to")
    days = _count()
    zone = fields.String(required=True)


class Rate(Answer):
    """A mean number of days."""

    headache_days = fields.Float(required=True)
    migraine_days = fields.Float(required=True)


class Overuse(Answer):
    """The days of one class against its limit."""

    of_class = fields.String(required=True, data_key="class")
    days = _count()
    limit = _count(allow_none=True)
    level = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(["below", "near", "reached"])
    )
    sustained = fields.Boolean()


class MedicationDays(Answer):
    """Days with acute medicine."""

    any = _count()
    for_headache = _count()
    by_class = _by_class()
    for_headache_by_class = _by_class()
    of_unknown_class = _count(
        data_key="unknown", metadata={"description": "Days with acute medicine of unknown class"}
    )


class Block(Answer):
    """The counts of a month or of the whole period."""

    month = fields.String()
    date_from = _date(data_key="from")
    date_to = _date(data_key="to")
    days = _count()
    answered_days = _count()
    completeness = fields.Float(required=True, allow_none=True)
    status = fields.String(
        required=True, validate=validate.OneOf(["full", "provisional", "insufficient"])
    )
    headache_days = _count()
    migraine_days = _count()
    aura_only_days = _count()
    moderate_severe_days = _count()
    severe_days = _count()
    crystal_clear_days = _count()
    attacks = _count()
    headache_minutes = _minutes()
    unknown_length_days = _count()
    lost_days = _count()
    late_answers = _count()
    mean_peak = fields.Float(required=True, allow_none=True)
    acute_medication_days = fields.Nested(MedicationDays, required=True)
    overuse = fields.List(fields.Nested(Overuse), required=True)
    per_28_days = fields.Nested(Rate, required=True, allow_none=True)


class SummaryAttack(Answer):
    """An attack: one or more logged spells."""

    id = fields.String(required=True)
    episodes = _texts()
    started_at = _instant()
    ended_at = _instant(allow_none=True)
    ongoing = fields.Boolean(required=True)
    minutes = _minutes(allow_none=True)
    pain_minutes = _minutes(allow_none=True)
    peak = _count(allow_none=True)
    dates = _texts()
    migraine_features = fields.Boolean(required=True, allow_none=True)
    aura_only = fields.Boolean(required=True)
    relapse = fields.Boolean(required=True)
    flags = _texts()


class SummaryDay(Answer):
    """One date."""

    date = _date()
    state = fields.String(
        required=True, validate=validate.OneOf(["headache", "clear", "other", "unanswered"])
    )
    minutes = _minutes(allow_none=True)
    peak = _count(allow_none=True)
    migraine = fields.Boolean(required=True, allow_none=True)
    aura = fields.Boolean(required=True, allow_none=True)
    brief = fields.Boolean(required=True)
    medication = _texts()
    menstruation = fields.String(required=True, allow_none=True)
    crystal_clear = fields.Boolean(required=True)
    flags = _texts()


class Last30Days(Answer):
    """Medicine in the thirty dates up to the day of as_of."""

    date_from = _date(data_key="from")
    date_to = _date(data_key="to")
    by_class = _by_class()
    overuse = fields.List(fields.Nested(Overuse), required=True)


class Summary(Answer):
    """The numbers of a period."""

    period = fields.Nested(SummaryPeriod, required=True)
    rules = fields.String(required=True, metadata={"description": "Version of the rule set"})
    months = fields.List(fields.Nested(Block), required=True)
    totals = fields.Nested(Block, required=True)
    three_month_mean = fields.Nested(Rate, required=True, allow_none=True)
    overuse_pattern = fields.Boolean(required=True)
    attacks = fields.List(fields.Nested(SummaryAttack), required=True)
    days = fields.List(fields.Nested(SummaryDay), required=True)
    last_30_days = fields.Nested(Last30Days, required=True)
