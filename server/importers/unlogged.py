"""Dates of a file's range without a headache: free, or unknown? Only the person can say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .date_order import range_in_name
from .model import Asked, Data, Draft, Question, Reading

FIELD = "unlogged_days"
CHOICES = ("no_headache", "unknown")
MOST = 20_000
"""Dates, some 54 years; a longer range is a mistake and asks nothing."""
_DAY = timedelta(days=1)


def fill_unlogged_days(reading: Reading, asked: Asked) -> None:
    """Ask, or with the answer `no_headache` add a day for each such date, in its own words
    `headache: false`. Today and what comes are never among them."""
    free = _free_dates(reading, asked)
    answer = asked.answers.get(FIELD)
    if free and answer is None:
        reading.questions.append(Question(FIELD, CHOICES, dates=len(free)))
    if answer == CHOICES[0]:
        data = {"zone": asked.zone, "headache": False}
        reading.drafts += [Draft("day", day.isoformat(), dict(data)) for day in free]


def _free_dates(reading: Reading, asked: Asked) -> list[date]:
    today = asked.now.astimezone(ZoneInfo(asked.zone)).date()
    logged = headache_dates((d.data for d in reading.drafts if d.kind == "attack"), today)
    logged |= {date.fromisoformat(d.id) for d in reading.drafts if d.kind == "day"}
    span = range_in_name(asked.file_name) or ((min(logged), max(logged)) if logged else None)
    if span is None:
        return []
    first, last = span[0], min(span[1], today - _DAY)
    if (last - first).days > MOST:
        return []
    dates = (first + n * _DAY for n in range((last - first).days + 1))
    return [day for day in dates if day not in logged and day not in asked.known.headache_dates]


def headache_dates(attacks: Iterable[Data], today: date) -> set[date]:
    """Local dates that attacks touch, each in its own zone. One of unknown length touches its
    first date; one still going every date up to the next attack's, or to today."""
    spans = sorted((_first(data), _last(data)) for data in attacks)
    dates: set[date] = set()
    for number, (first, last) in enumerate(spans):
        if last == date.max:
            # The last span has no next one to end it.
            last = spans[number + 1][0] if number + 1 < len(spans) else max(today, first)  # noqa: PLW2901
        dates.update(first + n * _DAY for n in range(min((last - first).days, MOST) + 1))
    return dates


def _first(data: Data) -> date:
    return _local(data["started_at"], data["zone"]).date()


def _last(data: Data) -> date:
    """The last date of pain; `date.max` while it goes on."""
    if not data.get("ended_at"):
        return _first(data) if data.get("end") == "unknown" else date.max
    end = _local(data["ended_at"], data["zone"])
    last = end.date() - _DAY if (end.hour, end.minute, end.second) == (0, 0, 0) else end.date()
    return max(last, _first(data))


def _local(moment: str, zone: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
