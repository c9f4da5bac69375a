"""Delimited text → its rows, and the table inside it that starts with a known header."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .errors import FileTooLarge, UnreadableFile

MAX_ROWS = 20_000
"""More than an attack a day for fifty years."""
MAX_CELL = 100_000
HEADER_WITHIN = 200
"""Rows of a file within which its header must stand (import-formats.md §13)."""
DELIMITERS = (",", ";", "\t")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[int, list[str]]
"""The row's number in a spreadsheet, from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header, what stands above it, and the rows below it; blank rows are left out."""

    preamble: list[Row]
    columns: list[str]
    rows: list[Row]


def find_table(text: str, is_header: Callable[[list[str]], bool]) -> Table | None:
    """The table whose header `is_header` knows, whatever the delimiter; None without one.

    Raises FileTooLarge and UnreadableFile once the header is found.
    """
    for delimiter in DELIMITERS:
        at = _header_at(text, delimiter, is_header)
        if at is not None:
            return _table(text, delimiter, at)
    return None


def _header_at(text: str, delimiter: str, is_header: Callable[[list[str]], bool]) -> int | None:
    try:
        for number, cells in _cells(text, delimiter):
            if number > HEADER_WITHIN:
                return None
            if is_header(cells):
                return number
    except (csv.Error, FileTooLarge):
        return None
    return None


def _table(text: str, delimiter: str, at: int) -> Table:
    try:
        rows = [(n, cells) for n, cells in _cells(text, delimiter) if any(cells)]
    except csv.Error:
        raise UnreadableFile("The rows of this file cannot be told apart.") from None
    header = next(cells for n, cells in rows if n == at)
    return Table([row for row in rows if row[0] < at], header, [row for row in rows if row[0] > at])


def _cells(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, cells in enumerate(reader, 1):
        if number > MAX_ROWS:
            raise FileTooLarge(f"A file has at most {MAX_ROWS} rows.")
        if any(len(cell) > MAX_CELL for cell in cells):
            raise FileTooLarge(f"Row {number} has a cell of more than {MAX_CELL} characters.")
        yield number, [_plain(cell) for cell in cells]


def _plain(cell: str) -> str:
    """A cell without outer space and without the `'` that guards a spreadsheet from formulas."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and len(cell) > 1 else cell
