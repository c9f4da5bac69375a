"""A device that is full, whose clock is wrong, or whose app is being updated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect
from playwright.sync_api import Error as Broken

from tests.browser.steps import STARTED, expect_running, ids, open_app, start_attack
from tests.faults.in_app import new_email, rows, server_entries, sign_up, wait_until_sent
from tests.faults.network import Network
from tests.fixtures.browser import Watch, wait_for_worker
from tests.fixtures.live import LiveServer, wait_for

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


# Files of an earlier version, as much as the number of bytes: random, so that nothing packs them.
OLD_FILES = """async (size) => {
  const cache = await caches.open("cephalog-app-000");
  const part = () => crypto.getRandomValues(new Uint8Array(60000));
  const bytes = new Blob(Array.from({length: size / 60000}, part));
  await cache.put("/assets/index-000.js", new Response(bytes));
}"""
CACHES = "caches.keys()"


def test_when_there_is_no_room_the_old_files_of_the_app_go_before_any_entry(
    new_context: Callable[..., BrowserContext], network: Network, watch: Watch
) -> None:
    watch.expect("favicon.ico")
    page = new_context(base_url=network.url).new_page()
    page.goto("/healthz")
    limit_room(page, network.url, 6_000_000)
    page.evaluate(OLD_FILES, 3_000_000)
    open_app(page)
    wait_for_worker(page)
    assert len(page.evaluate(CACHES)) == 2
    assert page.evaluate(FILL) > 0
    start_attack(page)
    expect_running(page)
    expect(page.get_by_text(NO_ROOM)).to_have_count(0)
    [left] = page.evaluate(CACHES)
    assert left != "cephalog-app-000"
    page.context.set_offline(True)
    page.reload()
    expect_running(page)


def test_a_diary_that_the_browser_cleared_comes_back_and_the_person_is_told_what_is_lost(
    new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    context = new_context()
    page = context.new_page()
    open_app(page)
    sign_up(page, new_email())
    page.goto("/#/")
    start_attack(page)
    wait_until_sent(page)
    (kept,) = ids(page, "attack")
    context.set_offline(True)
    page.get_by_role("button", name="It has stopped", exact=True).click()
    expect(page.get_by_text("1 change not backed up yet.")).to_be_visible()
    clear_diary(page, live_server.url)
    context.set_offline(False)
    page = context.new_page()
    open_app(page)
    expect_running(page)
    assert ids(page, "attack") == {kept}
    page.get_by_role("button", name="Show everything").click()
    lost = page.get_by_text("1 change was not backed up and is lost.")
    expect(lost).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Show everything").click()
    page.get_by_role("button", name="Hide", exact=True).click()
    expect(lost).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_role("link", name="More")).to_be_visible()
    expect(lost).to_have_count(0)


def clear_diary(page: Page, origin: str) -> None:
    """As a browser does that needs room: the database goes, the cookies stay."""
    page.goto("about:blank")
    page.context.new_cdp_session(page).send(
        "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "indexeddb"}
    )


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


def asked_for_worker(network: Network) -> int:
    return sum(line.startswith("GET /sw.js") for line in network.requests)


def shown_after_reload(page: Page) -> str:
    """Nothing where the page hangs, or reloads itself, between two workers: one reloads again."""
    try:
        page.reload(timeout=10_000)
    except Broken:
        return ""
    return page.locator("body").inner_text()


RESCUE = Path(__file__).parents[2] / "pwa" / "public" / "rescue" / "sw.js"
UPDATE = "navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)"
# Shipped by mistake: it answers every page with nothing.
BROKEN = b"""self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => event.respondWith(new Response("broken")));
"""


def test_the_rescue_worker_frees_a_phone_from_a_broken_one_and_keeps_the_diary(
    new_context: Callable[..., BrowserContext], network: Network, watch: Watch
) -> None:
    watch.expect("favicon.ico")
    # What the broken worker gives for the scripts of a page that came before it.
    watch.expect("broken is not defined")
    watch.expect('MIME type of "text/plain"')
    page = new_context(base_url=network.url).new_page()
    open_app(page)
    wait_for_worker(page)
    start_attack(page)
    network.worker_script = BROKEN
    page.evaluate(UPDATE)
    wait_for(lambda: shown_after_reload(page) == "broken", "the broken worker answers")
    network.worker_script = RESCUE.read_bytes()
    before = asked_for_worker(network)
    shown_after_reload(page)
    # A browser looks for a new worker by itself, soon after a page was opened.
    wait_for(lambda: asked_for_worker(network) > before, "the browser asks for the worker")
    wait_for(lambda: shown_after_reload(page) not in {"", "broken"}, "the network answers")
    expect_running(page)
    assert page.evaluate(CACHES) == []
    network.worker_script = None
    page.evaluate(UPDATE)
    page.get_by_role("button", name="Show everything").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Update", exact=True).click()
    wait_for(lambda: len(page.evaluate(CACHES)) == 1, "the usual worker is back")
    page.context.set_offline(True)
    page.reload()
    expect_running(page)
