"""SQLite's one writer: a thread that runs whatever is queued in one transaction.

Eight threads that write by themselves meet in SQLite's busy handler, which sleeps (p99 84-135 ms
measured); here they queue, and one fsync serves all that wait. Other processes queue on a file
lock, which hands over at once, before any of them sends BEGIN IMMEDIATE.
"""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from server.storage.drivers import driver

T = TypeVar("T")
Job = Callable[[Connection], Any]

LARGEST_GROUP = 64


class _Ticket:
    """A job in the queue, and what became of it."""

    __slots__ = ("done", "error", "job", "value")

    def __init__(self, job: Job) -> None:
        self.job = job
        self.value: Any = None
        self.error: BaseException | None = None
        self.done = threading.Lock()
        self.done.acquire()


class Writer:
    """Runs jobs one after the other in a thread of its own, several to a commit."""

    def __init__(self, engine: Engine, lock_file: Path) -> None:
        """`lock_file`: taken exclusively for as long as a transaction lasts."""
        self._engine = engine
        self._lock_file = lock_file
        self._queue: SimpleQueue[_Ticket | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def run(self, job: Callable[[Connection], T]) -> T:
        """The value of `job`, once it is committed; or what it or the commit raised."""
        if self._thread is None:
            self._start()
        elif self._thread is threading.current_thread():
            raise RuntimeError("a writing job asked for another one")
        ticket = _Ticket(job)
        self._queue.put(ticket)
        ticket.done.acquire()
        if ticket.error is not None:
            raise ticket.error
        value: T = ticket.value
        return value

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        with self._starting:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                thread = threading.Thread(target=self._work, name="writer", daemon=True)
                thread.start()
                self._thread = thread

    def _work(self) -> None:
        with ExitStack() as held:
            lock, connection = None, None
            while group := self._next_group():
                try:
                    lock = lock or held.enter_context(self._lock_file.open("a"))
                    connection = connection or held.enter_context(self._engine.connect())
                    self._run_group(group, connection, lock.fileno())
                except BaseException as error:  # noqa: BLE001 - the waiting threads raise it
                    _fail(group, error)
                for ticket in group:
                    ticket.done.release()
                if self._ended:
                    return

    _ended = False

    def _next_group(self) -> list[_Ticket]:
        group: list[_Ticket] = []
        first = self._queue.get()
        while first is not None:
            group.append(first)
            if len(group) == LARGEST_GROUP or self._queue.empty():
                return group
            first = self._queue.get()
        self._ended = True
        return group

    def _run_group(self, group: list[_Ticket], connection: Connection, lock: int) -> None:
        with _locked(lock):
            if not _try(group, connection) and len(group) > 1:
                for ticket in group:
                    ticket.error = None
                    _try([ticket], connection)


def _try(group: list[_Ticket], connection: Connection) -> bool:
    """Run all in one transaction. False: none of it was committed, each has its error."""
    own = driver(connection)
    try:
        own.execute("BEGIN IMMEDIATE")
        for ticket in group:
            _run_one(connection, ticket, alone=len(group) == 1)
        own.commit()
        connection.commit()
    except BaseException as error:  # noqa: BLE001 - the waiting thread raises it
        own.rollback()
        connection.rollback()
        _fail(group, error)
        return False
    return True


def _run_one(connection: Connection, ticket: _Ticket, *, alone: bool) -> None:
    if alone:
        ticket.value = ticket.job(connection)
        return
    own = driver(connection)
    own.execute("SAVEPOINT job")
    try:
        ticket.value = ticket.job(connection)
    except BaseException as error:  # noqa: BLE001 - the waiting thread raises it
        own.execute("ROLLBACK TO job")
        ticket.error = error
    own.execute("RELEASE job")


def _fail(group: list[_Ticket], error: BaseException) -> None:
    for ticket in group:
        ticket.error = error


@contextmanager
def _locked(lock: int) -> Iterator[None]:
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)
