"""Diaries written by the number of the date, for tests of associations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from server.domain.counting import Reckoning
from server.domain.days import day_of_text, milliseconds
from server.domain.diary import Diary
from server.reports.associations import associations_of

from .cases import CaseEntry

FIRST = date(2025, 1, 6)
AS_OF = datetime.fromisoformat("2025-12-31T12:00:00Z")
ZONE = "Europe/Berlin"


def date_at(number: int) -> str:
    """The date so many days after the first one."""
    return (FIRST + timedelta(days=number)).isoformat()


def number_of(day: int) -> int:
    """The other way round, from a day number."""
    return day - day_of_text(FIRST.isoformat())


def at(number: int, clock: str = "10:00") -> str:
    """An instant; winter time."""
    return f"{date_at(number)}T{clock}:00+01:00"


def attack(number: int, start: str = "10:00", until: str | None = None, **data: Any) -> CaseEntry:
    """A spell that begins on a date, two hours long unless `until` gives its end."""
    ended = until or at(number, "12:00")
    told = {"started_at": at(number, start), "ended_at": ended, "zone": ZONE, **data}
    return CaseEntry("attack", f"attack-{number}", {k: v for k, v in told.items() if v != "open"})


def day(number: int, **data: Any) -> CaseEntry:
    return CaseEntry("day", date_at(number), {"zone": ZONE, **data})


def free(numbers: Iterable[int], **data: Any) -> list[CaseEntry]:
    """Dates that are answered "no headache"."""
    return [day(number, headache=False, **data) for number in numbers]


def diary(*entries: CaseEntry) -> Diary:
    return Diary.of([CaseEntry("profile", "me", {"zone": ZONE}), *entries])


def reckoned(written: Diary, days: int, as_of: datetime = AS_OF) -> tuple[Reckoning, Any]:
    """The reckoning of the first `days` dates, and their period."""
    first = day_of_text(FIRST.isoformat())
    period = (first, first + days - 1)
    return Reckoning(written, milliseconds(as_of), [period]), period


def found(written: Diary, days: int, as_of: datetime = AS_OF) -> dict[str, Any]:
    """The associations of the first `days` dates."""
    return associations_of(written, FIRST, FIRST + timedelta(days=days - 1), as_of)


def factor(answer: dict[str, Any], code: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [row for row in answer["factors"] if row["code"] == code]
    assert len(rows) == 1, code
    return rows[0]
