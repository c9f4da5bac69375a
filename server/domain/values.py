"""What is wrong with a single value: a text, a moment, a date, a number. Pure.

Each function takes the value as JSON gave it and returns one sentence, or None when it is good.
Python's True is 1 and NaN is a float: neither passes as a number here.
"""

from __future__ import annotations

import math
import re
import zoneinfo
from datetime import date, datetime
from functools import cache
from typing import Any

Fault = str | None
"""A sentence saying what is wrong, or None."""

YEARS = (1880, 2199)
"""Years that a date or an instant may lie in, so that no arithmetic on it can overflow."""

INSTANT_PATTERN = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)"
KEY_PATTERN = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
DATE_PATTERN = r"\d{4}-\d\d-\d\d"
TIME_PATTERN = r"([01]\d|2[0-3]):[0-5]\d"
UUID_PATTERN = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
CUSTOM_PATTERN = "custom:" + UUID_PATTERN
LANGUAGE_PATTERN = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}"
ITEM_PATTERN = r"[a-z0-9_]{1,40}"
ZONE_PATTERN = (
    r"(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
    r"(/[A-Za-z0-9_+-]{1,30}){1,2}"
)
"""A place in one of the areas in which every zone of the last thirty years was added."""

_FLAGS = re.ASCII
_instant = re.compile(INSTANT_PATTERN, _FLAGS).fullmatch
_key = re.compile(KEY_PATTERN, _FLAGS).fullmatch
_date = re.compile(DATE_PATTERN, _FLAGS).fullmatch
_time = re.compile(TIME_PATTERN, _FLAGS).fullmatch
is_uuid = re.compile(UUID_PATTERN, _FLAGS).fullmatch
is_custom = re.compile(CUSTOM_PATTERN, _FLAGS).fullmatch
_language = re.compile(LANGUAGE_PATTERN, _FLAGS).fullmatch
is_item = re.compile(ITEM_PATTERN, _FLAGS).fullmatch
_zone = re.compile(ZONE_PATTERN, _FLAGS).fullmatch


def text_fault(value: Any, longest: int) -> Fault:
    """Text of at most `longest` code points, without NUL and without half a surrogate pair."""
    if not isinstance(value, str):
        return "This is a text."
    if len(value) > longest:
        return f"At most {longest} characters."
    if "\x00" in value:
        return "The character U+0000 is not allowed."
    if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
        return "Half of a surrogate pair is no character."
    return None


def instant_fault(value: Any) -> Fault:
    """RFC 3339 with an offset, a real moment of the years in `YEARS`."""
    if not isinstance(value, str) or not _instant(value):
        return "A time is written 2026-03-01T07:12:00+01:00."
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return "There is no such time."
    return None if YEARS[0] <= moment.year <= YEARS[1] else _YEARS_FAULT


_YEARS_FAULT = f"The year lies between {YEARS[0]} and {YEARS[1]}."


def date_fault(value: Any) -> Fault:
    if not isinstance(value, str) or not _date(value):
        return "A date is written 2026-03-01."
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return "There is no such date."
    return None if YEARS[0] <= day.year <= YEARS[1] else _YEARS_FAULT


def time_fault(value: Any) -> Fault:
    if isinstance(value, str) and _time(value):
        return None
    return "A time of day is written 07:30."


def key_fault(key: str) -> Fault:
    if not _key(key):
        return "A time as a key is written in UTC, 2026-03-01T06:12:00.000Z."
    return instant_fault(key)


@cache
def zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones()) - {"Factory", "localtime"}


def yes_no_fault(value: Any) -> Fault:
    return None if value is True or value is False else "This is true or false."


def number_fault(value: Any, least: float, most: float, whole: bool) -> Fault:
    if type(value) is not int and type(value) is not float:
        return "This is a number."
    if type(value) is float and not math.isfinite(value):
        return "This is a number."
    if not least <= value <= most:
        return f"A number from {least:g} to {most:g}."
    if whole and value != int(value):
        return "A whole number."
    return None


def zone_known(name: str) -> bool:
    """Is this an IANA zone? `Factory` and `localtime` are none (contract §3)."""
    return name in zones()


def zone_may_be(name: str) -> bool:
    """Is this a zone, or may it be one that was added since our zone data? Phones hear of new
    zones before servers do."""
    return zone_known(name) or bool(_zone(name))


def language_fault(value: Any) -> Fault:
    if isinstance(value, str) and _language(value):
        return None
    return "A language tag such as de-AT."
