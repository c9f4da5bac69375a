"""What is measured: bulk pushes, single creates by eight clients, incremental and full pulls."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.bench.adapters import Adapter, Pull
from tests.bench.documents import attack, attacks

BATCH = 100


@dataclass(frozen=True)
class Singles:
    per_second: float
    p99_ms: float
    p50_ms: float


@dataclass(frozen=True)
class Full:
    seconds: float
    wire: int
    documents: int


def percentile(values: list[float], percent: float) -> float:
    """The nearest-rank percentile; raises IndexError for no values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


async def fill(server: Adapter, user: str, count: int, seed: int) -> None:
    documents = attacks(count, seed)
    for start in range(0, count, BATCH):
        await server.push(user, documents[start : start + BATCH])


async def bulk(server: Adapter, user: str, seed: int, count: int = 1000) -> float:
    """Documents a second, in batches of 100."""
    documents = attacks(count, seed)
    began = time.perf_counter()
    for start in range(0, count, BATCH):
        await server.push(user, documents[start : start + BATCH])
    return count / (time.perf_counter() - began)


async def singles(
    server: Adapter, users: list[str], seed: int, seconds: float, clients: int = 8
) -> Singles:
    """Single documents, one request each, by clients that wait for their answer."""
    taken: list[float] = []
    began = time.perf_counter()

    async def client(number: int) -> None:
        rng = random.Random(seed * 100 + number)
        while time.perf_counter() < began + seconds:
            document, user = attack(rng), rng.choice(users)
            sent = time.perf_counter()
            await server.create(user, document)
            taken.append(time.perf_counter() - sent)

    await asyncio.gather(*(client(number) for number in range(clients)))
    rate = len(taken) / (time.perf_counter() - began)
    return Singles(rate, 1e3 * percentile(taken, 99), 1e3 * percentile(taken, 50))


async def incremental(
    server: Adapter, users: list[str], seed: int, repeats: int,
    pull: Callable[[str, Any], Awaitable[Pull]] | None = None,
) -> float:  # fmt: skip
    """The median time (ms) of a pull that is one change behind."""
    rng, taken = random.Random(seed), []
    ask = pull or server.pull
    for _ in range(repeats):
        user = rng.choice(users)
        cursor = await server.cursor(user)
        await server.create(user, attack(rng))
        sent = time.perf_counter()
        found = await ask(user, cursor)
        taken.append(time.perf_counter() - sent)
        if found.documents != 1:
            raise RuntimeError(f"{server.name}: {found.documents} documents instead of 1")
    return 1e3 * percentile(taken, 50)


async def full(server: Adapter, user: str, at_least: int, repeats: int = 3) -> Full:
    """A device that has nothing yet."""
    taken = []
    for _ in range(repeats):
        sent = time.perf_counter()
        found = await server.pull_all(user)
        taken.append(time.perf_counter() - sent)
        if found.documents < at_least:
            raise RuntimeError(f"{server.name}: only {found.documents} documents")
    return Full(statistics.median(taken), found.wire, found.documents)
