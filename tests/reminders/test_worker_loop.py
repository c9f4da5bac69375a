"""The worker as it runs for months: it waits, survives outages, and ends in good order."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from server.reminders import marking, worker
from server.reminders.checking import Ready
from server.reminders.claims import Claimed, claim
from server.reminders.lanes import SHARE, Lanes
from server.reminders.push import Accepted, Later, Message, Outcome, Target
from server.reminders.worker import Counts, Worker
from server.storage.errors import Busy
from server.storage.models import due
from tests.fixtures.push_service import Answer, PushService
from tests.reminders.desk import Desk, topics
from tests.reminders.person import Person

EVENING = datetime.fromisoformat("2026-03-01T20:00:00+01:00")


@pytest.fixture
def desk(person: Person, push_service: PushService) -> Desk:
    return Desk(person, [push_service])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outages are looked at again at once."""
    monkeypatch.setattr(worker, "OUTAGE_SECONDS", (0.01,))
    monkeypatch.setattr(marking, "OUTAGE_SECONDS", (0.01,))


def run(desk: Desk, meanwhile: Callable[[Worker], Awaitable[None]]) -> Counts:
    """Run a worker for as long as `meanwhile` takes; then it is asked to stop."""

    async def both() -> Counts:
        stop = asyncio.Event()
        async with desk.open() as sender:
            running = Worker(desk.means, sender)
            task = asyncio.create_task(running.run(stop))
            try:
                await asyncio.wait_for(meanwhile(running), 60)
            finally:
                stop.set()
                await asyncio.wait_for(task, 60)
        return running.counts

    return asyncio.run(both())


async def until(condition: Callable[[], bool]) -> None:
    """Any condition, also one of a thread's."""
    while not condition():  # noqa: ASYNC110
        await asyncio.sleep(0.01)


def outcomes(desk: Desk) -> list[str | None]:
    query = select(due.c.outcome).where(due.c.done_at.is_not(None))
    return desk.person.database.read(lambda conn: list(conn.scalars(query)))


