"""The file: the same bytes for the same input, tagged, nothing in it that runs or links."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from server.reports.pdf import Paper, printing, report_pdf
from tests.reports.conftest import AS_OF, Plain, daily, demo, entry, person, summary_of, ten_years

HEBREW, ARABIC, THAI, EMOJI = "שלום עולם", "صداع نصفي", "ไทย", "😀👩‍👩‍👧"
HOSTILE = [
    '<img src=http://canary> #import "x" $x$ `raw` javascript:alert(1) https://evil.example @r <l>',
    '#link("https://evil.example")[x] #read("/etc/passwd") \\ // /* */ \\u{41} #{panic()}',
    HEBREW * 450,
    (ARABIC + " ") * 400,
    EMOJI + " 日本語 क्षत्रिय " + THAI,
    "\x01\x02\x7f\ue000\U000e0001\ufffe\u202e\u2066abc\u200b\ud7ff",
    "=cmd|' /C calc'!A0",
    "a\u0301" * 500 + "\u0489" * 300,
    "x" * 4000,
    "\n\r\t\u2028" * 1000,
]
FORBIDDEN = ("/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/URI", "/AA", "/OpenAction")


def full_of(text: str) -> list[Plain]:
    """A diary in which everything that can be typed is `text`."""
    began = "2026-02-02T10:00:00+01:00"
    return [
        person(name=text, questions=f"{text}\n{text}\n{text}", allergies=text, clinic_name=text),
        entry("medication", "m", name=text, role="preventive", strength=text,
              started_on="2026-01-02", dose_changes={"2026-02-01": text}),
        entry("medication", "a", name=text, ingredients=["sumatriptan"]),
        entry("factor", "f", name=text, group="symptom"),
        entry("attack", "t", started_at=began, severity=2, notes=text,
              symptoms={"custom:f": True}, triggers={"custom:f": True, "custom:gone": True}),
        entry("dose", "d", medication="a", attack="t", taken_at=began, relief_2h="gone"),
        entry("questionnaire", "q", instrument="typed_score", title=text,
              answered_on="2026-02-02", score=3),
        entry("day", "2026-02-03", headache=True, notes=text),
    ]  # fmt: skip


def plain(pdf: bytes, folder: Path) -> bytes:
    """The file with its streams opened (qpdf --qdf), so that every name in it can be read."""
    (folder / "in.pdf").write_bytes(pdf)
    command = ["qpdf", "--qdf", "--object-streams=disable", "in.pdf", "out.pdf"]
    subprocess.run(command, cwd=folder, check=True, timeout=60)
    return (folder / "out.pdf").read_bytes()


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_person_types_runs_or_links(text: str, tmp_path: Path) -> None:
    entries = full_of(text)
    opened = plain(report_pdf(summary_of(entries), entries, AS_OF), tmp_path)
    names = set(re.findall(rb"/[A-Za-z]+", re.sub(rb"\((?:[^()\\]|\\.)*\)", b"", opened)))
    assert names & {name.encode() for name in FORBIDDEN} == set()


def test_markup_is_printed_as_it_was_typed(text_of: Callable[..., str]) -> None:
    typed = '#link("https://a")[x] $y$ *b* _c_ <d>'
    entries = [person(name=typed)]
    assert typed in text_of(report_pdf(summary_of(entries), entries, AS_OF))


@pytest.mark.parametrize("text", ["Łódź Ñandú", "Ωμέγα", "Привет мир", HEBREW, ARABIC])
def test_bundled_scripts_come_out_as_text(text_of: Callable[..., str], text: str) -> None:
    entries = [person(name=text)]
    shown = text_of(report_pdf(summary_of(entries), entries, AS_OF))
    letters = set(text) - set(" ")
    assert letters <= set(shown)
    assert "□" not in shown


def test_a_character_without_a_glyph_is_a_box_and_counted(
    text_of: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_press_with_machine_fonts", printing._press)
    entries = [person(name="A日本B")]
    shown = text_of(report_pdf(summary_of(entries), entries, AS_OF))
    assert "A□□B" in shown
    assert "Characters that no font here holds, printed as □: 2." in shown


def test_what_only_says_how_a_letter_is_drawn_is_no_character(
    text_of: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_press_with_machine_fonts", printing._press)
    entries = [person(name="A☀\ufe0f日\U000e0100B")]
    shown = text_of(report_pdf(summary_of(entries), entries, AS_OF))
    assert "A☀□B" in shown
    assert "printed as □: 1." in shown


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_same_input_gives_the_same_bytes(paper: Paper) -> None:
    first, again = (
        report_pdf(summary_of(entries), entries, AS_OF, paper=paper) for entries in (demo(), demo())
    )
    assert first == again
    later = AS_OF + timedelta(seconds=1)
    assert report_pdf(summary_of(demo()), demo(), later, paper=paper) != first


def test_a_new_process_gives_the_same_bytes() -> None:
    here = report_pdf(summary_of(demo()), demo(), AS_OF)
    printing._press.cache_clear()
    assert report_pdf(summary_of(demo()), demo(), AS_OF) == here


@pytest.mark.parametrize(("paper", "size"), [("a4", "841.89 x 595"), ("letter", "792 x 612")])
def test_the_file_is_tagged_titled_and_on_the_paper_asked_for(
    paper: Paper, size: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(report_pdf(summary_of(demo()), demo(), AS_OF, paper=paper))
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    assert re.search(r"Tagged:\s+yes", told)
    assert re.search(r"Title:\s+Headache diary", told)
    assert f"Page size:       {size}" in told
    assert "JavaScript:      no" in told
    metadata = subprocess.run(["pdfinfo", "-meta", str(file)], capture_output=True, check=True)
    assert b"<pdfuaid:part>1" in metadata.stdout
    assert b"<pdfaid:part>2" in metadata.stdout
    assert b"<pdfaid:conformance>A" in metadata.stdout


@pytest.mark.parametrize(
    "entries",
    [
        [person(), entry("attack", "a", started_at="2026-03-31T23:59:00+02:00")],
        [person(), entry("attack", "a", started_at="2026-02-01T23:59:00+01:00", severity=0)],
        [person(), entry("dose", "d", medication="gone", taken_at="2026-02-01T23:59:00+01:00")],
        [person(), entry("attack", "a", started_at="2026-04-10T08:00:00+00:00", severity=3)],
        daily(400, 31),
    ],
)
def test_odd_diaries_are_pages(entries: list[Plain]) -> None:
    period = (date(2025, 3, 1), date(2026, 4, 30))
    assert report_pdf(summary_of(entries, period), entries, AS_OF).startswith(b"%PDF-1.7")


def test_ten_years_are_a_few_pages(tmp_path: Path) -> None:
    entries = ten_years()
    summary = summary_of(entries, (date(2016, 4, 11), date(2026, 4, 9)))
    file = tmp_path / "page.pdf"
    file.write_bytes(report_pdf(summary, entries, AS_OF))
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    found = re.search(r"Pages:\s+(\d+)", told)
    assert found
    assert int(found[1]) <= 4


def test_one_page_holds_a_year(tmp_path: Path, text_of: Callable[..., str]) -> None:
    entries = demo()
    summary = summary_of(entries, (date(2025, 4, 10), date(2026, 4, 9)))
    assert "Questions" in text_of(report_pdf(summary, entries, AS_OF), "-l", "1")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_first_page_is_one_page_however_much_there_is_to_say(
    text_of: Callable[..., str], paper: Paper
) -> None:
    long = "a name that is as long as a name of a product may well be"
    medicines = [
        entry("medication", f"m{n}", name=f"{n} {long}", role="preventive", started_on="2025-06-01",
              dose_changes={"2025-08-01": long, "2025-09-01": long})
        for n in range(9)
    ]  # fmt: skip
    entries = [*demo(), *medicines]
    year = (date(2025, 4, 10), date(2026, 4, 9))
    pages = text_of(report_pdf(summary_of(entries, year), entries, AS_OF, paper=paper)).split("\f")
    assert "How long do I keep the tablets?" in pages[0]
    assert pages[1].lstrip().startswith("Details")
