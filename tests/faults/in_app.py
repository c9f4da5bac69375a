"""What a person does about their account in the app, and what the device then holds."""

from __future__ import annotations

import uuid
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.steps import HELD
from tests.faults.accounts import PASSWORD
from tests.fixtures.live import wait_for


def new_email() -> str:
    return f"{uuid.uuid4()}@example.org"


def sign_up(page: Page, email: str) -> None:
    """Makes an account in the app and waits until everything is backed up."""
    page.goto("/#/settings/account")
    page.get_by_role("textbox", name="E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("checkbox").check()
    page.locator("form").get_by_role("button", name="Make an account").click()
    expect(page.get_by_role("heading", name=email)).to_be_visible()
    wait_until_sent(page)


def sign_in(page: Page, email: str) -> None:
    """Signs in in the app; on a device that knows nobody, or after the session ended."""
    page.goto("/#/settings/account")
    choice = page.get_by_role("button", name="Sign in", exact=True).or_(
        page.get_by_role("radio", name="Sign in", exact=True)
    )
    field = page.get_by_role("textbox", name="E-mail address")
    expect(field).to_be_visible()
    if page.get_by_role("checkbox").count():
        choice.first.click()
    field.fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("form").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name=email).first).to_be_visible()


def rows(page: Page, store: str, kind: str = "attack") -> list[dict[str, Any]]:
    """The rows of one store of the device for entries of that kind."""
    found: list[dict[str, Any]] = page.evaluate(HELD, kind)[store]
    return found


def wait_until_sent(page: Page, kind: str = "attack") -> None:
    """Returns when nothing of that kind waits in the outbox."""
    wait_for(lambda: not rows(page, "outbox", kind), "the outbox is empty", within=30)


def session_ends(page: Page) -> None:
    """The cookie goes; the device does not know yet."""
    page.context.clear_cookies()


def server_entries(page: Page, kind: str = "attack") -> list[dict[str, Any]]:
    """What the server holds for whoever is signed in on this page."""
    answer = page.evaluate(
        "kind => fetch(`/api/v1/entries/${kind}?limit=1000`).then(answer => answer.json())", kind
    )
    found: list[dict[str, Any]] = answer["entries"]
    return found
