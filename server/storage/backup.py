"""Back up and restore, of either database (contract §1 `backup`, `restore`).

What is restored gets the account keys wrapped by this server's key, so a backup with its keys
needs nothing of the machine that it came from; every account a new epoch, so that the devices give
back what the backup did not have yet; and every link for a clinician is closed, since nobody knows
which were closed after the backup.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update

from server.storage.accounts import new_epoch
from server.storage.backup_file import Header, Row, read_header, read_rows, write_backup
from server.storage.crypto import Keyring, parse_keys
from server.storage.database import Database
from server.storage.errors import BackupDamaged, DatabaseFilled
from server.storage.migrate import migrate
from server.storage.models import accounts, metadata, shares
from server.storage.moments import to_ms

LEFT_OUT = {"meta", "tries"}
"""What belongs to the machine, not to the diaries."""
SERVER_KEY = "server.key"
_AT_ONCE = 500


class Restored(NamedTuple):
    """How many accounts came back, and how many links for a clinician were open and are closed."""

    accounts: int
    closed: int


def back_up(
    database: Database, keyring: Keyring, path: Path, *, now: datetime, with_keys: bool = True
) -> int:
    """Write everything as it is at one moment to `path` (mode 0600); gives how many rows.

    People may go on writing meanwhile. Raises OSError, Busy.
    """
    keys = key_files(database.data_dir, keyring) if with_keys else {}

    def job(connection: Connection) -> int:
        if not database.is_sqlite:
            level = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
            connection.exec_driver_sql(level)
        schema = connection.scalar(text("SELECT version_num FROM alembic_version"))
        columns = {str(table.name): list(map(str, table.c.keys())) for table in _tables()}
        header = Header(str(schema), now.isoformat(timespec="seconds"), columns, keys)
        return write_backup(path, header, _rows(connection))

    return database.read(job)


def restore(
    database: Database, keyring: Keyring, path: Path, *, now: datetime, replace: bool = False
) -> Restored:
    """Fill `database` from `path`. Changes nothing when it raises.

    Raises BackupDamaged, DatabaseFilled (unless `replace`), KeyMissing, OSError.
    """
    header = read_header(path)
    if not set(header.columns) <= {table.name for table in _tables()}:
        raise BackupDamaged("This backup was made by a newer version.")
    migrate(database)
    known = _with_keys_of(header, keyring)

    def job(connection: Connection) -> Restored:
        count = _fill(connection, path, header, keyring, known, replace)
        return Restored(count, _close_links(connection, to_ms(now)))

    restored = database.write(job)
    for name, content in header.keys.items():
        if name != SERVER_KEY:
            _write_key(database.data_dir / name, content)
    return restored


def key_files(data_dir: Path, keyring: Keyring) -> dict[str, str]:
    """Every secret that the data folder or the environment holds: name → text."""
    found = {path.name: path.read_text("ascii") for path in sorted(data_dir.glob("*.key"))}
    return {**found, SERVER_KEY: keyring.text}


def _tables() -> list[Table]:
    return [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]


def _rows(connection: Connection) -> Iterator[Row]:
    for table in _tables():
        query = select(table).execution_options(stream_results=True, yield_per=_AT_ONCE)
        for row in connection.execute(query):
            yield str(table.name), list(row)


def _with_keys_of(header: Header, keyring: Keyring) -> Keyring:
    """The server's keys and those that came with the backup."""
    theirs = header.keys.get(SERVER_KEY)
    return Keyring(keyring.keys + (parse_keys(theirs) if theirs else []))


def _fill(
    connection: Connection,
    path: Path,
    header: Header,
    keyring: Keyring,
    known: Keyring,
    replace: bool,
) -> int:
    if connection.scalar(select(func.count()).select_from(accounts)) and not replace:
        raise DatabaseFilled
    for table in reversed(_tables()):
        connection.execute(delete(table))
    for name, rows in groupby(read_rows(path), key=lambda row: row[0]):
        table, columns = metadata.tables[name], header.columns[name]
        if not set(columns) <= set(table.c.keys()):
            raise BackupDamaged("This backup was made by a newer version.")
        named = (dict(zip(columns, values, strict=True)) for _, values in rows)
        if name == accounts.name:
            named = (_made_ours(row, keyring, known) for row in named)
        while some := list(islice(named, _AT_ONCE)):
            connection.execute(insert(table), some)
    return connection.scalar(select(func.count()).select_from(accounts)) or 0


def _close_links(connection: Connection, now_ms: int) -> int:
    """Close those that have not expired; gives how many."""
    living = (shares.c.revoked_at.is_(None), shares.c.expires_at > now_ms)
    return connection.execute(update(shares).where(*living).values(revoked_at=now_ms)).rowcount


def _made_ours(row: dict[str, Any], keyring: Keyring, known: Keyring) -> dict[str, Any]:
    """An account under this server's key and in a new epoch; raises KeyMissing."""
    raw = known.unwrap(row["server_key"], row["wrapped_key"], row["id"])
    server_key, wrapped = keyring.wrap(raw, row["id"])
    return {**row, "server_key": server_key, "wrapped_key": wrapped, "epoch": new_epoch()}


def _write_key(path: Path, content: str) -> None:
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(content, "ascii")
