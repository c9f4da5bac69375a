"""The answer of GET /associations, for the OpenAPI document (contract §5)."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from server.api.routes import Answer
from server.api.schemas_clinical import own_name
from server.api.schemas_counts import count_field, texts_field


def _figure(says: str) -> fields.Float:
    return fields.Float(required=True, allow_none=True, metadata={"description": says})


def _interval(says: str) -> fields.List[Any]:
    return fields.List(
        fields.Float(),
        required=True,
        allow_none=True,
        validate=validate.Length(equal=2),
        metadata={"description": says},
    )


class Side(Answer):
    """Days at risk, and how many of them an attack began on."""

    days = count_field()
    onsets = count_field()


class Shortage(Answer):
    """What there is too little of to compare."""

    what = fields.String(
        required=True,
        validate=validate.OneOf(
            ["answered_days", "answered_share", "onsets", "exposed_days", "unexposed_days"]
        ),
    )
    have = count_field()
    need = count_field()


class Association(Answer):
    """A factor beside the beginnings of attacks; associated with, never a cause.

    `goes_with`: other factors that stand out and are mostly there on the same days.
    """

    code = fields.String(
        required=True,
        metadata={
            "description": "A factor code; `caffeine` (3 servings or more); `unusual:…`: more or "
            "less than the median of the person's four weeks before"
        },
    )
    name = own_name()
    lag_days = fields.Integer(
        required=True,
        validate=validate.OneOf([0, 1]),
        metadata={"description": "0: the attack began on the same day, 1: on the next"},
    )
    window = fields.List(
        fields.Integer(),
        required=True,
        allow_none=True,
        validate=validate.Length(equal=2),
        metadata={
            "description": "`menses`, where this is shown: exposed are the cycle days from … to "
            "(1 is the first of bleeding; there is no 0)"
        },
    )
    exposed = fields.Nested(Side, required=True)
    unexposed = fields.Nested(Side, required=True)
    relative_risk = _figure("Null without an onset on unexposed days, and where not compared")
    rr_ci95 = _interval("Null where the relative risk is 0 or null")
    odds_ratio = _figure("With 0.5 added to each count where one is 0")
    or_ci95 = _interval("Woolf")
    p = _figure("Fisher's, of the lag shown")
    q = _figure("Benjamini-Hochberg, over the lags and factors compared")
    verdict = fields.String(
        required=True,
        validate=validate.OneOf(["more_often", "less_often", "no_clear_link", "not_enough_days"]),
    )
    needs = fields.String(
        required=True, allow_none=True, metadata={"description": "What is missing, in words"}
    )
    short_of = fields.List(
        fields.Nested(Shortage), required=True, metadata={"description": "The same as numbers"}
    )
    goes_with = texts_field()


class Associations(Answer):
    """The factors of a period beside the beginnings of attacks."""

    days_at_risk = count_field(
        metadata={
            "description": "Answered days that began outside of an attack and at least 24 h after "
            "the last"
        }
    )
    onsets = count_field(metadata={"description": "Days at risk on which an attack began"})
    days = count_field(metadata={"description": "Dates of the period up to the day of as_of"})
    answered_days = count_field()
    factors = fields.List(fields.Nested(Association), required=True)
