"""The page for the clinician, as a PDF (clinical.md §3.3).

Takes the summary of contract §4 and the entries, computes no figure of its own, and writes a tagged
file (PDF/A-2a and PDF/UA-1) that is the same, byte for byte, for the same input and `as_of`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from server.domain.diary import EntryLike
from server.reports.pdf.page import page
from server.reports.pdf.printing import print_pdf

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
PARTS = ("notes", "symptoms", "triggers", "questionnaires", "mood")
"""What a share may include (contract §2 *Shares*); the person's own page has all of it."""


def report_pdf(
    summary: Mapping[str, Any],
    entries: Iterable[EntryLike],
    as_of: datetime,
    *,
    paper: Paper = "a4",
    lang: str | None = None,
    include: Collection[str] = PARTS,
    imported: int | None = None,
) -> bytes:
    """The report as PDF. `summary`: that of contract §4, with the `associations` of §5 where they
    are known (shown with the triggers alone); `as_of`: aware, the moment that it was reckoned at,
    the file's date as well; `lang`: that of the profile unless given; `imported`: how many of the
    answered dates were answered by an import alone (None: not said)."""
    data = page(summary, list(entries), as_of, paper, lang, frozenset(include), imported)
    return print_pdf(data, as_of)
