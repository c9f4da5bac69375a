"""Bodies and answers of push (contract §2 *Push*)."""

from __future__ import annotations

from marshmallow import EXCLUDE, Schema, fields, validate

from server.api.routes import Answer

LONGEST_SENT = 10_000


class _AsItIs(Schema):
    """What a browser says, now and in years to come: more members are let by."""

    class Meta:
        """Unknown members are left out."""

        unknown = EXCLUDE


def _text(longest: int, description: str = "") -> fields.String:
    return fields.String(
        required=True,
        validate=validate.Length(max=longest),
        metadata={"description": description} if description else {},
    )


class Keys(_AsItIs):
    """The keys of a browser's subscription."""

    p256dh = _text(200, "The device's P-256 point, base64url")
    auth = _text(100, "16 bytes, base64url")


class Subscription(_AsItIs):
    """`PushSubscription.toJSON()` as it is."""

    # Longer ones are no endpoint either: one sentence for both.
    endpoint = _text(LONGEST_SENT, "https, at most 2,048 characters, a push service's")
    expirationTime = fields.Float(  # noqa: N815 - the browser's word
        allow_none=True, metadata={"description": "Milliseconds since 1970; not used"}
    )
    keys = fields.Nested(Keys, required=True)
    public_key = fields.String(
        allow_none=True,
        validate=validate.Length(max=200),
        metadata={"description": "The server's key that it was made with; the current one if left"},
    )


class Unsubscription(_AsItIs):
    """Which one is over; without a body: what this session subscribed."""

    endpoint = _text(LONGEST_SENT)


class PublicKey(Answer):
    """The server's current VAPID key."""

    public_key = fields.String(required=True, metadata={"description": "65 bytes, base64url"})


class Subscribed(Answer):
    """A device that takes pushes; its endpoint and keys are told nobody."""

    id = fields.String(required=True)
    device = fields.String(required=True, metadata={"description": "As in GET /sessions"})
    this_session = fields.Boolean(required=True)
    digest = fields.String(
        required=True, metadata={"description": "SHA-256 of the endpoint, base64url"}
    )
    public_key = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The server's key that it was made with; null: it is gone"},
    )


class Subscriptions(PublicKey):
    """The account's devices that take pushes, the one seen last first."""

    subscriptions = fields.List(fields.Nested(Subscribed), required=True)


class Tried(Answer):
    """What came of a push to one device."""

    id = fields.String(required=True)
    device = fields.String(required=True)
    this_session = fields.Boolean(required=True)
    outcome = fields.String(
        required=True,
        validate=validate.OneOf(["accepted", "gone", "refused", "too_large", "later", "failed"]),
        metadata={"description": "`gone`: the device has to subscribe anew; it was removed here"},
    )
    reason = fields.String(required=True, metadata={"description": "More of it, as a code"})
    retry_after = fields.Integer(
        allow_none=True, metadata={"description": "`later`: seconds that the push service wants"}
    )


class Trial(Answer):
    """What came of it on each device."""

    devices = fields.List(fields.Nested(Tried), required=True)
