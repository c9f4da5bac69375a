"""A server that is killed keeps what it answered for, and nothing by halves."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from sqlalchemy import select

from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.models import accounts, entries, history
from tests.fixtures.clock import FrozenClock
from tests.storage.support import Diary

ENOUGH = 40


def write_until_killed(url: str, folder: Path, account: int, clock: FrozenClock, out: Pipe) -> None:
    """Make an attack and edit it, in one call, tell its id once it is answered, and so on."""
    database = Database.open(url, folder)
    diary = Diary(database, Keyring.open(folder), clock, account)
    while True:
        made = diary.attack(severity=1)
        edit = diary.attack(made["id"], at="2026-03-01T11:00:00Z", severity=2)
        diary.sync([edit, made])
        out.send(made["id"])


def test_what_was_answered_survives_a_kill_and_nothing_is_half_done(
    diary: Diary, migrated_url: str, tmp_path: Path
) -> None:
    context = multiprocessing.get_context("spawn")
    inside, outside = context.Pipe(duplex=False)
    arguments = (migrated_url, tmp_path, diary.account, diary.clock, outside)
    child = context.Process(target=write_until_killed, args=arguments)
    child.start()
    outside.close()
    answered = [inside.recv() for _ in range(ENOUGH)]
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    with suppress(EOFError):
        while True:
            answered.append(inside.recv())
    read = diary.database.read
    found = set(read(lambda c: c.scalars(select(entries.c.id)).all()))
    assert set(answered) <= found
    assert len(found) <= len(answered) + 1, "at most one call was under way"
    past = Counter(read(lambda c: c.scalars(select(history.c.id)).all()))
    assert past == dict.fromkeys(found, 3), "each entry replaced three values in the same call"
    counter = read(lambda c: c.scalar(select(accounts.c.counter)))
    assert counter == 2 * len(found)
    (result,) = diary.apply(diary.attack())
    assert (result.status, result.rev) == ("applied", counter + 1)
