"""Writes what came of claimed rows, many in a transaction, and plans what comes next."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from server.reminders.claims import Done, Mark, lock_accounts, mark
from server.reminders.faults import where
from server.reminders.plan import plan_accounts
from server.reminders.push import Accepted, Outcome
from server.reminders.subscriptions import settle
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.drivers import ERRORS
from server.storage.errors import Busy, NoRoom
from server.storage.rows import Statement, id_list

AT_ONCE = 64
GATHER_SECONDS = 0.05
"""How long the first result waits for others."""
TRIES_AT_THE_END = 3
OUTAGE_SECONDS = (1.0, 2.0, 5.0, 10.0, 15.0)

# `subscriptions.settle` for those that a push service took, all at once.
_REFUSED = Statement("SELECT account, id FROM subscriptions WHERE account {ids} AND refused > 0")
_FORGIVE = Statement("UPDATE subscriptions SET refused = 0 WHERE account = ? AND id = ?")

_log = logging.getLogger("cephalog.reminders")


class Result(NamedTuple):
    """What became of a row, and what came of its messages, by subscription."""

    mark: Mark
    outcomes: Mapping[str, Outcome]


class Marker:
    """Takes results at any time; `run` writes them until `close` and nothing is left."""

    def __init__(self, database: Database, keyring: Keyring, clock: Callable[[], datetime]) -> None:
        """`clock`: the schedule's."""
        self._database = database
        self._keyring = keyring
        self._clock = clock
        self._results: list[Result] = []
        self._some = asyncio.Event()
        self._closing = False

    def add(self, result: Result) -> None:
        """Have it written soon."""
        self._results.append(result)
        self._some.set()

    def close(self) -> None:
        """Have `run` end when everything is written."""
        self._closing = True
        self._some.set()

    async def run(self) -> None:
        """Write what is added; survives a database that is away."""
        while not (self._closing and not self._results):
            await self._some.wait()
            if len(self._results) < AT_ONCE and not self._closing:
                await asyncio.sleep(GATHER_SECONDS)
            self._some.clear()
            while self._results:
                batch, self._results = self._results[:AT_ONCE], self._results[AT_ONCE:]
                if not await self._write(batch):
                    return

    async def _write(self, batch: list[Result]) -> bool:
        """False: given up, since the process ends; the leases run out by themselves."""
        failures, planning = 0, True
        while True:
            job = partial(self._job, batch, planning)
            try:
                await asyncio.to_thread(self._database.write, job)
            except (Busy, NoRoom) as error:
                _log.warning("reminders cannot be marked: %s", error.code)
            except ERRORS as error:
                # A fault of the program. What was sent is marked at least, or it is sent again.
                _log.error("reminders cannot be marked or planned: %s", where(error))
                if not planning:
                    return True
                planning = False
                continue
            else:
                return True
            if self._closing and failures >= TRIES_AT_THE_END:
                return False
            await asyncio.sleep(OUTAGE_SECONDS[min(failures, len(OUTAGE_SECONDS) - 1)])
            failures += 1

    def _job(self, batch: Sequence[Result], planning: bool, connection: Connection) -> None:
        write_results(connection, self._keyring, batch, self._clock(), planning=planning)


def write_results(
    connection: Connection,
    keyring: Keyring,
    batch: Sequence[Result],
    now: datetime,
    *,
    planning: bool = True,
) -> None:
    """Mark the rows, drop what is gone, and plan the next rows of the accounts that are done."""
    accounts = {result.mark.claimed.row.account for result in batch}
    lock_accounts(connection, accounts)
    mark(connection, [result.mark for result in batch], now)
    _keep_outcomes(connection, batch)
    done = {result.mark.claimed.row.account for result in batch if isinstance(result.mark, Done)}
    if planning and done:
        plan_accounts(connection, keyring, done, now)


def _keep_outcomes(connection: Connection, batch: Sequence[Result]) -> None:
    """What the messages taught about the subscriptions."""
    taken: set[tuple[int, str]] = set()
    for result in batch:
        account = result.mark.claimed.row.account
        for name, outcome in result.outcomes.items():
            if isinstance(outcome, Accepted):
                taken.add((account, name))
            else:
                settle(connection, account, name, outcome)
    if taken:
        _forgive(connection, taken)


def _forgive(connection: Connection, taken: set[tuple[int, str]]) -> None:
    ids = id_list(connection, sorted({account for account, _ in taken}))
    refused = {(account, name) for account, name in _REFUSED.run(connection, (ids,))}
    if some := sorted(refused & taken):
        _FORGIVE.run_many(connection, some)
