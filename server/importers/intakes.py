"""Medicines and other relief of a row → medications, doses and therapies (import-formats.md §1).

The four columns say how each helped, the notes when it was taken. What the two don't say together
is not made up: a dose without a line has no time, a dose whose column is in doubt no effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from . import words as w
from .medicines import Mention, Names, ingredients_of, medication_data, mention_of
from .model import Data, Draft
from .moments import Place, written
from .notes import Intake, intakes
from .sheet import Sheet
from .words import fold, split

_EFFECTS = {
    "Helpful": "good",
    "Somewhat Helpful": "some",
    "Unhelpful": "none",
    "Unsure": "unsure",
}


def add_doses(sheet: Sheet, attack: str, key: str, wall: datetime, place: Place) -> None:
    """A dose for each intake that the row tells of, and the medications that they are of."""
    mentions = _mentions(sheet)
    times = _times(intakes(sheet.row.get("Notes")), Names(mentions))
    start = {"taken_at": written(place.moment(wall)), "time": "unknown"}
    for name in {**mentions, **times}:
        walls = [
            {"taken_at": written(place.moment(at)), "time": "exact"} for at in times.get(name, ())
        ]
        medication = _medication(sheet, name)
        doses = _doses(sheet, mentions.get(name, []), walls, start)
        for number, dose in enumerate(doses):
            data = dose | {"zone": place.zone, "medication": medication, "attack": attack}
            dose_id = sheet.asked.make_id("dose", key, fold(name), number)
            sheet.drafts.append(Draft("dose", dose_id, data))


def add_therapies(sheet: Sheet, attack: str, key: str, on: date) -> None:
    """A therapy for each way of relief without a medicine, with its effect."""
    for column, effect in _columns("Non Drug Relief Methods"):
        for word in split(sheet.row.get(column)):
            kind = w.THERAPY.get(fold(word))
            if kind is None:
                sheet.factor("relief", word)
            data = {"on": on.isoformat(), "type": kind or "other", "name": word[:400]}
            therapy = sheet.asked.make_id("therapy", key, fold(word), effect)
            sheet.drafts.append(
                Draft("therapy", therapy, data | {"attack": attack, "effect": effect})
            )


def _columns(what: str) -> list[tuple[str, str]]:
    return [(f"{how} {what}", effect) for how, effect in _EFFECTS.items()]


def _mentions(sheet: Sheet) -> dict[str, list[Mention]]:
    """Name (as first written) → what the columns say of it."""
    found: dict[str, list[Mention]] = {}
    names: dict[str, str] = {}
    for column, effect in _columns("Medication"):
        for word in split(sheet.row.get(column)):
            mention = mention_of(word, effect, column)
            name = names.setdefault(fold(mention.name), mention.name)
            found.setdefault(name, []).append(mention)
    return found


def _times(taken: Sequence[Intake], columns: Names) -> dict[str, list[datetime]]:
    """Name → the wall times at which the notes have it taken; also names of no column."""
    times: dict[str, list[datetime]] = {}
    names: dict[str, str] = {}
    for intake in taken:
        for name in _named(intake, columns):
            times.setdefault(names.setdefault(fold(name), name), []).append(intake.wall)
    return times


def _named(intake: Intake, columns: Names) -> list[str]:
    if not intake.names:
        return columns.all if len(columns.all) == 1 else []
    whole = columns.meant_by(intake.names)
    if len(whole) == 1:
        return whole
    parts = intake.parts()
    if ingredients_of(intake.names) and not any(len(columns.meant_by(p)) == 1 for p in parts):
        parts = [intake.names]
    return [name for part in parts if (name := _one(part, columns, alone=len(parts) == 1))]


def _one(part: str, columns: Names, *, alone: bool) -> str | None:
    """The column's name for it; else the line's own, unless it may be any of several, or no
    medicine at all ("maxalt, hot tea")."""
    found = columns.meant_by(part)
    if found:
        return found[0] if len(found) == 1 else None
    return part[:400] if alone or ingredients_of(part) else None


def _doses(
    sheet: Sheet, mentions: Sequence[Mention], walls: Sequence[Data], start: Data
) -> list[Data]:
    """The doses of one medicine: their time, amount and effect."""
    if not walls:
        return [start | _amount(m.amount) | {"effect": m.effect} for m in mentions]
    if not mentions:
        return [dict(at) for at in walls]
    if len(mentions) > 1:
        _keep(sheet, mentions)
        return [dict(at) for at in walls]
    only = mentions[0]
    if len(walls) > 1 and only.amount not in {None, len(walls)}:
        _keep(sheet, mentions)
    each = _amount(only.amount) if len(walls) == 1 else {}
    return [at | each | {"effect": only.effect} for at in walls]


def _amount(amount: float | None) -> Data:
    if amount is None:
        return {}
    return {"amount": int(amount) if amount == int(amount) else amount}


def _keep(sheet: Sheet, mentions: Sequence[Mention]) -> None:
    """Which intake was which is not known: the cells stand in `imported`."""
    for mention in mentions:
        if mention.column not in sheet.data.get("imported", {}):
            sheet.keep(mention.column)


def _medication(sheet: Sheet, name: str) -> str:
    ours = sheet.asked.make_id("medication", fold(name))
    known = sheet.asked.known
    medication = ours if ours in known.living else known.medications.get(fold(name), ours)
    if medication == ours:
        sheet.drafts.append(Draft("medication", ours, medication_data(name)))
    return medication
