"""One transaction for each job, whoever waits for whom and whatever fails."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError

from server.storage.database import Database
from server.storage.errors import Busy, NoRoom
from server.storage.models import meta
from tests.storage.support import Diary

SQLITE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)


def put(connection: Connection, name: str) -> None:
    connection.execute(insert(meta).values(name=name, value=b"x"))


def names(database: Database) -> set[str]:
    return set(database.read(lambda c: c.scalars(select(meta.c.name)).all()))


def test_what_a_job_gives_is_given_back(database: Database) -> None:
    assert database.write(lambda _: 42) == 42


def test_a_job_that_raises_leaves_nothing(database: Database) -> None:
    def job(connection: Connection) -> None:
        put(connection, "lost")
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        database.write(job)
    assert "lost" not in names(database)


def test_jobs_that_run_together_fail_alone(database: Database) -> None:
    """While the first one holds the writer, the others gather into one group."""
    release = threading.Event()

    def first(connection: Connection) -> None:
        release.wait(10)
        put(connection, "first")

    def other(number: int) -> str:
        def job(connection: Connection) -> None:
            put(connection, f"job {number}")
            if number % 3 == 0:
                put(connection, f"job {number}")

        try:
            database.write(job)
        except IntegrityError:
            return "failed"
        return "done"

    with ThreadPoolExecutor(16) as pool:
        holding = pool.submit(database.write, first)
        others = [pool.submit(other, number) for number in range(1, 13)]
        release.set()
        holding.result()
        outcomes = [future.result() for future in others]
    assert outcomes == ["failed" if number % 3 == 0 else "done" for number in range(1, 13)]
    expected = {f"job {number}" for number in range(1, 13) if number % 3}
    assert names(database) >= {"first", *expected}


def test_eight_clients_of_one_account_get_a_rev_each(diary: Diary) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = [diary.attack() for _ in range(80)]
        results = list(pool.map(lambda change: diary.apply(change)[0], made))
    assert sorted(result.rev or 0 for result in results) == list(range(1, 81))


@SQLITE
def test_a_writing_job_cannot_wait_for_another(database: Database) -> None:
    with pytest.raises(RuntimeError):
        database.write(lambda _: database.write(lambda _: 1))


@SQLITE
def test_a_full_disk_is_told_and_what_others_wrote_stays(database: Database) -> None:
    def fill(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 20}")
        put(connection, "small")

    database.write(fill)
    big = insert(meta).values(name="big", value=os.urandom(1 << 20))
    with pytest.raises(NoRoom):
        database.write(lambda c: c.execute(big))
    database.write(lambda c: put(c, "after"))
    assert {"small", "after"} <= names(database)
    assert "big" not in names(database)


@SQLITE
def test_a_database_that_cannot_be_opened_is_told_to_each_and_tried_again(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "not there yet"
    late = Database.open(f"sqlite:///{folder / 'diary.sqlite3'}", tmp_path)
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            late.write(lambda _: 1)
    folder.mkdir()
    assert late.write(lambda _: 1) == 1
    late.close()


@SQLITE
def test_writers_of_two_processes_queue_on_the_file_lock(database: Database) -> None:
    path = Path(f"{database.file}.lock")
    database.write(lambda c: put(c, "makes the lock file"))
    started, ended = threading.Event(), threading.Event()

    def write() -> None:
        started.set()
        database.write(lambda c: put(c, "queued"))
        ended.set()

    with path.open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        thread = threading.Thread(target=write)
        thread.start()
        started.wait(10)
        assert not ended.wait(0.2), "it must wait for who holds the lock"
        fcntl.flock(other, fcntl.LOCK_UN)
        assert ended.wait(10)
        thread.join()


@SQLITE
def test_the_files_are_durable_and_wiped(database: Database) -> None:
    pragmas = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")

    def ask(connection: Connection) -> list[object]:
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]

    found = database.read(ask)
    assert found == ["wal", 2, 1, 1]


def test_the_files_of_a_database_are_their_owners_alone(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'diary.sqlite3'}", tmp_path)
    database.write(lambda c: c.exec_driver_sql("CREATE TABLE one (two)"))
    files = list(tmp_path.glob("diary.sqlite3*"))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in files}
    assert modes.pop("diary.sqlite3.lock") & 0o022 == 0
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}
    database.close()


def _child(database: Database, name: str) -> None:
    database.write(lambda c: put(c, name))
    os._exit(0)


def test_a_fork_writes_by_itself(database: Database) -> None:
    database.write(lambda c: put(c, "parent"))
    context = multiprocessing.get_context("fork")
    child = context.Process(target=_child, args=(database, "child"))
    child.start()
    child.join(30)
    assert child.exitcode == 0
    database.write(lambda c: put(c, "parent again"))
    assert {"parent", "child", "parent again"} <= names(database)


@POSTGRESQL
def test_a_deadlock_is_run_again(database: Database) -> None:
    for name in ("a", "b"):
        database.write(partial(put, name=name))
    both = threading.Barrier(2, timeout=30)
    runs: list[str] = []

    def touch(first: str, second: str) -> None:
        def job(connection: Connection) -> None:
            runs.append(first)
            update = text("UPDATE meta SET value = 'y' WHERE name = :name")
            connection.execute(update, {"name": first})
            if runs.count(first) == 1:
                both.wait()
            connection.execute(update, {"name": second})

        database.write(job)

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(touch, *pair) for pair in (("a", "b"), ("b", "a"))]
        for future in done:
            future.result()
    assert len(runs) > 2, "one of the two had to run again"


@POSTGRESQL
def test_a_database_that_does_not_answer_is_busy(database: Database) -> None:
    gone = Database.open(str(database.url.set(port=1)), database.data_dir)
    with pytest.raises(Busy):
        gone.read(lambda c: c.exec_driver_sql("SELECT 1"))
    gone.close()
