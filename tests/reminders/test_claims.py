"""A due row is one worker's at a time, for two minutes; what it marks later changes nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from server.reminders import claims
from server.reminders.claims import Again, Done, mark, next_at, sweep, waiting
from server.storage.moments import to_ms
from tests.fixtures.clock import FrozenClock
from tests.reminders.rows import Store, due_row, insert_many, opened_store

HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=2)


@pytest.fixture
def store(migrated_url: str, tmp_path: Path) -> Iterator[Store]:
    yield from opened_store(migrated_url, tmp_path / "keys")


def test_what_is_due_is_claimed_oldest_first(store: Store, clock: FrozenClock) -> None:
    account = store.account(clock())
    wanted = [store.add_due(account, clock() - HOUR * late)["reminder"] for late in (0, 2, 1)]
    store.add_due(account, clock() + timedelta(milliseconds=1))
    found = store.claim(clock())
    assert [one.row.reminder for one in found] == [wanted[1], wanted[2], wanted[0]]
    assert {one.row.attempts for one in found} == {1}
    assert {one.row.pick_at for one in found} == {to_ms(clock() + LEASE)}


def test_a_claimed_row_is_nobody_elses_until_the_lease_ends(
    store: Store, clock: FrozenClock
) -> None:
    store.add_due(store.account(clock()), clock())
    (first,) = store.claim(clock())
    assert store.claim(clock.advance(seconds=119.999)) == []
    (second,) = store.claim(clock.advance(seconds=0.001))
    assert second.row[:4] == first.row[:4]
    assert second.row.attempts == 2


def test_a_mark_after_the_lease_changes_nothing(store: Store, clock: FrozenClock) -> None:
    store.add_due(store.account(clock()), clock())
    (late,) = store.claim(clock())
    (ours,) = store.claim(clock.advance(minutes=2))
    store.database.write(lambda conn: mark(conn, [Done(late, "sent")], clock()))
    store.database.write(
        lambda conn: mark(conn, [Again(late, 0, None, served=False, counts=True)], clock())
    )
    (row,) = store.due_rows()
    assert (row.done_at, row.outcome, row.pick_at) == (None, None, ours.row.pick_at)
    store.database.write(lambda conn: mark(conn, [Done(ours, "sent")], clock()))
    (row,) = store.due_rows()
    assert (row.done_at, row.outcome) == (to_ms(clock()), "sent")
    assert store.claim(clock.advance(days=1)) == []


def test_a_row_comes_again_for_the_devices_that_lack_it(store: Store, clock: FrozenClock) -> None:
    store.add_due(store.account(clock()), clock())
    (first,) = store.claim(clock())
    assert first.only is None
    again = Again(first, to_ms(clock() + HOUR), ("b", "c"), served=True, counts=True)
    store.database.write(lambda conn: mark(conn, [again], clock()))
    assert store.database.read(next_at) == to_ms(clock() + HOUR)
    (second,) = store.claim(clock.advance(hours=1))
    assert (second.only, second.served, second.row.attempts) == (frozenset("bc"), True, 2)
    paused = Again(second, to_ms(clock()), ("c",), served=True, counts=False)
    store.database.write(lambda conn: mark(conn, [paused], clock()))
    (third,) = store.claim(clock())
    assert (third.only, third.row.attempts) == (frozenset("c"), 2)


def test_a_claim_takes_no_more_than_a_batch(store: Store, clock: FrozenClock) -> None:
    account = store.account(clock())
    rows = [due_row(account, clock()) for _ in range(claims.AT_ONCE + 5)]
    store.database.write(lambda conn: insert_many(conn, rows))
    assert len(store.claim(clock())) == claims.AT_ONCE
    assert store.database.read(lambda conn: waiting(conn, clock())) == 5
    assert len(store.claim(clock())) == 5
    assert store.claim(clock()) == []


def test_many_workers_at_once_never_claim_a_row_twice(store: Store, clock: FrozenClock) -> None:
    account = store.account(clock())
    rows = [due_row(account, clock()) for _ in range(1500)]
    store.database.write(lambda conn: insert_many(conn, rows))
    found: list[str] = []

    def work() -> None:
        while some := store.claim(clock()):
            found.extend(one.row.reminder for one in some)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # On PostgreSQL a worker that finds everything locked by others ends early.
    work()
    assert sorted(found) == sorted(row["reminder"] for row in rows)


def test_a_workers_clock_that_is_moved_back_makes_no_short_lease(
    store: Store, clock: FrozenClock
) -> None:
    store.add_due(store.account(clock()), clock() - 5 * HOUR)
    (one,) = store.claim(clock() - 4 * HOUR, lease_from=clock())
    assert one.row.pick_at == to_ms(clock() + LEASE)


def test_at_a_moment_the_spread_of_a_herd_does_not_count(store: Store, clock: FrozenClock) -> None:
    account = store.account(clock())
    spread = to_ms(clock() + timedelta(seconds=59))
    wanted = store.add_due(account, clock(), pick_at=spread)["reminder"]
    store.add_due(account, clock() + timedelta(seconds=30))
    claimed = store.add_due(account, clock(), pick_at=spread, attempts=1)
    assert claimed["reminder"] != wanted
    found = store.database.write(lambda conn: claims.claim_due_at(conn, clock(), clock()))
    assert [one.row.reminder for one in found] == [wanted]


def test_done_rows_are_forgotten_after_sixty_days(store: Store, clock: FrozenClock) -> None:
    account = store.account(clock())
    sixty = timedelta(days=60)
    store.add_due(account, clock() - sixty, done_at=to_ms(clock() - sixty) - 1, outcome="sent")
    kept = [
        store.add_due(account, clock() - sixty, done_at=to_ms(clock() - sixty), outcome="sent"),
        store.add_due(account, clock() - sixty),
    ]
    store.database.write(lambda conn: sweep(conn, clock()))
    assert {row.reminder for row in store.due_rows()} == {row["reminder"] for row in kept}


def plan_of(store: Store, sql: str, params: tuple[object, ...]) -> str:
    """How the database goes about it."""
    word = "EXPLAIN QUERY PLAN" if store.database.is_sqlite else "EXPLAIN"
    rows = store.database.read(lambda conn: explained(conn, f"{word} {sql}", params))
    return "\n".join(str(row[-1]) for row in rows)


def explained(connection: Connection, sql: str, params: tuple[object, ...]) -> list[Any]:
    from server.storage.drivers import driver

    return list(driver(connection).execute(sql, params).fetchall())


def test_claiming_reads_the_index_of_open_rows_alone(store: Store, clock: FrozenClock) -> None:
    account = store.account(clock())
    later = clock() + timedelta(days=1)
    for _ in range(4):
        rows = [due_row(account, later) for _ in range(5000)]
        store.database.write(lambda conn, rows=rows: insert_many(conn, rows))  # type: ignore[misc]
    if not store.database.is_sqlite:
        store.database.write(lambda conn: conn.exec_driver_sql("ANALYZE due").rowcount)
    kind = "sqlite" if store.database.is_sqlite else "postgresql"
    sql = getattr(claims.CLAIM, kind)
    found = plan_of(store, sql, (to_ms(clock()), to_ms(clock() + LEASE)))
    assert "due_open" in found
    assert "Seq Scan" not in found
    if store.database.is_sqlite:
        assert "SEARCH due USING INTEGER PRIMARY KEY (rowid=?)" in found
        assert "SCAN" not in found
        # Each mark is one look by the whole key.
        sql = "EXPLAIN QUERY PLAN " + claims._DONE.sqlite
        (row,) = store.database.read(lambda conn: explained(conn, sql, (1, "", 1, "", "", "", 1)))
        assert "on_date=?" in row[-1]
    moment = to_ms(clock())
    sql = getattr(claims.CLAIM_DUE_AT, kind)
    found = plan_of(store, sql, (moment, moment, moment, moment))
    assert "due_open" in found
    assert "Seq Scan" not in found
    assert "due_open" in plan_of(store, getattr(claims._NEXT, kind), ())
