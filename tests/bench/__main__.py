"""`make bench`: our server beside others, in turns, since such machines drift within minutes.

Ratios of one run mean something, absolute numbers hardly anything. BENCH_ROUNDS (3), BENCH_GROWN
(100000 documents) and BENCH_DUE (100000 reminders) make it shorter or longer.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.bench import associations, growth, numbers, pages, push, reminders, signin, tap
from tests.bench.adapters import Couch
from tests.bench.goals import Figures, table
from tests.bench.load import bulk, fill, full, incremental, singles
from tests.bench.servers import (
    Running,
    start_couch,
    start_flask,
    start_kinto,
    start_ours,
)
from tests.fixtures.postgres import Cluster

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
STORED = 5000
READER, WRITER, PUSHER = "reader", "writer", "pusher"
SECONDS = 4.0


def say(text: str) -> None:
    print(text, flush=True)


def note(figures: Figures, metric: str, server: str, value: float) -> None:
    figures.setdefault((metric, server), []).append(value)


async def one_round(running: Running, figures: Figures, number: int) -> None:
    """Everything once on one server."""
    server = running.adapter
    note(figures, "bulk", server.name, await bulk(server, PUSHER, 7000 + number))
    single = await singles(server, [WRITER], 900 + number, SECONDS)
    note(figures, "single", server.name, single.per_second)
    note(figures, "p99", server.name, single.p99_ms)
    waited = await incremental(server, [READER], 31 + number, 60)
    note(figures, "incremental", server.name, waited)
    if isinstance(server, Couch):
        waited = await incremental(server, [READER], 57 + number, 60, server.pull_as_replicator)
        note(figures, "replicator", server.name, waited)
    pulled = await full(server, READER, STORED)
    note(figures, "full", server.name, pulled.seconds)
    note(figures, "wire", server.name, pulled.wire / pulled.documents)
    say(f"  round {number + 1}: {server.name}: {single.per_second:.0f} single creates/s")


async def rounds(servers: list[Running], figures: Figures) -> None:
    for running in servers:
        await running.adapter.open()
        for user in (READER, WRITER, PUSHER):
            await running.adapter.make_user(user)
        await fill(running.adapter, READER, STORED, 5)
        say(f"  {running.name} holds {STORED} documents")
    for number in range(ROUNDS):
        for running in servers:
            await one_round(running, figures, number)
    for running in servers:
        await running.adapter.close()
        say(f"S9  {running.name}: {running.adapter.retries} answers that asked to try again")


def start_all(stack: ExitStack, folder: Path) -> tuple[list[Running], Cluster | None]:
    """What can be started; the others are named."""
    cluster = None
    try:
        cluster = stack.enter_context(running_cluster(folder))
    except Exception as error:  # noqa: BLE001 - whatever is missing, the rest is still measured
        say(f"PostgreSQL is left out: {error}")
    starters: list[tuple[str, Callable[[], Running]]] = [
        ("ours", lambda: start_ours("ours", folder / "ours")),
        ("flask", lambda: start_flask(folder / "flask")),
        ("couch", lambda: start_couch(folder / "couch")),
    ]
    if cluster:
        starters.append(("kinto", lambda: start_kinto(folder / "kinto", cluster)))
    servers = []
    for name, start in starters:
        try:
            servers.append(start())
            stack.callback(servers[-1].stop)
        except (OSError, RuntimeError) as error:
            say(f"{name} is left out: {error}")
    return servers, cluster


def running_cluster(folder: Path) -> Cluster:
    place = folder / "postgres"
    place.mkdir()
    folder.chmod(0o755)
    return Cluster(place)


def main() -> None:
    os.environ["CEPHALOG_ENV"] = "test"
    folder = Path(tempfile.mkdtemp(prefix="cephalog-bench-"))
    figures: Figures = {}
    try:
        with ExitStack() as stack:
            servers, cluster = start_all(stack, folder)
            asyncio.run(rounds(servers, figures))
            asyncio.run(growth.measure_disk(servers, figures))
            asyncio.run(growth.measure_memory(servers, cluster, folder, figures))
            reminders.measure(folder, cluster, figures, say)
        asyncio.run(growth.measure_growth(folder, figures))
        signin.measure(folder, figures)
        pages.measure(folder, figures, say)
        associations.measure(figures, say)
        push.measure(folder, figures, say, ROUNDS)
        numbers.measure(folder, say)
        say(table(figures))
        say(tap.report(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
