"""Months as rows, dates as columns: what stands in each cell (clinical.md §3.3)."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from typing import Any

from server.reports.pdf.words import Words

BLED = {"light", "medium", "heavy", "unspecified"}
COLUMNS = 31


class Dates:
    """What the summary and the cabinet say of each date."""

    def __init__(self, summary: Mapping[str, Any], cabinet: Sequence[Mapping[str, Any]]) -> None:
        self._days = {one["date"]: one for one in summary["days"]}
        self._changed = {on for one in cabinet for on in _changes(one)}
        self._spells = [frozenset(one["dates"]) for one in summary["attacks"]]
        self._firsts = [min(one["dates"], default="") for one in summary["attacks"]]

    def month(self, month: str, words: Words) -> dict[str, Any]:
        """Three rows of 31 cells: `{text, mark, tone}` of pain, texts of medicine and bleeding."""
        year, number = int(month[:4]), int(month[5:])
        length = calendar.monthrange(year, number)[1]
        dates = [f"{month}-{day:02}" if day <= length else "" for day in range(1, COLUMNS + 1)]
        return {
            "pain": [self._pain(on) for on in dates],
            "medicine": [self._medicine(on, words) for on in dates],
            "bleeding": [self._bleeding(on) for on in dates],
        }

    def _pain(self, on: str) -> dict[str, str]:
        day = self._days.get(on)
        if day is None:
            return {"tone": "outside", "before": "", "text": "", "after": ""}
        before = ">" if on.endswith("-01") and self._continues(on) else ""
        after = "A" if day["aura"] else ""
        return {"before": before, "after": after} | _pain(day)

    def _continues(self, first: str) -> bool:
        """An attack of the first of the month began before it."""
        begun = zip(self._spells, self._firsts, strict=True)
        return any(first in dates and earliest < first for dates, earliest in begun)

    def _medicine(self, on: str, words: Words) -> str:
        day = self._days.get(on)
        letters = [
            letter for one, letter in words.letters.items() if day and one in day["medication"]
        ]
        return "".join([*letters, "↑"] if day and on in self._changed else letters)

    def _bleeding(self, on: str) -> str:
        day = self._days.get(on)
        told = day["menstruation"] if day else None
        return "▪" if told in BLED else "▫" if told == "spotting" else ""


def _pain(day: Mapping[str, Any]) -> dict[str, str]:
    if day["state"] == "headache":
        peak = day["peak"]
        return {"tone": f"pain{peak or 0}", "text": "?" if peak is None else str(peak)}
    if day["state"] == "unanswered":
        return {"tone": "unanswered", "text": ""}
    if day["state"] == "other" or day["brief"]:
        return {"tone": "clear", "text": "" if day["aura"] else "s"}
    return {"tone": "clear", "text": "·"}


def _changes(medication: Mapping[str, Any]) -> list[str]:
    """Dates on which the dose of a preventive changed, its first day among them."""
    if medication.get("role") not in ("preventive", "hormonal"):
        return []
    began = medication.get("started_on")
    return ([began] if began else []) + list(medication.get("dose_changes") or {})
