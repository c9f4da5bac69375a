"""A worker in the test's hand: the clock stands, the push service is real and on loopback."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from server.reminders import subscriptions
from server.reminders.metrics import Metrics
from server.reminders.push import EndpointPolicy, Hosts, Sender, Target, Vapid, policy_of
from server.reminders.worker import Counts, Means, Worker
from tests.fixtures.push_service import Answer, Device, PushService
from tests.reminders.person import Person
from tests.reminders.push_support import Origins, new_vapid

BASE = "https://diary.example.org"


@dataclass
class Desk:
    """One worker's means, for the database of a `Person`."""

    person: Person
    services: list[PushService]
    vapid: Vapid = field(default_factory=new_vapid)
    hosts: Hosts = field(default_factory=Hosts)
    metrics: Metrics = field(default_factory=Metrics)
    seconds: float = 5.0

    def subscribe(
        self, always: Answer | None = None, who: Person | None = None, at: int = 0
    ) -> Device:
        """A further device of `who`, at the push service of that number."""
        who, device = who or self.person, self.services[at].new_device(always)
        keys = device.subscription["keys"]
        target = Target("", device.endpoint, keys["p256dh"], keys["auth"], self.vapid.key_id)
        session, now = who.device(), who.clock()
        who.database.write(
            lambda conn: subscriptions.put(conn, who.keyring, who.account, session, target, now)
        )
        return device

    def devices(self) -> int:
        """How many subscriptions the person has."""
        person = self.person
        found = person.database.read(lambda c: subscriptions.subscribed(c, person.account))
        return len(found)

    def neighbour(self) -> Person:
        """Somebody else on the same server."""
        return Person(self.person.database, self.person.keyring, self.person.clock)

    def open(self) -> Sender:
        """A sender to the push services."""
        return Sender.open(
            self.vapid, self._policy(), self.person.clock, hosts=self.hosts, seconds=self.seconds
        )

    @property
    def means(self) -> Means:
        """As `cephalog reminders` has them."""
        person = self.person
        clock = person.clock
        return Means(person.database, person.keyring, BASE, clock, clock, self.metrics)

    def tick(self, at: str) -> Counts:
        """What `cephalog reminders --once --at` does, without planning before."""
        self.person.clock.set(at)

        async def run() -> Counts:
            async with self.open() as sender:
                return await Worker(self.means, sender).once()

        return asyncio.run(run())

    def _policy(self) -> EndpointPolicy:
        if len(self.services) == 1:
            return policy_of((), self.services[0].origin)
        return Origins(*(service.origin for service in self.services))


def topics(device: Device) -> list[str]:
    """The Topics of what a device received, in order."""
    return [one.headers["topic"] for one in device.received]
