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
        self,
        service: PushService | None,
        clock: Callable[[], datetime] | None = None,
        **options: Any,
    ) -> None:
        self.vapid = options.pop("vapid", None) or new_vapid()
        self.policy = options.pop("policy", None) or policy_of(
            (), service.origin if service else ""
        )
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


HOSTILE = [
    "http://fcm.googleapis.com/fcm/send/x",
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[fe80::1%25eth0]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://10.0.0.1/",
    "https://localhost/",
    "https://localhost:8000/api/v1/accounts",
    "https://fcm.googleapis.com.evil.test/",
    "https://evilfcm.googleapis.com/",
    "https://fcm.googleapis.com@evil.test/",
    "https://user:word@fcm.googleapis.com/",
    "https://@fcm.googleapis.com/",
    "https://evil.test#fcm.googleapis.com",
    "https://evil.test?fcm.googleapis.com",
    "https://evil.test/fcm.googleapis.com",
    "https://evil.test\\@fcm.googleapis.com/",
    "https://fcm.googleapis.com\\@evil.test/",
    "https://fcm.googleapis.com/x#fragment",
    "https://fcm.googleapis.com:8443/",
    "https://fcm.googleapis.com:80/",
    "https://fcm.googleapis.com:0443/",
    "https://fcm.googleapis.com:/",
    "https://fcm.googleapis.com./",
    "https://fcm.googleapis.com..evil.test/",
    "https://.push.apple.com/",
    "https://..push.apple.com/",
    "https://push.apple.com/",
    "https://notpush.apple.com/",
    "https://-.push.apple.com/",
    "https://a b.push.apple.com/",
    "https://fcm.googleapis.com/a b",
    "https://fcm.googleapis.com/\r\nHost: evil.test",
    "https://fcm.googleapis.com/\n",
    "https://fcm.googleapis.com/\t",
    " https://fcm.googleapis.com/",
    "https://fcm.googleapis.com /",
    "https://fcm.google\u0430pis.com/",
    "https://fcm.googleapi\u017f.com/",
    "https://fcm\u3002googleapis\u3002com/",
    "https://fcm.googleapis.com\uff0fevil.test/",
    "https://xn--fcm-googleapis-com.test/",
    "https:/fcm.googleapis.com/",
    "https:fcm.googleapis.com/",
    "https:///fcm.googleapis.com/",
    "//fcm.googleapis.com/",
    "ftp://fcm.googleapis.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://",
    "https",
    "",
    "https://fcm.googleapis.com/" + "x" * 2022,
]
"""Endpoints that are no push service's (trust.md §2b)."""
