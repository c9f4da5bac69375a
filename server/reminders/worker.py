"""Claims due reminders, sends them to every device of their account, and marks what came of it.

At least once (trust.md §2e): a row that was sent and not marked, since the process was killed,
is sent again after its lease, under the same Topic and tag, and replaces the first.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from server.reminders.agenda import SENT
from server.reminders.checking import Broken, Checked, Claim, Ready, Unwanted, take
from server.reminders.claims import (
    AT_ONCE,
    Again,
    Claimed,
    Done,
    Mark,
    claim,
    claim_due_at,
    next_at,
)
from server.reminders.faults import where
from server.reminders.lanes import Lanes, Sends
from server.reminders.marking import OUTAGE_SECONDS, Marker, Result
from server.reminders.metrics import Metrics
from server.reminders.push import Failed, Message, Outcome, Target
from server.reminders.settling import FAILED, settle
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.drivers import ERRORS
from server.storage.errors import Busy, NoRoom
from server.storage.moments import from_ms, to_ms

Clock = Callable[[], datetime]
ENOUGH = 2 * AT_ONCE
"""Messages under way, from which on nothing more is claimed."""
LONGEST_NAP = 15.0
"""Seconds after which a worker looks whether something earlier was planned meanwhile."""
LEAST_NAP = 0.05
BREATH = 0.02
"""Seconds between two looks whether there is room for more."""
LEAST_LEASE = timedelta(seconds=15)
"""What has to be left of a lease to send under it: a message takes 5 s, and its turn some more."""

_log = logging.getLogger("cephalog.reminders")


@dataclass
class Counts:
    """What became of the rows of a run."""

    due: int = 0
    sent: int = 0
    failed: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class Means:
    """What a worker works with.

    `clock` is the schedule's, `real` the one that leases go by: they differ where somebody asks
    for another moment.
    """

    database: Database
    keyring: Keyring
    base_url: str
    clock: Clock
    real: Clock
    metrics: Metrics = field(default_factory=Metrics)


class Worker:
    """One of any number of workers on a database; made within a running loop."""

    def __init__(self, means: Means, sender: Sends) -> None:
        """`sender`: entered already."""
        self._means = means
        self._lanes = Lanes(sender, asyncio.get_running_loop().time)
        self._marker = Marker(means.database, means.keyring, means.clock)
        self._under_way: set[asyncio.Task[None]] = set()
        self._chance = random.Random()  # noqa: S311 - it spreads load
        self._once = False
        self.counts = Counts()

    async def run(self, stop: asyncio.Event) -> None:
        """Send what becomes due until `stop`; what is under way then is finished."""
        marking = asyncio.create_task(self._marker.run())
        failures = 0
        try:
            while not stop.is_set():
                try:
                    taken = await self._take(claim)
                    nap = await self._until_next() if taken < AT_ONCE else 0
                    failures = 0
                except (Busy, NoRoom, *ERRORS) as error:
                    _log.warning("reminders cannot be read: %s", where(error))
                    nap = OUTAGE_SECONDS[min(failures, len(OUTAGE_SECONDS) - 1)]
                    failures += 1
                await self._wait(stop, nap)
                if marking.done():
                    marking.result()
        finally:
            await self._finish(marking)

    async def once(self) -> Counts:
        """Send what is due now, each row once."""
        self._once = True
        marking = asyncio.create_task(self._marker.run())
        try:
            while await self._take(claim_due_at):
                await asyncio.gather(*self._under_way)
        finally:
            await self._finish(marking)
        return self.counts

    async def _take(self, which: Claim) -> int:
        """Claim and check a batch and set its messages off; gives how many rows it had."""
        means = self._means
        now = means.clock()

        def job(connection: Connection) -> list[Checked]:
            return take(connection, means.keyring, means.base_url, which, now, self._lease_now())

        checked = await asyncio.to_thread(means.database.write, job)
        for one in checked:
            self._means.metrics.due(one.claimed)
            self.counts.due += 1
            self._set_off(one)
        return len(checked)

    def _lease_now(self) -> datetime:
        """No worker's clock, moved or not, shall find this lease over before it is."""
        return max(self._means.clock(), self._means.real())

    def _set_off(self, one: Checked) -> None:
        if isinstance(one, Ready):
            task = asyncio.create_task(self._send(one))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        elif isinstance(one, Broken):
            self._settle(one.claimed, {"": one.outcome})
        else:
            self._skip(one)

    async def _send(self, ready: Ready) -> None:
        """To all devices at once; then what came of it is for the marker."""
        if self._lease_now() > _lease_end(ready.claimed) - LEAST_LEASE:
            # This process stood still for long: somebody else has the row soon.
            self.counts.failed += 1
            return
        first, *others = ready.targets
        beside = [asyncio.create_task(self._send_one(one, ready.message)) for one in others]
        found = [await self._send_one(first, ready.message), *[await task for task in beside]]
        names = (target.id for target in ready.targets)
        self._settle(ready.claimed, dict(zip(names, found, strict=True)))

    async def _send_one(self, target: Target, message: Message) -> Outcome:
        try:
            outcome = await self._lanes.send(target, message)
        except Exception as error:  # noqa: BLE001 - a fault of the program; the row shall end
            _log.error("a message cannot be sent: %s", where(error))
            outcome = Failed("fault")
        self._means.metrics.message(outcome)
        return outcome

    def _settle(self, claimed: Claimed, outcomes: dict[str, Outcome]) -> None:
        now, metrics = self._means.clock(), self._means.metrics
        mark = settle(claimed, outcomes, now, self._chance.random())
        served = mark.served if isinstance(mark, Again) else mark.outcome == SENT
        if served:
            self.counts.sent += 1
            if not claimed.served:
                metrics.sent(claimed, now)
        else:
            self.counts.failed += 1
        if isinstance(mark, Done) and mark.outcome == FAILED:
            metrics.failed(next(iter(outcomes.values())).reason)
        self._mark(mark, outcomes)

    def _skip(self, one: Unwanted) -> None:
        self.counts.skipped += 1
        if one.settled:
            self._means.metrics.skipped()
            self._mark(Done(one.claimed, SENT if one.claimed.served else one.reason), {})

    def _mark(self, mark: Mark, outcomes: dict[str, Outcome]) -> None:
        if self._once and isinstance(mark, Again):
            # Not tried, it would count as due, and this run would take it up again for ever.
            mark = replace(mark, counts=True)
        self._marker.add(Result(mark, outcomes))

    async def _until_next(self) -> float:
        """Seconds until the next row is to be looked at."""
        found = await asyncio.to_thread(self._means.database.read, next_at)
        if found is None:
            return LONGEST_NAP
        left = (found - to_ms(self._means.clock())) / 1000
        # What is due and was not claimed is in another worker's hands just now.
        return min(max(left, LEAST_NAP), LONGEST_NAP)

    async def _wait(self, stop: asyncio.Event, nap: float) -> None:
        """Sleep for `nap` seconds, then until there is room for more; or until `stop`."""
        await _unless(stop, nap)
        while self._lanes.under_way >= ENOUGH and not stop.is_set():
            # To be woken by each message that ends would cost as much as a tenth of sending it.
            await _unless(stop, BREATH)

    async def _finish(self, marking: asyncio.Task[None]) -> None:
        await asyncio.gather(*self._under_way)
        self._marker.close()
        await marking


async def _unless(stop: asyncio.Event, seconds: float) -> None:
    """Sleep; no longer than until `stop`."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


def _lease_end(claimed: Claimed) -> datetime:
    return from_ms(claimed.row.pick_at)
