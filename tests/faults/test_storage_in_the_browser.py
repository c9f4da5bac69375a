"""A device that is full, whose clock is wrong, or whose app is being updated."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.browser.steps import STARTED, expect_running, ids, open_app, start_attack
from tests.faults.in_app import new_email, rows, server_entries, sign_up, wait_until_sent
from tests.faults.network import Network
from tests.fixtures.browser import wait_for_worker

pytestmark = pytest.mark.browser
NO_ROOM = "This phone has no room left."
QUOTA = 400_000

# Fills another database with random bytes until the browser refuses more.
FILL = """async () => {
  const db = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("filler", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("bytes", {autoIncrement: true});
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const put = (size) => new Promise((resolve) => {
    const tx = db.transaction("bytes", "readwrite", {durability: "strict"});
    tx.objectStore("bytes").add(crypto.getRandomValues(new Uint8Array(size)));
    tx.oncomplete = () => resolve(true);
    tx.onabort = () => resolve(false);
  });
  let stored = 0;
  for (const size of [60000, 8000, 1000, 100, 100])
    for (let n = 0; n < 2000 && await put(size); n += 1) stored += size;
  db.close();
  return stored;
}"""
EMPTY = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.deleteDatabase("filler");
  asked.onsuccess = () => resolve(true);
  asked.onerror = () => reject(asked.error);
})"""


def limit_room(page: Page, origin: str, size: int | None) -> CDPSession:
    devtools = page.context.new_cdp_session(page)
    devtools.send(
        "Storage.overrideQuotaForOrigin",
        {"origin": origin} if size is None else {"origin": origin, "quotaSize": size},
    )
    return devtools


def test_a_full_phone_says_so_keeps_what_it_has_and_takes_the_tap_when_there_is_room(
    new_context: Callable[..., BrowserContext], network: Network
) -> None:
    page = new_context(base_url=network.url, service_workers="block").new_page()
    limit_room(page, network.url, QUOTA)
    open_app(page)
    start_attack(page)
    page.get_by_role("button", name="It has stopped", exact=True).click()
    expect(page.get_by_role("button", name=STARTED, exact=True)).to_be_visible()
    assert page.evaluate(FILL) > 0
    before = rows(page, "outbox")
    page.get_by_role("button", name=STARTED, exact=True).click()
    expect(page.get_by_text(NO_ROOM).first).to_be_visible()
    expect(page.get_by_role("button", name=STARTED, exact=True)).to_be_visible()
    assert rows(page, "outbox") == before
    page.evaluate(EMPTY)
    limit_room(page, network.url, None)
    start_attack(page)
    expect_running(page)
    assert len(ids(page, "attack")) == 2
    expect(page.get_by_text(NO_ROOM)).to_have_count(0)


def test_a_clock_26_hours_ahead_does_not_stop_sync_nor_spoil_later_entries(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(service_workers="block").new_page()
    page.add_init_script(AHEAD)
    open_app(page)
    sign_up(page, new_email())
    page.goto("/#/")
    start_attack(page)
    wait_until_sent(page)
    (attack,) = server_entries(page)
    server_now = page.evaluate(
        "fetch('/api/v1/about').then(answer => Date.parse(answer.headers.get('Date')))"
    )
    started = page.evaluate("Date.parse", attack["data"]["started_at"])
    assert abs(started - server_now) < 60_000


# The page's clock is 26 hours ahead of everybody else's.
AHEAD = """(() => {
  const ahead = 26 * 3600 * 1000;
  const RealDate = Date;
  const now = () => RealDate.now() + ahead;
  globalThis.Date = class extends RealDate {
    constructor(...args) { args.length ? super(...args) : super(now()); }
    static now() { return now(); }
  };
})()"""


def test_an_update_is_offered_and_taken_only_when_the_person_says_so(
    new_context: Callable[..., BrowserContext], network: Network
) -> None:
    page = new_context(base_url=network.url).new_page()
    open_app(page)
    wait_for_worker(page)
    page.goto("/#/date/2026-03-01")
    page.evaluate("window.halfFilled = true")
    network.worker_version = 2
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    offer = page.get_by_role("button", name="Update", exact=True)
    expect(offer).to_be_visible()
    assert page.evaluate("window.halfFilled")
    waiting = "navigator.serviceWorker.getRegistration().then(found => found.waiting !== null)"
    assert page.evaluate(waiting)
    with page.expect_navigation():
        offer.click()
    expect(page.locator("main h1")).to_be_visible()
    assert page.evaluate("window.halfFilled") is None
    assert not page.evaluate(waiting)


def test_a_broken_new_worker_leaves_the_old_one_in_charge(
    new_context: Callable[..., BrowserContext], network: Network
) -> None:
    page = new_context(base_url=network.url).new_page()
    open_app(page)
    wait_for_worker(page)
    network.worker_version = None
    page.evaluate(
        "navigator.serviceWorker.getRegistration().then(found => found.update()).catch(() => null)"
    )
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("button", name=STARTED, exact=True)).to_be_visible()
