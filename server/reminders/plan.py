"""Which rows of `due` an account's entries ask for."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence, Set
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from server.domain.days import text_of_day
from server.domain.errors import DiaryError
from server.domain.zones import DAY
from server.reminders import agenda
from server.reminders.agenda import SENT_LATELY, Known, Place, Wanted
from server.reminders.asking import wanted
from server.reminders.faults import where
from server.reminders.standing import Standing, Together
from server.reminders.whereabouts import note_zone
from server.storage.crypto import Keyring
from server.storage.drivers import ERRORS
from server.storage.entries import on_change
from server.storage.entry import Record
from server.storage.moments import to_ms
from server.storage.rows import AccountRow, read_account

CONCERNED = {
    "medication": frozenset({"medication", "after_dose", "count"}),
    "dose": frozenset({"after_dose", "count"}),
    "attack": frozenset({"open_attack"}),
}
"""Which types of reminders an entry of a kind moves; a `reminder` and the profile move all. What
else answers a reminder, a `day` above all, is asked when it is due (`notice.py`)."""
_MOVING_ALL = frozenset({"reminder", "profile"})
_MOVING = _MOVING_ALL | CONCERNED.keys()
_log = logging.getLogger("cephalog.reminders")

Types = Set[str] | None
"""None: all of them."""


class Changes(NamedTuple):
    """Rows that nobody wants any more, and rows that are new or come at another time."""

    dropped: list[Place]
    written: list[Wanted]


def plan_account(connection: Connection, keyring: Keyring, account: int, now: datetime) -> None:
    """Reckon the account's open rows anew: make what is wanted next, drop what no longer is.

    Idempotent. A row that was claimed once (`attempts` above 0) or is done is left as it is, so
    that nothing is sent twice for one reminder, subject and local date. Locks the account: on
    PostgreSQL whoever touches rows of `due` of one account in the same transaction locks the
    account first (`read_account(…, lock=True)`), or a sync may wait for it and it for the sync.
    Raises AccountGone.
    """
    row = read_account(connection, keyring, account, lock=True)
    _plan(Standing(connection, row, to_ms(now)), connection, None)


def plan_accounts(
    connection: Connection, keyring: Keyring, accounts: Iterable[int], now: datetime
) -> None:
    """Plan several accounts; what is wrong with one of them is no other's trouble.

    Whoever calls this has locked them (`claims.lock_accounts`).
    """
    together = Together(connection, keyring, accounts, to_ms(now))
    known = agenda.known_of(connection, together.ids, _lately(together.now))
    found = [_changes_of(together, account, known[account]) for account in together.ids]
    _write(connection, [change for change in found if change])


def plan_on_change() -> None:
    """Have every change of an entry plan its account in the same transaction. Once is enough."""
    on_change(_listen)


def plan_in_zone(
    connection: Connection, keyring: Keyring, account: int, session: str, zone: str, now: datetime
) -> None:
    """The device of `session` is in `zone` and the last one seen: reminders follow it."""
    row = read_account(connection, keyring, account, lock=True)
    note_zone(connection, account, session, zone, to_ms(now))
    _plan(Standing(connection, row, to_ms(now)), connection, None)


def _listen(
    connection: Connection, account: AccountRow, changed: Sequence[Record], now: int
) -> None:
    kinds = {record.kind for record in changed} & _MOVING
    if not kinds:
        return
    types = None if kinds & _MOVING_ALL else {t for kind in kinds for t in CONCERNED[kind]}
    try:
        _plan(Standing(connection, account, now), connection, types, had="reminder" in kinds)
    except (DiaryError, *ERRORS):
        raise
    except Exception as error:  # noqa: BLE001 - what a person recorded is kept, whatever it is
        _log.error("reminders cannot be planned: %s", where(error))


def _changes_of(together: Together, account: int, rows: list[Known]) -> Changes | None:
    try:
        standing = together.standing(account)
        return _changes(standing, {entry.id for entry in standing.entries}, rows)
    except ERRORS:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are waiting
        _log.error("the reminders of an account cannot be planned: %s", where(error))
        return None


def _plan(standing: Standing, connection: Connection, types: Types, *, had: bool = True) -> None:
    """Plan the reminders of `types`. `had`: there may be rows without a reminder left."""
    concerned = {e.id for e in standing.entries if types is None or e.data.get("type") in types}
    if not concerned and not had:
        return
    account = standing.account.id
    rows = agenda.known_of(connection, [account], _lately(standing.now))[account]
    if types is not None:
        rows = [row for row in rows if row.reminder in concerned]
    _write(connection, [_changes(standing, concerned, rows)])


def _changes(standing: Standing, concerned: Set[str], rows: list[Known]) -> Changes:
    """What has to change of these rows, which are all there are of the reminders concerned."""
    asked, account = _asked(standing, concerned, rows), standing.account.id
    known = {row.key: row for row in rows}
    return Changes(
        [(account, *row.key) for row in rows if row.is_free and row.key not in asked],
        [one for key, one in asked.items() if _differs(one, known.get(key))],
    )


def _write(connection: Connection, several: Sequence[Changes]) -> None:
    agenda.drop(connection, [place for one in several for place in one.dropped])
    agenda.write(connection, [row for one in several for row in one.written])


def _lately(now: int) -> str:
    return text_of_day(now // DAY - SENT_LATELY)


def _asked(standing: Standing, concerned: Set[str], rows: list[Known]) -> dict[Any, Wanted]:
    found: dict[Any, Wanted] = {}
    for reminder in standing.reminders:
        if reminder.id in concerned:
            own = [row for row in rows if row.reminder == reminder.id]
            found.update((one.key, one) for one in wanted(standing, reminder, own))
    return found


def _differs(one: Wanted, row: Known | None) -> bool:
    if row is None:
        return True
    return row.is_free and (row.due_at, row.expires_at) != (one.due_at, one.expires_at)
