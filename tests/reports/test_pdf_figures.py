"""Every figure on the page is the summary's (contract §4), and stands where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from server.reports.pdf import report_pdf
from server.reports.pdf.words_en import EN
from tests.reports.conftest import AS_OF, QUARTER, Plain, daily, demo, entry, person, summary_of

ReadText = Callable[..., str]
YEAR = (date(2025, 4, 10), date(2026, 4, 9))


def numbers(line: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?(?:/\d+)?[*+]*", line)


def figures(block: dict[str, Any]) -> list[str]:
    """A block as its row has to read."""
    taken = block["acute_medication_days"]
    hours = f"{block['headache_minutes'] / 60:.0f}" + ("+" if block["unknown_length_days"] else "")
    stars = {"full": "", "provisional": "*", "insufficient": "**"}[block["status"]]
    return [
        *(str(block[n]) for n in ("headache_days", "migraine_days", "severe_days", "attacks")),
        *(str(taken["by_class"].get(name, 0)) for name in ("triptan", "simple_analgesic")),
        str(taken["any"]),
        hours,
        str(block["lost_days"]),
        str(block["crystal_clear_days"]),
        f"{block['answered_days']}/{block['days']}{stars}",
    ]


def row(text: str, label: str) -> list[str]:
    wanted = re.compile(rf"{label}\s+\d+(?:\.\d)?\s+\d")
    (line,) = [line for line in text.splitlines() if wanted.search(line)]
    return numbers(line.split(label, 1)[1])


@pytest.mark.parametrize("seed", range(1, 21))
def test_the_rows_are_the_summarys_blocks(text_of: ReadText, seed: int) -> None:
    entries = demo(seed)
    summary = summary_of(entries, YEAR)
    text = text_of(report_pdf(summary, entries, AS_OF), "-l", "1")
    assert row(text, "Whole period") == figures(summary["totals"])
    for month in summary["months"][:-3]:
        year, number = month["month"].split("-")
        assert row(text, f"{EN.months[int(number) - 1]} {year}") == figures(month)
    mean = summary["three_month_mean"]
    if mean:
        shown = [f"{mean[n]:.1f}".removesuffix(".0") for n in ("headache_days", "migraine_days")]
        assert row(text, "3-month mean") == shown


@pytest.mark.parametrize("seed", range(1, 21))
def test_the_three_months_carry_their_totals(text_of: ReadText, seed: int) -> None:
    entries = demo(seed)
    summary = summary_of(entries)
    text = text_of(report_pdf(summary, entries, AS_OF), "-l", "1")
    used = summary["totals"]["acute_medication_days"]["by_class"]
    absent = [4 + n for n, name in enumerate(("triptan", "simple_analgesic")) if name not in used]
    for month in summary["months"]:
        shown = [one for n, one in enumerate(figures(month)) if n not in absent]
        assert re.search(r"\s+".join(map(re.escape, shown)) + "$", text, re.MULTILINE)


def test_the_calendar_shows_each_dates_peak(text_of: ReadText) -> None:
    entries = [
        person(),
        entry("day", "2026-03-01", headache=True, severity=3),
        entry("day", "2026-03-02", headache=True),
        entry("day", "2026-03-03", headache=False, menstruation="light"),
    ]
    text = text_of(report_pdf(summary_of(entries), entries, AS_OF))
    pain, bleeding = (
        [line for line in text.splitlines() if re.search(rf"\b{name}\b", line)][-2:]
        for name in ("pain", "bleeding")
    )
    assert any(re.search(r"pain\s+3\s+\?\s+·", line) for line in pain)
    assert any("▪" in line for line in bleeding)


def test_what_continues_from_last_month_says_so(text_of: ReadText) -> None:
    began, ended = "2026-02-28T20:00:00+01:00", "2026-03-01T12:00:00+01:00"
    entries = [person(), entry("attack", "a", started_at=began, ended_at=ended, severity=2)]
    text = text_of(report_pdf(summary_of(entries), entries, AS_OF))
    assert re.search(r"pain\s+>\s*2", text)


def test_completeness_stands_in_the_head(text_of: ReadText) -> None:
    entries = demo()
    summary = summary_of(entries)
    totals = summary["totals"]
    text = text_of(report_pdf(summary, entries, AS_OF, imported=7))
    assert f"Answered {totals['answered_days']} of {totals['days']} days" in text
    assert f"{totals['answered_days'] - totals['late_answers']} of them within two days" in text
    assert "7 imported" in text
    assert "Counted by rules R1-R22 (version 1), no diagnosis." in text


def test_use_above_the_limits_is_a_sentence_without_a_disorders_name(text_of: ReadText) -> None:
    entries = daily()
    summary = summary_of(entries)
    assert summary["overuse_pattern"]
    text = text_of(report_pdf(summary, entries, AS_OF))
    flat = " ".join(text.split())
    assert "Acute medicine on 10 or more days in each of the last 3 months" in flat
    assert "limit of 10 reached" in flat
    assert "overuse" not in flat.lower()
    assert "stop " not in flat.lower()


@pytest.mark.parametrize(
    "medicine",
    [
        {"ingredients": ["tramadol"]},
        {"ingredients": ["butalbital", "paracetamol", "caffeine"]},
        {"ingredients": ["paracetamol", "codeine"]},
    ],
)
def test_opioids_and_butalbital_never_show_a_limit(
    text_of: ReadText, medicine: dict[str, Any]
) -> None:
    entries = [one for one in daily() if one.kind != "medication"]
    entries.append(Plain("medication", "t", {"name": "X", **medicine}))
    text = " ".join(text_of(report_pdf(summary_of(entries), entries, AS_OF)).split())
    assert "limit of" not in text
    assert "10 or more" not in text


def test_a_share_shows_only_what_it_includes(text_of: ReadText) -> None:
    entries = [
        *demo(),
        entry("day", "2026-02-03", headache=False, notes="private thought"),
        entry("questionnaire", "q", instrument="phq2", answered_on="2026-02-03", score=2),
    ]
    summary = summary_of(entries)
    assert "private thought" in text_of(report_pdf(summary, entries, AS_OF))
    text = text_of(report_pdf(summary, entries, AS_OF, include=()))
    for absent in ("private thought", "PHQ-2", "Brain fog", "nausea"):
        assert absent not in text


@pytest.mark.parametrize("period", [QUARTER, (date(2026, 3, 31), date(2026, 3, 31))])
def test_an_empty_diary_is_a_page(text_of: ReadText, period: tuple[date, date]) -> None:
    text = text_of(report_pdf(summary_of([person()], period), [person()], AS_OF))
    assert "Answered 0 of" in text
    assert "(0 %)" in text


@pytest.mark.parametrize("answers", [None, {"fatigue": 2}])
def test_a_score_from_elsewhere_stands_without_parts_that_nobody_knows(
    text_of: ReadText, answers: dict[str, int] | None
) -> None:
    told = {"instrument": "fibromyalgia_2016", "answered_on": str(QUARTER[0]), "score": 12}
    entries = [
        person(),
        entry("questionnaire", "q", **told, **({"answers": answers} if answers else {})),
    ]
    text = text_of(report_pdf(summary_of(entries, QUARTER), entries, AS_OF))
    (line,) = [
        line for line in text.splitlines() if EN.codes["instrument"]["fibromyalgia_2016"] in line
    ]
    assert line.split()[-1] == "12"
