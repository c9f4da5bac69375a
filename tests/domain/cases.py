"""Reads `tests/cases/*.json` (format: `tests/cases/README.md`) and compares with a summary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from server.domain.diary import Diary
from server.reports.summary import build_summary

FOLDER = Path(__file__).parent.parent / "cases"
ZONED = {"attack", "dose", "day"}
ROW_KEYS = ("date", "month", "medication", "therapy", "code", "class", "id", "letter", "instrument")


@dataclass(frozen=True)
class CaseEntry:
    kind: str
    id: str
    data: dict[str, Any]
    first_at: datetime | None = None
    deleted: bool = False


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(path for letter in "rsm" for path in FOLDER.glob(f"{letter}[0-9]*.json")):
        text = json.loads(path.read_text())
        for case in text["cases"]:
            yield f"{path.stem}: {case['name']}", {**text["defaults"], **case}


def summary_of(case: dict[str, Any]) -> dict[str, Any]:
    return build_summary(
        Diary.of(entries_of(case)),
        date.fromisoformat(case["from"]),
        date.fromisoformat(case["to"]),
        datetime.fromisoformat(case["as_of"]),
    )


def entries_of(case: dict[str, Any]) -> list[CaseEntry]:
    profile = {"zone": case["zone"]}
    entries = []
    spread = (one for at, entry in enumerate(case["entries"]) for one in _spread(entry, at))
    for written in spread:
        if written["kind"] == "profile":
            profile |= written["data"]
            continue
        data = written["data"]
        if written["kind"] in ZONED:
            data = {"zone": case["zone"], **data}
        first_at = written.get("first_at")
        entries.append(
            CaseEntry(
                written["kind"],
                written["id"],
                data,
                datetime.fromisoformat(first_at) if first_at else None,
                written.get("deleted", False),
            )
        )
    return [CaseEntry("profile", "me", profile), *entries]


def _spread(entry: dict[str, Any], place: int) -> Iterator[dict[str, Any]]:
    if "each" not in entry:
        yield entry
        return
    template = json.dumps({key: value for key, value in entry.items() if key != "each"})
    for day in _dates(entry["each"]):
        one = json.loads(template.replace("{date}", day))
        default = day if one["kind"] == "day" else f"{one['kind']}-{place}-{day}"
        yield {"id": default, **one}


def _dates(dates: list[str]) -> Iterator[str]:
    for written in dates:
        first, _, last = written.partition("..")
        day = date.fromisoformat(first)
        while day <= date.fromisoformat(last or first):
            yield day.isoformat()
            day += timedelta(days=1)


def differences(expected: Any, actual: Any, path: str = "") -> list[str]:
    """Where `actual` does not hold what is expected, one line each."""
    if isinstance(expected, dict) and isinstance(actual, list):
        rows = {next(str(row[key]) for key in ROW_KEYS if key in row): row for row in actual}
        actual = {key: rows.get(key) for key in expected}
    if isinstance(expected, dict) and isinstance(actual, dict):
        if not expected:
            return [] if not actual else [f"{path}: {actual!r} should be empty"]
        return [
            line
            for key, value in expected.items()
            for line in differences(value, actual.get(key, "missing"), f"{path}/{key}")
        ]
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        pairs = enumerate(zip(expected, actual, strict=True))
        return [line for i, (e, a) in pairs for line in differences(e, a, f"{path}/{i}")]
    same = expected == actual and isinstance(expected, bool) == isinstance(actual, bool)
    return [] if same else [f"{path}: expected {expected!r}, got {actual!r}"]
