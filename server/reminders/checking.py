"""From due rows to messages: claimed, asked again whether they are wanted, addressed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from server.reminders.agenda import LINK
from server.reminders.claims import Claimed
from server.reminders.faults import where
from server.reminders.links import notice_of_locked
from server.reminders.notice import Notice, Skip, notice_of
from server.reminders.push import Later, Message, Target, payload_of
from server.reminders.standing import Together
from server.reminders.subscriptions import Sealed, opened, sealed_of
from server.storage.crypto import Keyring
from server.storage.drivers import ERRORS
from server.storage.moments import to_ms

NO_DEVICE = "no_device"

_log = logging.getLogger("cephalog.reminders")


class Ready(NamedTuple):
    """A message and the devices that are to have it."""

    claimed: Claimed
    message: Message
    targets: list[Target]


class Unwanted(NamedTuple):
    """Nothing is to be sent. `settled`: False where the row is not to be marked either."""

    claimed: Claimed
    reason: str
    settled: bool = True


class Broken(NamedTuple):
    """Nobody can tell what is to be sent, by a fault of the data or of the program."""

    claimed: Claimed
    outcome: Later


Checked = Ready | Unwanted | Broken
Claim = Callable[[Connection, datetime, datetime], list[Claimed]]


def take(
    connection: Connection,
    keyring: Keyring,
    base_url: str,
    claim: Claim,
    now: datetime,
    lease_from: datetime,
) -> list[Checked]:
    """Claim what is due at `now` and, in the same transaction, check each row again."""
    found = claim(connection, now, lease_from)
    if not found:
        return []
    together = Together(connection, keyring, (one.row.account for one in found), to_ms(now))
    devices = sealed_of(connection, together.ids)
    return [_checked(together, devices, base_url, one) for one in found]


def _checked(
    together: Together, devices: Mapping[int, list[Sealed]], base_url: str, claimed: Claimed
) -> Checked:
    """One row. What is wrong with one account is no other's trouble."""
    account = claimed.row.account
    try:
        standing = together.standing(account)
        say = notice_of_locked if claimed.row.reminder == LINK else notice_of
        notice = say(together.connection, standing, claimed.row)
        if isinstance(notice, Skip):
            return Unwanted(claimed, notice.reason, notice.settled)
        return _addressed(opened(standing.account, devices[account]), base_url, claimed, notice)
    except ERRORS:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are waiting
        _log.error("a reminder cannot be made: %s", where(error))
        return Broken(claimed, Later(None, "unreadable"))


def _addressed(targets: list[Target], base_url: str, claimed: Claimed, notice: Notice) -> Checked:
    only = claimed.only
    found = [target for target in targets if only is None or target.id in only]
    if not found:
        return Unwanted(claimed, NO_DEVICE)
    payload = payload_of(notice, base_url)
    return Ready(claimed, Message(payload, notice.ttl_seconds, notice.topic), found)
