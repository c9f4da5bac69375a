"""The Reminders screen: nothing by itself, explained before it is asked, tried, repaired, ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pushes import (
    NEUTRAL,
    Person,
    Pushes,
    allow,
    hand_out,
    lose_subscription,
    payload,
    sign_phone_in,
)
from tests.browser.screens import THEMES
from tests.browser.steps import choose, open_app
from tests.browser.test_screens import findings
from tests.fixtures.browser import Device as Phone
from tests.fixtures.browser import Watch, wait_for_worker
from tests.fixtures.live import LiveServer, wait_for
from tests.fixtures.push_service import Device, PushService

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

RECEIVE = "Receive reminders here"
DENIED = "This device does not let the app send notifications."
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1"
)
# Twenty seconds pass in a moment, and nothing else is any faster.
SOON = """const wait = window.setTimeout;
window.setTimeout = (job, ms, ...more) => wait(job, ms === 20000 ? 400 : ms, ...more);"""


@pytest.fixture
def live_server(start_server: Callable[..., LiveServer], push_service: PushService) -> LiveServer:
    return start_server("sqlite", CEPHALOG_PUSH_TEST_ORIGIN=push_service.origin)


@pytest.fixture
def person(live_server: LiveServer) -> Person:
    return Person(live_server)


Opened = Callable[..., Page]


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext], live_server: LiveServer) -> Opened:
    """`opened(person, devices)`: Reminders on a phone that may subscribe as those devices."""

    def make(
        person: Person | None = None, devices: list[Device] | None = None, **options: Any
    ) -> Page:
        context = new_context(**options)
        if devices is not None:
            allow(context, live_server.url)
            hand_out(context, [one.subscription for one in devices])
        if person:
            sign_phone_in(context, person)
        page = context.new_page()
        open_app(page)
        wait_for_worker(page)
        page.goto("/#/reminders")
        expect(page.get_by_role("heading", name="What for?")).to_be_visible()
        return page

    return make


def subscribed(person: Person) -> list[str]:
    """The digests of the devices that the server would push to."""
    found = person.server.get("/push/subscription", person.token)["subscriptions"]
    return [one["digest"] for one in found]


def reminders(person: Person) -> list[dict[str, Any]]:
    """What the server holds of them."""
    found = person.server.get("/entries/reminder?limit=9", person.token)["entries"]
    return [one["data"] for one in found]


def receive(page: Page) -> None:
    page.get_by_role("button", name=RECEIVE, exact=True).click()
    expect(page.get_by_text("On this device").first).to_be_visible()
    page.locator("summary", has_text="On this device").click()
    expect(page.get_by_text("This device receives reminders.")).to_be_visible()


def until(condition: Callable[[], bool], what: str) -> None:
    wait_for(condition, what, within=30)


def test_nothing_reminds_until_it_is_switched_on_with_one_tap(
    opened: Opened, person: Person
) -> None:
    page = opened(person)
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(6)
    assert not any(box.is_checked() for box in boxes.all())
    page.get_by_role("checkbox", name="Remind me: Evening check-in").check()
    page.get_by_role("link", name=re.compile("Change.*Evening check-in")).click()
    page.get_by_label("At", exact=True).fill("21:15")
    page.get_by_role("button", name="On some days", exact=True).click()
    page.get_by_role("button", name="Wednesday", exact=True).click()
    days = dict.fromkeys(["mon", "tue", "thu", "fri"], True)
    wanted = {
        "type": "check_in", "enabled": True, "time": "21:15", "zone": "device", "days": days,
    }  # fmt: skip
    found = partial(reminders, person)
    until(lambda: found() == [wanted], "the reminder is on the server")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_text("21:15, Monday, Tuesday, Thursday, Friday")).to_be_visible()
    page.get_by_role("checkbox", name="Remind me: Evening check-in").uncheck()
    until(lambda: found()[0]["enabled"] is False, "it is off again")


def test_an_injection_comes_every_28_days_from_its_date(opened: Opened, person: Person) -> None:
    medicine = person.record("medication", {"name": "Erenumab", "role": "preventive"})
    page = opened(person)
    page.get_by_role("button", name="Remind me of a medicine").click()
    expect(page.get_by_label("Which medicine?")).to_have_value(medicine)
    page.get_by_role("button", name="Every so many days").click()
    page.get_by_label("From", exact=True).fill("2026-03-01")
    page.get_by_role("button", name="84 days").click()
    found = partial(reminders, person)
    until(lambda: len(found()) == 1 and found()[0].get("every_days") == 84, "it is stored")
    data = found()[0]
    assert (data["type"], data["medication"]) == ("medication", medicine)
    assert (data["from_on"], data["time"], "days" in data) == ("2026-03-01", "08:00", False)


def test_a_try_reaches_the_phone_and_its_tap_says_that_it_works(
    opened: Opened, person: Person, push_service: PushService
) -> None:
    device = push_service.new_device()
    page = opened(person, [device])
    expect(page.get_by_text("the device asks whether this app may send")).to_be_visible()
    receive(page)
    assert len(subscribed(person)) == 1
    page.get_by_role("button", name="Send me one now").click()
    expect(page.get_by_text("sent. It should be there in a moment.")).to_be_visible()
    [message] = device.received
    service = Pushes(page, person.server.url)
    service.deliver(message.payload.decode())
    assert service.expect_shown()[0]["title"] == NEUTRAL
    service.tap()
    expect(page.get_by_role("heading", name="It works")).to_be_visible()


def test_a_reminder_comes_at_its_time_and_is_answered_from_the_notification(
    opened: Opened, person: Person, push_service: PushService
) -> None:
    device = push_service.new_device()
    page = opened(person, [device])
    receive(page)
    reminder = person.reminder("check_in", time="20:00", zone="Europe/Berlin")
    tomorrow = page.evaluate("new Date(Date.now() + 864e5).toISOString().slice(0, 10)")
    until(lambda: _sent(person, f"{tomorrow}T20:01:30+01:00") >= 1, "the reminder is sent")
    sent = device.received[-1].payload.decode()
    page.reload()
    page.goto(f"/#/r/{reminder}/{tomorrow}")
    expect(page.get_by_role("heading", name="Did you have a headache on")).to_be_visible()
    service = Pushes(page, person.server.url)
    service.deliver(sent)
    [shown] = service.expect_shown()
    assert shown["actions"] == ["No headache", "Had one"]
    assert shown["data"]["place"] == {"id": reminder, "date": tomorrow}
    service.tap("No headache")
    until(lambda: person.entry("day", tomorrow).get("headache") is False, "the answer is sent")


def _sent(person: Person, moment: str) -> int:
    done = person.server.command("reminders", "--once", "--at", moment)
    assert done.returncode == 0, done.stderr
    words = done.stdout.split()
    return int(words[words.index("sent") + 1])


def test_own_words_are_shown_where_the_person_allowed_them(
    opened: Opened, person: Person, push_service: PushService
) -> None:
    page = opened(person, [push_service.new_device()])
    receive(page)
    reminder = person.reminder("yesterday")
    page.reload()
    page.goto(f"/#/r/{reminder}/2026-03-01")
    expect(page.get_by_role("heading", name="Did you have a headache")).to_be_visible()
    page.goto("/#/reminders")
    page.locator("summary", has_text="On this device").click()
    box = page.get_by_role("checkbox", name="Show what it is about")
    expect(box).not_to_be_checked()
    box.check()
    expect(box).to_be_checked()
    page.get_by_role("checkbox", name="Buttons to answer with").uncheck()
    expect(page.get_by_role("checkbox", name="Buttons to answer with")).not_to_be_checked()
    service = Pushes(page, person.server.url)
    service.deliver(payload(reminder, "2026-03-01"))
    [shown] = service.expect_shown()
    assert (shown["title"], shown["actions"]) == ("Did you have a headache yesterday?", [])


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


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_the_pages_of_reminders(
    theme: str,
    new_context: Callable[..., BrowserContext],
    person: Person,
    push_service: PushService,
) -> None:
    medicine = person.record("medication", {"name": "Erenumab", "role": "preventive"})
    ids = [
        person.reminder("medication", time="08:00", medication=medicine, every_days=28),
        person.reminder("meal", time="12:30", days={"mon": True}),
        person.reminder("hydration"),
        person.reminder("check_in"),
    ]
    context = new_context(reduced_motion="reduce")
    allow(context, person.server.url)
    hand_out(context, [push_service.new_device().subscription])
    sign_phone_in(context, person)
    choose(context, theme)
    page = context.new_page()
    open_app(page)
    wait_for_worker(page)
    page.goto("/#/reminders")
    assert findings(page) == []
    receive(page)
    assert findings(page) == []
    for path in [*(f"reminders/{one}" for one in ids), *(f"r/{one}/2026-03-01" for one in ids)]:
        page.goto(f"/#/{path}")
        expect(page.locator("main h1")).to_be_visible()
        assert findings(page) == [], path
