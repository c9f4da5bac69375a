"""Which dates a summary can be asked for (contract §4)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from server.domain.diary import Diary
from server.domain.errors import Invalid
from server.reports.summary import build_summary, check_period

from .cases import CaseEntry

NOW = datetime(2025, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last", "as_of", "fields"),
    [
        (date(2025, 3, 2), date(2025, 3, 1), NOW, ["/from"]),
        (date(1879, 12, 31), date(1880, 1, 1), NOW, ["/from"]),
        (date(2199, 12, 31), date(2200, 1, 1), NOW, ["/to"]),
        (date(1, 1, 1), date(9999, 12, 31), NOW, ["/from", "/to"]),
        (date(2014, 4, 18), date(2025, 3, 31), NOW, ["/to"]),
        (date(2025, 3, 1), date(2025, 3, 1), datetime(9999, 12, 31, tzinfo=UTC), ["/as_of"]),
        (date(2025, 3, 1), date(2025, 3, 1), datetime(1, 1, 1, tzinfo=UTC), ["/as_of"]),
    ],
)
def test_a_period_out_of_bounds_is_refused_by_name(
    first: date, last: date, as_of: datetime, fields: list[str]
) -> None:
    with pytest.raises(Invalid) as refused:
        check_period(first, last, as_of)
    assert list(refused.value.errors) == fields
    assert all(refused.value.errors.values())


@pytest.mark.parametrize("year", [1880, 2199])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Midway", "Africa/Monrovia"])
def test_the_first_and_the_last_year_are_counted(year: int, zone: str) -> None:
    diary = Diary.of([CaseEntry("profile", "me", {"zone": zone})])
    first, last = date(year, 1, 1), date(year, 12, 31)
    for as_of in (datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, 23, tzinfo=UTC)):
        summary = build_summary(diary, first, last, as_of)
        assert summary["period"]["days"] in {365, 366}
        assert [row["date"] for row in summary["days"]][:1] in ([], [first.isoformat()])
