"""Two tabs, late sign-in, another account and evicted storage, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import expect_running, ids, open_app, start_attack
from tests.faults.accounts import Account, new_account
from tests.faults.in_app import (
    new_email,
    rows,
    server_entries,
    session_ends,
    sign_in,
    sign_up,
    wait_until_sent,
)
from tests.fixtures.browser import Watch
from tests.fixtures.live import LiveServer, wait_for

pytestmark = pytest.mark.browser
NOT_SIGNED_IN = r"401"


def test_a_diary_kept_without_an_account_joins_the_first_one_once(page: Page) -> None:
    open_app(page)
    start_attack(page)
    (before,) = ids(page, "attack")
    sign_up(page, new_email())
    assert [entry["id"] for entry in server_entries(page)] == [before]
    assert len(rows(page, "entries")) == 1
    page.reload()
    wait_until_sent(page)
    assert [entry["id"] for entry in server_entries(page)] == [before]


def test_a_second_device_that_signs_in_shows_the_attack(
    new_context: Callable[..., BrowserContext],
) -> None:
    email = new_email()
    phone, desk = new_context().new_page(), new_context().new_page()
    open_app(phone)
    start_attack(phone)
    sign_up(phone, email)
    open_app(desk)
    sign_in(desk, email)
    wait_for(lambda: bool(rows(desk, "entries")), "the attack arrives", within=20)
    desk.goto("/#/")
    expect_running(desk)


def test_two_tabs_send_one_change_once(
    new_context: Callable[..., BrowserContext],
) -> None:
    context = new_context()
    sent: list[Any] = []
    context.on("request", lambda call: sent.append(call.post_data_json) if is_sync(call) else None)
    first, second = context.new_page(), context.new_page()
    open_app(first)
    sign_up(first, new_email())
    open_app(second)
    first.goto("/#/")
    start_attack(first)
    expect_running(second)
    wait_until_sent(first)
    changes = [change for call in sent for change in call["changes"] if change["kind"] == "attack"]
    assert len(changes) == 1


def test_a_tab_that_hangs_and_is_closed_hands_sync_over(
    new_context: Callable[..., BrowserContext],
) -> None:
    context = new_context(service_workers="block")
    first, second = context.new_page(), context.new_page()
    open_app(first)
    sign_up(first, new_email())
    first.route("**/api/v1/sync", lambda route: None)
    first.goto("/#/")
    with first.expect_request("**/api/v1/sync"):
        start_attack(first)
    open_app(second)
    expect_running(second)
    second.get_by_role("button", name="It has stopped", exact=True).click()
    expect(second.get_by_role("button", name="It started", exact=True)).to_be_visible()
    assert len(rows(second, "outbox")) == 2
    first.close()
    wait_until_sent(second)
    (attack,) = server_entries(second)
    assert attack["data"]["ended_at"]


def test_after_the_session_ended_writing_goes_on_and_signing_in_sends_it(
    page: Page, watch: Watch
) -> None:
    watch.expect(NOT_SIGNED_IN)
    email = new_email()
    open_app(page)
    sign_up(page, email)
    session_ends(page)
    page.goto("/#/")
    start_attack(page)
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    assert len(rows(page, "outbox")) == 1
    sign_in(page, email)
    wait_until_sent(page)
    assert len(server_entries(page)) == 1


def test_another_account_on_the_same_device_gets_nothing_of_the_first(
    page: Page, watch: Watch, live_server: LiveServer
) -> None:
    watch.expect(NOT_SIGNED_IN)
    ben = new_account(live_server.url)
    email = new_email()
    open_app(page)
    sign_up(page, email)
    session_ends(page)
    page.goto("/#/")
    start_attack(page)
    (anns,) = ids(page, "attack")
    sign_in(page, ben.email)
    expect(page.get_by_role("heading", name=email)).to_be_visible()
    page.goto("/#/")
    expect(page.get_by_role("button", name="It started", exact=True)).to_be_visible()
    start_attack(page)
    wait_for(lambda: len(server_entries(page)) == 1, "Ben's own attack is sent", within=20)
    assert [entry["id"] for entry in ben.entries("attack")] != [anns]
    assert [row["id"] for row in rows(page, "outbox")] == [anns]
    session_ends(page)
    page.reload()
    sign_in(page, email)
    wait_until_sent(page)
    assert [entry["id"] for entry in server_entries(page)] == [anns]


def test_evicted_storage_brings_the_diary_back_and_deletes_nothing(page: Page) -> None:
    open_app(page)
    start_attack(page)
    sign_up(page, new_email())
    before = server_entries(page)
    devtools = page.context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    page.goto("about:blank")
    devtools.send(
        "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "indexeddb,cache_storage"}
    )
    page.goto("/")
    expect_running(page)
    assert server_entries(page) == before
    assert rows(page, "outbox") == []


def test_signing_out_asks_about_unsent_changes_and_then_wipes(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(service_workers="block").new_page()
    open_app(page)
    sign_up(page, new_email())
    page.route("**/api/v1/sync", lambda route: route.abort())
    page.goto("/#/")
    start_attack(page)
    page.goto("/#/settings/account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("1 change is on this device alone")).to_be_visible()
    assert len(rows(page, "outbox")) == 1
    page.get_by_role("button", name="Sign out and lose 1 change").click()
    expect(page.get_by_role("button", name="Sign in", exact=True).first).to_be_visible()
    for store in ("outbox", "entries"):
        for kind in ("attack", "profile"):
            assert rows(page, store, kind) == []


def is_sync(call: Any) -> bool:
    return bool(call.url.endswith("/api/v1/sync"))


def test_the_account_of_another_tab_is_the_account_of_this_one(
    new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    context = new_context()
    account: Account = new_account(live_server.url)
    first, second = context.new_page(), context.new_page()
    open_app(first)
    open_app(second)
    start_attack(second)
    sign_in(first, account.email)
    second.goto("/#/settings/account")
    expect(second.get_by_role("heading", name=account.email)).to_be_visible()
    wait_until_sent(first)
    assert len(account.entries("attack")) == 1
