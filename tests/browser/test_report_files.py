"""The report's files: offered, made as they were chosen, and taken along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reports import printed, three_months

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_files_are_offered_by_what_came_of_asking_for_them(filled: Callable[..., Page]) -> None:
    page = filled("warm")
    page.add_init_script("Object.defineProperty(navigator, 'onLine', {get: () => false})")
    page.goto("/#/report")
    page.reload()
    with page.expect_download():
        page.get_by_role("button", name="A table of the days").click()
    page.context.set_offline(True)
    page.get_by_role("button", name="A table of the days").click()
    expect(page.get_by_text("You are offline. The server makes the files")).to_be_visible()
    page.context.set_offline(False)
    with page.expect_download():
        page.get_by_role("button", name="A table of the days").click()


def test_the_pdf_leaves_the_notes_off_unless_they_were_chosen(filled: Callable[..., Page]) -> None:
    page = filled("light")
    page.goto("/#/report")
    box = page.get_by_role("checkbox", name="My notes on the page")
    for chosen in (False, True):
        box.set_checked(chosen)
        with page.expect_request("**/export/report.pdf?*") as asked:
            page.get_by_role("button", name="Report for your clinician").click()
        assert f"notes={str(chosen).lower()}" in asked.value.url
        expect(page.get_by_text("Ready:")).to_be_visible()


def test_another_paper_and_another_language_are_one_choice_away(
    filled: Callable[..., Page], diary: dict[str, str], tmp_path: Path
) -> None:
    page = filled("light")
    page.goto("/#/report")
    page.get_by_text("Paper and language").click()
    page.get_by_role("button", name="Letter", exact=True).click()
    page.get_by_role("button", name="Deutsch", exact=True).click()
    with page.expect_request("**/export/report.pdf?*") as asked:
        page.get_by_role("button", name="Report for your clinician").click()
    assert "paper=letter" in asked.value.url
    assert "lang=de" in asked.value.url
    page.get_by_role("link", name="See the page").click()
    article = page.locator("article[lang=de]")
    expect(article).to_contain_text("Kopfschmerztagebuch")
    expect(article).to_contain_text("Übelkeit")
    text, size = printed(page, tmp_path)
    assert "keine Diagnose" in text
    assert "letter" in size
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("Letter, Deutsch")).to_be_visible()


def test_every_file_can_be_taken_along(filled: Callable[..., Page], diary: dict[str, str]) -> None:
    first, last = three_months()
    page = filled("warm")
    page.goto("/#/report")
    dated = f"cephalog-{first}-{last}"
    for button, name, begins in (
        ("Report for your clinician", f"{dated}-report.pdf", b"%PDF-"),
        ("A table of the days", f"{dated}-diary.csv", b"date,state"),
        ("A table of the attacks", f"{dated}-attacks.csv", b"id,attack"),
        ("For the clinic", f"{dated}-fhir.json", b"{"),
        ("The whole diary", "cephalog-diary.json", b"{"),
    ):
        with page.expect_download() as taken:
            page.get_by_role("button", name=button).click()
        assert taken.value.suggested_filename == name
        assert taken.value.path().read_bytes().startswith(begins), name
