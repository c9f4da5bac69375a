"""Bodies and answers of accounts and sessions (contract §2)."""

from __future__ import annotations

from marshmallow import ValidationError, fields, validate

from server.api.routes import Answer, Strict
from server.domain.values import zone_known

CLIENTS = ("browser", "api")
LONGEST_PASSWORD_SENT = 10_000


def _zone(value: str) -> None:
    if not zone_known(value):
        raise ValidationError("This is no IANA zone.")


def _password(*, required: bool = False) -> fields.String:
    return fields.String(
        validate=validate.Length(min=1, max=LONGEST_PASSWORD_SENT),
        metadata={"format": "password"},
        required=required,
    )


def _email(*, required: bool = False) -> fields.String:
    return fields.String(validate=validate.Length(min=3, max=254), required=required)


def _device() -> fields.String:
    return fields.String(
        allow_none=True,
        validate=validate.Length(max=100),
        metadata={"description": "What the list of devices calls it"},
    )


class NewAccount(Strict):
    """Sign-up; with `client` it signs in too."""

    email = _email(required=True)
    password = _password(required=True)
    zone = fields.String(
        required=True, validate=_zone, metadata={"description": "IANA zone; becomes profile.zone"}
    )
    client = fields.String(validate=validate.OneOf(CLIENTS))
    device = _device()


class NewSession(Strict):
    """Sign-in."""

    email = fields.String(required=True, validate=validate.Length(max=1000))
    password = _password(required=True)
    client = fields.String(required=True, validate=validate.OneOf(CLIENTS))
    device = _device()


class AccountChange(Strict):
    """The present password, and what is to change."""

    password = _password(required=True)
    email = _email()
    new_password = _password()


class Confirmation(Strict):
    """The present password."""

    password = _password(required=True)


class Account(Answer):
    """An account."""

    id = fields.String(required=True)
    email = fields.String(required=True)
    zone = fields.String(
        required=True, allow_none=True, metadata={"description": "The profile's zone"}
    )


class AccountAnswer(Answer):
    """An account."""

    account = fields.Nested(Account, required=True)


class SignInAnswer(AccountAnswer):
    """An account, signed in. `token` for `client: api`; a browser gets a cookie instead."""

    token = fields.String(metadata={"description": "For `Authorization: Bearer`; told this once"})
    session = fields.String(metadata={"description": "The session's id"})


class Session(Answer):
    """A device that is signed in."""

    id = fields.String(required=True)
    client = fields.String(required=True, validate=validate.OneOf(CLIENTS))
    device = fields.String(required=True)
    created_at = fields.String(required=True, metadata={"format": "date-time"})
    last_used_at = fields.String(
        required=True, metadata={"format": "date-time", "description": "To the hour"}
    )
    current = fields.Boolean(required=True)


class SessionList(Answer):
    """The signed-in devices."""

    sessions = fields.List(fields.Nested(Session), required=True)
