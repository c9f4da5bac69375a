"""One push to every device of an account, now: does it get there?"""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from server.domain.zones import zone_of
from server.reminders.notice import Notice
from server.reminders.push import Message, Outcome, Sender, Target, payload_of
from server.reminders.words import words_in
from server.storage.crypto import Keyring
from server.storage.entries import get_entry
from server.storage.moments import to_ms

ID = "test"
"""What `navigate` names instead of a reminder, and the Topic."""
TTL_SECONDS = 600


def trial_notice(connection: Connection, keyring: Keyring, account: int, now: datetime) -> Notice:
    """The notice of a try, in the person's language."""
    profile = get_entry(connection, keyring, account, "profile", "me")
    data = profile.data if profile else {}
    days = zone_of(data.get("zone")).day_of(to_ms(now))
    title, lang, direction = words_in(data.get("language"))
    on_date = (date(1970, 1, 1) + timedelta(days=days)).isoformat()
    return Notice(ID, on_date, title, lang, direction, ID, TTL_SECONDS)


async def send_to_all(
    sender: Sender, found: list[Target], notice: Notice, base_url: str
) -> list[Outcome]:
    """What came of it on each device, in the order of `found`."""
    message = Message(payload_of(notice, base_url), notice.ttl_seconds, notice.topic)
    async with sender:
        return list(await asyncio.gather(*(sender.send(target, message) for target in found)))
