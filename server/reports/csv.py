"""The diary as tables: a row per date, a row per logged spell (contract §2 exports). RFC 4180.

Columns are the contract's names in the contract's order. No figure is computed here: dates and
attacks come from the summary, the rest from the entries.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from server.domain.diary import EntryLike
from server.domain.entries import KINDS
from server.domain.fields import Field, Group, Ticks

DAY_MEMBERS = (
    "date",
    "state",
    "minutes",
    "peak",
    "migraine",
    "aura",
    "brief",
    "medication",
    "menstruation",
    "crystal_clear",
    "flags",
)
"""The members of the summary's `days[]`, in order (contract §4)."""

# What a spreadsheet may take for the start of a formula, full-width forms among them.
_STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠|%")
_BLANK = " \u00a0\u3000\ufeff\u200b"


def diary_csv(summary: Mapping[str, Any], entries: Iterable[EntryLike]) -> str:
    """A row for every date of the summary: its `days[]`, then the fields of its `day`.

    `menstruation` stands in both with one value and gets one column.
    """
    told = {e.id: e.data for e in entries if e.kind == "day" and not e.deleted}
    fields = [field for field in KINDS["day"].fields if field.name not in DAY_MEMBERS]
    header = [*DAY_MEMBERS, *_columns(fields)]
    rows = (
        [*(day[name] for name in DAY_MEMBERS), *_cells(fields, told.get(day["date"], {}))]
        for day in summary["days"]
    )
    return _table(header, rows)


def attacks_csv(summary: Mapping[str, Any], entries: Iterable[EntryLike]) -> str:
    """A row for every spell of the summary's attacks, `attack` being the id of its attack."""
    spells = {e.id: e for e in entries if e.kind == "attack" and not e.deleted}
    fields = KINDS["attack"].fields
    header = ["id", "attack", "flags", *_columns(fields)]
    rows = (
        [spell, attack["id"], _flags(spells[spell]), *_cells(fields, spells[spell].data)]
        for attack in summary["attacks"]
        for spell in attack["episodes"]
    )
    return _table(header, rows)


def _flags(spell: EntryLike) -> Sequence[str]:
    flags: Sequence[str] = getattr(spell, "flags", ())
    return flags


def _columns(fields: Iterable[Field], above: str = "") -> list[str]:
    """A column for each field, and for each member of a group under `group.member`."""
    names: list[str] = []
    for field in fields:
        name = above + field.name
        names += _columns(field.fields, name + ".") if isinstance(field, Group) else [name]
    return names


def _cells(fields: Iterable[Field], data: Mapping[str, Any]) -> list[Any]:
    cells: list[Any] = []
    for field in fields:
        value = data.get(field.name)
        if isinstance(field, Group):
            cells += _cells(field.fields, value or {})
        elif isinstance(field, Ticks):
            cells.append(_ticked(field, value or {}))
        elif isinstance(value, dict):
            cells.append("; ".join(f"{key}={value[key]}" for key in sorted(value)))
        else:
            cells.append(value)
    return cells


def _ticked(field: Ticks, told: Mapping[str, Any]) -> list[str]:
    """The true codes: those of the vocabulary in its order, then the person's own."""
    known = [code for code in field.codes or () if told.get(code)]
    return known + sorted(code for code, yes in told.items() if yes and code not in known)


def _table(header: list[str], rows: Iterable[list[Any]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: Any) -> str:
    """Nothing for no answer; yes and no as JSON writes them; words so that none is a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return _harmless(value if isinstance(value, str) else " ".join(value))


def _harmless(text: str) -> str:
    """trust.md §3a 29: a leading apostrophe where a spreadsheet would see a formula."""
    return "'" + text if text.lstrip(_BLANK).startswith(_STARTS_FORMULA) else text
