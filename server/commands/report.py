"""`cephalog report`: every export without the web (contract §1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
import orjson

from server.accounts.accounts import Accounts
from server.api.report import fhir_of, report_of
from server.api.services import Services
from server.commands.opened import opened
from server.domain.errors import Invalid
from server.domain.values import date_fault
from server.reports.csv import diary_csv
from server.reports.pdf import PAPERS
from server.reports.reading import read_period
from server.reports.summary import build_summary, check_period

Query = dict[str, Any]
Maker = Callable[[Services, int, Query], bytes]


def _counted(own: Services, account: int, query: Query) -> tuple[list[Any], dict[str, Any]]:
    period = (query["date_from"], query["date_to"], query["as_of"])
    check_period(*period)
    near = own.database.read(lambda conn: read_period(conn, own.keyring, account, *period))
    return near.entries, build_summary(near.diary, *period)


def _csv(own: Services, account: int, query: Query) -> bytes:
    entries, summary = _counted(own, account, query)
    return diary_csv(summary, entries).encode()


def _json(own: Services, account: int, query: Query) -> bytes:
    return orjson.dumps(_counted(own, account, query)[1], option=orjson.OPT_INDENT_2)


FORMATS: dict[str, Maker] = {
    "pdf": report_of,
    "csv": _csv,
    "fhir": fhir_of,
    "json": _json,
}


@click.command("report")
@click.argument("email")
@click.option("--from", "first", required=True, metavar="DATE", help="First date (YYYY-MM-DD).")
@click.option("--to", "last", required=True, metavar="DATE", help="Last date (YYYY-MM-DD).")
@click.option("--format", "form", required=True, type=click.Choice(list(FORMATS)))
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)  # fmt: skip
@click.option("--paper", default="a4", type=click.Choice(PAPERS), help="Of the PDF.")
@click.option("--lang", help="Language of the PDF (default: the person's).")
@click.option("--notes/--no-notes", default=True, help="The person's notes on the PDF.")
def report(
    email: str, first: str, last: str, form: str, output: Path, **printed: str | bool | None
) -> None:
    """Write what the diary of EMAIL shows between two dates to a file.

    pdf: the page for the clinician; csv: a row for each date; fhir: a FHIR R4 document;
    json: the summary.
    """
    dates = {"date_from": _date("from", first), "date_to": _date("to", last)}
    with opened() as own:
        account = Accounts(own.database, own.keyring).find(email).id
        query = {**dates, "as_of": own.clock(), **printed}
        body = FORMATS[form](own, account, query)
    output.write_bytes(body)
    click.echo(f"Wrote {output} ({len(body)} bytes).")


def _date(name: str, text: str) -> date:
    if fault := date_fault(text):
        raise Invalid({f"/{name}": [fault]})
    return date.fromisoformat(text)
