"""Push over HTTP (contract §2 *Push*): the key, a device's subscription, a try."""

from __future__ import annotations

import asyncio
import math
from typing import Any

from flask import request
from sqlalchemy import Connection

from server.accounts.errors import NotSignedIn
from server.accounts.limits import begin_push_test
from server.api import schemas_push as schemas
from server.api.body import SMALL, read_json
from server.api.guard import signed_in
from server.api.routes import JSON_TYPE, Routes, load
from server.api.services import Push, services
from server.domain.errors import Invalid
from server.reminders import subscriptions
from server.reminders.push import Later, Outcome, Sender, Target
from server.reminders.trial import send_to_all, trial_notice
from server.storage.moments import to_ms

routes = Routes("push", "Push to the phone")


def _push() -> Push:
    return services().push


@routes.add("GET", "/push/key", answer=schemas.PublicKey)
def push_key() -> dict[str, Any]:
    """The key that browsers subscribe with."""
    return {"public_key": _push().vapid.public_key}


@routes.add("GET", "/push/subscription", answer=schemas.Subscriptions)
def push_subscriptions() -> dict[str, Any]:
    """Which devices of the account take pushes, for the app to compare at its start."""
    who, vapid = signed_in(), _push().vapid
    found = services().database.read(lambda conn: subscriptions.subscribed(conn, who.account))
    shown = [
        {
            "id": one.id,
            "device": one.device,
            "this_session": one.session == who.session,
            "digest": one.digest,
            "public_key": vapid.public_key_of(one.key_id),
        }
        for one in found
    ]
    return {"public_key": vapid.public_key, "subscriptions": shown}


@routes.add("PUT", "/push/subscription", body=schemas.Subscription, answer=schemas.Subscribed)
def subscribe(body: dict[str, Any]) -> dict[str, Any]:
    """Take a browser's subscription as it is.

    A device that has one already is brought up to date; under another account it moves here. Ten
    to an account: beyond that the one seen longest ago goes.
    """
    who, push, own = signed_in(), _push(), services()
    keys = body["keys"]
    subscriptions.check(push.policy, body["endpoint"], keys["p256dh"], keys["auth"])
    public_key = body.get("public_key") or push.vapid.public_key
    key_id = push.vapid.id_of(public_key.rstrip("="))
    if key_id is None:
        raise Invalid({"/public_key": ["This is no key of this server. Subscribe anew."]})
    target = Target("", body["endpoint"], keys["p256dh"], keys["auth"], key_id)
    row_id = own.database.write(
        lambda conn: subscriptions.put(
            conn, own.keyring, who.account, who.session, target, own.clock()
        )
    )
    if row_id is None:
        raise NotSignedIn
    return {
        "id": row_id,
        "device": who.device or "",
        "this_session": True,
        "digest": subscriptions.shown_digest(body["endpoint"]),
        "public_key": push.vapid.public_key_of(key_id),
    }


@routes.add(
    "DELETE",
    "/push/subscription",
    status=204,
    problems=(400, 413, 415, 422),
    doc={
        "requestBody": {
            "required": False,
            "content": {JSON_TYPE: {"schema": schemas.Unsubscription}},
        }
    },
)
def unsubscribe() -> None:
    """Push no more: to that endpoint, or without a body to this session's device."""
    who, own = signed_in(), services()
    if not request.content_length and "Transfer-Encoding" not in request.headers:
        own.database.write(lambda conn: subscriptions.drop_session(conn, who.account, who.session))
        return
    body = load(schemas.Unsubscription(), read_json(request, SMALL))
    own.database.write(
        lambda conn: subscriptions.drop_endpoint(conn, who.account, body["endpoint"])
    )


@routes.add("POST", "/push/test", answer=schemas.Trial, problems=(429,))
def push_test() -> dict[str, Any]:
    """Send a push to every device of the account now, and say what came of it."""
    who, own, now = signed_in(), services(), services().clock()
    own.database.write(lambda conn: begin_push_test(conn, who.account, to_ms(now)))
    found, notice, known = own.database.read(
        lambda conn: (
            subscriptions.targets(conn, own.keyring, who.account),
            trial_notice(conn, own.keyring, who.account, now),
            {one.id: one for one in subscriptions.subscribed(conn, who.account)},
        )
    )
    sender = Sender.open(own.push.vapid, own.push.policy, own.clock, hosts=own.push.hosts)
    outcomes = asyncio.run(send_to_all(sender, found, notice, own.config.address))
    came = list(zip(found, outcomes, strict=True))

    def settle(conn: Connection) -> None:
        for target, outcome in came:
            subscriptions.settle(conn, who.account, target.id, outcome)

    own.database.write(settle)
    return {
        "devices": [
            {
                "id": target.id,
                "device": known[target.id].device,
                "this_session": known[target.id].session == who.session,
                **_said(outcome),
            }
            for target, outcome in came
        ]
    }


def _said(outcome: Outcome) -> dict[str, Any]:
    wait = outcome.after_seconds if isinstance(outcome, Later) else None
    return {
        "outcome": outcome.code,
        "reason": outcome.reason,
        "retry_after": None if wait is None else math.ceil(wait),
    }
