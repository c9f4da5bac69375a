"""Who, which dates, and how far the figures can be trusted: the head of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from server.reports.pdf import form
from server.reports.pdf.words import Words

NAME, CLINIC, TEXT = 80, 48, 160


def header(
    summary: Mapping[str, Any],
    profile: Mapping[str, Any],
    as_of: datetime,
    imported: int | None,
    words: Words,
) -> dict[str, Any]:
    """Title, person, period, completeness, illnesses: lines that are ready to print."""
    period = summary["period"]
    dates = words.period.format(form.day(period["from"], words), form.day(period["to"], words))
    return {
        "title": words.title,
        "name": form.one_line(profile.get("name") or "", NAME),
        "clinic": form.one_line(profile.get("clinic_name") or "", CLINIC),
        "period": dates,
        "as_of": words.as_of.format(_local(as_of, period["zone"], words)),
        "person": _person(profile, period["zone"], words),
        "health": _health(profile, words),
        "complete": _complete(summary["totals"], imported, words),
        "share": summary["totals"]["completeness"],
    }


def _local(as_of: datetime, zone: str, words: Words) -> str:
    try:
        as_of = as_of.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        zone = "UTC"
    return f"{form.moment(as_of.isoformat(), words)} ({zone})"


def _person(profile: Mapping[str, Any], zone: str, words: Words) -> list[str]:
    facts = [
        (words.born, profile.get("birth_year")),
        (words.headache_since, profile.get("headache_since")),
        (words.told, form.one_line(profile.get("told_diagnosis") or "", NAME)),
        (words.zone, zone),
    ]
    return [sentence.format(value) for sentence, value in facts if value]


def _health(profile: Mapping[str, Any], words: Words) -> list[str]:
    ill = [
        words.codes["condition"].get(code, code)
        for code, yes in (profile.get("conditions") or {}).items()
        if yes
    ]
    hormones = profile.get("hormones")
    facts = [
        (words.hormones, words.codes["hormones"].get(hormones, "") if hormones else ""),
        (words.conditions, ", ".join(ill)),
        (words.allergies, form.one_line(profile.get("allergies") or "", TEXT)),
    ]
    return [sentence.format(value) for sentence, value in facts if value]


def _complete(totals: Mapping[str, Any], imported: int | None, words: Words) -> list[str]:
    answered, days = totals["answered_days"], totals["days"]
    lines = [words.answered.format(answered, days, form.percent(answered, days))]
    if answered:
        in_time = answered - totals["late_answers"]
        lines.append(words.in_time.format(in_time, form.percent(in_time, answered)))
        if imported is not None:
            lines.append(words.imported.format(imported, form.percent(imported, answered)))
    return lines
