"""A reminder as the person set it: when it comes, in which zone, when it keeps quiet. Pure.

Sources: contract §3 `reminder`, trust.md §2d; DECISIONS for what these leave open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .days import day_of_text
from .schedule import EVERY_DAY, Quiet, Rule
from .vocabulary import WEEKDAY

MOST_A_DAY = 3
"""Of those that have no time set by the person; a medicine reminder is not among them."""
OF_THEIR_OWN = frozenset({"open_attack", "after_dose", "count"})
"""Something in the diary brings these, no time of day."""
USUAL_TIMES = {
    "check_in": "20:00",
    "yesterday": "09:00",
    "meal": "12:30",
    "hydration": "15:00",
    "monthly_page": "10:00",
}
_WEEKDAYS = {name: number for number, name in enumerate(WEEKDAY)}

Data = Mapping[str, Any]


class Reminder(NamedTuple):
    """A reminder that is switched on. `edited`: when the server took it as it is (ms).

    `rules`: for each of its times of day, the first one first; none where something in the diary
    brings it. `zone`: None for that of the device. `capped`: at most three of these a day.
    """

    id: str
    type: str
    rules: tuple[Rule, ...]
    zone: str | None
    medication: str | None
    quiet: Quiet | None
    capped: bool
    edited: int


def reminder_of(entry_id: str, data: Data, edited: int, medicine: Data | None) -> Reminder | None:
    """The reminder; None where it is switched off or never comes.

    `medicine`: the entry that it names, None where there is none. `count` alone is off until it is
    switched on.
    """
    kind = data.get("type")
    if not isinstance(kind, str) or not data.get("enabled", kind != "count"):
        return None
    schedule = (medicine or {}).get("schedule") or {}
    rules = () if kind in OF_THEIR_OWN else _rules(kind, data, schedule)
    if not rules and kind not in OF_THEIR_OWN:
        return None
    zone = data.get("zone")
    return Reminder(
        id=entry_id,
        type=kind,
        rules=rules,
        zone=None if zone == "device" else zone,
        medication=data.get("medication"),
        quiet=_quiet(data),
        capped=kind != "medication" and (kind in OF_THEIR_OWN or "time" not in data),
        edited=edited,
    )


def needs_medicine(data: Data) -> bool:
    """Whether the schedule of the medicine that it names says when it comes."""
    if data.get("type") != "medication" or not data.get("medication"):
        return False
    return not data.get("time") or not (data.get("days") or data.get("every_days"))


def _rules(kind: str, data: Data, schedule: Data) -> tuple[Rule, ...]:
    """The person's own time, else the medicine's, else the usual one of its kind."""
    dates = data
    if kind == "medication" and not (data.get("days") or data.get("every_days")):
        dates = schedule
    times = [data["time"]] if data.get("time") else None
    if times is None:
        told = schedule.get("times") or [] if kind == "medication" else []
        times = told or [USUAL_TIMES[kind]] if kind in USUAL_TIMES else told
    every, start = dates.get("every_days"), dates.get("from_on")
    rule = Rule(
        0,
        _weekdays(dates.get("days") or {}),
        None if every is None else int(every),
        None if start is None else day_of_text(start),
        monthly=kind == "monthly_page",
    )
    return tuple(rule._replace(minute=minute) for minute in sorted({*map(_minute, times)}))


def _weekdays(days: Mapping[str, bool]) -> frozenset[int]:
    """Those that are ticked; where none is, all but those that were said not to be."""
    ticked = frozenset(_WEEKDAYS[name] for name, yes in days.items() if yes)
    return ticked or EVERY_DAY - {_WEEKDAYS[name] for name in days}


def _quiet(data: Data) -> Quiet | None:
    begin, end = data.get("quiet_from"), data.get("quiet_to")
    if begin is None or end is None or begin == end:
        return None
    return Quiet(_minute(begin), _minute(end))


def _minute(written: str) -> int:
    return int(written[:2]) * 60 + int(written[3:])
