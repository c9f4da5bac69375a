"""A worker in a process of its own that is killed at a point of its work.

It sends what is due at a moment, and SIGKILLs itself when it comes to the point: before or after
the first transaction, at the third message.
"""

from __future__ import annotations

import asyncio
import base64
import os
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from server.reminders import marking, worker
from server.reminders.push import Sender, Vapid, policy_of
from server.reminders.worker import Means, Worker
from server.storage.crypto import Keyring
from server.storage.database import Database

POINTS = ["claiming", "claimed", "sending", "sent", "marking", "marked", "written"]
AT = 3


class Doom:
    """Counts how often its point is come to."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self) -> None:
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def plant(point: str) -> None:
    """Put a doom before or after a step of the worker."""
    doom = Doom(1 if point in {"claiming", "claimed", "marking", "marked", "written"} else AT)
    places: dict[str, tuple[Any, str, bool]] = {
        "claiming": (worker, "take", False),  # in the transaction, before it commits
        "claimed": (Worker, "_set_off", True),
        "sending": (Worker, "_send_one", True),
        "sent": (Worker, "_settle", True),
        "marking": (marking, "mark", True),
        "marked": (marking, "write_results", False),  # before it commits
        "written": (marking.Marker, "_write", False),
    }
    where, name, before = places[point]
    real = getattr(where, name)
    setattr(where, name, _before(real, doom) if before else _after(real, doom))


def _before(real: Callable[..., Any], doom: Doom) -> Callable[..., Any]:
    def first(*args: Any, **named: Any) -> Any:
        doom()
        return real(*args, **named)

    return first


def _after(real: Callable[..., Any], doom: Doom) -> Callable[..., Any]:
    if asyncio.iscoroutinefunction(real):

        async def awaited(*args: Any, **named: Any) -> Any:
            value = await real(*args, **named)
            doom()
            return value

        return awaited

    def then(*args: Any, **named: Any) -> Any:
        value = real(*args, **named)
        doom()
        return value

    return then


def work(point: str, given: dict[str, str]) -> None:
    """Be that worker. `given`: `url`, `data`, `origin`, `key`, `at`; `point`: `none` to live."""
    asyncio.run(_work(point, given))


async def _work(point: str, given: dict[str, str]) -> None:
    data = Path(given["data"])
    database = Database.open(given["url"], data)
    vapid = Vapid([base64.b64decode(given["key"])], "mailto:anna@example.org")
    policy = policy_of((), given["origin"])

    def clock() -> datetime:
        return datetime.fromisoformat(given["at"])

    means = Means(database, Keyring.open(data), "http://localhost", clock, clock)
    if point != "none":
        plant(point)
    async with Sender.open(vapid, policy, clock) as sender:
        await Worker(means, sender).once()
    database.close()
