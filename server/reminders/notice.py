"""What a due row says on the phone, when it is still wanted at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from server.reminders.agenda import DueRow
from server.storage.crypto import Keyring


@dataclass(frozen=True)
class Notice:
    """What is shown of a reminder: neutral words, nothing of its kind (trust.md §2a)."""

    id: str
    """What `navigate` names: a dose's or an attack's id, else the reminder's."""
    on_date: str
    """The local date that it is for."""
    title: str
    lang: str
    """Of the title, BCP 47."""
    dir: str
    """`ltr` or `rtl`."""
    topic: str
    """32 characters of base64url, the same for the same row: a double replaces the first one."""
    ttl_seconds: int
    """How long the push service may keep it: until the row expires."""


@dataclass(frozen=True)
class Skip:
    """Nothing is to be sent.

    `reason`: `off`, `answered`, `logged`, `over`, `quiet`, `late`, `enough` or `moved`, also the
    row's `outcome`. Not `settled`: the row was put right in this transaction (another time, as the
    zone or the reminder changed) and is not to be marked; it is picked up again when it is due.
    """

    reason: str
    settled: bool = True


def notice_of(
    connection: Connection, keyring: Keyring, row: DueRow, now: datetime
) -> Notice | Skip:
    """Whether the claimed `row` is still wanted at `now`, and what it says.

    In the transaction that claimed it, after the claim was written (`attempts` is 1 or more).
    """
    raise NotImplementedError
