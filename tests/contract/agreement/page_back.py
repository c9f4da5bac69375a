"""Page 2 of the PDF: the cycle, the patterns, and its tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
from tests.contract.agreement.calendar import month_name
from tests.contract.agreement.page_words import ANSWERS, Row, Sentences, day, decimal, plain, span
from tests.contract.agreement.printed import Printed, tight

PEAKS = ("no pain", "mild", "moderate", "severe")


def cycle(summary: Row) -> Sentences:
    row = summary["menstrual"]
    if row["cycles"]:
        names = ("evaluable", "cycles", "with_onset_in_window", "onsets_in_window")
        evaluable, cycles, hit, inside = (row[name] for name in names)
        yield "cycle", f"{evaluable} of {cycles} cycles evaluable; onset within days -2 to +3"
        yield "onsets", f"in {hit}; onsets inside {inside}, outside {row['onsets_outside']}."


def pattern_claims(page: Printed, summary: Row) -> Iterator[Claim]:
    for row in summary["patterns"]:
        told = ", ".join(f"{one['letter']} {ANSWERS[one['met']]}" for one in row["criteria"])
        found = [one.partition(":")[2] for one in page.starting(row["code"])
                 if not one.startswith(".")]  # fmt: skip
        # One of which nothing fits is not printed.
        fits = any(one["met"] for one in row["criteria"])
        yield Claim(f"pattern {row['code']}", found, [tight(told)] if fits else [])


def attack_claims(page: Printed, summary: Row) -> Iterator[Claim]:
    """Page 2: those that touch the months of the calendar, the newest 40."""
    shown = [one["month"] for one in summary["months"][-3:]]
    rows = [one for one in summary["attacks"] if any(d[:7] in shown for d in one["dates"])][-40:]
    for one in rows:
        began = datetime.fromisoformat(one["started_at"])
        label = f"{day(began.date().isoformat())} {began:%H:%M}"
        least = "≥ " if one["ongoing"] and one["minutes"] is not None else ""
        peak = "?" if one["peak"] is None else PEAKS[one["peak"]]
        told = [
            (one["relapse"], "came back"),
            (one["aura_only"], "aura alone"),
            ("over_72_h" in one["flags"], "over 72 h"),
            ("end_not_recorded" in one["flags"], "end not recorded"),
            (one["ongoing"], "still going"),
        ]
        figures = tight(
            f"{least}{span(one['minutes'])}{span(one['pain_minutes'])}{peak}"
            f"{ANSWERS[one['migraine_features']]}"
        )
        # What is notable may go on in the next line.
        whole = figures + tight(", ".join(words for yes, words in told if yes))
        found = page.starting(label)
        right = any(row.startswith(figures) and whole.startswith(row) for row in found)
        yield Claim(f"attack of {label}", right, True)
    if more := len(summary["attacks"]) - len(rows):
        sentence = f"Earlier attacks, in the table export: {more}."
        yield Claim("earlier attacks", page.says(sentence), True)


def preventive_claims(page: Printed, summary: Row) -> Iterator[Claim]:
    for row in summary["preventives"]:
        name = row["name"] or v.THERAPY[row.get("therapy") or "other"]
        if not row["change"] or not plain(name):
            continue
        label = f"{name} {day(row['started_on'])}"
        expected = "".join(
            f"{block['headache_days']} ({block['answered_days']}/{block['days']})"
            for block in (row["baseline"], row["blocks"][-1])
        )
        for one in ("headache_days", "migraine_days"):
            change = row["change"][one]
            low, high = (decimal(limit) for limit in change["ci95"]) if change else ("", "")
            expected += f"{decimal(change['percent'])} % ({low} to {high})" if change else "–"
        yield Claim(f"change under {name}", tight(expected) in page.starting(label), True)


def list_claims(page: Printed, summary: Row) -> Iterator[Claim]:
    """Tables of page 2 with a label and its figures."""
    symptoms = sorted(summary["symptoms"], key=lambda row: (-row["yes"], row["code"]))[:16]
    triggers = sorted(summary["triggers"], key=lambda row: (-row["attacks"], row["code"]))[:16]
    rows = [(row.get("name") or v.SYMPTOM.get(row["code"], ""), f"{row['yes']}{row['asked']}")
            for row in symptoms]  # fmt: skip
    rows += [(row.get("name") or v.FACTOR.get(row["code"], ""), str(row["attacks"]))
             for row in triggers]  # fmt: skip
    names = ("neck_days", "headache_days_after_neck_pain", "neck_days_without_headache")
    rows += [(month_name(row["month"]), "".join(str(row[name]) for name in names))
             for row in summary["body"][-12:] if any(row[name] for name in names)]  # fmt: skip
    scores = sorted(summary["questionnaires"], key=lambda row: row["answered_on"], reverse=True)
    rows += [(f"{row['title'] or v.INSTRUMENT[row['instrument']]} {day(row['answered_on'])}",
              _score(row)) for row in scores[:12]]  # fmt: skip
    for label, figures in rows:
        if plain(label):
            yield Claim(label, tight(figures) in page.starting(label), True)


def _score(row: Row) -> str:
    if row["score"] is None or row.get("parts", {}).get("score") is None:
        return "–" if row["score"] is None else decimal(row["score"])
    wpi, sss, rest = (row["parts"][name] for name in ("wpi", "sss", "sss_without_headache"))
    return f"{decimal(row['score'])} (WPI {wpi}, SSS {sss}, without headache {rest})"
