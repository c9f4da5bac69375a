"""A table of page 2, and how its rows name a code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from server.reports.pdf import form
from server.reports.pdf.words import Words

NAME = 48
Table = dict[str, Any]


def table(heading: str, columns: Sequence[str], rows: list[list[str]], note: str = "") -> Table:
    return {
        "heading": heading,
        "columns": list(columns),
        "rows": rows,
        "note": note,
        "wide": len(columns) > 3,
    }


def named(row: Mapping[str, Any], codes: str, words: Words) -> str:
    """The code of a row in the words of the list `codes`; the person's own item by its name."""
    code: str = row["code"]
    if code.startswith("custom:"):
        return form.one_line(row.get("name") or words.deleted, NAME)
    return words.codes[codes].get(code, code)
