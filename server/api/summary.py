"""GET /summary: the numbers of contract §4."""

from __future__ import annotations

from typing import Any

from server.api.guard import signed_in
from server.api.reckoned import reckoned
from server.api.routes import Routes
from server.api.schemas_diary import Period
from server.api.schemas_summary import Summary

routes = Routes("summary", "The numbers")


@routes.add("GET", "/summary", query=Period, answer=Summary)
def summary(query: dict[str, Any]) -> dict[str, Any]:
    """Count the diary between two dates, both inclusive, at most 4,000.

    `as_of` (default now) is the moment it is reckoned at.
    """
    return reckoned(signed_in().account, query).summary
