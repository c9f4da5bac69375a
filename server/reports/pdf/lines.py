"""What stands below the calendar: a heading and short lines each, figures from the summary.

Lines that the person wrote are `typed`: each is set in its own direction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from server.reports.pdf import form
from server.reports.pdf.totals import STARS, hides_limit
from server.reports.pdf.words import Words

Medication = Mapping[str, Any]
Block = dict[str, Any]
NAME, CHANGE = 48, 40
QUESTION_LINES, QUESTION = 2, 170
MOST, BLOCKS = 5, 6
"""Lines of a kind on page 1; 28-day blocks of a preventive, the newest."""


def block(heading: str, lines: Sequence[str]) -> Block:
    return {"heading": heading, "lines": [line for line in lines if line]}


def changes(summary: Mapping[str, Any], words: Words) -> Block:
    """R13, and headache days before and since each preventive began (raw counts)."""
    found = _rate(summary["totals"], words)
    for one in summary.get("preventives") or []:
        if one["baseline"] and one["blocks"]:
            days = [f"{b['headache_days']}{STARS[b['status']]}" for b in one["blocks"][-BLOCKS:]]
            before = one["baseline"]["headache_days"]
            found.append(words.before_after.format(named(one, words), before, ", ".join(days)))
    return block(words.days_of_headache, found[:MOST])


def _rate(totals: Mapping[str, Any], words: Words) -> list[str]:
    """R13: only beside the raw counts and the completeness."""
    rate, names = totals["per_28_days"], ("headache_days", "migraine_days")
    if rate is None:
        return []
    per = (form.decimal(rate[name], words) for name in names)
    answered, days = totals["answered_days"], totals["days"]
    counted = (*(totals[name] for name in names), answered, days, form.percent(answered, days))
    return [words.per_28.format(*per, *counted)]


def named(one: Mapping[str, Any], words: Words) -> str:
    """The name of a medicine or therapy; a word for one that is gone."""
    name = one.get("name") or words.codes["therapy"].get(one.get("therapy") or "") or words.unnamed
    return form.one_line(name, NAME)


def overuse(summary: Mapping[str, Any], cabinet: Sequence[Medication], words: Words) -> Block:
    """clinical.md §1.4: counts against limits, any reason beside headache, the spread; never a
    disorder's name, never "stop"."""
    totals = summary["totals"]
    rows = [_most(summary, row) for row in totals["overuse"] if row["days"]]
    lines = [_overuse_line(row, month, cabinet, words) for row, month in rows]
    taken = totals["acute_medication_days"]
    if taken["any"]:
        names = ("any", "for_headache", "longest_run", "free_days")
        told = (taken[name] for name in names)
        lines.append(words.spread.format(*told, totals["answered_days"]))
    if unknown := taken["unknown"]:
        lines.append(words.unknown_class.format(unknown))
    if summary["overuse_pattern"]:
        lines.append(_pattern(summary, cabinet, words))
    return block(words.overuse, lines or [words.overuse_none])


