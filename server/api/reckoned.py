"""A period of the signed-in person's diary, read once and counted once.

The numbers, every export and the clinician's page start here, so that they cannot differ.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from server.api.services import services
from server.reports.reading import read_period
from server.reports.summary import build_summary, check_period
from server.storage.entries import Told


class Reckoned(NamedTuple):
    """The living entries near a period, and the summary of the period that was asked for."""

    entries: list[Told]
    summary: dict[str, Any]


def reckoned(account: int, query: dict[str, Any]) -> Reckoned:
    """The dates of a `Period` query, reckoned at its `as_of` (now when not given).

    Raises Invalid naming the member of the query.
    """
    own = services()
    as_of: datetime = query["as_of"] or own.clock()
    first: date = query["date_from"]
    last: date = query["date_to"]
    check_period(first, last, as_of)
    near = own.database.read(
        lambda conn: read_period(conn, own.keyring, account, first, last, as_of)
    )
    return Reckoned(near.entries, build_summary(near.diary, first, last, as_of))
