"""`cephalog reminders`: the worker as a process of its own, and what `serve` runs beside itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NoReturn

import click
from sqlalchemy import Connection

from server.accounts.sessions import sweep_sessions
from server.api.services import Services
from server.app import open_services
from server.commands.opened import opened
from server.config import Config
from server.domain.errors import Invalid
from server.logs import configure_logs
from server.reminders.chores import EVERY, do_chores, plan_all
from server.reminders.claims import waiting
from server.reminders.collector import spare_the_collector
from server.reminders.faults import where
from server.reminders.metrics import Metrics
from server.reminders.push import Sender
from server.reminders.worker import Counts, Means, Worker
from server.storage.drivers import ERRORS
from server.storage.errors import Busy, NoRoom
from server.storage.moments import from_ms, parse_at, to_ms

LOOK_FOR_PARENT_SECONDS = 2.0

_log = logging.getLogger("cephalog.reminders")


@click.command("reminders")
@click.option("--once", is_flag=True, help="Send what is due now, say how much it was, and end.")
@click.option(
    "--at", metavar="RFC3339", help="Take this for the time, such as 2026-03-01T20:00:00Z."
)
def reminders(once: bool, at: str | None) -> None:
    """Send reminders until SIGTERM, beside `serve` or instead of it; any number of these may run.

    --once --at T sends just what is due at T.
    """
    moment = None if at is None else _moment(at)
    with opened() as own:
        if once:
            counts = asyncio.run(_once(own, moment or own.clock()))
            click.echo(
                f"due {counts.due} sent {counts.sent}"
                f" failed {counts.failed} skipped {counts.skipped}"
            )
            return
        configure_logs()
        moved = timedelta(0) if moment is None else moment - own.clock()
        asyncio.run(_until_stopped(own, moved, lambda: False, _say_so))


def run_beside(config: Config) -> NoReturn:
    """Send reminders in this process, a fork of `serve`'s, until SIGTERM or the parent is gone."""
    parent = os.getppid()
    own = open_services(config)
    code = 1
    try:
        asyncio.run(_until_stopped(own, timedelta(0), lambda: os.getppid() != parent))
        code = 0
    except Exception as error:  # noqa: BLE001 - the parent starts another one
        _log.error("reminders ended: %s", where(error))
    finally:
        own.database.close()
        logging.shutdown()
        os._exit(code)


def _say_so() -> None:
    click.echo("Sending reminders until SIGTERM.")


def _moment(text: str) -> datetime:
    at = parse_at(text)
    if at is None:
        raise Invalid({"/at": ["This is no time such as 2026-03-01T20:00:00+01:00."]})
    return from_ms(at)


async def _once(own: Services, moment: datetime) -> Counts:
    means = _means(own, lambda: moment)
    await asyncio.to_thread(plan_all, own.database, own.keyring, moment)
    try:
        async with _sender(own) as sender:
            return await Worker(means, sender).once()
    finally:
        # Whoever asked for another day shall still be reminded on this one.
        await asyncio.to_thread(plan_all, own.database, own.keyring, own.clock())


async def _until_stopped(
    own: Services,
    moved: timedelta,
    orphaned: Callable[[], bool],
    ready: Callable[[], None] = lambda: None,
) -> None:
    """The worker and the daily chores. `moved`: by how much the schedule's clock is ahead.

    `ready` is called once a signal would end it in good order.
    """
    spare_the_collector()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    ready()
    means = _means(own, lambda: own.clock() + moved)
    with _shown(own.config, means.metrics):
        async with _sender(own) as sender, asyncio.TaskGroup() as group:
            group.create_task(_daily(own, means.clock, stop))
            group.create_task(_watch(orphaned, stop))
            try:
                await Worker(means, sender).run(stop)
            finally:
                stop.set()


async def _daily(own: Services, clock: Callable[[], datetime], stop: asyncio.Event) -> None:
    def sign_out_idle(connection: Connection) -> int:
        # A phone that is signed out by time gets no reminders either.
        return sweep_sessions(connection, to_ms(own.clock()))

    while not stop.is_set():
        try:
            await asyncio.to_thread(own.database.write, sign_out_idle)
            await asyncio.to_thread(
                do_chores, own.database, own.keyring, own.clock(), clock(), stop.is_set
            )
            nap = EVERY
        except (Busy, NoRoom, *ERRORS) as error:
            _log.warning("daily chores have to wait: %s", where(error))
            nap = timedelta(minutes=1)
        await _stopped(stop, nap.total_seconds())


async def _watch(orphaned: Callable[[], bool], stop: asyncio.Event) -> None:
    while not stop.is_set():
        if orphaned():
            stop.set()
        await _stopped(stop, LOOK_FOR_PARENT_SECONDS)


async def _stopped(stop: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()


def _means(own: Services, clock: Callable[[], datetime]) -> Means:
    def depth() -> float:
        try:
            return own.database.read(lambda connection: waiting(connection, clock()))
        except (Busy, *ERRORS):
            return float("nan")

    address = own.config.address
    return Means(own.database, own.keyring, address, clock, own.clock, Metrics(depth))


def _sender(own: Services) -> Sender:
    return Sender.open(own.push.vapid, own.push.policy, own.clock, hosts=own.push.hosts)


@contextlib.contextmanager
def _shown(config: Config, metrics: Metrics) -> Iterator[None]:
    """Show the metrics where the operator wants them; reminders go out without that, too."""
    end = None
    if config.metrics:
        try:
            end = metrics.show(*config.metrics)
        except OSError as error:
            _log.error("no metrics: %s", error.strerror)
    try:
        yield
    finally:
        if end:
            end()
