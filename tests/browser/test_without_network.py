"""From the first load on, the app needs no network, and one tap is a stored attack."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import expect_running, ids, open_app, start_attack, state_button
from tests.fixtures.browser import Device, Watch, wait_for_worker

pytestmark = pytest.mark.browser
SCREENS = (
    "month", "numbers", "cabinet", "more", "list", "settings", "bring", "past",
    "report", "insights", "scores", "scores/new/f", "help",
)  # fmt: skip


def test_the_app_opens_without_network_after_one_visit(page: Page) -> None:
    open_app(page)
    wait_for_worker(page)
    page.context.set_offline(True)
    page.reload()
    expect(state_button(page)).to_be_visible()


def test_one_tap_without_network_is_there_after_a_reload(page: Page) -> None:
    open_app(page)
    wait_for_worker(page)
    page.context.set_offline(True)
    start_attack(page)
    page.reload()
    expect_running(page)
    assert len(ids(page, "attack")) == 1


def test_a_tap_counts_even_when_the_network_goes_with_the_first_load(
    page: Page, watch: Watch
) -> None:
    # The worker may not have come yet; the next load fetches it.
    watch.expect("fetching the script")
    open_app(page)
    page.context.set_offline(True)
    start_attack(page)
    expect_running(page)
    assert len(ids(page, "attack")) == 1


def test_every_screen_opens_without_network_though_it_was_never_seen(page: Page) -> None:
    open_app(page)
    wait_for_worker(page)
    page.context.set_offline(True)
    for path in SCREENS:
        page.goto(f"/#/{path}")
        expect(page.locator("main h1")).to_be_visible()
        assert page.locator("main h1").inner_text().strip()


def test_killing_the_browser_after_saved_loses_nothing(new_device: Callable[..., Device]) -> None:
    device = new_device()
    open_app(device.page)
    wait_for_worker(device.page)
    device.context.set_offline(True)
    start_attack(device.page)
    device.kill()
    page = device.relaunch()
    device.context.set_offline(True)
    page.goto("/")
    expect_running(page)
    assert len(ids(page, "attack")) == 1


def test_a_second_tab_shows_the_attack_without_a_reload(
    new_context: Callable[..., BrowserContext],
) -> None:
    context = new_context()
    first, second = context.new_page(), context.new_page()
    open_app(first)
    open_app(second)
    context.set_offline(True)
    start_attack(first)
    expect_running(second)
