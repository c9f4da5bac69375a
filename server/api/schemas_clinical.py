"""What a clinician reads beside the counts, for the OpenAPI document (contract §4)."""

from __future__ import annotations

from marshmallow import fields, validate

from server.api.routes import Answer
from server.api.schemas_counts import Days28, by_code_field, count_field, date_field, minutes_field


def own_name() -> fields.String:
    """Beside a `custom:` code alone; null: the item is deleted."""
    return fields.String(
        allow_none=True, metadata={"description": "The person's name for a `custom:` code"}
    )


class Share(Answer):
    """How many, of those for which it is known."""

    yes = count_field()
    of = count_field()


class Asked(Answer):
    """Attacks with something, of those in which it was asked."""

    yes = count_field()
    asked = count_field()


class AcuteTreatment(Answer):
    """How a medicine worked that was taken for headache, judged at the first dose of a spell."""

    medication = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    of_class = fields.String(required=True, data_key="class")
    doses = count_field()
    pain_free_2h = fields.Nested(Share, required=True)
    relief_2h = fields.Nested(
        Share,
        required=True,
        metadata={"description": "Of those whose pain was moderate or severe at the dose"},
    )
    sustained_24h = fields.Nested(Share, required=True)
    sustained_48h = fields.Nested(Share, required=True)
    relapse_48h = fields.Nested(
        Share, required=True, metadata={"description": "Of those free of pain after two hours"}
    )
    rescue_24h = fields.Nested(Share, required=True)


class NamedShare(Asked):
    """The same, of one of the person's own items by its name."""

    name = own_name()


class SymptomShare(Asked):
    """A symptom of the attacks that began in the period."""

    code = fields.String(required=True)
    name = own_name()


class TriggerCount(Answer):
    """Attacks for which the person suspects a factor: a belief, no exposure."""

    code = fields.String(required=True)
    name = own_name()
    attacks = count_field()


class Typical(Answer):
    """What the attacks that began in the period are like."""

    attacks = count_field()
    median_minutes = minutes_field(allow_none=True)
    median_minutes_untreated = minutes_field(allow_none=True)
    side = by_code_field()
    quality = fields.Dict(keys=fields.String(), values=fields.Nested(NamedShare), required=True)
    aura = fields.Nested(Asked, required=True)
    worse_with_activity = fields.Nested(Asked, required=True)
    onset_hours = fields.List(
        fields.Integer(),
        required=True,
        metadata={"description": "Attacks by the local hour of onset, 0 to 23"},
    )


class PreventiveChange(Answer):
    """Fewer days in percent (more are negative), with its 95 % limits."""

    percent = fields.Float(required=True)
    ci95 = fields.List(fields.Float(), required=True)


class PreventiveChanges(Answer):
    """The last 28 days under a preventive against the 28 before it; null where those had none."""

    headache_days = fields.Nested(PreventiveChange, required=True, allow_none=True)
    migraine_days = fields.Nested(PreventiveChange, required=True, allow_none=True)


class Preventive(Answer):
    """A preventive medicine or a course of therapy; one of `medication` and `therapy` is there."""

    medication = fields.String()
    therapy = fields.String(metadata={"description": "Its type"})
    name = fields.String(required=True, allow_none=True)
    started_on = date_field(allow_none=True)
    stopped_on = date_field(allow_none=True)
    baseline = fields.Nested(
        Days28,
        required=True,
        allow_none=True,
        metadata={"description": "The 28 days before the start; null below 80 % answered"},
    )
    blocks = fields.List(
        fields.Nested(Days28),
        required=True,
        metadata={"description": "Whole blocks of 28 days since the start, a year of them or more"},
    )
    change = fields.Nested(PreventiveChanges, required=True, allow_none=True)


class Menstrual(Answer):
    """Onsets of attacks by menstrual cycle, window −2 to +3."""

    cycles = count_field()
    evaluable = count_field()
    with_onset_in_window = count_field()
    onsets_in_window = count_field()
    onsets_outside = count_field()
    pattern = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf(["only_in_window", "in_and_outside", "neither"]),
    )


class Mean(Answer):
    """The mean of a daily measure over the dates with an answer."""

    mean = fields.Float(required=True)
    days = count_field()


class Body(Answer):
    """Neck, body, sleep and mood in a calendar month, cut to the period."""

    month = fields.String(required=True)
    neck_days = count_field()
    neck_asked = count_field(metadata={"description": "Dates for which neck pain was answered"})
    headache_days_after_neck_pain = count_field()
    neck_days_without_headache = count_field()
    means = fields.Dict(keys=fields.String(), values=fields.Nested(Mean), required=True)
    function = by_code_field()


class Criterion(Answer):
    """Met, not met, or (null) not to be told from what was asked."""

    letter = fields.String(required=True)
    met = fields.Boolean(required=True, allow_none=True)


class FibromyalgiaParts(Answer):
    """What the score is made of; null where an item has no answer."""

    score = count_field(allow_none=True)
    wpi = count_field(allow_none=True)
    sss = count_field(allow_none=True)
    sss_without_headache = count_field(allow_none=True)
    regions = count_field(allow_none=True)
    criteria = fields.List(fields.Nested(Criterion), required=True)


class QuestionnaireScore(Answer):
    """A score without a word for it."""

    instrument = fields.String(required=True)
    title = fields.String(required=True, allow_none=True)
    answered_on = date_field()
    score = fields.Float(required=True, allow_none=True)
    range = fields.List(
        fields.Float(),
        required=True,
        allow_none=True,
        metadata={"description": "Least and greatest score; null for one from elsewhere"},
    )
    parts = fields.Nested(FibromyalgiaParts)


class Pattern(Answer):
    """Attacks with features that fit an ICHD-3 pattern, criterion by criterion; no diagnosis."""

    code = fields.String(required=True)
    criteria = fields.List(fields.Nested(Criterion), required=True)
