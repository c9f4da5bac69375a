"""The table of factors that stand out against the beginnings of attacks (contract §5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from server.reports.pdf import form
from server.reports.pdf.table import NAME, Table, named, table
from server.reports.pdf.words import Words

ROWS = 10


def associated(found: Mapping[str, Any], words: Words) -> Table:
    """Those that stand out, counts first; how many were compared; a note alone without any."""
    factors = found["factors"]
    short = sum(one["verdict"] == "not_enough_days" for one in factors)
    compared = len(factors) - short
    out = [one for one in factors if one["verdict"] in ("more_often", "less_often")]
    note = words.associations_note.format(compared, len(out), short)
    if not compared:
        note = words.associations_short.format(short) if short else ""
    called = {one["code"]: _name(one, words) for one in factors}
    rows = [_row(one, called, words) for one in out[:ROWS]]
    return table(words.associations, words.association_columns, rows, note)


def _name(one: Mapping[str, Any], words: Words) -> str:
    return words.measured.get(one["code"]) or form.one_line(named(one, "factor", words), NAME)


def _row(one: Mapping[str, Any], called: Mapping[str, str], words: Words) -> list[str]:
    company = ", ".join(called[code] for code in one.get("goes_with") or () if code in called)
    name = called[one["code"]]
    return [
        words.together.format(name, company) if company else name,
        _when(one, words),
        *(words.of.format("", one[side]["onsets"], one[side]["days"]).strip()
          for side in ("exposed", "unexposed")),
        _ratio(one, words),
    ]  # fmt: skip


def _when(one: Mapping[str, Any], words: Words) -> str:
    if one.get("window"):
        first, last = one["window"]
        return words.window.format(str(first).replace("-", form.MINUS), last)
    return words.lags[one["lag_days"]]


def _ratio(one: Mapping[str, Any], words: Words) -> str:
    """The relative risk; the sign alone where nothing began without the factor."""
    if one["relative_risk"] is None:
        return "–"
    shown = [form.decimal(one["relative_risk"], words)]
    if one["rr_ci95"]:
        low, high = (form.decimal(n, words) for n in one["rr_ci95"])
        shown.append(f"({low}–{high})")
    return " ".join(shown)
