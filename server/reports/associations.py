"""GET /associations: factors against the beginnings of attacks (contract §5)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from server.domain.associations import associations
from server.domain.counting import Reckoning
from server.domain.days import day_of_text, milliseconds
from server.domain.diary import Diary
from server.reports.summary import check_period


def associations_of(
    diary: Diary, date_from: date, date_to: date, as_of: datetime
) -> dict[str, Any]:
    """The associations of the dates from `date_from` to `date_to`, both inclusive, as they stand
    at `as_of` (aware). Raises `Invalid` naming `/from`, `/to` or `/as_of`."""
    check_period(date_from, date_to, as_of)
    period = day_of_text(date_from.isoformat()), day_of_text(date_to.isoformat())
    return associations(Reckoning(diary, milliseconds(as_of), [period]), period)
