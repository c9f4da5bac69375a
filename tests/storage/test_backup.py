"""A backup of either database fills either, and nothing but a whole one fills anything."""

from __future__ import annotations

import stat
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, func, insert, select

from server.storage.backup import back_up, restore
from server.storage.backup_file import read_header, read_rows
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.errors import BackupDamaged, DatabaseFilled, KeyMissing
from server.storage.models import accounts, due, entries, sessions, subscriptions
from tests.fixtures.clock import FrozenClock
from tests.storage.support import Diary

NewDatabases = Callable[[str], AbstractContextManager[str]]


@contextmanager
def machine(
    new_databases: NewDatabases, kind: str, folder: Path
) -> Iterator[tuple[Database, Keyring]]:
    """Another server: an empty database and a key of its own."""
    folder.mkdir()
    with new_databases(kind) as url:
        database = Database.open(url, folder)
        yield database, Keyring.open(folder)
        database.close()


@pytest.fixture
def other(
    request: pytest.FixtureRequest, new_databases: NewDatabases, tmp_path: Path
) -> Iterator[tuple[Database, Keyring]]:
    """A server that has nothing yet; of the kind that the test says."""
    with machine(new_databases, getattr(request, "param", "sqlite"), tmp_path / "other") as made:
        yield made


def filled(diary: Diary) -> Any:
    """A diary with history, a tombstone and a session; what a pull gives of it."""
    made = diary.attack(severity=1, notes="mine")
    diary.clock.advance(seconds=1)
    gone = diary.change("attack", made["id"], deleted=True)
    diary.sync(
        [made, diary.change("attack", made["id"], patch={"severity": 2}), diary.attack(), gone]
    )
    session = {"account": diary.account, "id": str(uuid.uuid4()), "token_hash": b"\x00\xff"}
    session |= {"kind": "api", "created_at": 1, "last_used_at": 2}
    diary.database.write(lambda c: c.execute(insert(sessions).values(session)))
    return diary.sync()


def rows_of(table: Table, connection: Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(select(table))]


def count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(accounts)) or 0


@pytest.mark.parametrize("other", ["sqlite", "postgresql"], indirect=True)
def test_what_is_restored_is_what_was_there(
    diary: Diary, other: tuple[Database, Keyring], tmp_path: Path
) -> None:
    before = filled(diary)
    back_up(diary.database, diary.keyring, tmp_path / "b", now=diary.clock())
    assert restore(*other, tmp_path / "b", now=diary.clock()) == (1, 0)
    again = Diary(*other, diary.clock, diary.account)
    after = again.sync()
    assert after["entries"] == before["entries"]
    assert after["epoch"] != before["epoch"]
    assert after["cursor"] == before["cursor"]
    for entry in before["entries"]:
        place = entry["kind"], entry["id"]
        assert again.history(*place) == diary.history(*place)
    rows = other[0].read(lambda c: c.execute(select(sessions.c.token_hash)).scalars().all())
    assert [bytes(row) for row in rows] == [b"\x00\xff"]


@pytest.mark.parametrize("other", ["sqlite", "postgresql"], indirect=True)
def test_who_is_reminded_and_what_was_sent_come_back(
    diary: Diary, other: tuple[Database, Keyring], tmp_path: Path
) -> None:
    owner = {"account": diary.account}
    device = {"id": "d", "digest": b"\x00", "key_id": "k", "body": b"\x01", "created_at": 1}
    sent = {"reminder": "r", "subject": "", "on_date": "2026-03-01", "due_at": 1, "expires_at": 2}
    sent |= {"pick_at": 1, "done_at": 3, "outcome": "sent"}

    def fill(connection: Connection) -> None:
        connection.execute(insert(subscriptions).values(owner | device | {"seen_at": 2}))
        connection.execute(insert(due).values(owner | sent))

    diary.database.write(fill)
    back_up(diary.database, diary.keyring, tmp_path / "b", now=diary.clock())
    restore(*other, tmp_path / "b", now=diary.clock())
    for table in (subscriptions, due):
        before, after = (one.read(partial(rows_of, table)) for one in (diary.database, other[0]))
        assert after == before
        assert len(after) == 1


