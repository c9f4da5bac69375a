"""`cephalog backup`, `restore`, `keys rotate`: what lies on the disk."""

from __future__ import annotations

from pathlib import Path

import click

from server.commands.opened import opened
from server.storage.backup import back_up, restore
from server.storage.keys import rotate


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--without-keys", is_flag=True, help="Leave the secret keys out.")
def backup_to(file: Path, without_keys: bool) -> None:
    """Write everything to FILE, while the server runs; with the keys, so keep it safe."""
    with opened() as services:
        rows = back_up(
            services.database,
            services.keyring,
            file,
            now=services.clock(),
            with_keys=not without_keys,
        )
    click.echo(f"Wrote {rows} rows to {file}{' without the keys' if without_keys else ''}.")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Replace what the database holds.")
def restore_from(file: Path, replace: bool) -> None:
    """Fill the database from FILE, a backup of either kind of database.

    A damaged file or a filled database is refused, and nothing is changed then. Links for a
    clinician that were open in the backup are closed: some may have been closed after it.
    """
    with opened(any_key=True) as services:
        restored = restore(
            services.database, services.keyring, file, now=services.clock(), replace=replace
        )
    click.echo(f"Restored {restored.accounts} accounts from {file}.")
    click.echo(
        f"Closed {restored.closed} links for a clinician: whoever needs one makes a new one."
    )


@click.group("keys")
def keys() -> None:
    """The server key, which wraps every account's key."""


@keys.command("rotate")
def rotate_keys() -> None:
    """Make a new server key and wrap every account's key anew; the diaries stay as they are."""
    with opened() as services:
        count = rotate(services.database, services.keyring)
    click.echo(f"Wrapped the keys of {count} accounts by a new server key.")
