"""One call of `POST /sync` (contract §2): take what changed there, give what changed here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import orjson
from sqlalchemy import Connection

from server.storage import rows
from server.storage.accounts import new_epoch
from server.storage.apply import Result, apply_to
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entry import Record, served_row
from server.storage.erasing import Sweeper
from server.storage.ledger import Place
from server.storage.moments import rfc3339, to_ms
from server.storage.rows import AccountRow, EntryRow, read_account
from server.sync.call import Call, read_call
from server.sync.devices import Devices
from server.sync.errors import EpochChanged

_devices = Devices()
_sweeper = Sweeper()


def exchange(
    database: Database,
    keyring: Keyring,
    account: int,
    call: object,
    *,
    now: datetime,
    device: str | None = None,
) -> str:
    """The JSON text that answers `call`.

    `now`: the server's clock; `device`: the session's name for the device, for the history view.
    Raises Invalid, EpochChanged, TooManyChanges, AccountGone, NoRoom, Busy.
    """
    asked = read_call(call)
    _sweeper.sweep(database, keyring, account, now)
    if not asked.changes:
        return _pull(database, keyring, account, asked, now)
    who = (account, asked.epoch, asked.client_id)
    is_new = not _devices.met(who)

    def job(connection: Connection) -> str | None:
        row = read_account(connection, keyring, account, lock=True)
        if not _same_epoch(row, asked):
            return None
        if is_new:
            _devices.note(connection, who, device, to_ms(now))
        return _push(connection, row, asked, now)

    answer = database.write(job)
    if answer is None:
        raise _begin_epoch(database, keyring, account, asked)
    _devices.meet(who)
    return answer


def _pull(database: Database, keyring: Keyring, account: int, asked: Call, now: datetime) -> str:
    """A call without changes: it locks nothing, so it waits for nobody."""

    def job(connection: Connection) -> str | None:
        row = read_account(connection, keyring, account)
        if not _same_epoch(row, asked):
            return None
        return _answer(connection, row, asked, now, [], {})

    answer = database.read(job)
    if answer is None:
        raise _begin_epoch(database, keyring, account, asked)
    return answer


def _push(connection: Connection, row: AccountRow, asked: Call, now: datetime) -> str:
    done = apply_to(connection, row, asked.changes, client_id=asked.client_id, now=now)
    return _answer(connection, done.account, asked, now, done.results, done.records)


def _same_epoch(row: AccountRow, asked: Call) -> bool:
    """Raise EpochChanged for another epoch; False when the cursor is ahead of the counter."""
    if asked.epoch is not None and asked.epoch != row.epoch:
        raise EpochChanged(row.epoch)
    return asked.cursor <= row.counter


def _begin_epoch(database: Database, keyring: Keyring, account: int, asked: Call) -> EpochChanged:
    """A device has seen what this database has not: it is an older copy, so a new epoch begins."""

    def job(connection: Connection) -> str:
        row = read_account(connection, keyring, account, lock=True)
        if _same_epoch(row, asked):
            return row.epoch
        epoch = new_epoch()
        rows.SET_EPOCH.run(connection, (epoch, account))
        return epoch

    return EpochChanged(database.write(job))


class Page(NamedTuple):
    """Rows after a cursor; `cursor` counts these and no others."""

    rows: list[EntryRow]
    cursor: int
    more: bool


def _page(connection: Connection, row: AccountRow, asked: Call) -> Page:
    """The next entries by `rev`: the counter rises under the account's lock, so none is skipped."""
    wanted = (row.id, asked.cursor, row.counter, asked.limit + 1)
    found = [EntryRow._make(one) for one in rows.SINCE.run(connection, wanted)]
    more = len(found) > asked.limit
    page = found[: asked.limit]
    return Page(page, page[-1].rev if more else row.counter, more)


def _answer(
    connection: Connection,
    row: AccountRow,
    asked: Call,
    now: datetime,
    results: list[Result],
    named: Mapping[Place, Record],
) -> str:
    """The entries after the cursor, and beyond the limit those that the changes name."""
    page = _page(connection, row, asked)
    entries = [_served(one, row, named) for one in page.rows]
    listed = {(one.kind, one.id) for one in page.rows}
    entries += [record.served() for place, record in named.items() if place not in listed]
    more = "true" if page.more else "false"
    return (
        f'{{"epoch":"{row.epoch}","cursor":"{page.cursor}","more":{more},'
        f'"server_time":"{rfc3339(to_ms(now))}","results":[{",".join(map(_result, results))}],'
        f'"entries":[{",".join(entries)}]}}'
    )


def _served(one: EntryRow, row: AccountRow, named: Mapping[Place, Record]) -> str:
    record = named.get((one.kind, one.id)) if named else None
    return served_row(one, row.key) if record is None else record.served()


def _result(result: Result) -> str:
    rev = "null" if result.rev is None else result.rev
    errors = "" if result.errors is None else f',"errors":{orjson.dumps(result.errors).decode()}'
    return f'{{"status":"{result.status}","rev":{rev}{errors}}}'
