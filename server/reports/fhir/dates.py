"""Dates: an explicit yes or no for each answered one, what was asked, exposures, first bleedings.

Source: clinical.md §9.1 *daily check-in*, *trigger exposure*, *menses*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from server.domain import vocabulary as v
from server.domain.cycles import cycle_starts
from server.domain.days import day_of_text, text_of_day
from server.domain.diary import EntryLike
from server.domain.entries import DAY
from server.reports.fhir import codes
from server.reports.fhir.answers import Told, components, own_words
from server.reports.fhir.codes import Json, concept
from server.reports.fhir.elements import (
    Draft,
    absent,
    answered,
    component,
    measured,
    observation,
    on,
)
from server.reports.fhir.spells import intensity

_EXPOSURES = tuple(field for field in DAY.fields if field.name == "factors")
_MEASURES = tuple(
    field for field in DAY.fields if field.name not in {"zone", "factors", "notes", "imported"}
)
_SIGNS = (
    ("migraine", "Migraine day"),
    ("aura", "Aura"),
    ("brief", "Brief pain, no headache day"),
    ("crystal_clear", "Day without any sign"),
)


def date_drafts(
    summary: Mapping[str, Any], entries: Iterable[EntryLike], told: Told
) -> Iterator[Draft]:
    """Headache or not on each date of the summary; an unanswered one with nothing else to say
    has no resource."""
    days = {one.id: one.data for one in entries if one.kind == "day"}
    for row in summary["days"]:
        if row["state"] != "unanswered" or row["medication"]:
            yield Draft(date_key(row), _headache(row))
        if data := days.get(row["date"]):
            yield from _asked(row["date"], data, told)


def date_key(row: Mapping[str, Any]) -> str:
    return f"date/{row['date']}"


def _headache(row: Mapping[str, Any]) -> Json:
    """`days[]` of the summary."""
    code = concept("Headache day", codes.HEADACHE)
    unanswered = row["state"] == "unanswered"
    value = absent("not-asked") if unanswered else answered(row["state"] == "headache")
    return observation(code, on(row["date"]), value, component=list(_components(row)))


def _components(row: Mapping[str, Any]) -> Iterator[Json]:
    if row["minutes"] is not None:
        yield component("Minutes in pain", measured(row["minutes"], "min"))
    if row["peak"] is not None:
        yield component("Peak intensity", intensity(row["peak"]))
    if row["state"] != "unanswered":
        for name, text in _SIGNS:
            yield component(text, answered(row[name]))
    for name in row["medication"]:
        yield component(f"Acute medicine: {v.MEDICINE_CLASS[name]}", answered(True))
    if "contradicts" in row["flags"]:
        yield component("Answers contradict each other", answered(True))


def _asked(date: str, data: Mapping[str, Any], told: Told) -> Iterator[Draft]:
    """What the person said of a date, headache or not."""
    wrote = own_words(data)
    if measures := list(components(_MEASURES, data, told)):
        found = observation("Daily check-in", on(date), component=measures, note=wrote)
        yield Draft(f"measures/{date}", found)
    elif wrote:
        first = {"valueString": wrote[0]["text"]}
        yield Draft(f"measures/{date}", observation("Note", on(date), first, note=wrote[1:]))
    if exposures := list(components(_EXPOSURES, data, told)):
        yield Draft(f"exposures/{date}", observation("Exposures", on(date), component=exposures))


def bleeding_drafts(summary: Mapping[str, Any], entries: Iterable[EntryLike]) -> Iterator[Draft]:
    """First dates of the cycles that began in the period (clinical.md R21)."""
    rows = summary["days"]
    if not rows:
        return
    first, last = (day_of_text(rows[index]["date"]) for index in (0, -1))
    bled = {day_of_text(e.id): e.data.get("menstruation") for e in entries if e.kind == "day"}
    starts = cycle_starts({day: how for day, how in bled.items() if day <= last})
    own = [text_of_day(day) for day in starts if day >= first]
    code = concept("First day of menstrual bleeding", codes.LAST_PERIOD)
    # A share does not hold the bleeding before its first date, which began a cycle earlier.
    for date in own[len(own) - summary["menstrual"]["cycles"] :]:
        yield Draft(f"cycle/{date}", observation(code, on(date), {"valueDateTime": date}))
