"""The page speaks the person's language; each language has every word, with the same gaps."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from server.definition import words as english_lists
from server.domain.translated import german
from server.reports.pdf import report_pdf
from server.reports.pdf.page import words_of
from server.reports.pdf.words_de import DE
from server.reports.pdf.words_en import EN
from tests.reports.conftest import AS_OF, Plain, demo, entry, summary_of

ReadText = Callable[..., str]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in texts(one))
    else:
        yield from (text for one in value for text in texts(one))


MEMBERS = [field.name for field in dataclasses.fields(EN) if field.name not in ("lang", "codes")]


@pytest.mark.parametrize("member", MEMBERS)
def test_a_german_text_has_the_gaps_and_the_keys_of_the_english_one(member: str) -> None:
    ours, theirs = getattr(DE, member), getattr(EN, member)
    if isinstance(theirs, dict):
        assert set(theirs) <= set(ours)
    else:
        assert len(list(texts(ours))) == len(list(texts(theirs)))
        for mine, other in zip(texts(ours), texts(theirs), strict=True):
            assert mine.count("{}") == other.count("{}")
    assert all(text.strip() for text in texts(ours))


def test_every_list_of_codes_is_there_in_german() -> None:
    lists = english_lists()
    assert {name: set(codes) for name, codes in german().items()} == {
        name: set(codes) for name, codes in lists.items()
    }
    assert set(EN.codes) <= set(DE.codes)


def test_a_german_page_holds_the_same_figures_in_german_words(text_of: ReadText) -> None:
    entries = [one for one in demo() if one.kind != "profile"]
    summary = summary_of(entries)
    pages = {lang: text_of(report_pdf(summary, entries, AS_OF, lang=lang)) for lang in ("en", "de")}
    assert "Kopfschmerztagebuch" in pages["de"]
    assert "Headache diary" not in pages["de"]
    figures = {lang: re.findall(r"\d+/\d+", text) for lang, text in pages.items()}
    assert figures["de"] == figures["en"] != []
    english = {text for text in texts(EN.columns + EN.attack_columns) if " " in text}
    assert [text for text in english if text in pages["de"]] == []


@pytest.mark.parametrize("language", ["de", "de-AT", "de-CH", "DE"])
def test_the_profile_says_the_language(text_of: ReadText, language: str) -> None:
    assert words_of(language) is DE
    entries = [entry("profile", "me", zone="Europe/Berlin", language=language)]
    assert "Kopfschmerztagebuch" in text_of(report_pdf(summary_of(entries), entries, AS_OF))


def test_an_own_symptom_stands_by_its_name_and_a_deleted_one_says_so(text_of: ReadText) -> None:
    entries: list[Plain] = [
        entry("factor", "f1", name="Geräusch wie Regen", group="symptom"),
        entry(
            "attack",
            "a",
            started_at="2026-02-03T08:00:00+01:00",
            ended_at="2026-02-03T18:00:00+01:00",
            severity=2,
            symptoms={"custom:f1": True, "custom:f2": True, "nausea": True},
        ),
    ]
    summary = summary_of(entries)
    names = {row["code"]: row.get("name", "none") for row in summary["symptoms"]}
    assert names == {"custom:f1": "Geräusch wie Regen", "custom:f2": None, "nausea": "none"}
    text = text_of(report_pdf(summary, entries, AS_OF))
    assert "Geräusch wie Regen" in text
    assert EN.deleted in text
