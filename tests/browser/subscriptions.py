"""The subscription of a browser to pushes: handed out, asked for with a tap, lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pushes import Person

RECEIVE = "Receive reminders here"
Opened = Callable[..., Page]
# A browser here never answers `subscribe` (trust.md §5): these are handed out in its place.
SUBSCRIPTIONS = """(() => {
  if (location.protocol === "about:") return;
  const given = GIVEN;
  const load = () => JSON.parse(localStorage.getItem("test.push"));
  const keep = (held) => localStorage.setItem("test.push", JSON.stringify(held));
  const wrapped = (held) => held && {
    endpoint: held.json.endpoint,
    options: { applicationServerKey: Uint8Array.from(held.key).buffer },
    toJSON: () => held.json,
    unsubscribe: async () => { keep(null); return true; },
  };
  PushManager.prototype.getSubscription = async () => wrapped(load());
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    const made = Number(localStorage.getItem("test.made"));
    localStorage.setItem("test.made", made + 1);
    keep({ json: given[made], key: [...applicationServerKey] });
    return wrapped(load());
  };
})()"""


def hand_out(context: BrowserContext, given: list[dict[str, Any]]) -> None:
    """The browser's subscriptions, one after the other."""
    context.add_init_script(SUBSCRIPTIONS.replace("GIVEN", json.dumps(given)))


def lose_subscription(page: Page) -> None:
    """It vanishes from the browser without a word (trust.md §2c)."""
    page.evaluate("localStorage.removeItem('test.push')")


def receive(page: Page) -> None:
    page.get_by_role("button", name=RECEIVE, exact=True).click()
    expect(page.get_by_text("On this device").first).to_be_visible()
    page.locator("summary", has_text="On this device").click()
    expect(page.get_by_text("This device receives reminders.")).to_be_visible()


def subscribed(person: Person) -> list[str]:
    """The digests of the devices that the server would push to."""
    found = person.server.get("/push/subscription", person.token)["subscriptions"]
    return [one["digest"] for one in found]
