"""One attack, from a tap without network to a second phone; and an answer that never arrives."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import (
    PASSWORD,
    expect_running,
    ids,
    new_email,
    open_app,
    sign_in,
    sign_up,
    start_attack,
    waiting,
)
from tests.fixtures.browser import wait_for_worker
from tests.fixtures.live import LiveServer, wait_for
from tests.fixtures.proxy import FaultProxy

pytestmark = pytest.mark.browser


def on_the_server(server: LiveServer, email: str) -> set[str]:
    """The ids of that person's attacks."""
    call = {"email": email, "password": PASSWORD, "client": "api"}
    token = server.post("/sessions", call)["token"]
    return {entry["id"] for entry in server.get("/entries/attack", token)["entries"]}


def test_an_attack_tapped_without_network_reaches_a_second_phone(
    page: Page, new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    email = new_email()
    open_app(page)
    wait_for_worker(page)
    page.context.set_offline(True)
    start_attack(page)
    page.reload()
    expect_running(page)

    page.context.set_offline(False)
    sign_up(page, email)
    wait_for(lambda: waiting(page) == 0, "the attack is backed up", within=60)
    assert on_the_server(live_server, email) == ids(page, "attack")

    second = new_context().new_page()
    open_app(second)
    sign_in(second, email)
    wait_for(
        lambda: len(ids(second, "attack")) == 1, "the attack is on the second phone", within=60
    )
    second.goto("/")
    expect_running(second)
    assert ids(second, "attack") == ids(page, "attack")


def test_a_lost_answer_makes_no_second_entry(
    new_context: Callable[..., BrowserContext], live_server: LiveServer, fault_proxy: FaultProxy
) -> None:
    email = new_email()
    page = new_context(base_url=fault_proxy.url).new_page()
    open_app(page)
    sign_up(page, email)
    wait_for(lambda: waiting(page) == 0, "the account is set up", within=60)

    page.goto("/")
    # Every one: Chromium by itself sends a request again whose connection was reset.
    fault_proxy.lose_answers("/api/v1/sync", 1000)
    start_attack(page)
    wait_for(lambda: fault_proxy.lost > 0, "the answer is lost", within=60)
    assert waiting(page) > 0, "what nobody confirmed is kept"
    assert on_the_server(live_server, email) == ids(page, "attack")

    fault_proxy.lose_answers("/api/v1/sync", 0)
    page.reload()
    expect_running(page)
    wait_for(lambda: waiting(page) == 0, "the second try is answered", within=90)
    assert len(ids(page, "attack")) == 1
    assert on_the_server(live_server, email) == ids(page, "attack")


def test_what_was_noted_before_signing_in_joins_the_account(
    page: Page, new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    email = new_email()
    open_app(page)
    start_attack(page)
    sign_up(page, email)
    other = new_context().new_page()
    open_app(other)
    start_attack(other)
    sign_in(other, email)
    wait_for(lambda: waiting(other) == 0, "both attacks are backed up", within=60)
    wait_for(lambda: len(ids(other, "attack")) == 2, "the first one is here too", within=60)
    assert len(on_the_server(live_server, email)) == 2


# As soon as the first screen is drawn, before anything else has run.
MOVES_AT_ONCE = """(() => {
  if (location.protocol === "about:") return;
  new MutationObserver((_, self) => {
    if (!document.querySelector("main h1")) return;
    self.disconnect();
    location.hash = "#/more";
  }).observe(document, { childList: true, subtree: true });
})()"""


def test_a_move_while_the_first_screen_is_drawn_is_not_lost(page: Page) -> None:
    page.add_init_script(MOVES_AT_ONCE)
    page.goto("/")
    expect(page.get_by_role("heading", name="More", exact=True)).to_be_visible()
