"""Killed at any point between claim and mark, every reminder arrives, and a double replaces it."""

from __future__ import annotations

import base64
import signal
from collections import Counter
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from server.reminders.push import Vapid
from server.reminders.push.vapid import new_key
from server.storage.moments import to_ms
from tests.fixtures.live import wait_for
from tests.fixtures.push_service import PushService
from tests.reminders.desk import Desk
from tests.reminders.doomed import POINTS, work
from tests.reminders.person import Person

EVENING = "2026-03-01T20:00:00+01:00"
# Where nothing was on its way yet, and where everything was marked.
NO_DOUBLE = {"claiming", "claimed", "written"}
AFTER_THE_LEASE = "2026-03-01T20:02:01+01:00"
PEOPLE = 6
# Processes that have imported everything already.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.reminders.doomed"])


class Scene:
    """Some people with a reminder at the same time, and workers as processes."""

    def __init__(self, person: Person, service: PushService, data: Path) -> None:
        self.person = person
        key = new_key()
        self.desk = Desk(person, [service], Vapid([key], "mailto:anna@example.org"))
        self.people = [person, *(self.desk.neighbour() for _ in range(PEOPLE - 1))]
        for who in self.people:
            who.reminder("check_in", time="20:00")
            self.desk.subscribe(who=who)
        self._given = {
            "url": person.database.url.render_as_string(hide_password=False),
            "data": str(data),
            "origin": service.origin,
            "key": base64.b64encode(key).decode(),
        }

    def start(self, point: str, at: str) -> ForkServerProcess:
        """A worker whose clock stands at `at`, doomed at `point` (`none`: it lives)."""
        process = FORKS.Process(target=work, args=(point, {**self._given, "at": at}))
        process.start()
        return process

    def finish(self) -> None:
        """Another worker does the rest. On PostgreSQL a killed one's locks outlive it a moment."""
        wait_for(self._finished, "everything is settled", within=20)

    def _finished(self) -> bool:
        self.desk.tick(AFTER_THE_LEASE)
        rows = [row for who in self.people for row in who.rows()]
        return all(row.done_at is not None for row in rows if row.due_at == EVENING_MS)

    def check(self, service: PushService, *, most: int = 2) -> None:
        """Everybody has it, at most so many times, under the same Topic and tag."""
        names = {(m.headers["topic"], m.json["notification"]["tag"]) for m in service.received}
        assert len(names) == PEOPLE
        assert all(topic == tag for topic, tag in names)
        assert {len(d) for d in by_device(service).values()} == {1}
        assert max(Counter(m.device.name for m in service.received).values()) <= most
        rows = [row for who in self.people for row in who.rows()]
        assert [row.outcome for row in rows if row.due_at == EVENING_MS] == ["sent"] * PEOPLE
        # And each of them is planned for tomorrow.
        assert sum(row.done_at is None for row in rows) == PEOPLE


def by_device(service: PushService) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for message in service.received:
        found.setdefault(message.device.name, set()).add(message.headers["topic"])
    return found


EVENING_MS = to_ms(datetime.fromisoformat(EVENING))


@pytest.fixture
def scene(person: Person, push_service: PushService, tmp_path: Path) -> Scene:
    return Scene(person, push_service, tmp_path)


def ended(process: ForkServerProcess) -> int | None:
    process.join(60)
    return process.exitcode


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_that_is_killed_loses_nothing(
    scene: Scene, push_service: PushService, point: str
) -> None:
    assert ended(scene.start(point, EVENING)) == -signal.SIGKILL
    # What it had claimed is nobody's until the lease ends.
    left = scene.desk.tick("2026-03-01T20:01:59+01:00").due
    assert left == (PEOPLE if point == "claiming" else 0)
    scene.finish()
    scene.check(push_service, most=1 if point in NO_DOUBLE else 2)


@pytest.mark.parametrize("point", POINTS)
def test_with_two_workers_one_of_which_is_killed_nothing_is_lost(
    scene: Scene, push_service: PushService, point: str
) -> None:
    doomed, other = scene.start(point, EVENING), scene.start("none", EVENING)
    assert ended(other) == 0
    # Where the other had everything, there was nothing to be killed at.
    assert ended(doomed) in {0, -signal.SIGKILL}
    scene.finish()
    scene.check(push_service)
