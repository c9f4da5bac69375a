"""What a person wrote is on the disk only as ciphertext, readable in its own place alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from server.storage import compact
from server.storage.crypto import AccountKey, Keyring, new_account_key
from server.storage.errors import KeyMissing, KeyUnreadable, NotReadable
from server.storage.models import entries
from tests.storage.support import Diary

CANARY = "zickzacklinien-hinter-dem-linken-auge"


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_no_text_of_a_diary_stands_in_the_files(diary: Diary, tmp_path: Path) -> None:
    made = diary.attack(notes=CANARY)
    diary.apply(made)
    diary.apply(diary.change("attack", made["id"], patch={"notes": CANARY + " again"}))
    files = [path for path in tmp_path.rglob("diary.sqlite3*") if path.is_file()]
    assert len(files) >= 3, "the database, its log and its index"
    for path in files:
        assert CANARY.encode() not in path.read_bytes(), path.name
        assert b"started_at" not in path.read_bytes(), path.name


def test_the_bodies_in_the_rows_hold_no_text(diary: Diary) -> None:
    diary.apply(diary.attack(notes=CANARY))
    (body,) = diary.database.read(lambda c: c.scalars(select(entries.c.body)).all())
    assert CANARY.encode() not in bytes(body)


def test_a_row_put_in_the_place_of_another_is_refused(diary: Diary) -> None:
    first, second = diary.attack(severity=1), diary.attack(severity=3)
    diary.apply(first, second)
    body = diary.database.read(
        lambda c: c.scalar(select(entries.c.body).where(entries.c.id == first["id"]))
    )
    swap = update(entries).where(entries.c.id == second["id"]).values(body=body)
    diary.database.write(lambda c: c.execute(swap))
    with pytest.raises(NotReadable):
        diary.get("attack", second["id"])


def test_a_row_of_another_account_is_refused(diary: Diary) -> None:
    other = Diary(diary.database, diary.keyring, diary.clock)
    made = diary.attack(severity=1)
    diary.apply(made)
    other.apply({**made, "patch": {**made["patch"], "severity": 3}})
    body = diary.database.read(
        lambda c: c.scalar(select(entries.c.body).where(entries.c.account == diary.account))
    )
    swap = update(entries).where(entries.c.account == other.account).values(body=body)
    diary.database.write(lambda c: c.execute(swap))
    with pytest.raises(NotReadable):
        other.get("attack", made["id"])


@pytest.mark.parametrize("place", [("history", "attack", "a"), ("entries", "dose", "a")])
def test_a_body_is_bound_to_table_and_kind(place: tuple[str, str, str]) -> None:
    key = AccountKey(new_account_key(), 7)
    body = key.seal("text", "entries", "attack", "a")
    assert key.open(body, "entries", "attack", "a") == "text"
    with pytest.raises(NotReadable):
        key.open(body, *place)


def test_an_altered_body_is_refused() -> None:
    key = AccountKey(new_account_key(), 7)
    body = bytearray(key.seal("text", "entries", "attack", "a"))
    body[-1] ^= 1
    with pytest.raises(NotReadable):
        key.open(bytes(body), "entries", "attack", "a")


def test_the_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = Keyring.open(tmp_path)
    assert stat.S_IMODE((tmp_path / "server.key").stat().st_mode) == 0o600
    assert Keyring.open(tmp_path).keys == first.keys
    assert [path.name for path in tmp_path.iterdir()] == ["server.key"]


@pytest.mark.parametrize("text", ["short", "AAAA", "é" * 44])
def test_a_key_that_is_none_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(KeyUnreadable):
        Keyring.open(tmp_path, text)


def test_without_the_server_key_nothing_is_readable(diary: Diary, tmp_path: Path) -> None:
    made = diary.attack()
    diary.apply(made)
    (tmp_path / "other").mkdir()
    stranger = Diary(diary.database, Keyring.open(tmp_path / "other"), diary.clock, diary.account)
    with pytest.raises(KeyMissing):
        stranger.get("attack", made["id"])


@given(st.text())
def test_what_is_packed_comes_back(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    assert compact.unpack(compact.pack(raw)) == raw


def test_the_dictionary_of_a_format_is_never_edited() -> None:
    packed = compact.DEFLATED_1 + bytes.fromhex(PACKED)
    assert compact.unpack(packed).decode() == UNPACKED


UNPACKED = '"data":{"started_at":"2026-01-01T07:00:00+01:00","zone":"Europe/Berlin","severity":2}'
PACKED = "a39ebd70ff1bd50200"
