"""The calendar of page 1: each cell, each total, the trend, by their place under their heading."""

from __future__ import annotations

import calendar as dates
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from tests.contract.agreement import Claim
from tests.contract.agreement.printed import Printed, Word, joined, nearest

Block = Mapping[str, Any]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LETTERS = {
    "triptan": "T", "ergot": "E", "simple_analgesic": "N", "combination": "C", "opioid": "O",
    "gepant": "G", "ditan": "D", "other_acute": "R",
}  # fmt: skip
COLUMNS = {
    "triptan": "Triptan", "ergot": "Ergot", "simple_analgesic": "Plain", "combination": "Comb",
    "opioid": "Opioid", "gepant": "Gepant", "ditan": "Ditan", "other_acute": "Other",
}  # fmt: skip
SHOWN = 3
NEAR = 30
"""Points from the end of the dates at which a label of totals ends."""
ROW = 4.5
"""Points that words of one row differ in height."""


def month_name(month: str) -> str:
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}"


def totals(block: Block) -> dict[str, str]:
    """A block as its row has to read, by heading."""
    taken = block["acute_medication_days"]
    stars = {"full": "", "provisional": "*", "insufficient": "**"}[block["status"]]
    return {
        "HD": str(block["headache_days"]),
        "MD": str(block["migraine_days"]),
        "Sev": str(block["severe_days"]),
        "Att": str(block["attacks"]),
        **{COLUMNS[code]: str(days) for code, days in taken["by_class"].items()},
        "Any": str(taken["any"]),
        "Hours": f"{block['headache_minutes'] / 60:.0f}"
        + ("+" if block["unknown_length_days"] else ""),
        "Lost": str(block["lost_days"]),
        "Clear": str(block["crystal_clear_days"]),
        "Answered": f"{block['answered_days']}/{block['days']}{stars}",
    }


def calendar_claims(
    page: Printed, summary: Mapping[str, Any], cabinet: Sequence[Mapping[str, Any]]
) -> Iterator[Claim]:
    """All of it. The dates of dose changes alone come from the medicines."""
    changed = {date for one in cabinet for date in _changes(one)}
    grid = _Grid(page)
    shown = summary["months"][-SHOWN:]
    marks = ("pain", "medicine", "bleeding")
    rows = {mark: sorted(word.y for word in page.words if word.text == mark)[: len(shown)]
            for mark in marks}  # fmt: skip
    yield Claim("months date by date", [len(rows[mark]) for mark in marks], [len(shown)] * 3)
    for number, block in enumerate(shown):
        cells = {mark: grid.cells(rows[mark][number]) for mark in marks}
        name = month_name(block["month"])
        for mark, expected in zip(marks, _expected(block["month"], summary, changed), strict=True):
            yield Claim(f"{mark} of {name}", cells[mark], expected)
        yield from _same(name, grid.totals(rows["medicine"][number]), totals(block))
    for block in summary["months"][:-SHOWN]:
        name = month_name(block["month"])
        yield from _same(name, grid.totals_of(name), totals(block))
    yield from _same("Whole period", grid.totals_of("Whole period"), totals(summary["totals"]))
    mean = summary["three_month_mean"]
    expected = {} if mean is None else {
        "HD": _decimal(mean["headache_days"]), "MD": _decimal(mean["migraine_days"])
    }  # fmt: skip
    found = grid.totals_of("3-month mean")
    yield Claim("3-month mean", {k: v for k, v in found.items() if k in ("HD", "MD")}
                if mean else {}, expected)  # fmt: skip
    if mean is None:
        yield Claim("no mean", page.says("not given: fewer than 80 % of the days"), True)
    yield from _trend(page, summary)


