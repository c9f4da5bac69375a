"""The drivers beneath SQLAlchemy: sqlite3 and psycopg, and what their errors mean."""

from __future__ import annotations

import sqlite3
from typing import Any

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from server.storage.errors import Busy, NoRoom

ERRORS = (DBAPIError, sqlite3.Error, psycopg.Error)
RUN_AGAIN = frozenset({"40001", "40P01"})
"""SQLSTATEs of a serialization failure and of a deadlock."""
_FULL = frozenset({"53100"})
_NOT_NOW = frozenset({"53300", "57P01", "57P02", "57P03", "55P03"}) | RUN_AGAIN
_SQLITE_FULL, _SQLITE_NOT_NOW = 13, frozenset({5, 6})


def driver(connection: Connection) -> Any:
    """The driver's own connection, in the same transaction.

    SQLAlchemy's way to it costs ten times what the statements of a sync take.
    """
    return connection.connection.dbapi_connection


def state_of(error: BaseException) -> str | None:
    """The SQLSTATE of an error of PostgreSQL."""
    return getattr(_original(error), "sqlstate", None)


def translated(error: Exception) -> Exception:
    """The error as one of ours, or itself where it is a fault of the program."""
    original = _original(error)
    state = getattr(original, "sqlstate", None)
    number = getattr(original, "sqlite_errorcode", 0) & 0xFF
    if state in _FULL or number == _SQLITE_FULL:
        return NoRoom()
    if state in _NOT_NOW or number in _SQLITE_NOT_NOW:
        return Busy()
    if isinstance(original, psycopg.OperationalError) and state is None:
        return Busy()
    return error


def _original(error: BaseException) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error
