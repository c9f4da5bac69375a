"""From due rows to messages: claimed, asked again whether they are wanted, addressed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from server.reminders.agenda import DueRow
from server.reminders.claims import Claimed
from server.reminders.faults import where
from server.reminders.notice import Notice, Skip, notice_of
from server.reminders.push import Later, Message, Target, payload_of
from server.reminders.subscriptions import targets
from server.storage.crypto import Keyring
from server.storage.drivers import ERRORS

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
    return [_checked(connection, keyring, base_url, one, now) for one in found]


def _checked(
    connection: Connection, keyring: Keyring, base_url: str, claimed: Claimed, now: datetime
) -> Checked:
    """One row. What is wrong with one account is no other's trouble."""
    try:
        notice = notice_of(connection, keyring, claimed.row, now)
        if isinstance(notice, Skip):
            return Unwanted(claimed, notice.reason, notice.settled)
        return _addressed(connection, keyring, base_url, claimed, notice)
    except ERRORS:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are waiting
        _log.error("a reminder cannot be made: %s", where(error))
        return Broken(claimed, Later(None, "unreadable"))


def _addressed(
    connection: Connection, keyring: Keyring, base_url: str, claimed: Claimed, notice: Notice
) -> Checked:
    row: DueRow = claimed.row
    only = claimed.only
    devices = [
        target
        for target in targets(connection, keyring, row.account)
        if only is None or target.id in only
    ]
    if not devices:
        return Unwanted(claimed, NO_DEVICE)
    payload = payload_of(notice, base_url)
    return Ready(claimed, Message(payload, notice.ttl_seconds, notice.topic), devices)
