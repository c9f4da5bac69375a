"""The rows of `due`: one for each reminder, subject and local date that it is for.

`subject` is the dose's id (`after_dose`), the attack's (`open_attack`), the class (`count`), the
place of a time in the day ("1" is the second) for a medicine with several, else ''. `on_date` is
the date on which it is sent; what a `yesterday` asks about is the one before. Of `after_dose` it
is the dose's date, of `count` the one on which the class came near its limit.

Beside them stand the rows of `links.py`: their `reminder` is LINK, their `subject` the link's id.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection

from server.domain.zones import MINUTE
from server.storage.rows import Statement, id_list

SENT = "sent"
"""`outcome` of a row that reached a push service. What is settled otherwise has a word of its own:
the `reason` of its `Skip`, or what the worker calls it."""
SENT_LATELY = 8
"""Rows for so many dates back tell what is spent already."""
LINK = "link"


class DueRow(NamedTuple):
    """One row of `due` as a worker holds it; moments in ms."""

    account: int
    reminder: str
    subject: str
    on_date: str
    due_at: int
    expires_at: int
    pick_at: int
    attempts: int
    left_over: str | None


class Wanted(NamedTuple):
    """A row that should be there. `key` names it."""

    account: int
    reminder: str
    subject: str
    on_date: str
    due_at: int
    expires_at: int

    @property
    def key(self) -> Key:
        return self.reminder, self.subject, self.on_date

    @property
    def pick_at(self) -> int:
        """Up to a minute later, the same for the same row: a herd is spread (trust.md §2e)."""
        return self.due_at + int.from_bytes(_hash(self[:4])[:4]) % MINUTE


class Known(NamedTuple):
    """What there is of a row. `done_at` None: open."""

    reminder: str
    subject: str
    on_date: str
    due_at: int
    expires_at: int
    attempts: int
    done_at: int | None
    outcome: str | None

    @property
    def key(self) -> Key:
        return self.reminder, self.subject, self.on_date

    @property
    def is_free(self) -> bool:
        """Nobody claimed it yet, so it may be changed and dropped."""
        return self.done_at is None and self.attempts == 0

    @property
    def is_claimed(self) -> bool:
        """A worker has it, or will try again."""
        return self.done_at is None and self.attempts > 0


Key = tuple[str, str, str]
Place = tuple[int, str, str, str]
"""The account and a key."""

# Rows of links are nobody's reminder, so that no plan drops them.
_KNOWN = Statement(
    "SELECT account, reminder, subject, on_date, due_at, expires_at, attempts, done_at, outcome"
    " FROM due WHERE account {ids} AND (on_date >= ? OR done_at IS NULL)"
    " AND reminder <> 'link'"
)
_WRITE = Statement(
    "INSERT INTO due"
    " (account, reminder, subject, on_date, due_at, expires_at, pick_at, attempts)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (account, reminder, subject, on_date) DO UPDATE"
    " SET due_at = excluded.due_at, expires_at = excluded.expires_at, pick_at = excluded.pick_at"
    " WHERE due.done_at IS NULL AND due.attempts = 0"
)
_DROP = Statement(
    "DELETE FROM due WHERE account = ? AND reminder = ? AND subject = ? AND on_date = ?"
    " AND done_at IS NULL AND attempts = 0"
)
_MOVE = Statement(
    "UPDATE due SET due_at = ?, expires_at = ?, pick_at = ?, attempts = 0"
    " WHERE account = ? AND reminder = ? AND subject = ? AND on_date = ? AND done_at IS NULL"
)


def known(connection: Connection, account: int, since: str) -> list[Known]:
    """The account's open rows of reminders, and all for the dates from `since` on."""
    return known_of(connection, [account], since)[account]


def known_of(connection: Connection, accounts: Sequence[int], since: str) -> dict[int, list[Known]]:
    """The same of each of these accounts."""
    found: dict[int, list[Known]] = {account: [] for account in accounts}
    for account, *row in _KNOWN.run(connection, (id_list(connection, accounts), since)):
        found[account].append(Known._make(row))
    return found


def write(connection: Connection, wanted: Iterable[Wanted]) -> None:
    """Make these rows, or give them their new times where nobody claimed them yet."""
    if some := [(*one, one.pick_at) for one in wanted]:
        _WRITE.run_many(connection, some)


def drop(connection: Connection, places: Sequence[Place]) -> None:
    """Take these rows back where nobody claimed them yet."""
    if places:
        _DROP.run_many(connection, places)


def move(connection: Connection, wanted: Wanted) -> None:
    """Give a row that was claimed too early to its time, as if nobody had."""
    times = (wanted.due_at, wanted.expires_at, wanted.pick_at)
    _MOVE.run(connection, (*times, *wanted[:4]))


def topic_of(row: DueRow) -> str:
    """32 characters that name the row and tell nothing of it."""
    return urlsafe_b64encode(_hash(row[:4])).decode()


def id_of(row: DueRow) -> str:
    """A UUID that names the row and no entry, by its version (8, RFC 9562)."""
    digits = _hash(row[:4]).hex()
    return f"{digits[:8]}-{digits[8:12]}-8{digits[12:15]}-8{digits[15:18]}-{digits[18:30]}"


def _hash(place: Place) -> bytes:
    return blake2b("\n".join(map(str, place)).encode(), digest_size=24).digest()
