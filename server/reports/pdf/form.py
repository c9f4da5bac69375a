"""Numbers, dates and lengths as the page's language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from server.reports.pdf.words import Words

MINUS = "−"


def decimal(value: float, words: Words, places: int = 1) -> str:
    """A number with a decimal point or comma; whole numbers stay whole."""
    text = str(int(value)) if float(value).is_integer() else f"{value:.{places}f}"
    text = text.replace("-", MINUS)
    return text.replace(".", ",") if words.lang == "de" else text


def percent(part: float, whole: float) -> str:
    """A share of counts, in whole percent, rounded down so that it never looks better."""
    return f"{int(100 * part / whole + 1e-9)} %" if whole else "–"


def day(text: str | None, words: Words) -> str:
    """A date `YYYY-MM-DD`."""
    if not text:
        return "–"
    found = date.fromisoformat(text)
    if words.lang == "de":
        return f"{found.day}.{found.month}.{found.year}"
    return f"{found.day} {words.months[found.month - 1]} {found.year}"


def month(text: str, words: Words) -> str:
    """A month `YYYY-MM`."""
    year, number = text.split("-")[:2]
    return f"{words.months[int(number) - 1]} {year}"


def moment(text: str, words: Words) -> str:
    """An instant, on the wall clock of its own offset."""
    found = datetime.fromisoformat(text)
    return f"{day(found.date().isoformat(), words)} {found:%H:%M}"


def span(minutes: float | None) -> str:
    """A length in hours and minutes."""
    if minutes is None:
        return "?"
    whole = int(minutes)
    hours, rest = divmod(whole, 60)
    return (
        f"{hours} h {rest:02} min" if hours and rest else f"{hours} h" if hours else f"{rest} min"
    )


def hours(block: Mapping[str, Any]) -> str:
    """The headache hours of a block; + where days of unknown length are not in it."""
    shown = f"{block['headache_minutes'] / 60:.0f}"
    return shown + ("+" if block.get("unknown_length_days") else "")


def one_line(text: str, most: int) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(text[: 4 * most].split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
