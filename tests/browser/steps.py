"""What a person does in the app, said once. Buttons are found by the words on them."""

from __future__ import annotations

import itertools
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

STARTED = "It started"
STOPPED = "It has stopped"
SAVED = "Start saved."
SIGN_UP = "Make an account"
SIGN_IN = "Sign in"
PASSWORD = "a quiet dark room"
WAITING = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("cephalog");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const count = asked.result.transaction("outbox").objectStore("outbox").count();
    count.onsuccess = () => { asked.result.close(); resolve(count.result); };
  };
})"""
_people = itertools.count(1)

# Everything that the device holds of a kind: confirmed entries and what is still to be sent.
HELD = """(kind) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("cephalog");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const db = asked.result;
    const names = [...db.objectStoreNames];
    const tx = db.transaction(names);
    const found = {};
    for (const name of names) {
      tx.objectStore(name).getAll().onsuccess = (event) => {
        found[name] = event.target.result.filter((row) => row && row.kind === kind);
      };
    }
    tx.oncomplete = () => { db.close(); resolve(found); };
    tx.onerror = () => reject(tx.error);
  };
})"""


def new_email() -> str:
    return f"person{next(_people)}@example.org"


def open_app(page: Page) -> None:
    """Opens Today and waits for its button."""
    page.goto("/")
    expect(state_button(page)).to_be_visible()


def state_button(page: Page) -> Locator:
    """The one large button: `It started`, or `It has stopped` while an attack runs."""
    either = page.get_by_role("button", name=STARTED, exact=True)
    return either.or_(page.get_by_role("button", name=STOPPED, exact=True)).first


def start_attack(page: Page) -> None:
    """One tap; returns once the app says that it is saved."""
    page.get_by_role("button", name=STARTED, exact=True).click()
    expect(page.get_by_role("status").filter(has_text=SAVED)).to_have_count(1)


def expect_running(page: Page) -> None:
    expect(page.get_by_role("button", name=STOPPED, exact=True)).to_be_visible()


def held(page: Page, kind: str) -> dict[str, list[Any]]:
    """The rows of that kind in each store of the device."""
    found: dict[str, list[Any]] = page.evaluate(HELD, kind)
    return found


def ids(page: Page, kind: str) -> set[str]:
    """The ids of the entries of that kind that the device holds, sent or not."""
    return {str(row["id"]) for rows in held(page, kind).values() for row in rows}


def _enter(page: Page, door: str, email: str, password: str) -> None:
    page.goto("/#/settings/account")
    page.get_by_role("main").get_by_role("button", name=door, exact=True).first.click()
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)


def sign_up(page: Page, email: str, password: str = PASSWORD) -> None:
    """Makes an account in Settings and waits until the app says so."""
    _enter(page, SIGN_UP, email, password)
    page.get_by_role("checkbox").check()
    page.locator("form").get_by_role("button", name=SIGN_UP, exact=True).click()
    expect(page.get_by_role("heading", name=email)).to_be_visible(timeout=15_000)


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    _enter(page, SIGN_IN, email, password)
    page.locator("form").get_by_role("button", name=SIGN_IN, exact=True).click()
    expect(page.get_by_role("heading", name=email)).to_be_visible(timeout=15_000)


def waiting(page: Page) -> int:
    """How many changes the device has not heard back about."""
    return int(page.evaluate(WAITING))


def choose(context: BrowserContext, theme: str) -> None:
    """The look of a phone from its first page on."""
    chosen = f"localStorage.setItem('cephalog.theme', '{theme}')"
    context.add_init_script(f"if (location.protocol !== 'about:') {chosen}")
