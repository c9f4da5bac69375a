"""The CSV files against the summary and the entries, by the words of contract §2."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from server.domain.entries import KINDS
from server.domain.fields import Field, Group, Ticks
from tests.contract.agreement import Claim

Row = Mapping[str, str]
FORMULA = tuple("=+-@\t\r\n＝＋－＠|%")
DAYS = [
    *("date", "state", "minutes", "peak", "migraine", "aura", "brief", "medication"),
    *("menstruation", "crystal_clear", "flags"),
]
"""The members of `days[]`, in the order of contract §4."""


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def diary_claims(
    text: str, summary: Mapping[str, Any], entries: Mapping[str, Mapping[str, Any]]
) -> Iterator[Claim]:
    """`diary.csv`: the members of `days[]`, then the fields of `day`."""
    rows = rows_of(text)
    yield Claim(
        "dates of diary.csv", [r["date"] for r in rows], [d["date"] for d in summary["days"]]
    )
    header = next(csv.reader(io.StringIO(text, newline="")))
    yield Claim("first columns of diary.csv", header[: len(DAYS)], DAYS)
    fields = [field for field in KINDS["day"].fields if field.name not in DAYS]
    for row, day in zip(rows, summary["days"], strict=True):
        for name in DAYS:
            yield Claim(f"{name} of {day['date']}", row[name], written(day[name]))
        yield from _fields(fields, entries.get(day["date"], {}), row, day["date"])


def attack_claims(
    text: str, summary: Mapping[str, Any], entries: Mapping[str, Mapping[str, Any]],
    flags: Mapping[str, list[str]],
) -> Iterator[Claim]:  # fmt: skip
    """`attacks.csv`: a row per logged spell, the attack that it belongs to, its fields."""
    rows = rows_of(text)
    spells = [(spell, row["id"]) for row in summary["attacks"] for spell in row["episodes"]]
    yield Claim("spells of attacks.csv", [(r["id"], r["attack"]) for r in rows], spells)
    for row in rows:
        yield Claim(f"flags of {row['id']}", row["flags"], written(flags.get(row["id"], [])))
        yield from _fields(KINDS["attack"].fields, entries[row["id"]], row, row["id"])


def _fields(
    fields: Any, data: Mapping[str, Any], row: Row, label: str, above: str = ""
) -> Iterator[Claim]:
    for field in fields:
        value = data.get(field.name)
        if isinstance(field, Group):
            yield from _fields(field.fields, value or {}, row, label, f"{field.name}.")
        else:
            name = above + field.name
            yield Claim(f"{name} of {label}", row[name], written(_cell(field, value)))


def _cell(field: Field, value: Any) -> Any:
    """ "A map is its true codes joined by a space"; other maps are key=value."""
    if isinstance(field, Ticks):
        told = value or {}
        known = [code for code in field.codes or {} if told.get(code)]
        return [*known, *sorted(c for c, yes in told.items() if yes and c not in known)]
    if isinstance(value, dict):
        return "; ".join(f"{key}={value[key]}" for key in sorted(value))
    return value


def written(value: Any) -> str:
    """A value as a cell shows it, no cell the start of a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else " ".join(value)
    bare = text.lstrip(" \u00a0\u3000\ufeff\u200b")
    return f"'{text}" if bare.startswith(FORMULA) else text
