"""The diary as a FHIR R4 document (clinical.md §9): a Bundle with its Composition first.

Takes the summary of contract §4 and the entries and counts nothing itself. The same input and
`as_of` give the same document, byte for byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

import orjson

from server.domain.days import milliseconds
from server.domain.diary import EntryLike
from server.reports.fhir.answers import Told
from server.reports.fhir.document import document, today
from server.reports.fhir.sections import Source
from server.reports.permitted import PARTS, permitted, permitted_entries

FHIR_TYPE = "application/fhir+json"
ALL = frozenset(PARTS)


def fhir_bundle(
    summary: Mapping[str, Any],
    entries: Iterable[EntryLike],
    as_of: datetime,
    include: Collection[str] = ALL,
    *,
    pdf: bytes | None = None,
) -> dict[str, Any]:
    """The document as a plain dict. `summary` may carry the `associations` of contract §5;
    `as_of`: aware, the moment that it was reckoned at;
    `include`: the parts of contract §2 *Shares* that it may show; `pdf`: the page to go with it."""
    living: list[EntryLike] = [one for one in entries if not one.deleted]
    if not ALL.issubset(include):
        living = [*permitted_entries(summary, living, include)]
        summary = permitted(summary, include)
        if "triggers" not in include:
            summary.pop("associations", None)
    own = {one.id: str(one.data.get("name") or "") for one in living if one.kind == "factor"}
    told = Told(own, milliseconds(as_of), today(as_of, summary["period"]["zone"]))
    return document(Source(summary, living, told), as_of, pdf)


def fhir_json(
    summary: Mapping[str, Any],
    entries: Iterable[EntryLike],
    as_of: datetime,
    include: Collection[str] = ALL,
    *,
    pdf: bytes | None = None,
) -> bytes:
    """The document as UTF-8 JSON."""
    return orjson.dumps(fhir_bundle(summary, entries, as_of, include, pdf=pdf))
