"""Merges a call's changes into the rows: one rev for each change that changes its entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection

from server.domain.entries import KINDS
from server.domain.merge import Outcome, State, merge
from server.domain.spans import span_of
from server.domain.validation import missing_required
from server.storage import rows
from server.storage.body import fresh_text, text_of
from server.storage.changes import Errors, Incoming, read_change
from server.storage.entry import TABLE, Record
from server.storage.ledger import Ledger, Place
from server.storage.models import DELETED, LIVING
from server.storage.moments import to_ms
from server.storage.rows import AccountRow

Status = Literal["applied", "merged", "unchanged", "rejected"]
_ANSWERING = {name: frozenset(kind.answering) for name, kind in KINDS.items()}
_ANSWERING_NAMES = {name: [a[1:] for a in kind.answering] for name, kind in KINDS.items()}
_NEEDED = "This field is required."


class Result(NamedTuple):
    """What became of one change; `rev` is the entry's as it now stands, None if there is none."""

    status: Status
    rev: int | None
    errors: Errors | None = None


@dataclass(slots=True)
class Applied:
    """What a call's changes did. `records`: those entries that they name and that exist."""

    results: list[Result]
    account: AccountRow
    records: dict[Place, Record]


Listener = Callable[[Connection, AccountRow, Sequence[Record], int], None]
_listeners: list[Listener] = []


def on_change(listener: Listener) -> None:
    """Have `listener(connection, account, records, now)` called in the transaction of every change.

    `account` is locked, `records` are those that changed, as they now stand, `now` the server's
    clock in ms. One that listens already is not called twice.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def apply_to(
    connection: Connection,
    account: AccountRow,
    changes: Sequence[Any],
    *,
    client_id: str,
    now: datetime,
) -> Applied:
    """Merge `changes`, in order, into the entries of the locked `account`."""
    incoming = [read_change(change, client_id) for change in changes]
    places = [_place(change, read) for change, read in zip(changes, incoming, strict=True)]
    call = _Call(connection, account, to_ms(now))
    call.load({place for place in places if place})
    call.look_up([change for change in incoming if isinstance(change, Incoming)])
    done = [call.take(change) for change in incoming]
    call.store()
    results = [call.with_rev(result, place) for result, place in zip(done, places, strict=True)]
    return Applied(results, call.account, call.records)


def _place(change: Any, read: Incoming | Errors) -> Place | None:
    """The entry that a change names, which a rejected one may do as well."""
    if isinstance(read, Incoming):
        return read.kind, read.id
    if "/kind" in read or "/id" in read or not isinstance(change, dict) or "id" not in change:
        return None
    return change["kind"], change["id"]


class _Call:
    def __init__(self, connection: Connection, account: AccountRow, now: int) -> None:
        self.account = account
        self.records: dict[Place, Record] = {}
        self._connection = connection
        self._now = now
        self._ledger = Ledger(connection, account)

    def load(self, places: Iterable[Place]) -> None:
        for row in rows.named(self._connection, self.account.id, places):
            self.records[row.kind, row.id] = Record.of_row(row, self.account.key)

    def look_up(self, changes: list[Incoming]) -> None:
        """Ask the history, once, for all that does not stand in the entries."""
        wanted = []
        for change in changes:
            record = self.records.get((change.kind, change.id))
            if record is not None:
                state = record.opened()
                place = (change.kind, change.id)
                wanted += [(place, w) for w in change.writes if not state.stands(w)]
        if wanted:
            self._ledger.look_up(wanted)

    def take(self, change: Incoming | Errors) -> Result:
        if not isinstance(change, Incoming):
            return Result("rejected", None, change)
        record = self.records.get((change.kind, change.id))
        if record is None and change.is_plain(self._clock):
            return self._make(change)
        return self._merge(change, record)

    def with_rev(self, result: Result, place: Place | None) -> Result:
        record = self.records.get(place) if place else None
        return result if record is None else result._replace(rev=record.rev)

    @property
    def _clock(self) -> int:
        """The `updated_at` of a rev made now (contract §2)."""
        return max(self._now, self.account.last_updated + 1)

    def _next_rev(self) -> tuple[int, int]:
        """(rev, updated_at) of one more change."""
        rev, clock = self.account.counter + 1, self._clock
        self.account = self.account._replace(counter=rev, last_updated=clock)
        return rev, clock

    def _make(self, change: Incoming) -> Result:
        """An entry that nobody has heard of: its data is the patch, its stamps are one."""
        kind, entry_id, data, stamp = change.kind, change.id, change.patch, change.stamp
        if missing := missing_required(kind, data):
            return _lacking(missing)
        if not data and change.deleted is None:
            return Result("unchanged", None)
        answered = any(name in data for name in _ANSWERING_NAMES[kind])
        text = fresh_text(kind, data, stamp, answered=answered, living=change.deleted is False)
        rev, clock = self._next_rev()
        self.records[kind, entry_id] = Record(
            kind, entry_id, rev, clock, False, text, in_rows=False, dirty=True, data=data
        )
        return Result("applied", rev)

    def _merge(self, change: Incoming, record: Record | None) -> Result:
        state = State() if record is None else record.opened().copy()
        outcome = self._merged(change, state, record)
        if (record is None or record.deleted) and not state.deleted:
            if missing := missing_required(change.kind, state.data()):
                return _lacking(missing)
            if not state.stamps:
                return Result("unchanged", None)
        self._ledger.add((change.kind, change.id), outcome.past)
        if outcome.changed:
            self._keep(change, record, state)
        return Result(outcome.status, None)

    def _merged(self, change: Incoming, state: State, record: Record | None) -> Outcome:
        clock = self._clock
        outcome = merge(
            state,
            change.writes,
            clock=clock,
            known=self._ledger.knows((change.kind, change.id)) if record else lambda _: False,
            answering=_ANSWERING[change.kind],
        )
        if change.first_at is not None:
            outcome.changed |= state.lower_first_at(min(change.first_at, clock))
        return outcome

    def _keep(self, change: Incoming, record: Record | None, state: State) -> None:
        rev, clock = self._next_rev()
        if record is None:
            record = Record(change.kind, change.id, rev, clock, False, "", in_rows=False)
            self.records[change.kind, change.id] = record
        record.rev, record.updated_at, record.deleted = rev, clock, state.deleted
        record.state, record.dirty, record.data = state, True, None

    def store(self) -> None:
        """Write what changed: entries, history, counter; then tell who listens."""
        changed = [record for record in self.records.values() if record.dirty]
        if changed:
            for statement, made in ((rows.INSERT, False), (rows.UPDATE, True)):
                if some := [self._row(record) for record in changed if record.in_rows is made]:
                    statement.run_many(self._connection, some)
            _, _, _, counter, last_updated = self.account
            rows.RAISE_COUNTER.run(self._connection, (counter, last_updated, self.account.id))
        self._ledger.store()
        for listener in _listeners if changed else ():
            listener(self._connection, self.account, changed, self._now)

    def _row(self, record: Record) -> rows.Params:
        kind, entry_id, data = record.kind, record.id, record.data
        if data is None:
            state = record.opened()
            data = state.data()
            record.text = text_of(kind, state, data)
        return (
            *span_of(kind, entry_id, data),
            record.rev,
            record.updated_at,
            DELETED if record.deleted else LIVING,
            self.account.key.seal(record.text, TABLE, kind, entry_id),
            self.account.id,
            kind,
            entry_id,
        )


def _lacking(missing: list[str]) -> Result:
    return Result("rejected", None, {pointer: [_NEEDED] for pointer in missing})
