"""`cephalog import`: the importer, with its preview."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from server.accounts.accounts import Accounts
from server.commands.opened import opened
from server.importers.run import Upload, run_import

# Nobody can be asked here: dates without an entry stay what they are, unanswered.
ANSWERS = {"unlogged_days": "unknown"}


@click.command("import")
@click.argument("email")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--zone", help="IANA zone of the file's times (default: the account's).")
@click.option(
    "--date-order", type=click.Choice(["mdy", "dmy", "ymd"]), help="How dates are written."
)
@click.option("--dry-run", is_flag=True, help="Show what would come of it and write nothing.")
def import_file(
    email: str, file: Path, zone: str | None, date_order: str | None, dry_run: bool
) -> None:
    """Bring FILE, of another app or of Cephalog, into the diary of EMAIL."""
    with opened() as services:
        account = Accounts(services.database, services.keyring).find(email)
        upload = Upload(file.read_bytes(), file.name, zone or account.zone, date_order, ANSWERS)
        outcome = run_import(
            services.database,
            services.keyring,
            account.id,
            upload,
            dry_run=dry_run,
            now=services.clock(),
        )
    _show(outcome, dry_run)
    if outcome["questions"]:
        raise click.ClickException(_open(outcome["questions"]))


def _show(outcome: dict[str, Any], dry_run: bool) -> None:
    verb = "Would import" if dry_run or outcome["questions"] else "Imported"
    counts = ", ".join(f"{count} {kind}" for kind, count in outcome["counts"].items()) or "nothing"
    click.echo(f"{verb} from {outcome['format']}: {counts}; {outcome['duplicates']} duplicates.")
    for row in outcome["dropped"]:
        click.echo(f"Row {row['row']} is left out: {row['why']}")
    if dry_run:
        for entry in outcome["preview"]:
            click.echo(f"  {entry['kind']} {entry['id']}")


def _open(questions: list[dict[str, Any]]) -> str:
    asked = "; ".join(f"{q['field']}: {' or '.join(q['choices'])}" for q in questions)
    return f"Nothing was written; please say --{asked}".replace("--date_order", "--date-order")
