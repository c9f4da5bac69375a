"""The counts of the FHIR document: of each month, of the period, of the last months and days."""

from __future__ import annotations

from collections.abc import Iterator

from tests.contract.agreement import Claim
from tests.contract.agreement.medicines import CLASSES
from tests.contract.agreement.observations import BOTH, FIGURES, Found, Json, Row, shown
from tests.reports.fhir import parts

COUNTABLE = {
    "answered_days",
    "headache_days",
    "migraine_days",
    "aura_only_days",
    "moderate_severe_days",
    "severe_days",
    "crystal_clear_days",
    "attacks",
}
"""Figures that refer to what they count, one by one."""
STATUS = {"full": "80 %", "provisional": "50 to 79 %", "insufficient": "Under 50 %"}
LEVELS = {"below": "Below the limit", "near": "Near the limit", "reached": "Limit reached"}


def block_claims(found: Found, block: Row, hidden: bool) -> Iterator[Claim]:
    span = (block["from"], block["to"])
    for name, text in FIGURES.items():
        one = found.over(text, *span)
        yield Claim(f"{text}, {span}", shown(one), block[name])
        if name in COUNTABLE and one is not None:
            made_of = len(one.get("derivedFrom", []))
            yield Claim(f"{text}, {span}: what it counts", made_of, block[name])
    status = found.over(FIGURES["completeness"], *span)
    told = parts(status)["Completeness"] if status else ""
    yield Claim(f"status of {span}", told.startswith(STATUS[block["status"]]), True)
    taken = block["acute_medication_days"]
    for text, count in _medicine(taken):
        yield Claim(f"{text}, {span}", shown(found.over(text, *span)), count)
    for row in block["overuse"]:
        text = f"Days of acute medicine in a month: {CLASSES[row['class']]}"
        one = found.over(text, *span)
        yield Claim(f"{text}, {span}", shown(one), row["days"])
        yield from _limit(one, row, hidden, f"{text}, {span}")
    rate = block["per_28_days"] or {"headache_days": None, "migraine_days": None}
    for name, days in BOTH.items():
        text = f"{days} per 28 answered days"
        yield Claim(f"{text}, {span}", shown(found.over(text, *span)), rate[name])


def _medicine(taken: Row) -> Iterator[tuple[str, int]]:
    yield "Days with acute medicine", taken["any"]
    yield "Days with acute medicine for headache", taken["for_headache"]
    yield "Days with acute medicine of unknown class", taken["unknown"]
    yield "Longest run of days with acute medicine", taken["longest_run"]
    yield "Answered days without acute medicine", taken["free_days"]
    for code, count in taken["by_class"].items():
        yield f"Days with acute medicine: {CLASSES[code]}", count
    for code, count in taken["for_headache_by_class"].items():
        yield f"Days with acute medicine for headache: {CLASSES[code]}", count


def _limit(one: Json | None, row: Row, hidden: bool, label: str) -> Iterator[Claim]:
    told = parts(one) if one else {}
    without = row["limit"] is None or row["class"] == "opioid"
    if without or (hidden and row["class"] in ("combination", "mixed")):
        yield Claim(f"{label}: no limit", told, {})
        return
    expected = {"Limit": row["limit"], "Level": LEVELS[row["level"]]}
    if "sustained" in row:
        expected["In each of three months"] = row["sustained"]
    yield Claim(f"{label}: limit", told, expected)


def standing_claims(found: Found, summary: Row, hidden: bool) -> Iterator[Claim]:
    span = summary["period"]["from"], summary["period"]["to"]
    mean = summary["three_month_mean"] or {"headache_days": None, "migraine_days": None}
    for name, days in BOTH.items():
        text = f"{days}, mean of the last three complete months"
        yield Claim(text, shown(found.over(text, *span)), mean[name])
    text = "Acute medicine at or above its limit and 15 headache days, each of the last 3 months"
    yield Claim(text, shown(found.over(text, *span)), summary["overuse_pattern"])
    last = summary.get("last_30_days") or {"overuse": []}  # a share may not show it
    for row in last["overuse"]:
        text = f"Days of acute medicine in 30 days: {CLASSES[row['class']]}"
        one = found.over(text, last["from"], last["to"])
        yield Claim(text, shown(one), row["days"])
        yield from _limit(one, row, hidden, text)
