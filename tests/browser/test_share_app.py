"""*Share* in the app: a link is made, passed on, seen to be opened, and closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.screens import PICTURES, axe
from tests.fixtures.browser import Watch

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
PARTS = ("Notes and your questions", "Symptoms", "Suspected triggers, habits",
         "Questionnaires", "Mood, stress, worry")  # fmt: skip


def test_a_link_is_made_opened_elsewhere_and_closed(
    filled: Callable[..., Page], new_context: Callable[..., BrowserContext], watch: Watch
) -> None:
    watch.expect(r"status of (401|404)")
    page = filled("warm")
    page.goto("/#/report")
    page.get_by_role("link", name="A link for your clinician").click()
    for part in PARTS:
        chip = page.get_by_role("button", name=part, exact=True)
        expect(chip).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Symptoms", exact=True).click()
    page.get_by_role("button", name="With a PIN", exact=True).click()
    page.get_by_role("button", name="Make the link", exact=True).click()
    page.get_by_text("QR code (bright)").click()
    code = page.get_by_role("img", name="The link as a QR code")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.naturalWidth") > 0
    url = page.get_by_label("Link", exact=True).input_value()
    pin = page.locator(".pin").inner_text()
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size({"width": 360, "height": 2000})
    page.screenshot(path=PICTURES / "share-app-made.png")
    assert axe(page) == []
    other = new_context(viewport={"width": 1280, "height": 900}).new_page()
    other.goto(url)
    other.get_by_role("button", name="Open the report").click()
    other.get_by_label("PIN, six digits").fill(pin)
    other.get_by_role("button", name="Open the report").click()
    expect(other.get_by_role("heading", name="Symptoms")).to_be_visible()
    page.goto("/#/more")
    page.goto("/#/shares")
    page.get_by_text("Opened once").click()
    expect(page.get_by_text("Chrome, Linux")).to_be_visible()
    page.get_by_role("button", name="Close the link").click()
    expect(page.get_by_text("Closed by you")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 2400})
    page.screenshot(path=PICTURES / "share-app-list.png")
    other.evaluate("dispatchEvent(new Event('focus'))")
    expect(other.get_by_role("heading", name="This report is closed")).to_be_visible()


def test_without_an_account_it_says_what_is_missing(page: Page) -> None:
    page.goto("/#/shares")
    expect(page.get_by_text("this needs an account and the internet")).to_be_visible()
    expect(page.get_by_role("button", name="Make the link")).to_have_count(0)


def test_without_network_it_says_so_and_keeps_what_was_chosen(filled: Callable[..., Page]) -> None:
    page = filled("light")
    page.goto("/#/shares")
    mood = page.get_by_role("button", name="Mood, stress, worry", exact=True)
    mood.click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Make the link", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(mood).to_have_attribute("aria-pressed", "true")
