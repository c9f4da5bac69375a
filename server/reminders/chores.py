"""What is done once a day, beside the reminders: erasing what is due to be erased, and planning.

Each account is planned anew whenever something of it changes or was sent. Once a day all are, so
that a row that went missing (a crash, a restored backup, new time zone rules) is there again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from server.reminders.claims import lock_accounts, sweep
from server.reminders.plan import plan_accounts
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entries import accounts_with
from server.storage.erasing import erase_long_deleted

EVERY = timedelta(days=1)
AT_ONCE = 32
"""Accounts planned in a transaction; others write in between."""


def do_chores(
    database: Database,
    keyring: Keyring,
    now: datetime,
    scheduled: datetime,
    stopped: Callable[[], bool],
) -> None:
    """Erase what was deleted 30 days ago, forget what was sent 60 days ago, plan every account.

    `scheduled`: the schedule's clock, which may be moved; nothing is erased by it. Ends early once
    `stopped`. Raises Busy, NoRoom.
    """
    erase_long_deleted(database, keyring, now)
    database.write(partial(sweep, now=now))
    plan_all(database, keyring, scheduled, stopped)


def plan_all(
    database: Database,
    keyring: Keyring,
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Plan every account that has a reminder. Raises Busy, NoRoom."""
    last = 0
    while some := database.read(partial(accounts_with, kind="reminder", after=last)):
        for start in range(0, len(some), AT_ONCE):
            if stopped():
                return
            database.write(partial(_plan_some, keyring, some[start : start + AT_ONCE], now))
        last = some[-1]


def _plan_some(keyring: Keyring, some: list[int], now: datetime, connection: Connection) -> None:
    lock_accounts(connection, some)
    plan_accounts(connection, keyring, some, now)
