"""100,000 reminders in the same minute, two workers, and picking the next rows in a large store.

Alone: `python -m tests.bench.reminders`. BENCH_DUE (100000) makes it shorter; BENCH_STORED
(1000000) is the large store.
"""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from server.reminders.push import Vapid
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.migrate import migrate
from server.storage.models import due
from tests.bench.goals import Figures, line
from tests.bench.herd import DUE_AT, Herd
from tests.bench.load import percentile
from tests.bench.picking import measure_picking
from tests.fixtures.live import clean_environ, wait_for
from tests.fixtures.ports import free_port, is_taken
from tests.fixtures.postgres import Cluster

ROOT = Path(__file__).parents[2]
SERVICE = Path(__file__).parent / "anchors" / "herd_service.py"
DUE = int(os.environ.get("BENCH_DUE", "100000"))
LONGEST_SECONDS = 600
ENOUGH = 0.995
"""So many taken settle what is late by how much; the rest was refused, and waits for minutes."""
PAIRS = 3
"""Runs with one worker and with two, in turns."""
Say = Callable[[str], None]


@contextmanager
def push_service() -> Iterator[str]:
    """The push service in a process of its own; its origin."""
    port = free_port()
    process = subprocess.Popen([sys.executable, str(SERVICE), str(port)], start_new_session=True)
    try:
        wait_for(lambda: is_taken(port), "the push service listens")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def measure(folder: Path, cluster: Cluster | None, figures: Figures, say: Say) -> None:
    """R1: one worker on SQLite; R2: one and two on PostgreSQL; R3: picking."""
    place = folder / "herd.db"
    one = run_herd(f"sqlite:///{place}", folder / "herd-sqlite", 1, DUE)
    say(said("SQLite, one worker", one))
    figures["herd_p99", "ours"], figures["herd_p99", "seconds"] = [one["p99"]], [1.0]
    for number in range(PAIRS if cluster else 0):
        for workers in (1, 2):
            assert cluster is not None
            name = cluster.create()
            data = folder / f"herd-{number}-{workers}"
            found = run_herd(cluster.url(name), data, workers, DUE // 10, spread=False)
            say(said(f"PostgreSQL, {workers} worker{'s' * (workers > 1)}", found))
            server = "ours" if workers == 2 else "one"
            figures.setdefault(("herd_rate", server), []).append(found["rate"])
            cluster.drop(name)
    measure_picking(folder, cluster, figures)


def run_herd(
    url: str, data: Path, workers: int, count: int, *, spread: bool = True
) -> dict[str, Any]:
    """What became of a herd: lateness in seconds, messages a second, doubles, losses.

    `spread`: over a minute, and until ENOUGH are taken; else until each was tried once.
    """
    data.mkdir()
    database = Database.open(url, data)
    migrate(database)
    vapid = Vapid.open(data, "", "mailto:anna@example.org")
    with push_service() as origin:
        Herd(database, Keyring.open(data), origin, vapid.key_id).fill(count, spread=spread)
        database.close()
        start = time.time() + 4
        until = ("taken", count * ENOUGH) if spread else ("tried", count)
        told, cpu = work(url, data, origin, start, workers, until)
    waiting = still_open(url, data)
    late = [at - start for at in told["times"]]
    never = [math.inf] * (count - len(late))
    return {
        "count": count,
        "p50": percentile(late + never, 50),
        # Infinite where the run ended before the refused ones came again.
        "p99": percentile(late + never, 99),
        "last": max(late),
        # Of the middle: the spread over a minute and the second tries are no work.
        "rate": 0.8 * len(late) / (percentile(late, 90) - percentile(late, 10)),
        "doubles": told["doubles"],
        "refused": told["refused"],
        "waiting": waiting,
        "lost": count - len(late) - waiting,
        "cpu": cpu / count * 1e6,
    }


def work(
    url: str, data: Path, origin: str, start: float, workers: int, until: tuple[str, float]
) -> tuple[dict[str, Any], float]:
    """Run the workers until a count of the service is `until`; what it tells, their CPU seconds."""
    name, wanted = until
    command = [sys.executable, "-m", "tests.bench.herd_worker", url, str(data), origin, str(start)]
    running = [
        subprocess.Popen(command, cwd=ROOT, env=clean_environ(), stdout=subprocess.PIPE, text=True)
        for _ in range(workers)
    ]
    try:
        end = time.time() + LONGEST_SECONDS
        while time.time() < end and ask(origin)[name] < wanted:
            # `wait_for` asks fifty times as often, of the service that is measured, and fails in
            # the end; here what was reached by then is the figure.
            time.sleep(1)
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        cpu = sum(float(process.communicate(timeout=60)[0]) for process in running)
    return ask(f"{origin}/times"), cpu


def still_open(url: str, data: Path) -> int:
    """Rows of the herd that wait for a further try."""
    at = DUE_AT.date().isoformat()
    query = select(func.count()).where(due.c.on_date == at, due.c.done_at.is_(None))
    database = Database.open(url, data)
    found = database.read(lambda connection: connection.scalar(query)) or 0
    database.close()
    return found


def ask(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=30) as answer:
        told: dict[str, Any] = json.load(answer)
    return told


def said(what: str, found: dict[str, Any]) -> str:
    return (
        f"R   {found['count']} due at once, {what}: {found['rate']:.0f}/s in the middle,"
        f" {found['cpu']:.0f} µs of CPU each; late by {found['p50']:.0f} s (p50),"
        f" {found['p99']:.0f} s (p99), {found['last']:.0f} s (last); {found['refused']} refused,"
        f" {found['waiting']} of them not yet taken, {found['doubles']} twice,"
        f" {found['lost']} lost"
    )


def main() -> None:
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="cephalog-herd-") as name:
        folder = Path(name)
        place = folder / "postgres"
        place.mkdir()
        folder.chmod(0o755)
        with Cluster(place) as cluster:
            measure(folder, cluster, figures, lambda text: print(text, flush=True))
    from tests.bench.goals import GOALS

    for goal in GOALS:
        if goal.row.startswith("R"):
            print(line(goal, figures))


if __name__ == "__main__":
    main()
