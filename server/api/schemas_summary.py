"""The answer of GET /summary, for the OpenAPI document (contract §4)."""

from __future__ import annotations

from marshmallow import fields, validate

from server.api.routes import Answer
from server.api.schemas_clinical import (
    AcuteTreatment,
    Body,
    Menstrual,
    Pattern,
    Preventive,
    QuestionnaireScore,
    SymptomShare,
    TriggerCount,
    Typical,
)
from server.api.schemas_counts import (
    Block,
    Overuse,
    Rate,
    by_code_field,
    count_field,
    date_field,
    instant_field,
    minutes_field,
    texts_field,
)


class SummaryPeriod(Answer):
    """The dates asked for, and the zone that dates without one are in."""

    date_from = date_field(data_key="from")
    date_to = date_field(data_key="to")
    days = count_field()
    zone = fields.String(required=True)


class SummaryAttack(Answer):
    """An attack: one or more logged spells."""

    id = fields.String(required=True)
    episodes = texts_field()
    started_at = instant_field()
    ended_at = instant_field(allow_none=True)
    ongoing = fields.Boolean(required=True)
    minutes = minutes_field(allow_none=True)
    pain_minutes = minutes_field(allow_none=True)
    peak = count_field(allow_none=True)
    dates = texts_field()
    migraine_features = fields.Boolean(required=True, allow_none=True)
    aura_only = fields.Boolean(required=True)
    relapse = fields.Boolean(required=True)
    flags = texts_field()


class SummaryDay(Answer):
    """One date."""

    date = date_field()
    state = fields.String(
        required=True, validate=validate.OneOf(["headache", "clear", "other", "unanswered"])
    )
    minutes = minutes_field(allow_none=True)
    peak = count_field(allow_none=True)
    migraine = fields.Boolean(required=True, allow_none=True)
    aura = fields.Boolean(required=True, allow_none=True)
    brief = fields.Boolean(required=True)
    medication = texts_field()
    menstruation = fields.String(required=True, allow_none=True)
    crystal_clear = fields.Boolean(required=True)
    flags = texts_field()


class Last30Days(Answer):
    """Medicine in the thirty dates up to the day of as_of."""

    date_from = date_field(data_key="from")
    date_to = date_field(data_key="to")
    by_class = by_code_field()
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
    acute_treatment = fields.List(fields.Nested(AcuteTreatment), required=True)
    symptoms = fields.List(fields.Nested(SymptomShare), required=True)
    triggers = fields.List(fields.Nested(TriggerCount), required=True)
    typical = fields.Nested(Typical, required=True)
    preventives = fields.List(fields.Nested(Preventive), required=True)
    menstrual = fields.Nested(Menstrual, required=True)
    patterns = fields.List(fields.Nested(Pattern), required=True)
    body = fields.List(fields.Nested(Body), required=True)
    questionnaires = fields.List(fields.Nested(QuestionnaireScore), required=True)


class SharedSummary(Summary):
    """The numbers that a link shows."""

    last_30_days = fields.Nested(Last30Days, metadata={"description": "Where they are its dates"})
    symptoms = fields.List(fields.Nested(SymptomShare))
    triggers = fields.List(fields.Nested(TriggerCount))
    questionnaires = fields.List(fields.Nested(QuestionnaireScore))
