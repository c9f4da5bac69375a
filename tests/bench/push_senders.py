"""`python -m tests.bench.push_senders CPU PLAIN TLS CERT ROUNDS`: ours and pywebpush in turns.

PLAIN answers at once, TLS after 50 ms. A process of its own, on one core. Prints a line of JSON
for each round: metric, server, messages a second, CPU microseconds a message.
"""

from __future__ import annotations

import asyncio
import json
import os
import ssl
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import aiohttp
import requests
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from pywebpush import webpush, webpush_async

from server.api.services import system_clock
from server.reminders.collector import spare_the_collector
from server.reminders.push import Accepted, Message, Sender, Target, Vapid, policy_of
from server.reminders.push.endpoints import encoded
from server.reminders.push.vapid import new_key

MANY, SOME, FEW, SLOW = 500, 300, 200, 15
SLICES = 4
LOADED = 2500
PLAIN_AT_ONCE, TLS_AT_ONCE = 32, 128
PAYLOAD = b"x" * 200
CLAIMS = {"sub": "mailto:ops@example.org"}
CURVE = ec.SECP256R1()
T = TypeVar("T")


@dataclass(frozen=True)
class Phone:
    """A subscription, as either side wants it."""

    target: Target
    raw: dict[str, Any]
    point: bytes
    secret: bytes


class Senders:
    """The same messages to the same phones, each way."""

    def __init__(self, base: str, count: int, tls: ssl.SSLContext | None) -> None:
        self._base, self._tls = base, tls
        key = new_key()
        self._vapid = Vapid([key], CLAIMS["sub"])
        self._words = encoded(key)
        self._signer = Vapid02.from_raw(self._words.encode())
        self.phones = [self._phone(number) for number in range(count)]

    def _phone(self, number: int) -> Phone:
        key = ec.generate_private_key(CURVE).public_key()
        point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        endpoint, secret = f"{self._base}/push/{number:032x}", os.urandom(16)
        keys = {"p256dh": encoded(point), "auth": encoded(secret)}
        target = Target("", endpoint, keys["p256dh"], keys["auth"], self._vapid.key_id)
        return Phone(target, {"endpoint": endpoint, "keys": keys}, point, secret)

    def ours(self, count: int, at_once: int) -> None:
        message = Message(PAYLOAD, 3600, "reminder")

        async def run() -> None:
            policy = policy_of((), self._base)
            async with Sender.open(self._vapid, policy, system_clock, tls=self._tls) as sender:

                async def one(phone: Phone) -> None:
                    assert await sender.send(phone.target, message) == Accepted()

                await at_most(at_once, self.phones[:count], one)

        asyncio.run(run())

    def webpush_async(self, count: int, at_once: int) -> None:
        async def run() -> None:
            connector = aiohttp.TCPConnector(ssl=self._tls or True, limit=at_once)
            async with aiohttp.ClientSession(connector=connector) as session:

                async def one(phone: Phone) -> None:
                    await webpush_async(
                        phone.raw, PAYLOAD, vapid_private_key=self._signer,
                        vapid_claims=dict(CLAIMS), ttl=3600, aiohttp_session=session,
                    )  # fmt: skip

                await at_most(at_once, self.phones[:count], one)

        asyncio.run(run())

    def webpush_session(self, count: int) -> None:
        with requests.Session() as session:
            for phone in self.phones[:count]:
                webpush(
                    phone.raw, PAYLOAD, vapid_private_key=self._signer,
                    vapid_claims=dict(CLAIMS), ttl=3600, requests_session=session,
                )  # fmt: skip

    def webpush_serial(self, count: int) -> None:
        for phone in self.phones[:count]:
            webpush(
                phone.raw, PAYLOAD, vapid_private_key=self._words, vapid_claims=dict(CLAIMS),
                ttl=3600,
            )  # fmt: skip

    def encryption(self, count: int) -> None:
        for phone in self.phones[:count]:
            encrypt_alone(phone.point, phone.secret)


async def at_most(many: int, items: Iterable[T], do: Callable[[T], Awaitable[None]]) -> None:
    """`do` each, `many` under way at once."""
    rest = iter(items)

    async def run() -> None:
        for item in rest:
            await do(item)

    await asyncio.gather(*(run() for _ in range(many)))


def encrypt_alone(point: bytes, secret: bytes) -> bytes:
    """RFC 8291 straight on `cryptography`: what no sender in Python can be faster than."""
    key = ec.generate_private_key(CURVE)
    mine = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point))
    seed = HKDF(hashes.SHA256(), 32, secret, b"WebPush: info\0" + point + mine).derive(shared)
    salt = os.urandom(16)
    sealer = HKDF(hashes.SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(seed)
    nonce = HKDF(hashes.SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(seed)
    sealed = AESGCM(sealer).encrypt(nonce, PAYLOAD + b"\2", None)
    return salt + b"\0\0\x10\0" + b"A" + mine + sealed


class Case(NamedTuple):
    """One sender at one thing: `run` sends so many `messages`."""

    metric: str
    server: str
    messages: int
    run: Callable[[], None]


def measured(cases: list[Case]) -> None:
    """A round: each case a few times, in turns, so that a burst of other work hits all alike."""
    walls, cpus = [0.0] * len(cases), [0.0] * len(cases)
    for _ in range(SLICES):
        for number, case in enumerate(cases):
            wall, cpu = time.perf_counter(), time.process_time()
            case.run()
            walls[number] += time.perf_counter() - wall
            cpus[number] += time.process_time() - cpu
    for case, wall, cpu in zip(cases, walls, cpus, strict=True):
        sent = SLICES * case.messages
        print(json.dumps([case.metric, case.server, sent / wall, 1e6 * cpu / sent]), flush=True)


def main() -> None:
    cpu, plain_base, tls_base, cert, rounds = sys.argv[1:6]
    os.sched_setaffinity(0, {int(cpu)})
    os.environ["REQUESTS_CA_BUNDLE"] = cert
    plain = Senders(plain_base, MANY, None)
    tls = Senders(tls_base, LOADED, ssl.create_default_context(cafile=cert))
    cases = [
        Case("push", "ours", MANY, lambda: plain.ours(MANY, PLAIN_AT_ONCE)),
        Case("push", "async", MANY, lambda: plain.webpush_async(MANY, PLAIN_AT_ONCE)),
        Case("push", "crypto", MANY, lambda: plain.encryption(MANY)),
        Case("push", "session", SOME, lambda: plain.webpush_session(SOME)),
        Case("push", "serial", FEW, lambda: plain.webpush_serial(FEW)),
        Case("push_tls", "ours", LOADED, lambda: tls.ours(LOADED, TLS_AT_ONCE)),
        Case("push_tls", "async", LOADED, lambda: tls.webpush_async(LOADED, TLS_AT_ONCE)),
        Case("push_tls", "serial", SLOW, lambda: tls.webpush_serial(SLOW)),
    ]
    spare_the_collector()  # for all senders alike
    plain.ours(PLAIN_AT_ONCE, PLAIN_AT_ONCE)
    for _ in range(int(rounds)):
        measured(cases)


if __name__ == "__main__":
    main()
