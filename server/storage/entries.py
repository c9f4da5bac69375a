"""The diary as the rest of the server reads and changes it (contract §2).

This module and those it imports here are the only ones that touch `entries` and `history`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, exists, select

from server.storage import rows
from server.storage.apply import Result, Status, apply_to, on_change
from server.storage.crypto import Keyring
from server.storage.entry import Entry, entry_of
from server.storage.ledger import TABLE as HISTORY
from server.storage.ledger import opened
from server.storage.models import accounts, clients, entries
from server.storage.moments import from_ms
from server.storage.rows import AccountRow, read_account
from server.storage.told import Told, told

__all__ = [
    "Entry",
    "Page",
    "Replaced",
    "Result",
    "Status",
    "Told",
    "accounts_with",
    "apply_changes",
    "get_entry",
    "history_of",
    "list_entries",
    "living",
    "living_one",
    "on_change",
    "read_entries",
    "told",
]

Change = Mapping[str, Any]
"""As the contract writes it: kind, id, at, and patch or deleted or both; or an entry as given."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that stood once, or never did (`lost`). `at` is what the device said."""

    leaf: str
    value: Any
    at: datetime
    client_id: str
    device: str | None
    lost: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries in order of their ids, and what to ask for the next ones with."""

    entries: list[Entry]
    next: str | None


def apply_changes(
    connection: Connection,
    keyring: Keyring,
    account: int,
    changes: Sequence[Change],
    *,
    client_id: str,
    now: datetime,
) -> list[Result]:
    """Merge `changes`, in order, into the account's entries; one result for each.

    For imports and for what the server writes itself: then `client_id` is the import's or the
    account's id and each `at` the server's clock. Locks the account. Raises AccountGone.
    """
    row = read_account(connection, keyring, account, lock=True)
    return apply_to(connection, row, changes, client_id=client_id, now=now).results


def read_entries(
    connection: Connection,
    keyring: Keyring,
    account: int,
    *,
    kinds: Iterable[str] | None = None,
    day_from: date | None = None,
    day_to: date | None = None,
    deleted: bool = False,
) -> list[Entry]:
    """The account's entries of `kinds` that touch the dates; undated ones always. Unordered."""
    row = read_account(connection, keyring, account)
    query = _touching(account, day_from, day_to)
    if kinds is not None:
        query = query.where(entries.c.kind.in_(list(kinds)))
    if not deleted:
        query = query.where(entries.c.deleted == 0)
    return list(_opened(connection, row, query))


def living(
    connection: Connection, account: AccountRow, kind: str, touching: tuple[str, str] | None = None
) -> list[Entry]:
    """The entries of a kind that are not deleted, without the detours of `read_entries`.

    `touching`: of those with a date, only those that touch these two or a date between.
    """
    if touching is None:
        found = rows.OF_KIND.run(connection, (account.id, kind))
    else:
        place, (first, last) = (account.id, kind), touching
        found = rows.OF_KIND_ON.run(connection, (*place, first, last, *place, last))
    return [entry_of(row, account.key) for row in found]


def living_one(
    connection: Connection, account: AccountRow, kind: str, entry_id: str
) -> Entry | None:
    """One entry; None where there is none or it is deleted."""
    for found in rows.named(connection, account.id, [(kind, entry_id)]):
        return None if found.deleted else entry_of(found, account.key)
    return None


def get_entry(
    connection: Connection, keyring: Keyring, account: int, kind: str, entry_id: str
) -> Entry | None:
    """One entry, deleted ones too; None where there is none."""
    row = read_account(connection, keyring, account)
    for found in rows.named(connection, account, [(kind, entry_id)]):
        return entry_of(found, row.key)
    return None


def list_entries(
    connection: Connection,
    keyring: Keyring,
    account: int,
    kind: str,
    *,
    day_from: date | None = None,
    day_to: date | None = None,
    limit: int = 100,
    after: str | None = None,
) -> Page:
    """A page of `GET /entries/{kind}`: what touches the dates, no tombstones, by id.

    `after`: the `next` of the page before.
    """
    row = read_account(connection, keyring, account)
    query = _touching(account, day_from, day_to)
    query = query.where(entries.c.kind == kind, entries.c.deleted == 0).order_by(entries.c.id)
    if after is not None:
        query = query.where(entries.c.id > after)
    found = list(_opened(connection, row, query.limit(limit + 1)))
    page = found[:limit]
    return Page(page, page[-1].id if len(found) > limit else None)


def accounts_with(
    connection: Connection, kind: str, after: int = 0, limit: int = 1000
) -> list[int]:
    """The next accounts after `after`, by id, that hold a living entry of `kind`."""
    living = exists().where(
        entries.c.account == accounts.c.id, entries.c.kind == kind, entries.c.deleted == 0
    )
    query = select(accounts.c.id).where(accounts.c.id > after, living)
    return list(connection.scalars(query.order_by(accounts.c.id).limit(limit)))


def history_of(
    connection: Connection, keyring: Keyring, account: int, kind: str, entry_id: str
) -> list[Replaced]:
    """What an entry's leaves held before, newest first; erased values are not among it."""
    row = read_account(connection, keyring, account)
    query = select(clients.c.client_id, clients.c.device).where(clients.c.account == account)
    # By their types, `dict()` does not take rows.
    devices = {client_id: device for client_id, device in connection.execute(query)}  # noqa: C416
    found = rows.PAST.run(connection, (account, kind, entry_id))
    past = [opened(row.key.open(bytes(body), HISTORY, kind, entry_id)) for (body,) in found]
    past.sort(key=lambda one: one.stamp, reverse=True)
    return [
        Replaced(
            one.leaf,
            one.value,
            from_ms(one.stamp.sent),
            one.stamp.client_id,
            devices.get(one.stamp.client_id),
            one.lost,
        )
        for one in past
    ]


def _touching(account: int, day_from: date | None, day_to: date | None) -> Any:
    table = entries.c
    query = select(
        table.kind, table.id, table.rev, table.updated_at, table.deleted, table.body
    ).where(table.account == account)
    if day_from is not None:
        query = query.where(table.day_to.is_(None) | (table.day_to >= day_from.isoformat()))
    if day_to is not None:
        query = query.where(table.day.is_(None) | (table.day <= day_to.isoformat()))
    return query


def _opened(connection: Connection, account: AccountRow, query: Any) -> Iterator[Entry]:
    for row in connection.execute(query):
        yield entry_of(row, account.key)
