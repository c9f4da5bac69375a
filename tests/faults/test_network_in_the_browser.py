"""Networks that fail between a real browser and the real server (trust.md §1c)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import open_app, start_attack
from tests.faults.in_app import new_email, rows, server_entries, sign_up, wait_until_sent
from tests.faults.network import Mode, Network
from tests.fixtures.browser import Watch
from tests.fixtures.live import wait_for

pytestmark = pytest.mark.browser


@pytest.fixture
def signed_in(new_context: Callable[..., BrowserContext], network: Network, watch: Watch) -> Page:
    """A page behind `network`, signed in. No worker: what the page itself does is looked at."""
    watch.expect(r"net::ERR_|Failed to load resource")
    page = new_context(base_url=network.url, service_workers="block").new_page()
    open_app(page)
    sign_up(page, new_email())
    page.goto("/#/")
    return page


def reached(network: Network) -> int:
    return network.reached.count("/api/v1/sync")


def look_again(page: Page) -> None:
    """The person comes back to the app, so that it tries again at once."""
    page.reload()
    expect(page.locator("main h1")).to_be_visible()


def test_a_lost_answer_leaves_one_entry(signed_in: Page, network: Network) -> None:
    before = reached(network)
    network.mode = "drop_answer"
    start_attack(signed_in)
    wait_for(lambda: reached(network) > before, "the server did it", within=20)
    assert len(rows(signed_in, "outbox")) == 1
    network.mode = "ok"
    look_again(signed_in)
    wait_until_sent(signed_in)
    assert len(server_entries(signed_in)) == 1


def test_a_call_that_the_browser_sends_twice_by_itself_leaves_one_entry(
    signed_in: Page, network: Network
) -> None:
    signed_in.evaluate("fetch('/healthz')")
    network.mode = "drop_on_reuse"
    before = reached(network)
    start_attack(signed_in)
    wait_until_sent(signed_in)
    assert network.dropped >= 1
    assert reached(network) >= before + 2
    assert len(server_entries(signed_in)) == 1


@pytest.mark.parametrize("mode", ["half_answer", "cut_request", "captive", "refuse"])
def test_nothing_is_lost_and_nothing_is_taken(
    mode: Mode, signed_in: Page, network: Network
) -> None:
    before = len(network.requests)
    network.mode = mode
    start_attack(signed_in)
    wait_for(lambda: len(network.requests) > before, "it was tried", within=20)
    look_again(signed_in)
    assert len(rows(signed_in, "outbox")) == 1
    assert rows(signed_in, "entries") == []
    network.mode = "ok"
    look_again(signed_in)
    wait_until_sent(signed_in)
    assert len(server_entries(signed_in)) == 1


def test_a_captive_portal_is_told_where_the_state_of_the_backup_is(
    signed_in: Page, network: Network
) -> None:
    network.mode = "captive"
    start_attack(signed_in)
    signed_in.goto("/#/settings/data")
    expect(signed_in.get_by_text("This network wants you to sign in").first).to_be_visible(
        timeout=15_000
    )


def test_saving_does_not_wait_for_a_slow_network(signed_in: Page) -> None:
    devtools = signed_in.context.new_cdp_session(signed_in)
    devtools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 5000,
            "downloadThroughput": 50_000,
            "uploadThroughput": 50_000,
        },
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    for taps in range(1, 6):
        signed_in.evaluate(TAP_TO_STORED)
        signed_in.get_by_role("button", name="It has stopped", exact=True).click()
        expect(signed_in.get_by_role("button", name="It started", exact=True)).to_be_visible()
        assert len(rows(signed_in, "outbox")) == 2 * taps


# From the click to the commit of the transaction that puts the change into the outbox, ms.
TAP_TO_STORED = """() => new Promise((resolve, reject) => {
  const add = IDBObjectStore.prototype.add;
  let began;
  IDBObjectStore.prototype.add = function (...args) {
    if (this.name === "outbox") {
      IDBObjectStore.prototype.add = add;
      this.transaction.addEventListener("complete", () => resolve(performance.now() - began));
    }
    return add.apply(this, args);
  };
  const button = [...document.querySelectorAll("button")]
    .find((one) => one.textContent.trim() === "It started");
  setTimeout(() => reject(new Error("nothing was stored")), 10000);
  began = performance.now();
  button.click();
})"""
