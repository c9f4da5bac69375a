"""The entries of one kind that touch some dates, as a summary and the reminders read them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from server.storage import rows, told
from server.storage.database import Database
from server.storage.entries import living, read_entries
from server.storage.migrate import migrate
from server.storage.rows import Statement, read_account
from tests.storage.support import Diary

FIRST = date(2026, 2, 26)


def found(diary: Diary, kind: str, first: date, last: date) -> list[str]:
    def read(connection: Connection) -> list[str]:
        row = read_account(connection, diary.keyring, diary.account)
        dates = (first.isoformat(), last.isoformat())
        ids = sorted(one.id for one in living(connection, row, kind, dates))
        assert sorted(one.id for one in told.told(connection, row, kind, dates)) == ids
        return ids

    return diary.database.read(read)


def test_they_are_those_that_any_reading_of_the_dates_gives(diary: Diary) -> None:
    gone = diary.attack(started_at="2026-02-28T08:00:00Z")
    diary.apply(
        diary.attack(started_at="2026-02-27T22:00:00Z", ended_at="2026-03-01T09:00:00Z"),
        diary.attack(started_at="2026-02-26T08:00:00Z", ended_at="2026-02-26T09:00:00Z"),
        diary.attack(started_at="2026-02-28T20:00:00Z", end="unknown"),
        diary.attack(started_at="2026-02-27T08:00:00Z"),
        diary.day("2026-02-28"),
        diary.day("2026-03-02"),
        gone,
    )
    diary.apply(diary.change("attack", gone["id"], deleted=True))
    read = partial(read_entries, keyring=diary.keyring, account=diary.account)
    for begin in range(6):
        for length in range(4):
            first = FIRST + timedelta(days=begin)
            last = first + timedelta(days=length)
            for kind in ("attack", "day"):
                near = diary.database.read(partial(read, kinds=[kind], day_from=first, day_to=last))
                assert found(diary, kind, first, last) == sorted(one.id for one in near)


@pytest.mark.parametrize("statement", [rows.OF_KIND_ON, told.OF_KIND_ON])
def test_an_index_finds_them_whatever_else_the_diary_holds(
    tmp_path: Path, statement: Statement
) -> None:
    """SQLite's plan, that of the driver without statistics."""
    database = Database.open(f"sqlite:///{tmp_path / 'diary.sqlite3'}", tmp_path)
    migrate(database)

    def plan(connection: Connection) -> list[str]:
        asked = (1, "attack", "2026-02-26", "2026-03-01", 1, "attack", "2026-03-01")
        explained = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.sqlite}", asked)
        return [step for *_, step in explained if step.startswith("SEARCH")]

    steps = database.read(plan)
    database.close()
    assert len(steps) == 2
    assert all("entries_dates (account=? AND kind=? AND day_to" in step for step in steps)
