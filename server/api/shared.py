"""What a share shows: its dates and its parts of the diary as it now stands, read once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

from server.accounts.shares import Share
from server.api.report import counted
from server.api.services import services
from server.domain.errors import Invalid
from server.reports.fhir import fhir_json
from server.reports.pdf import report_pdf
from server.reports.pdf.page import page
from server.reports.permitted import (
    Seen,
    permitted,
    permitted_associations,
    permitted_entries,
)

PAPER = "a4"
_WIDEST_OFFSET = timedelta(hours=16)


class Shared(NamedTuple):
    """The summary and the entries as the share may show them. `imported`: answered dates that
    an import alone answered; `associations`: to be asked for by what prints them."""

    summary: dict[str, Any]
    entries: list[Seen]
    as_of: datetime
    include: tuple[str, ...]
    imported: int
    associations: Callable[[], dict[str, Any]]

    def printed(self) -> dict[str, Any]:
        """The summary as the page takes it."""
        return {
            **self.summary,
            "associations": permitted_associations(self.associations, self.include),
        }


def shared(share: Share, as_of: datetime | None) -> Shared:
    """The dates of `share`, reckoned at `as_of` (now without it). Raises Invalid, AccountGone."""
    scope = share.scope
    if as_of is not None:
        _refuse_earlier(share, as_of)
    query = {"date_from": scope.date_from, "date_to": scope.date_to, "as_of": as_of}
    found = counted(services(), share.account, query)
    return Shared(
        permitted(found.summary, scope.include),
        permitted_entries(found.summary, found.entries, scope.include),
        found.as_of,
        scope.include,
        found.imported,
        found.associations,
    )


def _refuse_earlier(share: Share, as_of: datetime) -> None:
    """What looks back from `as_of`, such as the mean of three months, would tell of other dates."""
    first = datetime.combine(share.scope.date_from, time(), UTC)
    if as_of + _WIDEST_OFFSET < first:
        raise Invalid({"/as_of": ["This is before the dates of the link."]})


def shared_pdf(found: Shared, paper: str, lang: str | None) -> bytes:
    """The clinician's page as PDF."""
    return report_pdf(
        found.printed(),
        found.entries,
        found.as_of,
        paper="letter" if paper == "letter" else "a4",
        lang=lang,
        include=found.include,
        imported=found.imported,
    )


def shared_fhir(found: Shared) -> bytes:
    """The FHIR document, the page in it."""
    pdf = shared_pdf(found, PAPER, None)
    return fhir_json(found.printed(), found.entries, found.as_of, found.include, pdf=pdf)


def shared_page(found: Shared, lang: str | None) -> dict[str, Any]:
    """The texts of the clinician's page, every month of it date by date."""
    return page(
        found.printed(),
        found.entries,
        found.as_of,
        PAPER,
        lang,
        found.include,
        found.imported,
        calendar=max(1, len(found.summary["months"])),
    )
