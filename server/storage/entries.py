"""The diary's rows: the only place that reads or writes `entries` and `history` (contract §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection

from server.storage.crypto import Keyring

Status = Literal["applied", "merged", "unchanged", "rejected"]
Change = Mapping[str, Any]
"""As the contract writes it: kind, id, at, and patch or deleted or both; or an entry as given."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands. `first_at`: when its headache question was first answered (R11)."""

    kind: str
    id: str
    rev: int
    updated_at: datetime
    deleted: bool
    data: dict[str, Any]
    flags: list[str]
    first_at: datetime | None


class Result(NamedTuple):
    """What became of one change; `rev` is the entry's as it now stands, None if there is none."""

    status: Status
    rev: int | None
    errors: dict[str, list[str]] | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that stood once, or never did (`lost`)."""

    leaf: str
    value: Any
    at: datetime
    client_id: str
    device: str | None
    lost: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries in order of their ids, and where the next ones begin."""

    entries: list[Entry]
    next: str | None


Listener = Callable[[Connection, int, Sequence[Entry]], None]
_listeners: list[Listener] = []


def on_change(listener: Listener) -> None:
    """Have `listener(connection, account, entries)` called in the transaction of every change."""
    _listeners.append(listener)


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

    Locks the account. Raises AccountGone.
    """
    raise NotImplementedError


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
    raise NotImplementedError


def get_entry(
    connection: Connection, keyring: Keyring, account: int, kind: str, entry_id: str
) -> Entry | None:
    """One entry, deleted ones too; None where there is none."""
    raise NotImplementedError


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
    """A page of `GET /entries/{kind}`: what touches the dates, no tombstones, by id."""
    raise NotImplementedError


def history_of(
    connection: Connection, keyring: Keyring, account: int, kind: str, entry_id: str
) -> list[Replaced]:
    """What an entry's leaves held before, newest first; erased values are not among it."""
    raise NotImplementedError
