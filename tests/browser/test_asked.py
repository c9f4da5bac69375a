"""The screen of one question: what was removed, what is answered already, another day's date."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pushes import ZONE, Person, Phone, moment
from tests.browser.steps import held
from tests.fixtures.live import LiveServer, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.fixture
def person(live_server: LiveServer) -> Person:
    return Person(live_server)


def day(ago: int = 0) -> str:
    """The date on the phone's wall, or one before."""
    return str(datetime.now(ZoneInfo(ZONE)).date() - timedelta(days=ago))


def ask(page: Page, entry: str, date: str) -> None:
    page.goto(f"/#/r/{entry}/{date}")
    expect(page.locator("main h1")).to_be_visible()


def remove(person: Person, kind: str, entry: str) -> None:
    change = {"kind": kind, "id": entry, "at": moment(), "deleted": True}
    call = {"client_id": person.client, "epoch": None, "cursor": None, "changes": [change]}
    [result] = person.server.post("/sync", call, person.token)["results"]
    assert result["status"] == "applied", result


def test_what_was_removed_is_no_longer_asked_about(phone: Phone, person: Person) -> None:
    medicine = person.record("medication", {"name": "Sumatriptan"})
    spell = {"zone": ZONE, "started_at": moment(400)}
    taken = {"zone": ZONE, "taken_at": moment(130), "medication": medicine}
    asked = {
        "attack": person.record("attack", spell),
        "dose": person.record("dose", taken),
        "reminder": person.reminder("check_in"),
        "medication": medicine,
    }
    of_medicine = person.reminder("medication", medication=medicine)
    for kind, entry in asked.items():
        remove(person, kind, entry)
    page, _ = phone(person, "reminder", of_medicine)
    wait_for(lambda: len(held(page, "medication")["entries"]) == 1, "all of it has arrived")
    for entry in (asked["attack"], asked["dose"], asked["reminder"], of_medicine):
        ask(page, entry, day())
        expect(page.get_by_role("heading", name="Nothing to answer")).to_be_visible()
        expect(page.locator(".answers")).to_have_count(0)


def test_a_day_with_an_attack_is_answered_and_no_no_is_offered(
    phone: Phone, person: Person
) -> None:
    reminder = person.reminder("check_in")
    attack = person.record("attack", {"zone": ZONE, "started_at": moment()})
    page, _ = phone(person, "attack", attack)
    ask(page, reminder, day())
    expect(page.get_by_text("There is an attack on that day")).to_be_visible()
    expect(page.get_by_role("button", name="No headache")).to_have_count(0)
    page.get_by_role("link", name="Add details").click()
    expect(page).to_have_url(f"{person.server.url}/#/date/{day()}")


def test_an_answer_for_another_day_says_which_one(phone: Phone, person: Person) -> None:
    reminder = person.reminder("hydration")
    page, _ = phone(person, "reminder", reminder)
    on = datetime.fromisoformat(day(1))
    name = f"{on:%A}, {on.day} {on:%B} {on.year}"
    ask(page, reminder, day())
    expect(page.get_by_text(name)).to_have_count(0)
    ask(page, reminder, day(1))
    expect(page.get_by_text(name)).to_be_visible()
    for number in ("1 glass", "2 glasses"):
        page.get_by_role("button", name="Drank a glass").click()
        expect(page.get_by_text(f"In your diary: {number}.")).to_be_visible()
    wait_for(lambda: person.entry("day", day(1)).get("water_glasses") == 2, "it is sent")
