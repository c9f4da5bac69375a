"""The letters of a date's medicines stay in their cell, however many classes were taken."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from server.reports.pdf import PAPERS, Paper, report_pdf
from tests.reports.conftest import AS_OF, entry, person, summary_of

MEDICINES = {
    "t": ["sumatriptan"], "e": ["ergotamine"], "n": ["ibuprofen"], "c": ["aspirin", "caffeine"],
    "o": ["tramadol"], "g": ["rimegepant"], "d": ["lasmiditan"],
}  # fmt: skip
LETTERS = set("TENCOGDR")
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<')


@pytest.mark.parametrize("paper", PAPERS)
def test_many_classes_on_a_date_run_into_no_other_date(
    text_of: Callable[..., str], paper: Paper
) -> None:
    entries = [person(), entry("medication", "r", name="R", **{"class": "other_acute"})]
    entries += [entry("medication", key, name=key, ingredients=of) for key, of in MEDICINES.items()]
    for key in (*MEDICINES, "r"):
        for day in range(1, 29):
            taken = f"2026-02-{day:02}T12:00:00+01:00"
            entries.append(entry("dose", f"{key}{day}", medication=key, taken_at=taken))
    pdf = report_pdf(summary_of(entries), entries, AS_OF, paper=paper)
    words = [(float(a), float(b), word) for a, b, word in _WORD.findall(text_of(pdf, "-bbox"))]
    dates = {word: (a + b) / 2 for a, b, word in words[:60] if word.isdigit() and int(word) < 32}
    wide = dates["2"] - dates["1"]
    letters = [(b - a, word) for a, b, word in words if len(word) == 4 and set(word) <= LETTERS]
    assert len(letters) == 2 * 28
    assert max(width for width, _ in letters) < wide
