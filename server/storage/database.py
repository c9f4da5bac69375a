"""The database: SQLite or PostgreSQL behind `read` and `write`.

SQLite has one writer: all writing jobs of a process run in one thread (`writer.py`) under a file
lock that the command line and the workers take too. On PostgreSQL every job is a transaction of
its own, run again when the server asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from server.storage.drivers import ERRORS, RUN_AGAIN, driver, state_of, translated
from server.storage.errors import Busy
from server.storage.writer import Writer

T = TypeVar("T")

RETRIES = 8


class Database:
    """One database, open. Safe to use from many threads, and after a fork."""

    def __init__(self, url: URL, data_dir: Path) -> None:
        """Use `Database.open`."""
        self.url = url
        self.data_dir = data_dir
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._idle: list[Connection] = []
        self._inherited: list[list[Connection]] = []
        self._start()

    @classmethod
    def open(cls, url: str, data_dir: Path) -> Database:
        """The database at `url`; `data_dir` holds the keys. Opens nothing before it is used."""
        return cls(_normal(url), data_dir)

    @property
    def file(self) -> Path:
        """The file of an SQLite database."""
        return Path(self.url.database or "")

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's engine, this process's own."""
        if os.getpid() != self._pid:
            self._engine.dispose(close=False)
            self._start()
        return self._engine

    def read(self, job: Callable[[Connection], T]) -> T:
        """Run `job` in a transaction that writes nothing; raises Busy when nobody answers.

        On SQLite it sees one state throughout, on PostgreSQL each statement sees its own.
        """
        try:
            if self.is_sqlite:
                return self._read_sqlite(job)
            with self.engine.connect() as connection:
                return job(connection)
        except ERRORS as error:
            raise translated(error) from error

    def write(self, job: Callable[[Connection], T]) -> T:
        """Run `job` in a transaction and commit it; what it raises rolls its own work back.

        A job may run twice, so it has no effect outside the connection. Raises NoRoom, Busy.
        """
        try:
            if self.is_sqlite:
                self.engine  # noqa: B018 - a fork has its own writer
                return self._writer.run(job)
            return self._retried(job)
        except ERRORS as error:
            raise translated(error) from error

    def close(self) -> None:
        """Finish what is being written and let go of every connection."""
        self._writer.close()
        while self._idle:
            self._idle.pop().close()
        self._engine.dispose()

    def _start(self) -> None:
        self._pid = os.getpid()
        self._engine = _engine(self.url)
        # A fork's copies of its parent's connections are kept, since closing them is not safe.
        self._inherited.append(self._idle)
        self._idle = []
        self._writer = Writer(self._engine, Path(f"{self.url.database}.lock"))

    def _read_sqlite(self, job: Callable[[Connection], T]) -> T:
        """On a connection that is kept: SQLAlchemy's pool would cost more than most reads."""
        engine = self.engine
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = engine.connect()
        own = driver(connection)
        try:
            own.execute("BEGIN")
            return job(connection)
        finally:
            own.rollback()
            connection.rollback()
            self._idle.append(connection)

    def _retried(self, job: Callable[[Connection], T]) -> T:
        for left in reversed(range(RETRIES)):
            try:
                with self.engine.connect() as connection:
                    value = job(connection)
                    driver(connection).commit()
                    return value
            except ERRORS as error:
                if not left or state_of(error) not in RUN_AGAIN:
                    raise
        raise Busy


def _normal(url: str) -> URL:
    parsed = make_url(url)
    if parsed.get_backend_name() in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=16, max_overflow=16, pool_pre_ping=True)
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"timeout": 30, "isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "do_connect", _make_private)
    event.listen(engine, "connect", _pragmas)
    return engine


def _make_private(_dialect: object, _record: object, cargs: Sequence[str], _: object) -> None:
    """A new file is its owner's alone; one that is there is not opened, which would end locks."""
    file = Path(cargs[0])
    if not file.exists():
        file.touch(mode=0o600)


def _pragmas(connection: object, _record: object) -> None:
    # The driver's own connection, typed as an object by SQLAlchemy.
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=30000",
        "cache_size=-8000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
