"""What a clinician is given of an account: the same bytes for the app, the command and a share."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from marshmallow import fields, validate
from sqlalchemy import Connection

from server.api.schemas_diary import Period
from server.api.services import Services
from server.domain.diary import Diary
from server.importers.ledger import Key, from_elsewhere
from server.reports.associations import associations_of
from server.reports.fhir import fhir_json
from server.reports.imported import answered_by_import
from server.reports.pdf import PAPERS, PARTS, Paper, report_pdf
from server.reports.permitted import permitted_associations
from server.reports.reading import Near, read_period
from server.reports.summary import build_summary, check_period
from server.storage.entries import Told

PDF_TYPE = "application/pdf"
# RFC 5646 in outline; a language that the page does not speak gives English.
_LANGUAGE = r"^(?:[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})?$"


class Report(Period):
    """The dates of the page, its paper, its language (default: the profile's), and whether the
    person's notes stand on it."""

    paper = fields.String(load_default="a4", validate=validate.OneOf(PAPERS))
    lang = fields.String(
        load_default=None,
        validate=validate.Regexp(_LANGUAGE, error="A language tag such as `en` or `de-AT`."),
    )
    notes = fields.Boolean(load_default=True)


class Counted(NamedTuple):
    """An account's period, read once and counted once. `imported`: answered dates that an import
    alone answered."""

    entries: list[Told]
    summary: dict[str, Any]
    as_of: datetime
    imported: int
    dates: tuple[date, date]

    def associations(self) -> dict[str, Any]:
        """Those of the same dates (contract §5); what only the page asks for."""
        return associations_of(Diary.of(self.entries), *self.dates, self.as_of)


def counted(own: Services, account: int, query: dict[str, Any]) -> Counted:
    """The dates of a `Period` query at its `as_of` (now when not given).

    Raises Invalid naming the member of the query.
    """
    as_of: datetime = query["as_of"] or own.clock()
    first, last = query["date_from"], query["date_to"]
    check_period(first, last, as_of)

    def read(connection: Connection) -> tuple[Near, set[Key]]:
        near = read_period(connection, own.keyring, account, first, last, as_of)
        return near, from_elsewhere(connection, own.keyring, account)

    near, made = own.database.read(read)
    summary = build_summary(near.diary, first, last, as_of)
    imported = answered_by_import(summary, near.entries, made)
    return Counted(near.entries, summary, as_of, imported, (first, last))


def report_of(
    own: Services, account: int, query: dict[str, Any], include: Collection[str] = PARTS
) -> bytes:
    """The PDF for a `Report` query. `include`: the parts that it may show. Raises as `counted`."""
    shown = [part for part in include if part != "notes" or query["notes"]]
    return _printed(counted(own, account, query), query["paper"], query["lang"], shown)


def fhir_of(own: Services, account: int, query: dict[str, Any]) -> bytes:
    """The FHIR document for a `Period` query, the page in it. Raises as `counted`."""
    found = counted(own, account, query)
    page = _printed(found, PAPERS[0], None, PARTS)
    summary = {**found.summary, "associations": found.associations()}
    return fhir_json(summary, found.entries, found.as_of, pdf=page)


def _printed(found: Counted, paper: Paper, lang: str | None, include: Collection[str]) -> bytes:
    return report_pdf(
        {**found.summary, "associations": permitted_associations(found.associations, include)},
        found.entries,
        found.as_of,
        paper=paper,
        lang=lang or None,
        include=include,
        imported=found.imported,
    )
