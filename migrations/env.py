"""Runs Alembic on the connection that `server.storage.migrate` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from server.storage.models import metadata


def run(connection: Connection) -> None:
    """Migrate on `connection`, whose transaction belongs to the caller."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
        transaction_per_migration=False,
        transactional_ddl=False,
    )
    context.run_migrations()


run(context.config.attributes["connection"])