def test_the_restored_server_goes_on_by_itself(
    diary: Diary, other: tuple[Database, Keyring], tmp_path: Path
) -> None:
    filled(diary)
    back_up(diary.database, diary.keyring, tmp_path / "b", now=diary.clock())
    restore(*other, tmp_path / "b", now=diary.clock())
    again = Diary(*other, diary.clock, diary.account)
    (result,) = again.apply(again.attack(severity=3))
    assert (result.status, result.rev) == ("applied", 5)
    assert Keyring.open(tmp_path / "other").keys == other[1].keys, "its own key stays"


def test_the_file_is_for_its_owner_and_holds_no_text(diary: Diary, tmp_path: Path) -> None:
    filled(diary)
    back_up(diary.database, diary.keyring, tmp_path / "b", now=diary.clock())
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    header = read_header(tmp_path / "b")
    assert header.keys["server.key"] == diary.keyring.text
    for _, values in read_rows(tmp_path / "b"):
        assert "mine" not in repr(values)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".b")]


def test_without_keys_it_needs_those_of_the_server(
    diary: Diary, other: tuple[Database, Keyring], tmp_path: Path
) -> None:
    before = filled(diary)
    back_up(diary.database, diary.keyring, tmp_path / "b", now=diary.clock(), with_keys=False)
    assert read_header(tmp_path / "b").keys == {}
    with pytest.raises(KeyMissing):
        restore(*other, tmp_path / "b", now=diary.clock())
    assert other[0].read(count) == 0
    restore(other[0], diary.keyring, tmp_path / "b", now=diary.clock())
    assert (
        Diary(other[0], diary.keyring, diary.clock, diary.account).sync()["entries"]
        == before["entries"]
    )


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other", "end lost"])
def test_a_damaged_file_changes_nothing(diary: Diary, tmp_path: Path, damage: str) -> None:
    filled(diary)
    path = tmp_path / "b"
    back_up(diary.database, diary.keyring, path, now=diary.clock())
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= damage == "flipped"
    ends = {"cut": len(raw) // 2, "empty": 0, "end lost": len(raw) - 9}
    path.write_bytes(b"SQLite format 3" if damage == "other" else raw[: ends.get(damage, len(raw))])
    before = diary.sync()
    with pytest.raises(BackupDamaged):
        restore(diary.database, diary.keyring, path, now=diary.clock(), replace=True)
    assert diary.sync() == before


def test_a_filled_database_is_replaced_only_when_told(diary: Diary, tmp_path: Path) -> None:
    before = filled(diary)
    back_up(diary.database, diary.keyring, tmp_path / "b", now=diary.clock())
    later = diary.attack()
    diary.apply(later)
    with pytest.raises(DatabaseFilled):
        restore(diary.database, diary.keyring, tmp_path / "b", now=diary.clock())
    assert diary.get("attack", later["id"]) is not None
    restore(diary.database, diary.keyring, tmp_path / "b", now=diary.clock(), replace=True)
    assert diary.get("attack", later["id"]) is None
    assert diary.sync()["entries"] == before["entries"]


def test_a_missing_file_is_said_so(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        restore(diary.database, diary.keyring, tmp_path / "nothing", now=diary.clock())


def test_a_backup_that_fails_leaves_no_half_of_it(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        back_up(diary.database, diary.keyring, tmp_path / "no" / "b", now=diary.clock())
    with pytest.raises(IsADirectoryError):
        back_up(diary.database, diary.keyring, tmp_path, now=diary.clock())
    assert not [
        path for path in tmp_path.parent.iterdir() if path.name.startswith(f".{tmp_path.name}")
    ]


def test_a_backup_shows_one_moment_while_people_write(
    diary: Diary, clock: FrozenClock, tmp_path: Path
) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            diary.apply(*(diary.attack() for _ in range(3)))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(5):
            path = tmp_path / f"b{number}"
            back_up(diary.database, diary.keyring, path, now=clock())
            columns = read_header(path).columns
            counter, revs = 0, []
            for table, values in read_rows(path):
                row = dict(zip(columns[table], values, strict=True))
                if table == accounts.name:
                    counter = row["counter"]
                elif table == entries.name:
                    revs.append(row["rev"])
            assert sorted(revs) == list(range(1, counter + 1))
    finally:
        stop.set()
        thread.join()
