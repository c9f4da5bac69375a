"""A push that tells of a locked link leads to the list of links, which says which one it is."""

from __future__ import annotations

import urllib.error

import pytest
from playwright.sync_api import expect

from tests.browser.pushes import NEUTRAL, Person, Phone, new_id, payload
from tests.fixtures.live import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

DATE = "2026-03-01"
TOLD = "0f7c2d1e-5a3b-8c4d-8e9f-a1b2c3d4e5f6"
"""As the server names a locked link: a UUID of version 8 (`agenda.id_of`)."""
LOCKED = "Closed after five wrong PINs"


@pytest.fixture
def person(live_server: LiveServer) -> Person:
    return Person(live_server)


def lock_a_link(person: Person) -> None:
    asked = {"from": DATE, "to": DATE, "expires_in_days": 14, "pin": "274190", "include": []}
    made = person.server.post("/shares", asked, person.token)
    secret = made["url"].partition("#")[2].partition(".")[2]
    key = {"secret": secret, "pin": "000000"}
    for _ in range(5):
        with pytest.raises(urllib.error.HTTPError) as refused:
            person.server.post(f"/shares/{made['id']}/open", key)
        assert refused.value.code == 401
        refused.value.close()


def test_a_tap_opens_the_links(phone: Phone, person: Person) -> None:
    lock_a_link(person)
    page, service = phone(person)
    service.deliver(payload(TOLD, DATE))
    [shown] = service.expect_shown()
    assert (shown["title"], shown["actions"]) == (NEUTRAL, [])
    service.tap()
    expect(page.get_by_text(LOCKED)).to_be_visible()
    assert page.url.endswith("/#/shares")


def test_a_browser_that_follows_the_push_by_itself_opens_them_too(
    phone: Phone, person: Person
) -> None:
    lock_a_link(person)
    page, _ = phone(person)
    page.goto(f"/#/r/{TOLD}/{DATE}")
    expect(page.get_by_text(LOCKED)).to_be_visible()
    page.goto(f"/#/r/{new_id()}/{DATE}")
    expect(page.get_by_text("This reminder is not on this device")).to_be_visible()
