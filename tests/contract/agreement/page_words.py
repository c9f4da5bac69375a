"""Dates, figures and lengths as the PDF writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tests.contract.agreement.calendar import MONTHS

Row = Mapping[str, Any]
Sentences = Iterator[tuple[str, str]]
ANSWERS = {True: "yes", False: "no", None: "?"}
ASCII = re.compile(r"[ -~]*")


def day(text: str) -> str:
    on = date.fromisoformat(text)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def decimal(value: float) -> str:
    text = str(int(value)) if float(value).is_integer() else f"{value:.1f}"
    return text.replace("-", "−")


def span(minutes: float | None) -> str:
    if minutes is None:
        return "?"
    hours, rest = divmod(int(minutes), 60)
    if hours and rest:
        return f"{hours} h {rest:02} min"
    return f"{hours} h" if hours else f"{rest} min"


def plain(name: str | None) -> bool:
    """A name that text extraction gives back as it is."""
    return bool(name) and bool(ASCII.fullmatch(name or "")) and len(name or "") < 40
