"""What a person wrote runs as its first letter does, so its end stands where that script ends."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from server.reports.pdf import report_pdf
from tests.reports.conftest import AS_OF, entry, person, summary_of

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<')
LEFTWARD = ["שלום עולם !", "صداع نصفي !", "לקחתי Ibuprofen ושכבתי !", "3 שעות !", "כאב: חזק !"]
RIGHTWARD = ["Ibuprofen helped !", "Слово שלום !", "Took שלום עולם !"]
TextOf = Callable[..., str]


def in_sight(told: str, text: str) -> list[str]:
    """The words of the line that ends with "!", from left to right: those that are in `text`."""
    found = [(float(x), float(y), word) for x, y, word in _WORD.findall(told)]
    (line,) = [y for _, y, word in found if word == "!"]
    words = [word for _, y, word in sorted(found) if abs(y - line) < 4]
    # Letters of scripts that run to the left are told as they stand, too.
    return [word for word in words if {word, word[::-1]} & set(text.split())]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("text", [*LEFTWARD, *RIGHTWARD])
def test_the_end_of_a_note_stands_where_it_is_read(text_of: TextOf, text: str, lang: str) -> None:
    entries = [person(), entry("day", "2026-02-05", headache=True, notes=text)]
    pdf = report_pdf(summary_of(entries), entries, AS_OF, lang=lang)
    words = in_sight(text_of(pdf, "-bbox"), text)
    assert len(words) == len(text.split())
    assert words[0 if text in LEFTWARD else -1] == "!"


@pytest.mark.parametrize("text", [*LEFTWARD, *RIGHTWARD])
def test_the_end_of_a_question_stands_where_it_is_read(text_of: TextOf, text: str) -> None:
    entries = [person(questions=text)]
    words = in_sight(text_of(report_pdf(summary_of(entries), entries, AS_OF), "-bbox"), text)
    assert len(words) == len(text.split())
    assert words[0 if text in LEFTWARD else -1] == "!"


@pytest.mark.parametrize(("lang", "date"), [("en", "2026:"), ("de", "3.2.2026:")])
def test_the_date_stays_before_its_note(text_of: TextOf, lang: str, date: str) -> None:
    entries = [person(), entry("day", "2026-02-03", headache=True, notes="שלום עולם")]
    pdf = report_pdf(summary_of(entries), entries, AS_OF, lang=lang)
    found = {word: float(x) for x, _, word in _WORD.findall(text_of(pdf, "-bbox"))}
    assert found[date] < min(found[word[::-1]] for word in ("שלום", "עולם"))
