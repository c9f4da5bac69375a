"""The migrations and the models say the same."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from server.storage.database import Database
from server.storage.migrate import migrate
from server.storage.models import metadata


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def test_the_migrated_database_is_the_one_the_models_describe(database: Database) -> None:
    assert database.read(differences) == []


def test_a_column_that_no_migration_makes_would_be_seen(database: Database) -> None:
    database.write(lambda c: c.exec_driver_sql("ALTER TABLE entries DROP COLUMN body"))
    assert database.read(differences)


def test_migrating_twice_changes_nothing(database_url: str, tmp_path: Path) -> None:
    database = Database.open(database_url, tmp_path)
    migrate(database)
    before = database.read(lambda c: sorted(inspect(c).get_table_names()))
    migrate(database)
    assert database.read(lambda c: sorted(inspect(c).get_table_names())) == before
    database.close()


def test_every_key_of_a_diarys_table_begins_with_the_account() -> None:
    own = {"accounts", "meta", "tries", "erased_tokens"}
    for table in metadata.sorted_tables:
        if table.name not in own:
            assert next(iter(table.primary_key)).name == "account", table.name
