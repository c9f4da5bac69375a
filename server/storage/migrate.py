"""Brings a database to the newest schema (Alembic, `migrations/`), without Flask."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from server.storage.database import Database

SCRIPTS = Path(__file__).parents[2] / "migrations"


def migrate(database: Database) -> None:
    """Run every migration that `database` lacks, all in one transaction.

    Two processes that start at once queue: the second finds nothing to do.
    """
    database.write(_upgrade)


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(826034917)")
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
