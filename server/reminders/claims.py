"""Which worker may send which due row, until when, and what came of it (trust.md §2e).

A claim is a lease: the row's `pick_at` moves to the lease's end and names the lease from then on.
A worker that dies leaves rows that are due again two minutes later; one that comes late with its
marks finds another `pick_at` and changes nothing. So a reminder is sent at least once, and by one
worker at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection

from server.reminders.agenda import SENT, DueRow
from server.storage.moments import to_ms
from server.storage.rows import Statement

LEASE = timedelta(minutes=2)
SPREAD = timedelta(minutes=1)
"""By how much `pick_at` lies behind `due_at` at most (`plan.py`)."""
KEPT = timedelta(days=60)
"""For how long a done row keeps its reminder from being sent again for its date."""


class Claimed(NamedTuple):
    """A due row that is ours until its `pick_at`. `served`: some device has it already."""

    row: DueRow
    served: bool

    @property
    def only(self) -> frozenset[str] | None:
        """The subscriptions that still lack it; None: whatever there is."""
        left = self.row.left_over
        return None if left is None else frozenset(orjson.loads(left))

    @property
    def place(self) -> tuple[int, str, str, str, int]:
        """What names the row, and the lease."""
        row = self.row
        return row.account, row.reminder, row.subject, row.on_date, row.pick_at


@dataclass(frozen=True, slots=True)
class Done:
    """This row is settled: `sent`, or another word for what became of it."""

    claimed: Claimed
    outcome: str


@dataclass(frozen=True, slots=True)
class Again:
    """This row is due again at `pick_at` (milliseconds), for the devices in `left_over`.

    `left_over` None: for all there are. `served`: some device has it. `counts`: False where
    nothing was tried.
    """

    claimed: Claimed
    pick_at: int
    left_over: tuple[str, ...] | None
    served: bool
    counts: bool


Mark = Done | Again

_KEY = "account, reminder, subject, on_date"
_PICK = "FROM due WHERE done_at IS NULL AND pick_at <= ?{only} ORDER BY pick_at LIMIT {limit}"
_TAKE = "UPDATE due SET pick_at = ?, attempts = attempts + 1 WHERE"
_GIVE = f"RETURNING {_KEY}, due_at, expires_at, pick_at, attempts, left_over, outcome"
# SQLite would look through all rows of an account for each key, PostgreSQL has no row id to keep.
_ON_SQLITE = f"WITH picked(row) AS (SELECT rowid {_PICK}) {_TAKE} rowid IN picked {_GIVE}"
_ON_POSTGRESQL = (  # constants alone
    f"WITH picked AS MATERIALIZED (SELECT {_KEY} {_PICK} FOR UPDATE SKIP LOCKED)"  # noqa: S608
    f" {_TAKE} ({_KEY}) IN (SELECT {_KEY} FROM picked) {_GIVE}"
)
# To who asks for what is due at a moment, the spread of a herd means nothing.
_DUE_AT = " AND (pick_at <= ? OR (attempts = 0 AND due_at <= ?))"
# By the key, not by `pick_at`, which PostgreSQL prefers and a whole claim has in common: hence `+`.
_DONE = Statement(
    "UPDATE due SET done_at = ?, outcome = ?, left_over = NULL"
    " WHERE account = ? AND reminder = ? AND subject = ? AND on_date = ? AND +pick_at = ?"
    " AND done_at IS NULL"
)
_AGAIN = Statement(
    "UPDATE due SET pick_at = ?, left_over = ?, outcome = ?, attempts = attempts - ?"
    " WHERE account = ? AND reminder = ? AND subject = ? AND on_date = ? AND +pick_at = ?"
    " AND done_at IS NULL"
)
_NEXT = Statement("SELECT min(pick_at) FROM due WHERE done_at IS NULL")
_WAITING = Statement("SELECT count(*) FROM due WHERE done_at IS NULL AND pick_at <= ?")
_LOCK = Statement("SELECT id FROM accounts WHERE id {ids} ORDER BY id", " FOR UPDATE")
_SWEEP = Statement("DELETE FROM due WHERE done_at IS NOT NULL AND done_at < ?")

AT_ONCE = 128
"""Rows of one claim: few transactions for a herd, and none that others wait for long."""


def claiming(only: str = "", limit: int = AT_ONCE) -> Statement:
    """The statement that claims rows, as each database wants it."""
    made = Statement(_ON_SQLITE.format(only=only, limit=limit))
    made.postgresql = Statement(_ON_POSTGRESQL.format(only=only, limit=limit)).postgresql
    return made


CLAIM, CLAIM_DUE_AT = claiming(), claiming(_DUE_AT)


def claim(connection: Connection, now: datetime, lease_from: datetime) -> list[Claimed]:
    """Take at most AT_ONCE rows whose time has come by `now`, the oldest first.

    They are ours until LEASE after `lease_from`.
    """
    return _taken(CLAIM.run(connection, (to_ms(now), to_ms(lease_from + LEASE))))


def claim_due_at(connection: Connection, at: datetime, lease_from: datetime) -> list[Claimed]:
    """The same for what is due at `at` by its reminder, without the spread over a minute."""
    moment = to_ms(at)
    params = (to_ms(at + SPREAD), moment, moment, to_ms(lease_from + LEASE))
    return _taken(CLAIM_DUE_AT.run(connection, params))


def next_at(connection: Connection) -> int | None:
    """When the next row is to be looked at, in milliseconds; None where there is none."""
    found: int | None = _NEXT.run(connection, ()).fetchone()[0]
    return found


def waiting(connection: Connection, now: datetime) -> int:
    """How many rows are due by `now` and nobody's: the depth of the queue."""
    found: int = _WAITING.run(connection, (to_ms(now),)).fetchone()[0]
    return found


def lock_accounts(connection: Connection, accounts: Iterable[int]) -> None:
    """Let nobody else change these accounts before this transaction ends.

    Whoever touches due rows and plans locks first, and in this order: no two wait for each other.
    """
    if connection.dialect.name == "postgresql":
        _LOCK.run(connection, (list(accounts),)).fetchall()


def mark(connection: Connection, marks: Sequence[Mark], now: datetime) -> None:
    """Write what came of claimed rows, where the lease is still theirs."""
    # In one order everywhere, so that two workers do not wait for each other.
    ordered = sorted(marks, key=lambda one: one.claimed.place)
    done = [one for one in ordered if isinstance(one, Done)]
    again = [one for one in ordered if isinstance(one, Again)]
    _run_many(connection, _DONE, ((to_ms(now), one.outcome, *one.claimed.place) for one in done))
    _run_many(connection, _AGAIN, map(_postponed, again))


def sweep(connection: Connection, now: datetime) -> None:
    """Forget what was settled more than KEPT ago."""
    _SWEEP.run(connection, (to_ms(now - KEPT),))


def _taken(cursor: Any) -> list[Claimed]:
    found = [Claimed(DueRow(*row[:-1]), row[-1] == SENT) for row in cursor.fetchall()]
    return sorted(found, key=lambda one: one.row.due_at)


def _postponed(one: Again) -> tuple[Any, ...]:
    left_over = None if one.left_over is None else orjson.dumps(one.left_over).decode()
    outcome = SENT if one.served else None
    return (one.pick_at, left_over, outcome, 0 if one.counts else 1, *one.claimed.place)


def _run_many(
    connection: Connection, statement: Statement, several: Iterable[tuple[Any, ...]]
) -> None:
    if some := list(several):
        statement.run_many(connection, some)
