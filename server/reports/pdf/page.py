"""Summary and entries → everything that the template prints, as plain texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from server.domain.diary import EntryLike
from server.reports.pdf import form, lines, second, totals
from server.reports.pdf.grid import Dates
from server.reports.pdf.header import header
from server.reports.pdf.words import Words
from server.reports.pdf.words_de import DE
from server.reports.pdf.words_en import EN

WORDS: Mapping[str, Words] = {"de": DE, "en": EN}
CALENDAR_MONTHS = 3
EARLIER_ROWS = 10
"""Earlier months on page 1; a longer period lists them all overleaf."""
BARS, BARS_LINES = 24, 7
ROOMY = 6
"""Earlier months from which the bars stand beside them, not below the left column."""
LETTERS = 95
"""About so many stand on a line of a column."""
PART_OF = {
    "symptoms": "symptoms",
    "triggers": "triggers",
    "associations": "triggers",
    "questionnaires": "questionnaires",
}
"""Members of the summary that are shown with a part of a share alone."""
Entries = Sequence[EntryLike]


def page(
    summary: Mapping[str, Any],
    entries: Entries,
    as_of: datetime,
    paper: str,
    lang: str | None,
    include: Collection[str],
    imported: int | None,
    *,
    calendar: int = CALENDAR_MONTHS,
) -> dict[str, Any]:
    """The display data of the report, JSON throughout. `summary`: that of contract §4, with the
    `associations` of §5 where they may be shown; `calendar`: months shown date by date."""
    summary = _included(summary, include)
    profile = _of_kind(entries, "profile").get("me", {})
    words = words_of(lang or str(profile.get("language") or "en"))
    cabinet = list(_of_kind(entries, "medication").values())
    grid = _grid(summary, cabinet, words, calendar)
    trend = _bars(summary, words)
    bars = 0 if len(grid["earlier"]) >= ROOMY or not trend["bars"] else BARS_LINES
    left, right = _halves(_lines(summary, cabinet, profile, words), bars)
    return {
        "paper": {"a4": "a4", "letter": "us-letter"}[paper],
        "lang": words.lang,
        "head": header(summary, profile, as_of, imported, words),
        "grid": grid,
        "trend": trend,
        "left": left,
        "right": right,
        "legend": words.legend,
        "legend_status": words.legend_status,
        "rules": words.rules.format(summary["rules"]),
        "page": words.page,
        "missing": words.missing,
        "second": _second(summary, entries, include, words, calendar),
    }


def words_of(language: str) -> Words:
    """The words of a BCP 47 language; English for those that the page does not speak."""
    return WORDS.get(language.split("-", maxsplit=1)[0].lower(), EN)


def _of_kind(entries: Entries, kind: str) -> dict[str, Mapping[str, Any]]:
    return {one.id: one.data for one in entries if one.kind == kind and not one.deleted}


def _included(summary: Mapping[str, Any], include: Collection[str]) -> dict[str, Any]:
    """Without the members whose part is not included; the others always stay."""
    closed = {name for name, part in PART_OF.items() if part not in include}
    return {name: value for name, value in summary.items() if name not in closed}


def _grid(
    summary: Mapping[str, Any],
    cabinet: Sequence[Mapping[str, Any]],
    words: Words,
    calendar: int,
) -> dict[str, Any]:
    months = summary["months"]
    recent, earlier = months[-calendar:], months[:-calendar]
    overleaf = len(earlier) > EARLIER_ROWS
    classes = totals.classes_of([*months, summary["totals"]], words)
    dates = Dates(summary, cabinet)

    def row(block: Mapping[str, Any], label: str) -> dict[str, Any]:
        return {"label": label, "cells": totals.row(block, classes, cabinet)}

    earlier_rows = [row(one, form.month(one["month"], words)) for one in earlier]
    mean = summary["three_month_mean"]
    return {
        "name": words.calendar,
        "month": words.dates,
        "rows": [words.row_pain, words.row_medicine, words.row_bleeding],
        "headings": totals.heading(classes, words),
        "months": [
            row(one, form.month(one["month"], words)) | dates.month(one["month"], words)
            for one in recent
        ],
        "earlier": [] if overleaf else earlier_rows,
        "earlier_name": words.earlier,
        "overleaf": earlier_rows if overleaf else [],
        "overleaf_note": words.earlier_more.format(len(earlier)) if overleaf else "",
        # Limits are for a month: nothing is boxed in the sum.
        "whole": row({**summary["totals"], "overuse": []}, words.whole_period),
        "mean": {
            "label": words.mean,
            "cells": totals.mean_row(mean, classes, words) if mean else [],
            "none": words.no_mean,
        },
    }


def _bars(summary: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """A bar for each month: headache days, and the migraine days among them; none where there is
    nothing to compare."""
    shown = [
        {
            "label": form.month(one["month"], words)[:3],
            "headache": one["headache_days"],
            "migraine": min(one["migraine_days"], one["headache_days"]),
            "rates": one["status"] != "insufficient",
        }
        for one in summary["months"][-BARS:]
    ]
    if len(shown) < 2 or not any(one["headache"] for one in shown):
        shown = []
    told = ", ".join(f"{one['label']} {one['headache']}" for one in shown)
    return {"bars": shown, "alt": words.trend_alt.format(told), "heading": words.trend}


def _lines(
    summary: Mapping[str, Any],
    cabinet: Sequence[Mapping[str, Any]],
    profile: Mapping[str, Any],
    words: Words,
) -> list[lines.Block]:
    """What stands below the calendar, in the clinician's order of reading."""
    found = [
        lines.overuse(summary, cabinet, words),
        lines.response(summary, words),
        lines.preventives(summary, cabinet, words),
        lines.changes(summary, words),
        lines.function(summary, words),
        lines.odd(summary, words),
        lines.typical(summary, words),
        lines.questions(profile, words),
    ]
    return [one for one in found if one]


def _halves(found: list[lines.Block], bars: int) -> tuple[list[lines.Block], list[lines.Block]]:
    """Two columns of about the same height; `bars`: what stands below the left one, in lines."""
    heights = [1 + sum(1 + len(line) // LETTERS for line in one["lines"]) for one in found]
    longer = [
        max(bars + sum(heights[:cut]), sum(heights[cut:])) for cut in range(1, len(found) + 1)
    ]
    cut = 1 + longer.index(min(longer))
    return found[:cut], found[cut:]


def _second(
    summary: Mapping[str, Any],
    entries: Entries,
    include: Collection[str],
    words: Words,
    calendar: int,
) -> dict[str, Any]:
    shown = [one["month"] for one in summary["months"][-calendar:]]
    told = second.notes(entries, summary, words) if "notes" in include else []
    return {
        "heading": words.second,
        "tables": second.tables(summary, shown, words),
        "blocks": second.sentences(summary, words),
        "notes": {"heading": words.notes, "lines": told, "typed": True},
    }
