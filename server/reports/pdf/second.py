"""Page 2: attacks, symptoms, suspected triggers, cycle, patterns, scores, ten lines of notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from server.domain.diary import EntryLike
from server.reports.pdf import form, lines
from server.reports.pdf.associated import associated
from server.reports.pdf.table import NAME, Table, named, table
from server.reports.pdf.words import Words

ATTACKS, SYMPTOMS, TRIGGERS, SCORES, NOTES = 40, 16, 16, 12, 10
NOTE = 150


def tables(summary: Mapping[str, Any], shown: Sequence[str], words: Words) -> list[Table]:
    """The tables of page 2 that hold anything. `shown`: the months of the calendar."""
    found = [
        _attacks(summary["attacks"], shown, words),
        _preventives(summary.get("preventives") or [], words),
        _symptoms(summary.get("symptoms") or [], words),
        _triggers(summary.get("triggers") or [], words),
        *(associated(found, words) for found in [summary.get("associations")] if found),
        _body(summary.get("body") or [], words),
        _scores(summary.get("questionnaires") or [], words),
    ]
    return [one for one in found if one["rows"] or one["note"]]


def _attacks(attacks: Sequence[Mapping[str, Any]], shown: Sequence[str], words: Words) -> Table:
    recent = [one for one in attacks if any(date[:7] in shown for date in one["dates"])]
    rows = [_attack(one, words) for one in recent[-ATTACKS:]]
    more = len(attacks) - len(rows)
    note = words.attacks_more.format(more) if more else ""
    return table(words.attacks, words.attack_columns, rows, note)


def _attack(one: Mapping[str, Any], words: Words) -> list[str]:
    answers = {True: words.yes, False: words.no, None: "?"}
    notable = [
        (one["relapse"], words.flag_relapse),
        (one["aura_only"], words.flag_aura_only),
        ("over_72_h" in one["flags"], words.flag_long),
        ("end_not_recorded" in one["flags"], words.flag_no_end),
        (one["ongoing"], words.flag_ongoing),
    ]
    at_least = "≥ " if one["ongoing"] and one["minutes"] is not None else ""
    return [
        form.moment(one["started_at"], words),
        at_least + form.span(one["minutes"]),
        form.span(one["pain_minutes"]),
        "?" if one["peak"] is None else words.strengths[one["peak"]],
        answers[one["migraine_features"]],
        ", ".join(word for yes, word in notable if yes),
    ]


def _preventives(rows: Sequence[Mapping[str, Any]], words: Words) -> Table:
    told = [
        [
            lines.named(row, words),
            form.day(row["started_on"], words),
            _days(row["baseline"]),
            _days(row["blocks"][-1] if row["blocks"] else None),
            *(
                _reduction(row["change"], name, words)
                for name in ("headache_days", "migraine_days")
            ),
        ]
        for row in rows
        if row["change"]
    ]
    note = words.preventive_note if told else ""
    return table(words.preventives, words.preventive_columns, told, note)


def _days(found: Mapping[str, Any] | None) -> str:
    """R13: the raw count with what was answered."""
    if found is None:
        return "–"
    return f"{found['headache_days']} ({found['answered_days']}/{found['days']})"


def _reduction(change: Mapping[str, Any], name: str, words: Words) -> str:
    """R15's drop; minus says that there are more."""
    found = change.get(name) or {}
    if found.get("percent") is None:
        return "–"
    low, high = found.get("ci95") or (None, None)
    shown = ("?" if n is None else form.decimal(n, words) for n in (found["percent"], low, high))
    return words.reduction.format(*shown)


def _symptoms(rows: Sequence[Mapping[str, Any]], words: Words) -> Table:
    told = [
        [named(row, "symptom", words), str(row["yes"]), str(row["asked"])]
        for row in sorted(rows, key=lambda row: (-row["yes"], row["code"]))[:SYMPTOMS]
    ]
    return table(words.symptoms, words.symptom_columns, told)


