"""The readable part of a section: XHTML of paragraphs and tables, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from server.reports.fhir.codes import Json
from server.reports.fhir.elements import words

_OPEN = '<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">'


def narrative(*blocks: str) -> Json:
    """A Narrative of blocks that `paragraph` and `table` made."""
    return {"status": "generated", "div": f"{_OPEN}{''.join(blocks)}</div>"}


def paragraph(text: str) -> str:
    return f"<p>{_safe(text)}</p>"


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]], none: str) -> str:
    """A table of values as `shown`; the sentence `none` where there is no row."""
    body = "".join(_row("td", (shown(value) for value in row)) for row in rows)
    if not body:
        return paragraph(none)
    return f"<table><thead>{_row('th', headings)}</thead><tbody>{body}</tbody></table>"


def _row(cell: str, texts: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{cell}>{_safe(text)}</{cell}>' for text in texts)}</tr>"


def _safe(text: str) -> str:
    return escape(words(text) or "–")


def shown(value: Any) -> str:
    """A value of the summary for a reader; nothing is `–`."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)
