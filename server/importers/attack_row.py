"""A row of Migraine Buddy's table → an attack (or a day) with what belongs to it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from server.domain.fields import NOTES_MAX

from . import words as w
from .intakes import add_doses, add_therapies
from .model import Asked, Data, Draft
from .moments import Place, as_key, is_ongoing, lasted, offset_of, place_of, written
from .notes import levels
from .sheet import Row, Sheet
from .words import fold, split

SIDES = ("left", "right")
COLUMNS = (
    "#",
    "Started",
    "Lasted",
    "Start UTC Offset (min)",
    "End UTC Offset (min)",
    "Geohash",
    "Attack Types",
    "Attack Location",
    "Pain Level",
    "Affected Activities",
    "Potential Triggers",
    "Symptoms",
    "Most Bothersome Symptom",
    "Premonitory Symptoms",
    "Pain Positions",
    "Helpful Medication",
    "Somewhat Helpful Medication",
    "Unhelpful Medication",
    "Unsure Medication",
    "Helpful Non Drug Relief Methods",
    "Somewhat Helpful Non Drug Relief Methods",
    "Unhelpful Non Drug Relief Methods",
    "Unsure Non Drug Relief Methods",
    "Notes",
)
"""The columns since 2024; until 2023 without offsets, `Geohash`, type and place."""
_HANDLED = frozenset(COLUMNS) - {"Attack Location"}
"""Columns that are read below. The position (`Geohash`) is read by nobody and kept nowhere; every
other column, `Attack Location` ("Home") among them, goes to `imported`."""
_PERIOD = re.compile(r"[\s,]+(Period: (?:Yes|No|Soon))\b")
"""Also stands behind the last trigger without a comma."""
_SIGNS: dict[str, tuple[str, object]] = {
    "worse pain if moving": ("worse_with_activity", True),
    "worse when moving": ("worse_with_activity", True),
    "worse with movement": ("worse_with_activity", True),
    "worse by physical activity": ("worse_with_activity", True),
    "worse lying down": ("posture", "worse_lying"),
    "worse standing up": ("posture", "worse_upright"),
    "worse standing": ("posture", "worse_upright"),
    "neck pain": ("neck_pain", "with"),
}
"""Words among the symptoms that have a field of their own."""


def read_attack(row: Row, wall: datetime, key: str, asked: Asked) -> list[Draft]:
    """The attack that began at the wall time `wall`, and its factors, medicines and therapies.

    `key` tells it from every other attack of the file. Raises Unreadable.
    """
    sheet = Sheet(row, asked)
    attack = asked.make_id("attack", key)
    place = _times(sheet, wall)
    _answers(sheet)
    _levels(sheet, place)
    add_doses(sheet, attack, key, wall, place)
    add_therapies(sheet, attack, key, wall.date())
    return [Draft("attack", attack, sheet.data), *sheet.drafts]


def read_day(row: Row, wall: datetime, asked: Asked) -> list[Draft]:
    """A headache without a time of day is a day with a headache, never an attack of 24 hours."""
    sheet = Sheet(row, asked)
    sheet.data |= {"zone": asked.zone, "headache": True}
    _pain(sheet)
    _notes(sheet)
    for label in row.cells:
        if label not in {"#", "Started", "Geohash", "Pain Level", "Notes"}:
            sheet.keep(label)
    return [Draft("day", wall.date().isoformat(), sheet.data)]


def _answers(sheet: Sheet) -> None:
    for part in (_pain, _type, _positions, _symptoms, _worst, _premonitory, _triggers, _activities):
        part(sheet)
    _notes(sheet)
    for label in sheet.row.cells:
        if label not in _HANDLED:
            sheet.keep(label)


def _times(sheet: Sheet, wall: datetime) -> Place:
    place = place_of(wall, _offset(sheet, "Start UTC Offset (min)"), sheet.asked.zone)
    started = place.moment(wall)
    sheet.data |= {"started_at": written(started), "zone": place.zone}
    cell = sheet.row.get("Lasted")
    if is_ongoing(cell):
        if fold(cell) != "ongoing":
            sheet.keep("Lasted")
        return place
    length = lasted(cell)
    if length is None:
        sheet.data["end"] = "unknown"
        if cell:
            sheet.keep("Lasted")
        return place
    sheet.data["ended_at"] = written(_end(sheet, started, length))
    return place


def _end(sheet: Sheet, started: datetime, length: timedelta) -> datetime:
    """Length is elapsed time; the end is written at its own offset where the file has one."""
    east = _offset(sheet, "End UTC Offset (min)")
    utc = started.astimezone(timezone.utc) + length  # noqa: UP017 - beside other offsets
    if east is None:
        return utc.astimezone(started.tzinfo)
    return utc.astimezone(timezone(timedelta(minutes=east)))


def _offset(sheet: Sheet, label: str) -> int | None:
    try:
        return offset_of(sheet.row.get(label))
    except ValueError:
        sheet.keep(label)
        return None


def _pain(sheet: Sheet) -> None:
    cell = sheet.row.get("Pain Level").removesuffix("/10").strip().removesuffix(".0")
    if cell.isascii() and cell.isdigit() and len(cell) <= 2 and int(cell) <= 10:
        sheet.data |= {"pain_score": int(cell), "severity": severity_of(int(cell))}
    elif cell:
        sheet.keep("Pain Level")


def severity_of(score: int) -> int:
    """0-10 → 0-3: 1-3 mild, 4-6 moderate, 7-10 severe (clinical.md §1)."""
    return (score > 0) + (score > 3) + (score > 6)


def _levels(sheet: Sheet, place: Place) -> None:
    """Pain levels that the notes time: several readings are `scores` and `course`."""
    for level in levels(sheet.row.get("Notes")):
        at = as_key(place.moment(level.wall))
        sheet.data.setdefault("scores", {})[at] = level.level
        sheet.data.setdefault("course", {})[at] = severity_of(level.level)


def _type(sheet: Sheet) -> None:
    cell = sheet.row.get("Attack Types")
    names = [cell] if fold(cell) in w.TYPE else split(cell)
    codes = {w.TYPE.get(fold(name)) for name in names}
    if len(codes) == 1:
        sheet.data["type"] = codes.pop() or "other"
    if names and (len(names) > 1 or fold(names[0]) not in w.TYPE):
        text = ", ".join(names)
        if len(text) <= 80:
            sheet.data["type_text"] = text
        else:
            sheet.keep("Attack Types")


def _positions(sheet: Sheet) -> None:
    sides, unknown = set(), False
    for word in split(sheet.row.get("Pain Positions")):
        first, _, rest = fold(word).partition(" ")
        if first in SIDES:
            sides.add(first)
        place = w.LOCATION.get(rest if first in SIDES else fold(word))
        if place:
            sheet.tick("locations", place)
        elif fold(word) not in SIDES:
            unknown = True
    if sides:
        sheet.data["side"] = "both" if len(sides) == 2 else sides.pop()
    if unknown:
        sheet.keep("Pain Positions")


def _symptoms(sheet: Sheet) -> None:
    for word in split(sheet.row.get("Symptoms")):
        name = fold(word)
        if name in _SIGNS:
            field, value = _SIGNS[name]
            sheet.data[field] = value
        elif name in w.QUALITY:
            sheet.tick("quality", w.QUALITY[name])
        elif not _aura(sheet, name):
            _code_or_own(sheet, "symptoms", w.SYMPTOM, "symptom", word)


def _worst(sheet: Sheet) -> None:
    cell = sheet.row.get("Most Bothersome Symptom")
    code = w.SYMPTOM.get(fold(cell))
    if code:
        sheet.data["worst_symptom"] = code
        sheet.tick("symptoms", code)
    elif fold(cell) not in w.PSEUDO:
        sheet.keep("Most Bothersome Symptom")


def _premonitory(sheet: Sheet) -> None:
    for word in split(sheet.row.get("Premonitory Symptoms")):
        if not _aura(sheet, fold(word)):
            _code_or_own(sheet, "premonitory", w.PREMONITORY, "symptom", word)


def _triggers(sheet: Sheet) -> None:
    for word in split(_PERIOD.sub(r", \1", sheet.row.get("Potential Triggers"))):
        if fold(word) == "period no":
            sheet.data.setdefault("triggers", {})["menses"] = False
        else:
            _code_or_own(sheet, "triggers", w.FACTOR, "trigger", word)


def _aura(sheet: Sheet, name: str) -> bool:
    """`Aura`, `Visual aura`: the person says that there was one."""
    if name != "aura" and not name.endswith(" aura"):
        return False
    aura: Data = sheet.data.setdefault("aura", {})
    aura["present"] = True
    kind = name.removesuffix("aura").strip()
    if kind in {"visual", "sensory", "speech", "motor", "brainstem", "retinal"}:
        aura.setdefault("types", {})[kind] = True
    elif kind:
        sheet.keep("Aura", name)
    return True


def _code_or_own(sheet: Sheet, field: str, table: dict[str, str], group: str, word: str) -> None:
    code = table.get(fold(word))
    if code:
        sheet.tick(field, code)
    else:
        sheet.own(field, group, word)


def _activities(sheet: Sheet) -> None:
    """What it hindered. How far ("missed", "slower") no field holds: the cell is kept then."""
    names = split(sheet.row.get("Affected Activities"))
    if [fold(name) for name in names if fold(name) in w.NOT_AFFECTED] and len(names) == 1:
        sheet.data["function"] = "all"
        return
    for name in names:
        if code := w.ACTIVITY.get(fold(name)):
            sheet.tick("activities", code)
    if any(fold(name) != w.ACTIVITY.get(fold(name)) for name in names):
        sheet.keep("Affected Activities")


def _notes(sheet: Sheet) -> None:
    text = sheet.row.get("Notes")
    if text:
        sheet.data["notes"] = text[:NOTES_MAX]
        sheet.keep("Notes", text[NOTES_MAX:])