def _same(name: str, shown: Mapping[str, str], expected: Mapping[str, str]) -> Iterator[Claim]:
    """A class without a day has a 0, or no column."""
    for heading in {*shown, *expected}:
        absent = "0" if heading in COLUMNS.values() else None
        yield Claim(f"{heading} of {name}", shown.get(heading, absent),
                    expected.get(heading, absent))  # fmt: skip


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class _Grid:
    """Columns of the calendar by the words of its heading."""

    def __init__(self, page: Printed) -> None:
        self.page = page
        top = next(word for word in page.words if word.text == "Month")
        heading = [word for word in page.words if abs(word.y - top.y) < ROW and word != top]
        self.dates = [(word.x, word.text) for word in heading if word.text.isdigit()]
        self.columns = [(word.x, word.text) for word in heading if not word.text.isdigit()]
        self.edge = max(x for x, _ in self.dates) + 8

    def cells(self, y: float) -> dict[str, str]:
        """What stands on a row, by date; dates with nothing are left out."""
        found: dict[str, list[Word]] = {}
        left = min(x for x, _ in self.dates) - 8
        for word in self.page.words:
            if abs(word.y - y) < ROW and left < word.x < self.edge:
                found.setdefault(nearest(word.x, self.dates), []).append(word)
        return {date: joined(words) for date, words in found.items()}

    def totals(self, y: float) -> dict[str, str]:
        """What stands on a row at the right, by heading."""
        found = (word for word in self.page.words if abs(word.y - y) < ROW and word.x > self.edge)
        return {nearest(word.x, self.columns): word.text for word in found}

    def totals_of(self, label: str) -> dict[str, str]:
        """The row whose label ends before the totals: one of those below the dates."""
        *_, last = label.split()
        begin = min(word.y for word in self.page.words if word.text == "bleeding")
        ends = [word for word in self.page.words
                if word.text == last and word.y > begin and abs(word.x - self.edge) < NEAR
                and tuple(label.split()) == self._before(word, len(label.split()))]  # fmt: skip
        return self.totals(min(word.y for word in ends)) if ends else {}

    def _before(self, word: Word, count: int) -> tuple[str, ...]:
        row = sorted(one for one in self.page.words if abs(one.y - word.y) < 2 and one.x <= word.x)
        return tuple(one.text for one in row[-count:])


def _expected(
    month: str, summary: Mapping[str, Any], changed: Set[str]
) -> Sequence[dict[str, str]]:
    """The three rows of a month, from `days[]` and `attacks[]`."""
    rows = {day["date"]: day for day in summary["days"]}
    length = dates.monthrange(int(month[:4]), int(month[5:7]))[1]
    every = [(str(n), rows.get(f"{month}-{n:02}")) for n in range(1, length + 1)]
    known = [(n, row) for n, row in every if row is not None]
    pain = {n: _pain(row, summary) for n, row in known}
    medicine = {n: _letters(row) + ("↑" if row["date"] in changed else "") for n, row in known}
    marks = {"spotting": "▫", "none": "", None: ""}
    bleeding = {n: marks.get(row["menstruation"], "▪") for n, row in known}
    return [{n: text for n, text in one.items() if text} for one in (pain, medicine, bleeding)]


def _letters(row: Mapping[str, Any]) -> str:
    return "".join(letter for code, letter in LETTERS.items() if code in row["medication"])


def _changes(medicine: Mapping[str, Any]) -> set[str]:
    if medicine.get("role") not in ("preventive", "hormonal"):
        return set()
    began = medicine.get("started_on")
    return {*(medicine.get("dose_changes") or {}), *([began] if began else [])}


def _pain(row: Mapping[str, Any], summary: Mapping[str, Any]) -> str:
    before = ">" if row["date"].endswith("-01") and _continues(row["date"], summary) else ""
    return before + _strength(row) + ("A" if row["aura"] else "")


def _strength(row: Mapping[str, Any]) -> str:
    if row["state"] == "headache":
        return "?" if row["peak"] is None else str(row["peak"])
    if row["state"] == "unanswered":
        return ""
    if row["state"] == "other":
        return "" if row["aura"] else "s"
    return "·"


def _continues(date: str, summary: Mapping[str, Any]) -> bool:
    return any(date in one["dates"] and min(one["dates"]) < date for one in summary["attacks"])


def _trend(page: Printed, summary: Mapping[str, Any]) -> Iterator[Claim]:
    """Headache days by month, over the name of each month."""
    blocks = summary["months"]
    if len(blocks) < 2 or not any(block["headache_days"] for block in blocks):
        return
    heading = next(w for w in page.words if w.text == "Headache" and w.x < page.width / 2
                   and page.words[page.words.index(w) + 1].text == "days")  # fmt: skip
    near = [w for w in page.words if w.x < page.width / 2 and heading.y < w.y < heading.y + 60]
    for block in blocks:
        name = MONTHS[int(block["month"][5:7]) - 1]
        label = next(w for w in near if w.text == name)
        above = [w for w in page.words
                 if abs(w.x - label.x) < 6 and heading.y + 4 < w.y < label.y - 4]  # fmt: skip
        shown = joined(above).strip("()")
        yield Claim(f"trend of {block['month']}", shown, str(block["headache_days"]))