def _most(summary: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """The class's row of the totals, and the month that it is of."""
    for month in reversed(summary["months"]):
        if any(r["class"] == row["class"] and r["days"] == row["days"] for r in month["overuse"]):
            return row, str(month["month"])
    return row, str(summary["period"]["to"])[:7]


def _overuse_line(
    row: Mapping[str, Any], month: str, cabinet: Sequence[Medication], words: Words
) -> str:
    name = words.mixed if row["class"] == "mixed" else words.classes[row["class"]]
    shown = (name, row["days"], form.month(month, words))
    if hides_limit(row, cabinet):
        return words.overuse_bare.format(*shown)
    levels = {"near": words.level_near, "reached": words.level_reached}
    if row["level"] not in levels:
        return words.overuse_bare.format(*shown)
    text = words.overuse_row.format(*shown, row["limit"], levels[row["level"]])
    return f"{text}, {words.sustained}" if row.get("sustained") else text


def _pattern(summary: Mapping[str, Any], cabinet: Sequence[Medication], words: Words) -> str:
    held = [row for row in summary["totals"]["overuse"] if row.get("sustained")]
    shown = [row["limit"] for row in held if not hides_limit(row, cabinet)]
    return words.pattern.format(min(shown)) if shown else words.pattern_bare


def response(summary: Mapping[str, Any], words: Words) -> Block:
    """Counts of doses whose two hours are known (clinical.md §2.2)."""
    found = [_response(row, words) for row in summary.get("acute_treatment") or []]
    return block(words.response, found[:MOST] or [words.no_response])


def _response(row: Mapping[str, Any], words: Words) -> str:
    asked = (
        (words.pain_free, row["pain_free_2h"]),
        (words.relief, row["relief_2h"]),
        (words.back, row["relapse_48h"]),
    )
    told = [sentence.format(n["yes"], n["of"]) for sentence, n in asked if n["of"]]
    return "; ".join([words.response_row.format(named(row, words), row["doses"]), *told])


def preventives(summary: Mapping[str, Any], cabinet: Sequence[Medication], words: Words) -> Block:
    """What is taken, or was within the period, against attacks to come."""
    period = summary["period"]
    lines = [
        _preventive(one, words)
        for one in sorted(cabinet, key=lambda m: (m.get("started_on") or "", m.get("name") or ""))
        if one.get("role") in ("preventive", "supplement")
        and (one.get("stopped_on") or "9999") >= period["from"]
        and (one.get("started_on") or "") <= period["to"]
    ]
    return block(words.preventives, lines[:MOST] or [words.no_preventives])


def _preventive(one: Medication, words: Words) -> str:
    name = form.one_line(f"{one['name']} {one.get('strength') or ''}", NAME)
    parts = [name]
    if began := one.get("started_on"):
        parts.append(words.since.format(form.day(began, words)))
    if ended := one.get("stopped_on"):
        parts.append(words.until.format(form.day(ended, words)))
    changes = sorted((one.get("dose_changes") or {}).items())[-2:]
    told = [f"{form.day(on, words)}: {form.one_line(text, CHANGE)}" for on, text in changes]
    return " ".join(parts) + (f" (↑ {'; '.join(told)})" if told else "")


def function(summary: Mapping[str, Any], words: Words) -> Block | None:
    """R20; None without a headache day."""
    totals = summary["totals"]
    if not totals["headache_days"]:
        return None
    return block(words.function, [words.lost.format(totals["lost_days"], totals["headache_days"])])


def typical(summary: Mapping[str, Any], words: Words) -> Block | None:
    """One line; None without the figures."""
    found = summary.get("typical")
    if not found or not found["attacks"]:
        return None
    symptoms = {row["code"]: row for row in summary.get("symptoms") or []}
    parts = [_sides(found, words), *_asked(found.get("quality") or {}, words.quality, words)]
    if worse := found.get("worse_with_activity"):
        parts.append(_of(words.worse, worse, words))
    parts += [
        _of(sign, symptoms[code], words) for code, sign in words.signs.items() if code in symptoms
    ]
    parts.append(_of(words.aura, found["aura"], words))
    parts.append(_hour(found.get("onset_hours") or [], words))
    if (median := found["median_minutes"]) is not None:
        parts.append(words.median.format(form.span(median)))
    if (untreated := found["median_minutes_untreated"]) is not None:
        parts.append(words.untreated.format(form.span(untreated)))
    return block(words.typical, ["; ".join(part for part in parts if part)])


def _hour(onsets: Sequence[int], words: Words) -> str:
    """The hour with most onsets, where one has more than each other."""
    most = max(onsets, default=0)
    if most < 2 or list(onsets).count(most) > 1:
        return ""
    hour = list(onsets).index(most)
    return words.hour.format(f"{hour:02}–{(hour + 1) % 24:02} h", most, sum(onsets))


def _sides(found: Mapping[str, Any], words: Words) -> str:
    sides = [
        f"{words.side.get(code, code)} {n}" for code, n in (found.get("side") or {}).items() if n
    ]
    return ", ".join(sides)


def _asked(
    rows: Mapping[str, Mapping[str, Any]], names: Mapping[str, str], words: Words
) -> list[str]:
    return [
        _of(names.get(code) or form.one_line(row.get("name") or words.deleted, NAME), row, words)
        for code, row in rows.items()
        if row["yes"]
    ]


def _of(name: str, row: Mapping[str, int], words: Words) -> str:
    return words.of.format(name, row["yes"], row["asked"]) if row["asked"] else ""


def odd(summary: Mapping[str, Any], words: Words) -> Block | None:
    """Aura alone, long attacks, open ends, contradictions: how many are listed in the summary.
    None without any: that nothing was found would read as a reassurance (clinical.md §6.2)."""
    attacks, days = summary["attacks"], summary["days"]
    counts = [
        (words.aura_only, summary["totals"]["aura_only_days"]),
        (words.over_72, _count(attacks, lambda one: "over_72_h" in one["flags"])),
        (words.no_end, _count(attacks, lambda one: "end_not_recorded" in one["flags"])),
        (words.running, _count(attacks, lambda one: bool(one["ongoing"]))),
        (words.contradicts, _count(days, lambda one: "contradicts" in one["flags"])),
    ]
    told = [sentence.format(n) for sentence, n in counts if n]
    return block(words.odd, ["; ".join(told)]) if told else None


def _count(rows: Sequence[Mapping[str, Any]], holds: Callable[[Mapping[str, Any]], bool]) -> int:
    return sum(1 for row in rows if holds(row))


def questions(profile: Mapping[str, Any], words: Words) -> Block | None:
    """The person's questions for the visit: two lines."""
    text = profile.get("questions") or ""
    asked = [line.strip() for line in text.splitlines() if line.strip()]
    if len(asked) > QUESTION_LINES:
        asked = [*asked[: QUESTION_LINES - 1], " / ".join(asked[QUESTION_LINES - 1 :])]
    lines = [form.one_line(line, QUESTION) for line in asked]
    return block(words.questions, lines) | {"typed": True} if lines else None
