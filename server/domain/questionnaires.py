"""Scores of the free questionnaires, from their answers. Never a word for a score.

Sources: clinical.md §4 (days lost, MIBS-4), §5.1, §5.2 (PHQ-2, GAD-2, PEG); contract §4. An
instrument of equal items takes any names for them: what counts is that all were answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .days import day_of_text
from .fibromyalgia import SCORE_RANGE, fibromyalgia

UNSCORED = frozenset({"headache_days", "average_pain"})
"""§4: asked beside the five counts of days lost, in no sum."""
Answers = Mapping[str, Any]
Score = float | None


@dataclass(frozen=True)
class Scale:
    """An instrument of so many items from 0 to `most`, summed, or averaged."""

    items: int
    most: int
    mean: bool = False

    @property
    def range(self) -> list[float]:
        return [0, self.most if self.mean else self.items * self.most]


SCALES = {
    "phq2": Scale(2, 3),
    "gad2": Scale(2, 3),
    "mibs4": Scale(4, 3),
    "peg": Scale(3, 10, mean=True),
    "days_lost": Scale(5, 92),
}
"""Days lost: the three months asked about have at most 92 dates."""


def questionnaires(
    answered: Iterable[Mapping[str, Any]], first: int, last: int
) -> list[dict[str, Any]]:
    """The questionnaires answered on the dates from `first` to `last`, in their order."""
    rows = [_row(data) for data in answered if first <= day_of_text(data["answered_on"]) <= last]
    return sorted(rows, key=lambda row: (row["answered_on"], row["instrument"], row["title"] or ""))


def _row(data: Mapping[str, Any]) -> dict[str, Any]:
    instrument, answers = data["instrument"], data.get("answers") or {}
    row = {
        "instrument": instrument,
        "title": data.get("title"),
        "answered_on": data["answered_on"],
        "score": data.get("score"),
        "range": None,
    }
    if instrument == "fibromyalgia_2016":
        parts = fibromyalgia(answers)
        reckoned, row["range"], row["parts"] = parts["score"], list(SCORE_RANGE), parts
    else:
        scale = SCALES.get(instrument)
        if scale is None:
            return row
        reckoned, row["range"] = score_of(scale, answers), scale.range
    if reckoned is not None:
        row["score"] = reckoned
    return row


def score_of(scale: Scale, answers: Answers) -> Score:
    """None unless every item has a number in its range."""
    scored = [value for name, value in answers.items() if name not in UNSCORED]
    numbers = [
        value for value in scored if type(value) in {int, float} and 0 <= value <= scale.most
    ]
    if len(numbers) != scale.items or len(scored) != scale.items:
        return None
    total: float = sum(numbers)
    return total / scale.items if scale.mean else total
