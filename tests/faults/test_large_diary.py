"""Ten thousand entries on a slow phone: paged, resumable, and a tap never waits (trust.md F78)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import open_app
from tests.faults.accounts import Account, new_account
from tests.faults.in_app import sign_in
from tests.faults.test_network_in_the_browser import TAP_TO_STORED
from tests.fixtures.live import LiveServer, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ENTRIES = 10_000
SLOW = 4
COUNT = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("cephalog");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const count = asked.result.transaction("entries").objectStore("entries").count();
    count.onsuccess = () => { asked.result.close(); resolve(count.result); };
  };
})"""


def dose(number: int) -> dict[str, Any]:
    taken = (datetime(2026, 3, 1, tzinfo=UTC) - timedelta(hours=number)).isoformat()
    data = {"taken_at": taken, "zone": "Europe/Berlin", "medication": str(uuid.UUID(int=7))}
    data["notes"] = f"after lunch, number {number}"
    return {"kind": "dose", "id": str(uuid.uuid4()), "at": taken, "patch": data}


def fill(account: Account, entries: int) -> None:
    """Gives the account that many doses, as a device would."""
    call: dict[str, Any] = {"client_id": str(uuid.uuid4()), "epoch": None, "cursor": None}
    for first in range(0, entries, 500):
        changes = [dose(number) for number in range(first, min(first + 500, entries))]
        answer = account.call("POST", "/sync", {**call, "limit": 500, "changes": changes})
        call |= {"epoch": answer["epoch"], "cursor": answer["cursor"]}


def slow_phone(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})


def test_ten_thousand_entries_arrive_while_the_phone_stays_usable(
    new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    fill(account, ENTRIES)
    context = new_context(service_workers="block")
    page = context.new_page()
    open_app(page)
    slow_phone(page)
    sign_in(page, account.email)
    page.goto("/#/")
    expect(page.get_by_role("button", name="It started", exact=True)).to_be_visible()
    page.evaluate(TAP_TO_STORED)
    wait_for(lambda: page.evaluate(COUNT) > ENTRIES, "everything arrived", within=180)

    page.reload()
    expect(page.get_by_role("button", name="It has stopped", exact=True)).to_be_visible()
