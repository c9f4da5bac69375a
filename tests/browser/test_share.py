"""The clinician's page: opened by a tap, a PIN or a code, blank once closed, and kept nowhere."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.shares import ALL, OPEN, Links, enter, findings, knock, picture
from tests.fixtures.browser import PHONE, Watch, wait_for_worker
from tests.fixtures.live import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
REFUSED = r"status of (401|404|429)"
PIN = "PIN, six digits"


def test_it_opens_by_a_tap_and_shows_the_report(links: Links, desk: Callable[..., Page]) -> None:
    link = links.make(include=ALL)
    page = desk()
    page.goto(link["url"])
    expect(page.get_by_role("button", name=OPEN)).to_be_visible()
    picture(page, "door")
    assert links.openings(link) == [], "looking at the link opens nothing"
    page.get_by_role("button", name=OPEN).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")
    assert [one["agent"] for one in links.openings(link)] == ["Chrome, Linux"]
    assert page.url.endswith(f"/s/#{link['id']}"), "the secret stays in no history"
    picture(page, "light-1280")
    page.get_by_role("button", name="Dark").click()
    picture(page, "dark-1280")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")
    page.set_viewport_size(PHONE)
    picture(page, "light-360")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1060, "height": 740})
    picture(page, "print")


def test_a_pin_is_asked_for_and_the_tries_are_counted(
    links: Links, desk: Callable[..., Page], watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make(pin="274190")
    page = desk()
    knock(page, link)
    pin = page.get_by_label(PIN)
    expect(page.get_by_role("alert")).to_have_text("5 tries are left.")
    for left in ("4 tries are left.", "3 tries are left."):
        pin.fill("111 111")
        pin.press("Enter")
        expect(page.get_by_role("alert")).to_have_text(f"This is not the PIN. {left}")
    picture(page, "pin")
    assert findings(page) == []
    pin.fill("274 190")
    page.get_by_role("button", name=OPEN).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")


def test_after_five_wrong_pins_it_says_no_more_than_of_any_other_link(
    links: Links, desk: Callable[..., Page], watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make(pin="274190")
    page = desk()
    knock(page, link)
    pin = page.get_by_label(PIN)
    for left in ("4", "3", "2", "One", "0"):
        pin.fill("111111")
        pin.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text(left)
    pin.fill("274190")
    pin.press("Enter")
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()


def test_a_link_that_lost_its_secret_is_opened_by_a_typed_code(
    links: Links, desk: Callable[..., Page], watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make()
    page = desk()
    page.goto(link["url"].partition("#")[0])
    field = page.get_by_label("Code, or the whole link")
    field.fill("k7m2")
    page.get_by_role("button", name=OPEN).click()
    expect(page.get_by_role("alert")).to_contain_text("36 letters and digits")
    picture(page, "code")
    assert findings(page) == []
    code = link["url"].partition("#")[2].replace(".", "").upper()
    field.fill(" ".join(code[at : at + 4] for at in range(0, len(code), 4)))
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")


def test_closed_while_it_is_open_the_page_is_blank(
    links: Links, desk: Callable[..., Page], watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make()
    page = desk()
    enter(page, link)
    links.close(link)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("heading", name="This report is closed")).to_be_visible()
    assert page.locator("table").count() == 0
    assert "Headache" not in page.locator("body").inner_text()
    picture(page, "closed")
    assert findings(page) == []
    page.goto("about:blank")
    knock(page, link)
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
    picture(page, "gone")


def test_a_file_that_is_asked_for_after_it_was_closed_blanks_the_page(
    links: Links, desk: Callable[..., Page], watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make()
    page = desk()
    enter(page, link)
    links.close(link)
    page.get_by_text("Files", exact=True).click()
    page.get_by_role("button", name="PDF, the page to print").click()
    expect(page.get_by_role("heading", name="This report is closed")).to_be_visible()


def test_nothing_leaves_this_server_and_nothing_stays_in_the_browser(
    links: Links, desk: Callable[..., Page], live_server: LiveServer, watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make(pin="274190")
    page = desk()
    seen: list[Request] = []
    page.context.on("request", lambda request: seen.append(request))  # noqa: PLW0108
    knock(page, link)
    page.get_by_label(PIN).fill("274190")
    page.get_by_role("button", name=OPEN).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")
    assert {urllib.parse.urlsplit(r.url).netloc for r in seen} == {f"localhost:{live_server.port}"}
    assert not [r.url for r in seen if "referer" in r.all_headers()]
    (cookie,) = page.context.cookies(f"{live_server.url}/api/v1/shares/{link['id']}")
    assert cookie["name"] == "cephalog-share"
    assert page.context.cookies(live_server.url) == []
    assert page.evaluate("document.cookie") == ""
    left = page.evaluate(
        "Promise.all([caches.keys(), indexedDB.databases()]).then(([c, d]) => "
        "[c.length, d.length, localStorage.length, sessionStorage.length])"
    )
    assert left == [0, 0, 0, 0]
    secret = link["url"].partition("#")[2].partition(".")[2]
    assert secret not in live_server.log
    assert link["id"] not in live_server.log
    assert "274190" not in live_server.log


def test_the_apps_worker_leaves_the_page_alone(
    links: Links, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    page.goto("/")
    wait_for_worker(page)
    link = links.make()
    enter(page, link)
    assert page.locator("meta[name=robots]").get_attribute("content") == (
        "noindex, nofollow, noarchive"
    )
    kept = page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((n) => caches.open(n))))"
        ".then((all) => Promise.all(all.map((cache) => cache.keys())))"
        ".then((all) => all.flat().map((request) => new URL(request.url).pathname))"
    )
    assert len(kept) > 5
    assert not [path for path in kept if path.startswith("/s/")]
    page.context.set_offline(True)
    page.get_by_text("Files", exact=True).click()
    page.get_by_role("button", name="FHIR R4").click()
    expect(page.get_by_text("The server does not answer just now.")).to_be_visible()


def test_its_headers_are_as_strict_as_the_apps(page: Page) -> None:
    answer = page.request.get("/s/")
    assert answer.status == 200
    headers = answer.headers
    assert headers["x-robots-tag"] == "noindex, nofollow, noarchive"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    policy = headers["content-security-policy"]
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert page.request.get("/s/assets/none.js").status == 404
