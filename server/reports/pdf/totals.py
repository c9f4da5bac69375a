"""The columns at the right of the calendar: the summary's blocks, written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from server.reports.pdf import form
from server.reports.pdf.words import Words

STARS = {"full": "", "provisional": "*", "insufficient": "**"}
Cell = dict[str, Any]
_ALONE = {
    "butalbital", "codeine", "dihydrocodeine", "tramadol", "tapentadol", "oxycodone",
    "hydrocodone", "morphine", "pethidine", "butorphanol", "tilidine",
}  # fmt: skip
"""Opioids and butalbital: no limit is shown for what holds them (clinical.md §1.4)."""


def hides_limit(row: Mapping[str, Any], cabinet: Sequence[Mapping[str, Any]]) -> bool:
    """No limit is shown for opioids, nor where one of them or butalbital may be among it."""
    if row["limit"] is None or row["class"] == "opioid":
        return True
    if row["class"] not in ("combination", "mixed"):
        return False
    named = {code for one in cabinet for code in one.get("ingredients") or ()}
    return bool(named & _ALONE) or any(one.get("class") == "opioid" for one in cabinet)


def classes_of(blocks: Iterable[Mapping[str, Any]], words: Words) -> list[str]:
    """The classes that have a day in one of the blocks, in the page's order."""
    used = {name for block in blocks for name in block["acute_medication_days"]["by_class"]}
    return [name for name in words.class_columns if name in used]


def heading(classes: Sequence[str], words: Words) -> list[str]:
    """The headings of `row`."""
    return [*words.columns[:4], *(words.class_columns[one] for one in classes), *words.columns[4:]]


def row(
    block: Mapping[str, Any], classes: Sequence[str], cabinet: Sequence[Mapping[str, Any]]
) -> list[Cell]:
    """A block's figures, as the headings ask for them."""
    taken = block["acute_medication_days"]
    names = ("headache_days", "migraine_days", "severe_days", "attacks")
    reached = {
        one["class"]
        for one in block["overuse"]
        if one["level"] == "reached" and not hides_limit(one, cabinet)
    }
    return [
        *(_cell(block[name]) for name in names),
        *(_cell(taken["by_class"].get(one, 0), boxed=one in reached) for one in classes),
        _cell(taken["any"], boxed="mixed" in reached),
        _cell(form.hours(block)),
        _cell(block["lost_days"]),
        _cell(block["crystal_clear_days"]),
        _cell(f"{block['answered_days']}/{block['days']}{STARS[block['status']]}"),
    ]


def mean_row(mean: Mapping[str, float], classes: Sequence[str], words: Words) -> list[Cell]:
    """The three-month mean stands under its two columns alone."""
    known = [_cell(form.decimal(mean[name], words)) for name in ("headache_days", "migraine_days")]
    return known + [_cell("")] * (len(heading(classes, words)) - 2)


def _cell(value: object, *, boxed: bool = False) -> Cell:
    return {"text": str(value), "boxed": boxed}
