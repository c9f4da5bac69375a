"""The Reminders screen: nothing by itself, explained before it is asked, tried and answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.pushes import NEUTRAL, Person, Pushes, allow, payload, sign_phone_in, until
from tests.browser.screens import THEMES
from tests.browser.steps import choose, open_app
from tests.browser.subscriptions import Opened, hand_out, receive, subscribed
from tests.browser.test_screens import findings
from tests.fixtures.browser import wait_for_worker
from tests.fixtures.live import LiveServer
from tests.fixtures.push_service import PushService

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture
def live_server(pushing_server: LiveServer) -> LiveServer:
    return pushing_server


def reminders(person: Person) -> list[dict[str, Any]]:
    """What the server holds of them."""
    found = person.server.get("/entries/reminder?limit=9", person.token)["entries"]
    return [one["data"] for one in found]


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