def _triggers(rows: Sequence[Mapping[str, Any]], words: Words) -> Table:
    told = [
        [named(row, "factor", words), str(row["attacks"])]
        for row in sorted(rows, key=lambda row: (-row["attacks"], row["code"]))[:TRIGGERS]
    ]
    note = words.triggers_note if told else ""
    return table(words.triggers, words.trigger_columns, told, note)


def _body(rows: Sequence[Mapping[str, Any]], words: Words) -> Table:
    names = ("neck_days", "headache_days_after_neck_pain", "neck_days_without_headache")
    told = [
        [form.month(row["month"], words), *("?" if row[n] is None else str(row[n]) for n in names)]
        for row in rows[-12:]
        if any(row[name] for name in names)
    ]
    return table(words.body, words.body_columns, told)


def _scores(rows: Sequence[Mapping[str, Any]], words: Words) -> Table:
    told = [
        [
            form.one_line(
                row.get("title") or words.codes["instrument"].get(row["instrument"]) or "", NAME
            ),
            form.day(row["answered_on"], words),
            _score(row, words),
        ]
        for row in sorted(rows, key=lambda row: row["answered_on"], reverse=True)[:SCORES]
    ]
    return table(words.questionnaires, words.questionnaire_columns, told)


def _score(row: Mapping[str, Any], words: Words) -> str:
    """The number; clinical.md §5.1: a headache is itself a point of the fibromyalgia score. One
    from elsewhere has no parts."""
    if row["score"] is None:
        return "–"
    shown = form.decimal(row["score"], words)
    parts = row.get("parts")
    if not parts or parts["score"] is None:
        return shown
    return words.widespread.format(shown, parts["wpi"], parts["sss"], parts["sss_without_headache"])


def sentences(summary: Mapping[str, Any], words: Words) -> list[dict[str, Any]]:
    """The cycle and the patterns, as headings with lines."""
    found = []
    if (cycle := summary.get("menstrual")) and cycle["cycles"]:
        names = (
            "evaluable",
            "cycles",
            "with_onset_in_window",
            "onsets_in_window",
            "onsets_outside",
        )
        line = words.menstrual_row.format(*(cycle[name] for name in names))
        found.append({"heading": words.menstrual, "lines": [line]})
    if rows := [row for row in summary.get("patterns") or () if _fits(row)]:
        lines = [
            words.pattern_row.format(_pattern(row, words), _criteria(row, words)) for row in rows
        ]
        found.append({"heading": words.patterns, "lines": [*lines, words.patterns_note]})
    return found


def _fits(row: Mapping[str, Any]) -> bool:
    """Whether anything of it was met: the heading says "features that fit"."""
    return any(one["met"] for one in row["criteria"])


def _pattern(row: Mapping[str, Any], words: Words) -> str:
    return f"{row['code']} {words.pattern_names.get(row['code'], '')}".strip()


def _criteria(row: Mapping[str, Any], words: Words) -> str:
    answers = {True: words.yes, False: words.no, None: "?"}
    return ", ".join(f"{one['letter']} {answers[one['met']]}" for one in row["criteria"])


def notes(entries: Iterable[EntryLike], summary: Mapping[str, Any], words: Words) -> list[str]:
    """The newest notes of days and attacks within the period: at most ten lines."""
    first, last = summary["period"]["from"], summary["period"]["to"]
    found = []
    for one in entries:
        if one.deleted or one.kind not in ("attack", "day") or not one.data.get("notes"):
            continue
        on = one.id if one.kind == "day" else str(one.data.get("started_at"))[:10]
        if first <= on <= last:
            found.append((on, one.kind, one.id, one.data["notes"]))
    newest = sorted(found)[-NOTES:]
    return [f"{form.day(on, words)}: {form.one_line(text, NOTE)}" for on, _, _, text in newest]
