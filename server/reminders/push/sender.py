"""Sends messages to push services, many at once, and says what came of each (trust.md §2a, §2b).

Nothing here is logged but a host; endpoints and keys are secrets of the person.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from server.reminders.push.addresses import (
    AddressRefused,
    Lookup,
    PublicResolver,
    system_lookup,
)
from server.reminders.push.answers import judged
from server.reminders.push.encryption import ENCODING, LARGEST, encrypted
from server.reminders.push.endpoints import EndpointPolicy
from server.reminders.push.hosts import REMEMBERED, Hosts
from server.reminders.push.messages import Message, Target
from server.reminders.push.outcomes import Failed, Later, Outcome, TooLarge
from server.reminders.push.vapid import Vapid

Clock = Callable[[], datetime]
SECONDS = 5.0
"""For everything: look-up, connection, request and answer."""
ANSWER_BYTES = 4096
PER_HOST = 128
"""Connections to one push service, and messages under way to it."""
_OWN_WORDS = frozenset({"User-Agent", "Accept", "Accept-Encoding"})


class Sender:
    """Connections to the push services; `async with Sender.open(…) as sender`.

    Any number of `send` may run at once; those to one host wait for each other alone.
    """

    def __init__(self, vapid: Vapid, policy: EndpointPolicy, clock: Clock, hosts: Hosts) -> None:
        """Use `open`."""
        self._vapid = vapid
        self._policy = policy
        self._clock = clock
        self._hosts = hosts
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._resolver: PublicResolver
        self._session: aiohttp.ClientSession
        self._lookup: Lookup = system_lookup
        self._tls: ssl.SSLContext | bool = True
        self._seconds = SECONDS

    @classmethod
    def open(
        cls,
        vapid: Vapid,
        policy: EndpointPolicy,
        clock: Clock,
        *,
        hosts: Hosts | None = None,
        lookup: Lookup = system_lookup,
        tls: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
    ) -> Sender:
        """A sender, to be entered within a running loop.

        `clock`: the real time, in UTC, whatever the schedule's is. `hosts`: what is known of the
        push services, to share it among senders. `lookup`, `tls`, `seconds`: for tests.
        """
        sender = cls(vapid, policy, clock, hosts or Hosts())
        sender._lookup, sender._tls, sender._seconds = lookup, tls or True, seconds
        return sender

    async def __aenter__(self) -> Self:
        self._resolver = PublicResolver(self._policy, self._lookup)
        self._session = aiohttp.ClientSession(
            # How many connections there are to a host, `_turns` says.
            connector=aiohttp.TCPConnector(limit=0, resolver=self._resolver, ssl=self._tls),
            # No proxy and no password from the environment, no cookie, nothing unpacked.
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=_OWN_WORDS,
            timeout=aiohttp.ClientTimeout(total=self._seconds),
            read_bufsize=ANSWER_BYTES,
            max_line_size=ANSWER_BYTES,
            max_field_size=ANSWER_BYTES,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()
        await self._resolver.close()

    async def send(self, target: Target, message: Message) -> Outcome:
        """Encrypt and send one message to one device. Never raises for what the network does."""
        if len(message.payload) > LARGEST:
            return TooLarge()
        origin = self._policy.origin_of(target.endpoint)
        if origin is None:
            return Failed("not_allowed")
        async with self._turn(origin):
            now = self._clock()
            pause = self._hosts.pause_of(origin, now)
            if pause is not None:
                return Later(pause, "paused")
            outcome = await self._send(target, message, origin, now)
            self._hosts.note(origin, outcome, self._clock())
        return outcome

    def _turn(self, origin: str) -> asyncio.Semaphore:
        turn = self._turns.get(origin)
        if turn is None:
            if len(self._turns) >= REMEMBERED:
                self._turns.clear()
            turn = self._turns[origin] = asyncio.Semaphore(PER_HOST)
        return turn

    async def _send(self, target: Target, message: Message, origin: str, now: datetime) -> Outcome:
        signed = self._vapid.header(target.key_id, origin, now)
        if signed is None:
            return Failed("key")
        try:
            # Those that wait are encrypted one after the other, then sent one after the other:
            # a processor that does one thing at a time does a sixth more.
            await asyncio.sleep(0)
            body = encrypted(message.payload, target.p256dh, target.auth)
            await asyncio.sleep(0)
        except ValueError:
            return Failed("key")
        headers = {
            "Authorization": signed,
            "TTL": str(message.ttl),
            "Topic": message.topic,
            "Urgency": message.urgency,
            "Content-Encoding": ENCODING,
            "Content-Type": "application/octet-stream",
        }
        try:
            return await self._post(URL(target.endpoint, encoded=True), body, headers)
        except TimeoutError:
            return Later(None, "timeout")
        except aiohttp.ClientConnectorDNSError as error:
            refused = isinstance(error.os_error, AddressRefused)
            return Failed("address") if refused else Later(None, "unreachable")
        except (aiohttp.ClientError, OSError):
            return Later(None, "unreachable")

    async def _post(self, url: URL, body: bytes, headers: dict[str, str]) -> Outcome:
        response = await self._session.post(url, data=body, headers=headers, allow_redirects=False)
        try:
            if not response.content.at_eof():
                await _drain(response)
            return judged(response.status, response.headers.get("Retry-After"), self._clock())
        finally:
            response.release()


async def _drain(response: aiohttp.ClientResponse) -> None:
    """Read a small body, so that the connection can be used again; else let go of it."""
    left = ANSWER_BYTES
    try:
        while left > 0:
            chunk = await response.content.read(left)
            if not chunk:
                return
            left -= len(chunk)
    except (TimeoutError, aiohttp.ClientError):
        pass
    response.close()
