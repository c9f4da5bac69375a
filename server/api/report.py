"""The clinician's page of an account: the same bytes for the app, the command and a share."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from marshmallow import fields, validate
from sqlalchemy import Connection

from server.api.schemas_diary import Period
from server.api.services import Services
from server.domain.diary import Diary
from server.importers.ledger import Key, standing
from server.reports.imported import answered_by_import
from server.reports.pdf import PAPERS, PARTS, report_pdf
from server.reports.reading import read_period
from server.reports.summary import build_summary, check_period
from server.storage.entries import Entry

PDF_TYPE = "application/pdf"
# RFC 5646 in outline; a language that the page does not speak gives English.
_LANGUAGE = r"^(?:[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})?$"


class Report(Period):
    """The dates of the page, its paper and its language (default: the profile's)."""

    paper = fields.String(load_default="a4", validate=validate.OneOf(PAPERS))
    lang = fields.String(
        load_default=None,
        validate=validate.Regexp(_LANGUAGE, error="A language tag such as `en` or `de-AT`."),
    )


def report_of(
    own: Services, account: int, query: dict[str, Any], include: Collection[str] = PARTS
) -> bytes:
    """The PDF for a `Report` query, reckoned at its `as_of` (now when not given).

    `include`: the parts that it may show. Raises Invalid naming the member of the query.
    """
    as_of: datetime = query["as_of"] or own.clock()
    first, last = query["date_from"], query["date_to"]
    check_period(first, last, as_of)

    def read(connection: Connection) -> tuple[list[Entry], set[Key]]:
        near = read_period(connection, own.keyring, account, first, last, as_of)
        return near, standing(connection, account)

    entries, made = own.database.read(read)
    summary = build_summary(Diary.of(entries), first, last, as_of)
    return report_pdf(
        summary,
        entries,
        as_of,
        paper=query["paper"],
        lang=query["lang"] or None,
        include=include,
        imported=answered_by_import(summary, entries, made),
    )
