"""Receiving reminders: what browsers do with the permission and with the subscription."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pushes import Person, allow, sign_phone_in, until
from tests.browser.steps import open_app
from tests.browser.subscriptions import RECEIVE, Opened, lose_subscription, receive, subscribed
from tests.fixtures.browser import Device as Phone
from tests.fixtures.browser import Watch, wait_for_worker
from tests.fixtures.live import LiveServer
from tests.fixtures.push_service import PushService

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
DENIED = "This device does not let the app send notifications."
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1"
)
# Twenty seconds pass in a moment, and nothing else is any faster.
SOON = """const wait = window.setTimeout;
window.setTimeout = (job, ms, ...more) => wait(job, ms === 20000 ? 400 : ms, ...more);"""


@pytest.fixture
def live_server(pushing_server: LiveServer) -> LiveServer:
    return pushing_server


def test_a_vanished_subscription_is_repaired_when_the_app_opens(
    opened: Opened, person: Person, push_service: PushService
) -> None:
    page = opened(person, [push_service.new_device(), push_service.new_device()])
    receive(page)
    before = subscribed(person)
    lose_subscription(page)
    page.reload()
    until(lambda: len(subscribed(person)) == 2, "the new one is on the server")
    assert set(before) < set(subscribed(person))


def test_whoever_signs_out_or_switches_off_gets_no_more(
    opened: Opened, person: Person, push_service: PushService
) -> None:
    page = opened(person, [push_service.new_device(), push_service.new_device()])
    receive(page)
    page.get_by_role("button", name="No reminders on this device").click()
    expect(page.get_by_role("button", name=RECEIVE)).to_be_visible()
    assert subscribed(person) == []
    receive(page)
    page.goto("/#/settings/account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    until(lambda: subscribed(person) == [], "the server forgot it")
    until(lambda: page.evaluate("localStorage.getItem('test.push')") == "null", "so did the phone")


def test_a_browser_that_never_answers_ends_with_words_that_help(
    new_device: Callable[..., Phone], person: Person
) -> None:
    """As this one does, outside of a private window (trust.md §2c)."""
    context = new_device().context
    allow(context, person.server.url)
    context.add_init_script(SOON)
    sign_phone_in(context, person)
    page = context.pages[0]
    ask(page)
    expect(page.get_by_text("The browser did not answer for 20 seconds.")).to_be_visible()
    expect(page.get_by_role("button", name=RECEIVE, exact=True)).to_be_enabled()
    assert subscribed(person) == []


def test_a_private_window_refuses_and_the_words_say_why(
    new_context: Callable[..., BrowserContext], person: Person, watch: Watch
) -> None:
    watch.expect("does not support the Push API in incognito mode")
    context = new_context()
    allow(context, person.server.url)
    sign_phone_in(context, person)
    page = context.new_page()
    ask(page)
    expect(page.get_by_text("In a private window it never does.")).to_be_visible(timeout=30_000)
    assert subscribed(person) == []


def ask(page: Page) -> None:
    open_app(page)
    wait_for_worker(page)
    page.goto("/#/reminders")
    page.get_by_role("button", name=RECEIVE, exact=True).click()


def test_where_the_device_says_no_the_words_say_where_to_allow_it(
    opened: Opened, person: Person
) -> None:
    page = opened(person)
    expect(page.get_by_role("button", name=RECEIVE, exact=True)).to_be_visible()
    notifications = {"permission": {"name": "notifications"}, "setting": "denied"}
    page.context.new_cdp_session(page).send(
        "Browser.setPermission", {**notifications, "origin": person.server.url}
    )
    page.get_by_role("button", name=RECEIVE, exact=True).click()
    expect(page.get_by_text(DENIED)).to_be_visible()
    expect(page.get_by_role("button", name=RECEIVE)).to_have_count(0)
    page.reload()
    expect(page.get_by_text(DENIED)).to_be_visible()


# What the browser says about notifications; a tap on its question allows them.
PERMISSION = """(() => {
  if (location.protocol === "about:") return;
  const now = () => localStorage.getItem("test.permission") ?? "granted";
  Object.defineProperty(Notification, "permission", { get: now });
  Notification.requestPermission = async () => {
    localStorage.setItem("test.permission", "granted");
    return now();
  };
})()"""


def test_what_the_browser_took_back_can_be_allowed_again(
    opened: Opened, person: Person, push_service: PushService
) -> None:
    page = opened(person, [push_service.new_device()])
    page.add_init_script(PERMISSION)
    receive(page)
    for permission, shows in (("default", RECEIVE), ("denied", DENIED), ("default", RECEIVE)):
        page.evaluate("now => localStorage.setItem('test.permission', now)", permission)
        page.reload()
        expect(page.get_by_text(shows)).to_be_visible()
        expect(page.locator("summary", has_text="On this device")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)
    receive(page)
    assert len(subscribed(person)) == 1


def test_without_an_account_it_says_that_reminders_come_from_the_server(opened: Opened) -> None:
    page = opened()
    expect(page.get_by_text("Reminders come from the server")).to_be_visible()
    expect(page.get_by_role("button", name=RECEIVE)).to_have_count(0)


def test_an_iphone_is_shown_how_to_install_it_first(opened: Opened, person: Person) -> None:
    page = opened(person, user_agent=IPHONE)
    expect(page.get_by_text("come to the app on the home screen alone")).to_be_visible()
    steps = page.get_by_role("main").get_by_role("listitem").filter(has=page.locator("svg.picture"))
    expect(steps).to_have_count(2)
    expect(steps.first).to_contain_text("a square with an arrow that points up")
    expect(steps.last).to_contain_text("Add to Home Screen")
    expect(page.get_by_role("button", name=RECEIVE)).to_have_count(0)
