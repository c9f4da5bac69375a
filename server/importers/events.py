"""The health events above the table of attacks → `event` entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from server.domain.fields import NAME_MAX, NOTES_MAX

from . import words as w
from .date_order import Stamp, orders_of, stamp_of
from .model import Asked, Draft, Dropped, Reading
from .sheet import Row, Sheet
from .table import Row as Cells
from .words import fold

_COLUMNS = ("Date", "Time Period", "Description", "Notes")
_NOTHING = "no ongoing events recorded during this period"
_DATE = re.compile(r"(?<!\d)\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}(?!\d)", re.ASCII)
_BETWEEN = re.compile(r"[\s\-–—.]|\bto\b|\buntil\b", re.IGNORECASE)


def read_events(preamble: Sequence[Cells], asked: Asked, reading: Reading) -> None:
    """Add the dated events to `reading`; a row without a date is named among the dropped."""
    labels: list[str] = []
    rows: list[Row] = []
    for number, cells in preamble:
        if fold(cells[0]) == "date" and "description" in map(fold, cells):
            labels = [_label(cell) for cell in cells]
        elif not any(_NOTHING in fold(cell) for cell in cells):
            named = {label: c for label, c in zip(labels, cells, strict=False) if c}
            rows.append(Row(number, named))
    order = _order([stamp for row in rows for stamp in _stamps(row)])
    for row in rows:
        _read_event(row, order, asked, reading)


def _label(cell: str) -> str:
    return next((label for label in _COLUMNS if fold(label) == fold(cell)), cell or "Event")


def _order(stamps: Sequence[Stamp]) -> str:
    """Events are written day first whatever the phone's language; unless that cannot be."""
    orders = orders_of(stamps, "")
    return "dmy" if "dmy" in orders else orders[0]


def _stamps(row: Row) -> list[Stamp]:
    found = _DATE.findall(f"{row.get('Date')} {row.get('Time Period')}")
    return [stamp for text in found if (stamp := stamp_of(text))]


def _read_event(row: Row, order: str, asked: Asked, reading: Reading) -> None:
    dates = sorted(day for stamp in _stamps(row) if (day := stamp.on(order)))
    if not dates or not 1880 <= dates[0].year <= dates[-1].year < 2199:
        reading.dropped.append(Dropped(row.number, "This row above the table has no date."))
        return
    sheet = Sheet(row, asked)
    _fill(sheet, dates)
    key = ("event", dates[0], dates[-1], fold(row.get("Description")))
    reading.drafts.append(Draft("event", asked.make_id(*key), sheet.data))


def _fill(sheet: Sheet, dates: Sequence[date]) -> None:
    row = sheet.row
    title = row.get("Description")
    sheet.data |= {"on": dates[0].isoformat(), "precision": "day"}
    sheet.data["type"] = w.EVENT.get(fold(title), "other")
    if dates[-1] > dates[0]:
        sheet.data["until"] = dates[-1].isoformat()
    if title:
        sheet.data["title"] = title[:NAME_MAX]
        sheet.keep("Description", title[NAME_MAX:])
    if notes := row.get("Notes"):
        sheet.data["notes"] = notes[:NOTES_MAX]
        sheet.keep("Notes", notes[NOTES_MAX:])
    for label in row.cells:
        if label not in _COLUMNS or (label == "Time Period" and _says_more(row.get(label))):
            sheet.keep(label)


def _says_more(period: str) -> bool:
    """Is there more in a time period than dates?"""
    return bool(_BETWEEN.sub("", _DATE.sub("", period)))