def test_it_sends_what_is_due_and_marks_it_before_it_ends(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe(Answer(seconds=0.3))
    desk.person.clock.set(EVENING + timedelta(minutes=1))

    async def until_it_is_under_way(_: Worker) -> None:
        await until(lambda: len(phone.received) == 1)

    # The stop comes while the push service still thinks about it.
    assert run(desk, until_it_is_under_way) == Counts(due=1, sent=1)
    assert outcomes(desk) == ["sent"]
    assert desk.person.planned() == [("2026-03-02", "2026-03-02T19:00")]


def test_a_worker_with_nothing_to_do_does_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    monkeypatch.setattr(worker, "next_at", lambda conn: looks.append(1))

    async def a_while(_: Worker) -> None:
        await until(lambda: bool(looks))
        await asyncio.sleep(0.3)

    run(desk, a_while)
    assert len(looks) == 1


def test_it_wakes_when_something_is_due(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    (row,) = desk.person.rows()
    moment = desk.person.clock.set(EVENING)
    real, began = desk.means, asyncio.new_event_loop()
    began.close()
    naps: list[float] = []
    wait = Worker._wait

    async def noted(self: Worker, stop: asyncio.Event, nap: float) -> None:
        naps.append(nap)
        desk.person.clock.advance(seconds=nap)
        await wait(self, stop, 0)

    monkeypatch.setattr(Worker, "_wait", noted)
    assert real.clock() == moment
    run(desk, lambda _: until(lambda: len(phone.received) == 1))
    late = (row.pick_at - row.due_at) / 1000
    # In naps of 15 s at most, and then to the very moment.
    assert sum(naps[: int(late // 15) + 1]) == pytest.approx(late, abs=0.02)
    assert max(naps) <= 15


def test_a_database_that_is_away_is_waited_for(
    desk: Desk, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    desk.person.clock.set(EVENING + timedelta(minutes=1))
    database = desk.person.database
    real, calls = database.write, iter(range(100))

    def away(job: Any) -> Any:
        # Away for the first claims, then between claim and mark.
        if next(calls) in {0, 1, 3, 4, 5}:
            raise Busy
        return real(job)

    monkeypatch.setattr(database, "write", away)
    run(desk, lambda _: until(lambda: outcomes(desk) == ["sent"]))
    assert len(phone.received) == 1


def test_two_workers_under_load_send_everything_once(desk: Desk) -> None:
    """Each with its own connection to the database, in a thread of its own."""
    from server.storage.database import Database

    people = [desk.person, *(desk.neighbour() for _ in range(24))]
    for who in people:
        for minute in range(8):
            who.reminder("custom", time=f"20:0{minute}", title="x")
        desk.subscribe(Answer(seconds=0.02), who)
    desk.person.clock.set(EVENING + timedelta(minutes=8))
    counts: list[Counts] = []

    def work() -> None:
        database = Database.open(
            desk.person.database.url.render_as_string(hide_password=False),
            desk.person.database.data_dir,
        )

        async def once() -> Counts:
            from dataclasses import replace

            async with desk.open() as sender:
                return await Worker(replace(desk.means, database=database), sender).once()

        counts.append(asyncio.run(once()))
        database.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    received = desk.services[0].received
    assert len(received) == len({one.headers["topic"] for one in received}) == 200
    assert sum(one.sent for one in counts) == 200
    assert sum(one.failed + one.skipped for one in counts) == 0


def test_who_stood_still_beyond_the_lease_sends_nothing(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    clock = desk.person.clock
    clock.set(EVENING + timedelta(minutes=1))
    (claimed,) = desk.person.database.write(lambda conn: claim(conn, clock(), clock()))
    clock.advance(seconds=121)
    message = Message(b"{}", 60, "x")

    async def late() -> None:
        async with desk.open() as sender:
            running = Worker(desk.means, sender)
            await running._send(Ready(claimed, message, [target(0)]))

    asyncio.run(late())
    assert phone.received == []
    # The other worker does it, and once.
    assert desk.tick("2026-03-01T20:03:01+01:00") == Counts(due=1, sent=1)
    assert len(topics(phone)) == 1


def test_a_fault_of_the_program_ends_a_row_and_tells_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fault(self: Lanes, target: Target, message: Message) -> Outcome:
        raise ValueError(target.endpoint)

    monkeypatch.setattr(Lanes, "send", fault)
    monkeypatch.setattr(logging.getLogger("cephalog"), "propagate", True)
    desk.person.reminder("check_in", time="20:00")
    phone = desk.subscribe()
    assert desk.tick("2026-03-01T20:00:00+01:00") == Counts(due=1, failed=1)
    assert outcomes(desk) == ["failed"]
    assert "ValueError at test_worker_loop.py" in caplog.text
    assert phone.name not in caplog.text


def test_a_push_service_that_hangs_holds_up_nobody_else(
    person: Person, push_service: PushService
) -> None:
    hanging = PushService()
    desk = Desk(person, [hanging, push_service], seconds=1.0)
    try:
        stuck = [desk.neighbour() for _ in range(12)]
        for who in stuck:
            who.reminder("check_in", time="19:59")
            desk.subscribe(Answer(how="hang", seconds=30), who)
        person.reminder("check_in", time="20:00")
        phone = desk.subscribe(at=1)
        assert desk.tick("2026-03-01T20:00:30+01:00") == Counts(due=13, sent=1, failed=12)
        assert len(phone.received) == 1
        assert phone.received[0].at - hanging.received[0].at < 1.0
    finally:
        hanging.close()


def target(number: int, host: str = "push.example.org") -> Target:
    return Target(f"t{number}", f"https://{host}/{number}", "", "", "")


class Slow:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0
        self.go = asyncio.Event()

    async def send(self, target: Target, message: Message) -> Outcome:
        if "slow" in target.endpoint:
            await self.go.wait()
        return Accepted()


def test_a_slow_host_has_its_share_and_no_more() -> None:
    async def scene() -> None:
        slow = Slow()
        lanes, message = Lanes(slow, lambda: slow.now), Message(b"", 0, "")
        tasks = [
            asyncio.create_task(lanes.send(target(number, "slow.example.org"), message))
            for number in range(SHARE + 40)
        ]
        await asyncio.sleep(0)
        # Nobody knows yet that it is slow, so what is under way counts.
        assert lanes.under_way == SHARE + 40
        slow.now = 3.0
        assert lanes.under_way == 0
        put_back = await lanes.send(target(0, "slow.example.org"), message)
        assert put_back == Later(15.0, "paused")
        assert await lanes.send(target(0, "fast.example.org"), message) == Accepted()
        slow.go.set()
        assert await asyncio.gather(*tasks) == [Accepted()] * (SHARE + 40)
        assert lanes.under_way == 0

    asyncio.run(scene())


def test_a_claim_is_named_by_its_lease(desk: Desk) -> None:
    desk.person.reminder("check_in", time="20:00")
    clock = desk.person.clock
    clock.set(EVENING + timedelta(minutes=1))
    (first,) = desk.person.database.write(lambda conn: claim(conn, clock(), clock()))
    clock.advance(minutes=2)
    (second,) = desk.person.database.write(lambda conn: claim(conn, clock(), clock()))
    assert isinstance(first, Claimed)
    assert first.place != second.place
