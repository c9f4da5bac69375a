"""Page 1 of the PDF, below its calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
from tests.contract.agreement.calendar import month_name
from tests.contract.agreement.medicines import CLASSES, hides
from tests.contract.agreement.page_words import Row, Sentences, day, decimal, plain, span
from tests.contract.agreement.printed import Printed

LEVELS = {"near": "nearly reached", "reached": "reached"}
STARS = {"full": "", "provisional": "*", "insufficient": "**"}


def head(summary: Row) -> Sentences:
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


def overuse_claims(page: Printed, summary: Row, cabinet: Sequence[Row]) -> Iterator[Claim]:
    hidden = any(hides(one) for one in cabinet)
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


def response(summary: Row) -> Sentences:
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


def changes(summary: Row) -> Sentences:
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


def odd_claims(page: Printed, summary: Row) -> Iterator[Claim]:
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


def typical(summary: Row) -> Sentences:
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


def hour_claims(page: Printed, hours: Sequence[int]) -> Iterator[Claim]:
    """The hour with most onsets, where one has more than each other."""
    most = max(hours, default=0)
    if most < 2 or hours.count(most) > 1:
        yield Claim("no hour of onset", page.says("starts most often"), False)
        return
    hour = hours.index(most)
    clock = f"{hour:02}–{(hour + 1) % 24:02} h"
    sentence = f"starts most often at {clock} ({most} of {sum(hours)})"
    yield Claim("hour of onset", page.says(sentence), True)
