"""`python -m tests.bench.herd_worker URL DATA ORIGIN START`: the worker on a herd, until SIGTERM.

Its schedule's clock shows the moment at which the herd is due when the real one shows START
(seconds since 1970). Prints the CPU seconds that it took.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server.api.services import system_clock
from server.reminders.collector import spare_the_collector
from server.reminders.push import Sender, Vapid, policy_of
from server.reminders.worker import Means, Worker
from server.storage.crypto import Keyring
from server.storage.database import Database
from tests.bench.herd import DUE_AT


async def main(url: str, data: Path, origin: str, start: float) -> None:
    spare_the_collector()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    moved = datetime.fromtimestamp(start, UTC) - DUE_AT
    database = Database.open(url, data)
    means = Means(
        database, Keyring.open(data), origin, lambda: system_clock() - moved, system_clock
    )
    vapid = Vapid.open(data, "", "mailto:anna@example.org")
    async with Sender.open(vapid, policy_of((), origin), system_clock) as sender:
        await asyncio.sleep(max(0.0, start - time.time()))
        began = time.process_time()
        await Worker(means, sender).run(stop)
        print(f"{time.process_time() - began:.1f}")
    database.close()


if __name__ == "__main__":
    assert timedelta(0) < datetime.now(UTC) - DUE_AT
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], float(sys.argv[4])))
