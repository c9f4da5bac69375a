"""The generated histories of `machine.py`, on both databases, and with bugs planted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Connection

from server.domain import merge
from server.storage.rows import AccountRow, EntryRow, Statement
from server.sync import exchange
from server.sync.call import Call
from tests.sync.conftest import Store
from tests.sync.machine import Machine

USUAL = settings(
    deadline=None,
    stateful_step_count=40,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


def run(store: Store, examples: int, **more: Any) -> None:
    class OnThisStore(Machine):
        database = store.database
        keyring = store.keyring

    chosen = settings(USUAL, max_examples=examples, **more)
    run_state_machine_as_test(OnThisStore, settings=chosen)


@pytest.mark.timeout(600)
def test_all_replicas_become_equal_and_nothing_taken_is_lost(store: Store) -> None:
    run(store, 200 if store.database.is_sqlite else 50)


@contextmanager
def planted(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, bug: Any) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(where, name, bug)
        yield


def cursor_by_clock(connection: Connection, row: AccountRow, asked: Call) -> exchange.Page:
    """Like `updated_at > cursor`: what commits in the same millisecond is skipped."""
    sql = Statement(
        "SELECT kind, id, rev, updated_at, deleted, body FROM entries"
        " WHERE account = ? AND updated_at > ? ORDER BY updated_at"
    )
    found = [EntryRow._make(one) for one in sql.run(connection, (row.id, asked.cursor))]
    return exchange.Page(found, row.last_updated, False)


def tombstones_skipped(connection: Connection, row: AccountRow, asked: Call) -> exchange.Page:
    page = PAGE(connection, row, asked)
    return page._replace(rows=[one for one in page.rows if not one.deleted])


def stamps_of_others_ignored(value: Any, stamp: merge.Stamp, other: Any, than: merge.Stamp) -> bool:
    return stamp.client_id != than.client_id or NEWER(value, stamp, other, than)


PAGE, NEWER = exchange._page, merge._newer
BUGS = {
    "cursor by clock": (exchange, "_page", cursor_by_clock),
    "tombstone skipped on pull": (exchange, "_page", tombstones_skipped),
    "stamp of another device ignored": (merge, "_newer", stamps_of_others_ignored),
}


@pytest.mark.parametrize("bug", BUGS)
def test_the_suite_finds(bug: str, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, wrong = BUGS[bug]
    with planted(monkeypatch, where, name, wrong), pytest.raises(AssertionError):
        run(
            sqlite_store,
            250,
            phases=[Phase.generate],
            derandomize=True,
            database=None,
            report_multiple_bugs=False,
        )
