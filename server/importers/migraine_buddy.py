"""Migraine Buddy's CSV, both column sets (import-formats.md §1). Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from server.domain.validation import check_patch, missing_required
from server.domain.values import YEARS

from .attack_row import COLUMNS, read_attack, read_day
from .date_order import Stamp, orders_of, stamp_of
from .errors import Unreadable
from .events import read_events
from .model import Asked, Draft, Dropped, Question, Reading
from .sheet import Row
from .table import Table, find_table
from .unlogged import CHOICES, fill_unlogged_days
from .unlogged import FIELD as UNLOGGED
from .words import fold

FORMAT = "migraine_buddy"
PREVIEW = 20

_LABELS = {fold(label): label for label in COLUMNS}
_HEADER = {"#", "started", "lasted"}


def find(text: str) -> Table | None:
    """The table of attacks in `text`; None where this is no file of this app."""
    return find_table(text, lambda cells: {fold(cell) or cell for cell in cells} >= _HEADER)


def read(table: Table, asked: Asked) -> Reading:
    """The file as entries, with what it leaves out and what only the person can say.

    An order of day and month that the file doesn't settle is a question with a preview for each.
    """
    rows, repeated, dropped = _rows(table)
    stamps = [stamp for row in rows if (stamp := stamp_of(row.get("Started")))]
    orders = (asked.date_order,) if asked.date_order else orders_of(stamps, asked.file_name)
    readings = {order: _in_order(table, rows, order, asked) for order in orders}
    reading = readings[orders[0]]
    if len(readings) > 1:
        reading = _undecided(readings)
    reading.repeated += repeated
    reading.dropped = sorted([*dropped, *reading.dropped], key=lambda d: d.row)
    return reading


def _undecided(readings: Mapping[str, Reading]) -> Reading:
    """A file that reads either way: the first way stands for the counts alone."""
    first = next(iter(readings.values()))
    previews = {order: found.drafts[:PREVIEW] for order, found in readings.items()}
    asks = {question.field for found in readings.values() for question in found.questions}
    rows = [{d.row for d in found.dropped} for found in readings.values()]
    unreadable = set.intersection(*rows)
    first.dropped = [dropped for dropped in first.dropped if dropped.row in unreadable]
    first.questions = [Question("date_order", tuple(readings), previews)]
    first.questions += [Question(UNLOGGED, CHOICES)] * (UNLOGGED in asks)
    return first


def _rows(table: Table) -> tuple[list[Row], int, list[Dropped]]:
    """The rows by column name; how many say the same as another; those that fit no columns."""
    labels = _labels(table.columns)
    rows, dropped, seen, repeated = [], [], set(), 0
    for number, cells in table.rows:
        if cells[: len(table.columns)] == table.columns:
            continue
        if any(cells[len(labels) :]):
            dropped.append(Dropped(number, "The row has more cells than the table has columns."))
            continue
        row = Row(number, {label: c for label, c in zip(labels, cells, strict=False) if c})
        content = frozenset((label, cell) for label, cell in row.cells.items() if label != "#")
        repeated += content in seen
        if content not in seen:
            rows.append(row)
        seen.add(content)
    return rows, repeated, dropped


def _labels(columns: Sequence[str]) -> list[str]:
    """The columns' names as we know them, else as the file has them; each once."""
    labels: list[str] = []
    for number, column in enumerate(columns, 1):
        name = column if column == "#" else _LABELS.get(fold(column), column)
        label = name or f"Column {number}"
        labels.append(label if label not in labels else f"{label} ({number})")
    return labels


def _in_order(table: Table, rows: Sequence[Row], order: str, asked: Asked) -> Reading:
    """The whole file with its dates read in one order."""
    reading = Reading(FORMAT)
    read_events(table.preamble, asked, reading)
    earlier = _earlier(rows)
    days: set[str] = set()
    for row in rows:
        try:
            reading.drafts += _entries(row, order, earlier[row.number], asked, days)
        except Unreadable as error:
            reading.dropped.append(Dropped(row.number, str(error)))
    reading.drafts = _once(reading.drafts)
    fill_unlogged_days(reading, asked)
    return reading


def _earlier(rows: Sequence[Row]) -> dict[int, int]:
    """Row → how many attacks that began in the same minute stand before it.

    Their own content orders them, so that they keep their ids when another export lists them the
    other way round.
    """
    counts: Counter[str] = Counter()
    found = {}
    for row in sorted(rows, key=lambda row: sorted(_told(row).items())):
        found[row.number] = counts[row.get("Started")]
        counts[row.get("Started")] += 1
    return found


def _told(row: Row) -> dict[str, str]:
    return {label: cell for label, cell in row.cells.items() if label != "#"}


def _started(row: Row, order: str) -> tuple[datetime, Stamp]:
    stamp = stamp_of(row.get("Started"))
    if stamp is None:
        raise Unreadable("`Started` is no date and time.")
    wall = stamp.at(order)
    if wall is None:
        raise Unreadable(f"`Started` is no date in the order {order}.")
    if not YEARS[0] < wall.year < YEARS[1]:
        raise Unreadable("The year of `Started` is out of range.")
    return wall, stamp


def _entries(row: Row, order: str, earlier: int, asked: Asked, days: set[str]) -> list[Draft]:
    wall, stamp = _started(row, order)
    if stamp.clock is not None:
        drafts = read_attack(row, wall, wall.isoformat() + (f"#{earlier}" * bool(earlier)), asked)
    else:
        drafts = read_day(row, wall, asked)
        if drafts[0].id in days:
            raise Unreadable("Another row is of the same date.")
        days.add(drafts[0].id)
    for draft in drafts:
        if pointers := faults(draft):
            raise Unreadable(f"The {draft.kind} cannot be taken: {', '.join(pointers)}.")
    return drafts


def faults(draft: Draft) -> list[str]:
    """Pointers of what a draft may not say; empty when the diary takes it."""
    found = [pointer or "/" for pointer in check_patch(draft.kind, draft.id, draft.data)]
    return found or missing_required(draft.kind, draft.data)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Each entry once: rows share medicines and factors."""
    found: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        found.setdefault((draft.kind, draft.id), draft)
    return list(found.values())
