"""GET /summary: the numbers of contract §4."""

from __future__ import annotations

from typing import Any

from server.api.guard import signed_in
from server.api.routes import Routes
from server.api.schemas_diary import Period
from server.api.schemas_summary import Summary
from server.api.services import services
from server.domain.diary import Diary
from server.reports.summary import build_summary, check_period
from server.storage.entries import read_entries

COUNTED = ("attack", "day", "dose", "medication", "profile")
routes = Routes("summary", "The numbers")


@routes.add("GET", "/summary", query=Period, answer=Summary)
def summary(query: dict[str, Any]) -> dict[str, Any]:
    """Count the diary between two dates, both inclusive, at most 4,000.

    `as_of` (default now) is the moment it is reckoned at.
    """
    own, account = services(), signed_in().account
    as_of = query["as_of"] or own.clock()
    check_period(query["date_from"], query["date_to"], as_of)
    entries = own.database.read(
        lambda conn: read_entries(conn, own.keyring, account, kinds=COUNTED)
    )
    return build_summary(Diary.of(entries), query["date_from"], query["date_to"], as_of)
