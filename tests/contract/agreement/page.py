"""The sentences and tables of the PDF, each found by its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
from tests.contract.agreement.calendar import MONTHS, calendar_claims, month_name
from tests.contract.agreement.printed import Printed, tight

Row = Mapping[str, Any]
CLASSES = {**v.MEDICINE_CLASS, "mixed": "Mixed classes"}
LEVELS = {"near": "nearly reached", "reached": "reached"}
STARS = {"full": "", "provisional": "*", "insufficient": "**"}
PEAKS = ("no pain", "mild", "moderate", "severe")
ANSWERS = {True: "yes", False: "no", None: "?"}
ASCII = re.compile(r"[ -~]*")


def page_claims(page: Printed, summary: Row, cabinet: Sequence[Row]) -> Iterator[Claim]:
    """Every figure of the page that the summary has."""
    yield from calendar_claims(page, summary, cabinet)
    for claims in (
        _head(summary),
        _response(summary),
        _changes(summary),
        _typical(summary),
        _cycle(summary),
    ):
        for label, sentence in claims:
            yield Claim(label, sentence if page.says(sentence) else "not found", sentence)
    yield from _odd(page, summary)
    yield from _hour(page, summary["typical"]["onset_hours"])
    yield from _overuse(page, summary, cabinet)
    yield from _patterns(page, summary)
    yield from _attacks(page, summary)
    yield from _preventives(page, summary)
    yield from _lists(page, summary)


Sentences = Iterator[tuple[str, str]]


def day(text: str) -> str:
    on = date.fromisoformat(text)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def decimal(value: float) -> str:
    text = str(int(value)) if float(value).is_integer() else f"{value:.1f}"
    return text.replace("-", "−")


def span(minutes: float | None) -> str:
    if minutes is None:
        return "?"
    hours, rest = divmod(int(minutes), 60)
    if hours and rest:
        return f"{hours} h {rest:02} min"
    return f"{hours} h" if hours else f"{rest} min"


def plain(name: str | None) -> bool:
    """A name that text extraction gives back as it is."""
    return bool(name) and bool(ASCII.fullmatch(name or "")) and len(name or "") < 40


def _head(summary: Row) -> Sentences:
    totals, period = summary["totals"], summary["period"]
    answered, days = totals["answered_days"], totals["days"]
    yield "period", f"{day(period['from'])} to {day(period['to'])}"
    share = int(100 * answered / days + 1e-9) if days else None
    percent = "–" if share is None else f"{share} %"
    yield "answered", f"Answered {answered} of {days} days ({percent})"
    if answered:
        yield "in time", f"{answered - totals['late_answers']} of them within two days"
    yield "rules", f"Counted by rules R1-R22 (version {summary['rules']}), no diagnosis."
    if totals["headache_days"]:
        yield "lost", (f"Half or less of the plans possible, as recorded: {totals['lost_days']} "
                       f"of {totals['headache_days']} headache days.")  # fmt: skip


def _overuse(page: Printed, summary: Row, cabinet: Sequence[Row]) -> Iterator[Claim]:
    hidden = any(_hides(one) for one in cabinet)
    for row in summary["totals"]["overuse"]:
        if not row["days"]:
            continue
        name = CLASSES[row["class"]]
        months = [month_name(one["month"]) for one in summary["months"]
                  if any(r["class"] == row["class"] and r["days"] == row["days"]
                         for r in one["overuse"])]  # fmt: skip
        limited = row["limit"] is not None and row["class"] != "opioid"
        limited = limited and not (hidden and row["class"] in ("combination", "mixed"))
        tail = ""
        if limited and row["level"] in LEVELS:
            tail = f", limit of {row['limit']} {LEVELS[row['level']]}"
            tail += ", in each of the last 3 months" if row["sustained"] else ""
        # A longer sentence begins like a shorter one: the whole line, that is.
        lines = [line for half in page.halves[:2] for line in half if line.startswith(f"{name}:")]
        wanted = [f"{name}: {row['days']} in {month}{tail}" for month in months]
        yield Claim(f"{name}, days a month", any(line in wanted for line in lines), True)
    taken, answered = summary["totals"]["acute_medication_days"], summary["totals"]["answered_days"]
    sentence = (
        f"In the whole period: days {taken['any']}, for headache {taken['for_headache']}; in a row "
        f"at most {taken['longest_run']}; answered days without {taken['free_days']} of {answered}"
    )
    yield Claim("spread", page.says(sentence), bool(taken["any"]))
    pattern = page.says("in each of the last 3 months: worth raising at the next visit.")
    yield Claim("overuse pattern", pattern, summary["overuse_pattern"])


def _hides(medicine: Row) -> bool:
    opioids = {"butalbital", "codeine", "tramadol"}
    return medicine.get("class") == "opioid" or bool(
        opioids & set(medicine.get("ingredients") or ())
    )


def _response(summary: Row) -> Sentences:
    for row in summary["acute_treatment"][:5]:
        told = [
            f"{words} {row[name]['yes']} of {row[name]['of']}"
            for words, name in (("free at 2 h", "pain_free_2h"), ("better at 2 h", "relief_2h"),
                                ("back in 48 h", "relapse_48h"))
            if row[name]["of"]
        ]  # fmt: skip
        if plain(row["name"]):
            yield (
                f"response to {row['name']}",
                "; ".join([f"{row['name']}: doses {row['doses']}", *told]),
            )


def _changes(summary: Row) -> Sentences:
    totals = summary["totals"]
    if rate := totals["per_28_days"]:
        yield (
            "per 28 days",
            (
                f"Per 28 answered days: {decimal(rate['headache_days'])} headache days, "
                f"{decimal(rate['migraine_days'])} migraine days ("
                f"counted: {totals['headache_days']} and {totals['migraine_days']} on "
                f"{totals['answered_days']} of {totals['days']} days answered, "
                f"{int(100 * totals['completeness'] + 1e-9)} %)."
            ),
        )
    shown = [row for row in summary["preventives"] if row["baseline"] and row["blocks"]]
    for row in shown[: 5 if rate is None else 4]:
        name = row["name"] or v.THERAPY[row["therapy"]]
        days = ", ".join(
            f"{block['headache_days']}{STARS[block['status']]}" for block in row["blocks"][-6:]
        )
        before = row["baseline"]["headache_days"]
        if plain(name):
            yield (
                f"before {name}",
                f"{name}: {before} headache days in the 28 days before; then, by 28 days: {days}",
            )


def _odd(page: Printed, summary: Row) -> Iterator[Claim]:
    """Counts that are told where there are any."""
    attacks, days, totals = summary["attacks"], summary["days"], summary["totals"]
    counts = (
        (totals["aura_only_days"], "migraine days with aura alone"),
        (sum("over_72_h" in one["flags"] for one in attacks), "attacks over 72 h"),
        (
            sum("end_not_recorded" in one["flags"] for one in attacks),
            "attacks without a recorded end",
        ),
        (sum(one["ongoing"] for one in attacks), "attacks still going"),
        (sum("contradicts" in one["flags"] for one in days), "dates with contradicting answers"),
    )
    for count, words in counts:
        yield Claim(words, page.counts_of(words), [str(count)] if count else [])
    unknown = totals["acute_medication_days"]["unknown"]
    words = "Days with medicine of unknown class, counted in no class"
    yield Claim(words, page.counts_of(words), [str(unknown)] if unknown else [])
    if not any(count for count, _ in counts):
        # clinical.md §6.2: no reassurance.
        yield Claim("nothing odd", page.says("To look at"), False)


def _typical(summary: Row) -> Sentences:
    found, signs = summary["typical"], {row["code"]: row for row in summary["symptoms"]}
    if not found["attacks"]:
        return
    sides = {"both": "both sides"}
    for code, count in found["side"].items():
        yield f"side {code}", f"{sides.get(code, code)} {count}"
    rows = [(v.QUALITY[code].lower(), row) for code, row in found["quality"].items()
            if code in v.QUALITY and row["yes"]]  # fmt: skip
    rows += [(row["name"], row) for row in found["quality"].values()
             if plain(row.get("name")) and row["yes"]]  # fmt: skip
    rows += [("worse with activity", found["worse_with_activity"]), ("aura", found["aura"])]
    rows += [(v.SYMPTOM[code].lower(), signs[code])
             for code in ("nausea", "photophobia", "phonophobia") if code in signs]  # fmt: skip
    for name, row in rows:
        if row["asked"]:
            yield f"typical {name}", f"{name} {row['yes']} of {row['asked']}"
    for name in ("median", "untreated"):
        value = found["median_minutes" + ("" if name == "median" else "_untreated")]
        if value is not None:
            yield name, f"{name} {span(value)}"


def _hour(page: Printed, hours: Sequence[int]) -> Iterator[Claim]:
    """The hour with most onsets, where one has more than each other."""
    most = max(hours, default=0)
    if most < 2 or hours.count(most) > 1:
        yield Claim("no hour of onset", page.says("starts most often"), False)
        return
    hour = hours.index(most)
    clock = f"{hour:02}–{(hour + 1) % 24:02} h"
    sentence = f"starts most often at {clock} ({most} of {sum(hours)})"
    yield Claim("hour of onset", page.says(sentence), True)


def _cycle(summary: Row) -> Sentences:
    row = summary["menstrual"]
    if row["cycles"]:
        names = ("evaluable", "cycles", "with_onset_in_window", "onsets_in_window")
        evaluable, cycles, hit, inside = (row[name] for name in names)
        yield "cycle", f"{evaluable} of {cycles} cycles evaluable; onset within days -2 to +3"
        yield "onsets", f"in {hit}; onsets inside {inside}, outside {row['onsets_outside']}."


def _patterns(page: Printed, summary: Row) -> Iterator[Claim]:
    for row in summary["patterns"]:
        told = ", ".join(f"{one['letter']} {ANSWERS[one['met']]}" for one in row["criteria"])
        found = [one.partition(":")[2] for one in page.starting(row["code"])
                 if not one.startswith(".")]  # fmt: skip
        # One of which nothing fits is not printed.
        fits = any(one["met"] for one in row["criteria"])
        yield Claim(f"pattern {row['code']}", found, [tight(told)] if fits else [])


def _attacks(page: Printed, summary: Row) -> Iterator[Claim]:
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


def _preventives(page: Printed, summary: Row) -> Iterator[Claim]:
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


def _lists(page: Printed, summary: Row) -> Iterator[Claim]:
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
    if row["score"] is None or "parts" not in row:
        return "–" if row["score"] is None else decimal(row["score"])
    wpi, sss, rest = (row["parts"][name] for name in ("wpi", "sss", "sss_without_headache"))
    return f"{decimal(row['score'])} (WPI {wpi}, SSS {sss}, without headache {rest})"
