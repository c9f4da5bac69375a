"""A phone that nobody used for half a year gets no reminders any more."""

from __future__ import annotations

import asyncio
import uuid

from flask import Flask
from sqlalchemy import Connection, func, insert, select

from server.api.services import Services
from server.commands.reminders import _daily
from server.reminders import subscriptions
from server.reminders.push import Target
from server.storage import models
from server.storage.accounts import fresh_account
from server.storage.moments import to_ms
from tests.fixtures.clock import FrozenClock

ENDPOINT = "https://fcm.googleapis.com/fcm/send/x"


def account_with_a_phone(own: Services) -> None:
    now = own.clock()
    row, session = fresh_account(own.keyring, now), str(uuid.uuid4())
    used = {"created_at": to_ms(now), "last_used_at": to_ms(now)}
    person = {"email": "a@example.org", "email_shown": "a@example.org", "password_hash": "x"}

    def write(conn: Connection) -> None:
        conn.execute(insert(models.accounts).values(**row, **person))
        signed_in = {"account": row["id"], "id": session, "token_hash": b"x", "kind": "browser"}
        conn.execute(insert(models.sessions).values(**signed_in, **used))
        target = Target("", ENDPOINT, "", "", own.push.vapid.key_id)
        subscriptions.put(conn, own.keyring, row["id"], session, target, now)

    own.database.write(write)


def phones(own: Services) -> int:
    count = select(func.count()).select_from(models.subscriptions)
    return own.database.read(lambda conn: conn.scalar(count)) or 0


def a_day(own: Services) -> None:
    """One round of the daily chores."""

    async def run() -> None:
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(0.2, stop.set)
        await _daily(own, own.clock, stop)

    asyncio.run(run())


def test_the_daily_round_ends_the_pushes_of_a_phone_that_is_signed_out_by_time(
    app: Flask, clock: FrozenClock
) -> None:
    own: Services = app.extensions["cephalog"]
    account_with_a_phone(own)
    clock.advance(days=179)
    a_day(own)
    assert phones(own) == 1
    clock.advance(days=2)
    a_day(own)
    assert phones(own) == 0
