"""S6-S8: what a large store costs in time, memory and disk."""

from __future__ import annotations

import os
from pathlib import Path

from tests.bench.documents import attacks
from tests.bench.goals import Figures
from tests.bench.load import BATCH, fill, full, incremental, singles
from tests.bench.servers import Running, start_ours
from tests.fixtures.postgres import Cluster

GROWN = int(os.environ.get("BENCH_GROWN", "100000"))
USERS = 100
PER_USER = 50


async def measure_disk(servers: list[Running], figures: Figures) -> None:
    """S8: a hundred people with fifty documents each."""
    documents = attacks(USERS * PER_USER, 8)
    for running in servers:
        if running.name == "flask":
            continue
        await running.adapter.open()
        before = running.disk()
        for number in range(USERS):
            user = f"many{number}"
            await running.adapter.make_user(user)
            own = documents[number * PER_USER : (number + 1) * PER_USER]
            await running.adapter.push(user, own)
        await running.adapter.close()
        per_document = (running.disk() - before) / len(documents)
        figures.setdefault(("disk", running.name), []).append(per_document)


async def measure_memory(
    servers: list[Running], cluster: Cluster | None, folder: Path, figures: Figures
) -> None:
    """S7: two of our workers on PostgreSQL; pouchdb-server once it holds a large store."""
    for running in servers:
        if running.name == "couch":
            await running.adapter.open()
            await fill(running.adapter, "reader", GROWN - 5000, 77)
            await running.adapter.close()
        if running.name in {"couch", "kinto"}:
            figures.setdefault(("memory", running.name), []).append(running.memory())
    if cluster is None:
        return
    url = cluster.url(cluster.create()).replace("+psycopg", "")
    ours = start_ours("ours", folder / "two-workers", url)
    try:
        await ours.adapter.open()
        await ours.adapter.make_user("reader")
        await fill(ours.adapter, "reader", 5000, 5)
        await full(ours.adapter, "reader", 5000)
        await singles(ours.adapter, ["reader"], 3, 2)
        await ours.adapter.close()
        figures.setdefault(("memory", "ours"), []).append(ours.memory())
    finally:
        ours.stop()


async def measure_growth(folder: Path, figures: Figures) -> None:
    """S6: a small and a large store of one person, sampled in turns."""
    sizes = {"small": 1000, "ours": GROWN}
    stores = {name: start_ours(name, folder / f"growth-{name}") for name in sizes}
    try:
        for name, running in stores.items():
            await running.adapter.open()
            await running.adapter.make_user("reader")
            await fill(running.adapter, "reader", max(sizes[name], BATCH), 6)
        for number in range(5):
            for name, running in stores.items():
                waited = await incremental(running.adapter, ["reader"], number, 40)
                figures.setdefault(("grown_incremental", name), []).append(waited)
                single = await singles(running.adapter, ["reader"], number, 2)
                figures.setdefault(("grown_single", name), []).append(single.p50_ms)
        for running in stores.values():
            await running.adapter.close()
    finally:
        for running in stores.values():
            running.stop()
