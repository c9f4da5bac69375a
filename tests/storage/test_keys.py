"""A new server key: every account is wrapped anew, and nothing becomes unreadable meanwhile."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from sqlalchemy import select

from server.storage.crypto import Keyring
from server.storage.errors import KeyMissing, KeyUnreadable
from server.storage.keys import check_keys, rotate
from server.storage.models import accounts, entries
from tests.storage.support import Diary


def test_rotating_wraps_keys_anew_and_leaves_bodies(diary: Diary, tmp_path: Path) -> None:
    made = diary.attack(severity=2)
    diary.apply(made)
    body = select(entries.c.body)
    wrapped = select(accounts.c.wrapped_key)
    before = diary.database.read(lambda c: (c.scalar(body), c.scalar(wrapped)))
    old = diary.keyring.current
    assert rotate(diary.database, diary.keyring) == 1
    after = diary.database.read(lambda c: (c.scalar(body), c.scalar(wrapped)))
    assert after[0] == before[0]
    assert after[1] != before[1]
    assert diary.keyring.current != old
    fresh = Diary(diary.database, Keyring.open(tmp_path), diary.clock, diary.account)
    entry = fresh.get("attack", made["id"])
    assert entry is not None
    assert entry.data == made["patch"]


def test_a_server_that_runs_goes_on_reading_and_making_accounts(
    diary: Diary, tmp_path: Path
) -> None:
    running = Keyring.open(tmp_path)
    made = diary.attack()
    diary.apply(made)
    for _ in range(3):
        rotate(diary.database, diary.keyring)
        seen = Diary(diary.database, running, diary.clock, diary.account)
        assert seen.get("attack", made["id"]) is not None
        Diary(diary.database, running, diary.clock)
        check_keys(diary.database, Keyring.open(tmp_path))
    assert len(diary.keyring.keys) == 2, "the key in use and the one before"


def test_what_was_wrapped_during_a_rotation_stays_readable(diary: Diary, tmp_path: Path) -> None:
    late = Keyring(diary.keyring.keys)
    rotate(diary.database, diary.keyring)
    slow = Diary(diary.database, late, diary.clock)
    slow.apply(slow.attack())
    check_keys(diary.database, Keyring.open(tmp_path))


def test_keys_from_the_environment_are_rotated_by_whoever_sets_them(diary: Diary) -> None:
    old = base64.b64encode(diary.keyring.keys[0]).decode()
    new = base64.b64encode(os.urandom(32)).decode()
    with pytest.raises(KeyUnreadable):
        rotate(diary.database, Keyring.open(Path("unused"), old))
    both = Keyring.open(Path("unused"), f"{new} {old}")
    assert rotate(diary.database, both) == 1
    check_keys(diary.database, Keyring.open(Path("unused"), new))


def test_a_wrong_key_is_said_at_the_start(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with pytest.raises(KeyMissing, match="server key"):
        check_keys(diary.database, Keyring.open(tmp_path / "other"))
