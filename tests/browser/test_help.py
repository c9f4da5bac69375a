"""When to get help: one tap from every page, without network, with the person's own number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.screens import SCREENS
from tests.browser.steps import STARTED, expect_running, open_app, start_attack
from tests.fixtures.live import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
TITLE = "When to get help"
DRAFTS = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("cephalog");
  asked.onerror = reject;
  asked.onsuccess = () => {
    const store = asked.result.transaction("drafts").objectStore("drafts");
    store.getAllKeys().onsuccess = ({ target }) => {
      asked.result.close();
      resolve(target.result.map(([, form]) => form));
    };
  };
})"""


def test_every_page_leads_to_help_by_one_tap(
    filled: Callable[..., Page], diary: dict[str, str]
) -> None:
    page = filled("warm")
    without = []
    for screen in SCREENS:
        page.goto("/#/" + screen.path.format(**diary))
        expect(page.locator("main h1")).to_be_visible()
        link = page.get_by_role("link", name=TITLE, exact=True)
        if screen.name != "help" and link.count() != 1:
            without.append(screen.name)
    assert without == []


def test_help_opens_without_network_from_the_dim_screen_of_an_attack(
    new_context: Callable[..., BrowserContext],
) -> None:
    context = new_context()
    page = context.new_page()
    open_app(page)
    page.evaluate("navigator.serviceWorker.ready")
    start_attack(page)
    context.set_offline(True)
    page.reload()
    expect_running(page)
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("Call your local emergency number")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("checkbox")).to_have_count(0)


def test_the_number_in_the_profile_is_there_to_tap(page: Page) -> None:
    page.goto("/#/settings/person")
    number = page.get_by_label("Emergency number")
    number.fill("+49 112")
    number.blur()
    page.goto("/#/help")
    call = page.get_by_role("link", name="Call +49 112", exact=True)
    expect(call).to_have_attribute("href", "tel:+49112")
    page.goto("/")
    expect(page.get_by_role("button", name=STARTED, exact=True)).to_be_visible()


def test_it_keeps_when_it_was_seen_and_nothing_else(page: Page) -> None:
    page.goto("/#/help")
    expect(page.get_by_role("heading", name="Call for help now")).to_be_visible()
    wait_for(lambda: page.evaluate(DRAFTS) == ["help/seen"], "it is kept")
    page.goto("/#/more")
    page.goto("/#/help")
    expect(page.get_by_text("You last opened this page: today")).to_be_visible()
