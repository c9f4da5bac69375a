"""Bodies, queries and answers of shares (contract §2 *Shares*)."""

from __future__ import annotations

from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, validate

from server.api.report import Report
from server.api.routes import Answer, Strict
from server.api.schemas_counts import count_field, date_field, instant_field, texts_field
from server.api.schemas_diary import AsOf
from server.domain.values import date_fault
from server.reports.permitted import PARTS

DAYS_DEFAULT, DAYS_MOST = 14, 90
STATES = ("open", "expired", "revoked", "locked")
PIN = r"^[0-9]{6}\Z"
_DATE = {"format": "date"}
LONGEST_SECRET = LONGEST_PIN = 200


def _once(parts: list[str]) -> None:
    if len(set(parts)) != len(parts):
        raise ValidationError("Name each part once.")


class _Day(fields.String):
    """A date in a body."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, *args, **kwargs)
        if fault := date_fault(text):
            raise ValidationError(fault)
        return date.fromisoformat(text)


class NewShare(Strict):
    """What is to be seen, and for how long."""

    date_from = _Day(required=True, data_key="from", metadata=_DATE)
    date_to = _Day(required=True, data_key="to", metadata=_DATE)
    expires_in_days = fields.Integer(
        load_default=DAYS_DEFAULT, strict=True, validate=validate.Range(1, DAYS_MOST)
    )
    pin = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(PIN, error="A PIN is six digits."),
        metadata={"description": "Asked for as well; five wrong ones close the link"},
    )
    include = fields.List(
        fields.String(validate=validate.OneOf(PARTS)), load_default=list, validate=_once
    )


class MadeShare(Answer):
    """A new link. The part of `url` after `#` is told this once."""

    id = fields.String(required=True)
    url = fields.String(required=True, metadata={"format": "uri"})
    expires_at = instant_field()
    qr = fields.String(required=True, metadata={"description": "`url` as a QR code, an SVG"})


class Opening(Answer):
    """When a link was opened, and by what: a browser's family and its system; may be empty."""

    at = instant_field()
    agent = fields.String(required=True)


class Link(Answer):
    """A link and each time that it was opened, the last first."""

    id = fields.String(required=True)
    date_from = date_field(data_key="from")
    date_to = date_field(data_key="to")
    include = texts_field()
    pin = fields.Boolean(required=True)
    tries_left = count_field(allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    created_at = instant_field()
    expires_at = instant_field()
    revoked_at = instant_field(allow_none=True)
    openings = fields.List(fields.Nested(Opening), required=True)


class ShareList(Answer):
    """The links of the account, the newest first."""

    shares = fields.List(fields.Nested(Link), required=True)


class ShareKey(Strict):
    """The secret part of the link, and its PIN where it has one."""

    secret = fields.String(required=True, validate=validate.Length(max=LONGEST_SECRET))
    pin = fields.String(
        load_default=None, allow_none=True, validate=validate.Length(max=LONGEST_PIN)
    )


class OpenShare(Answer):
    """What the link shows, and until when."""

    date_from = date_field(data_key="from")
    date_to = date_field(data_key="to")
    include = texts_field()
    expires_at = instant_field()


class SharedReport(AsOf):
    """The page's paper and language; its dates are those of the link."""

    paper = Report._declared_fields["paper"]
    lang = Report._declared_fields["lang"]


class SharePage(Answer):
    """The clinician's page, ready to show: the texts and figures of the PDF, all months."""

    as_of = instant_field()
    share = fields.Nested(OpenShare, required=True)
    lang = fields.String(required=True)
