"""What the tests of sending share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from server.reminders.push import (
    EndpointPolicy,
    Hosts,
    Message,
    Outcome,
    Sender,
    Target,
    Vapid,
    policy_of,
)
from server.reminders.push.vapid import new_key
from tests.fixtures.clock import FrozenClock
from tests.fixtures.push_service import Device, PushService

SUBJECT = "mailto:anna@example.org"
MESSAGE = Message(b'{"web_push":8030}', 7200, "topic-1")


def new_vapid() -> Vapid:
    return Vapid([new_key()], SUBJECT)


def target_of(device: Device, vapid: Vapid) -> Target:
    keys = device.subscription["keys"]
    return Target("row", device.endpoint, keys["p256dh"], keys["auth"], vapid.key_id)


class Origins(EndpointPolicy):
    """Several push services on loopback, where a real server knows one."""

    def __init__(self, *origins: str) -> None:
        super().__init__()
        object.__setattr__(self, "origins", origins)

    def origin_of(self, endpoint: str) -> str | None:
        origins: tuple[str, ...] = getattr(self, "origins", ())
        return next((origin for origin in origins if endpoint.startswith(origin + "/")), None)


class Post:
    """A sender to one push service, run by `send`; it keeps what it knows of hosts."""

    def __init__(
        self, service: PushService, clock: Callable[[], datetime] | None = None, **options: Any
    ) -> None:
        self.vapid = options.pop("vapid", None) or new_vapid()
        self.policy = options.pop("policy", None) or policy_of((), service.origin)
        self.clock = clock or FrozenClock(datetime.fromisoformat("2026-03-01T12:00:00Z"))
        self.hosts = Hosts()
        self.options = options

    def send(
        self, *devices: Device | Target, message: Message = MESSAGE, times: int = 1
    ) -> list[Outcome]:
        """What came of the message on each device, one after the other."""
        found = [d if isinstance(d, Target) else target_of(d, self.vapid) for d in devices] * times

        async def run() -> list[Outcome]:
            async with self.open() as sender:
                return [await sender.send(target, message) for target in found]

        return asyncio.run(run())

    def send_at_once(self, *found: Target, message: Message = MESSAGE) -> list[Outcome]:
        """The same with all of them under way at once."""

        async def run() -> list[Outcome]:
            async with self.open() as sender:
                return list(await asyncio.gather(*(sender.send(one, message) for one in found)))

        return asyncio.run(run())

    def open(self) -> Sender:
        return Sender.open(self.vapid, self.policy, self.clock, hosts=self.hosts, **self.options)
