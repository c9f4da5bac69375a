"""The clinician's page: opened by a tap, read, printed, and blank once it is closed."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Request, expect

from tests.browser.screens import FINDINGS, PICTURES, RULES, axe_source, told
from tests.browser.steps import PASSWORD
from tests.browser.test_lighthouse import lighthouse, shortcomings
from tests.fixtures.browser import PHONE, Watch, chromium, wait_for_worker
from tests.fixtures.live import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ALL = ["notes", "symptoms", "triggers", "questionnaires", "mood"]
OPEN = "Open the report"
REFUSED = r"status of (401|404|429)"
DESK: Any = {"width": 1280, "height": 900}


class Links:
    """The links of the demo diary's person."""

    def __init__(self, server: LiveServer, diary: dict[str, str]) -> None:
        self._server, self._token = server, diary["token"]
        first = date.fromisoformat(diary["day"])
        last = date.today() - timedelta(days=1)  # noqa: DTZ011 - the day the diary ends
        begin = (first - timedelta(days=150)).replace(day=1)
        self.dates = {"from": begin.isoformat(), "to": last.isoformat()}

    def make(self, **body: Any) -> dict[str, Any]:
        made: dict[str, Any] = self._server.post("/shares", {**self.dates, **body}, self._token)
        return made

    def close(self, link: dict[str, Any]) -> None:
        address = f"{self._server.url}/api/v1/shares/{link['id']}"
        headers = {"Authorization": f"Bearer {self._token}"}
        call = urllib.request.Request(address, headers=headers, method="DELETE")
        with urllib.request.urlopen(call, timeout=60) as answer:
            assert answer.status == 204

    def openings(self, link: dict[str, Any]) -> list[dict[str, str]]:
        found = self._server.get("/shares", self._token)["shares"]
        (mine,) = [one["openings"] for one in found if one["id"] == link["id"]]
        assert isinstance(mine, list)
        return mine

    def summary(self, as_of: str) -> dict[str, Any]:
        query = urllib.parse.urlencode({**self.dates, "as_of": as_of})
        found: dict[str, Any] = self._server.get(f"/summary?{query}", self._token)
        return found


@pytest.fixture
def links(live_server: LiveServer, diary: dict[str, str]) -> Links:
    return Links(live_server, diary)


@pytest.fixture
def desk(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """`desk()`: a hospital's browser that knows nothing of us."""

    def new(**options: Any) -> Page:
        wide = {"viewport": DESK, "has_touch": False, "device_scale_factor": 1}
        return new_context(**{**wide, **options}).new_page()

    return new


def enter(page: Page, link: dict[str, Any]) -> None:
    """The link, opened by its button."""
    page.goto(link["url"])
    page.get_by_role("button", name=OPEN).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"share-{name}.png", full_page=True)


def findings(page: Page) -> list[dict[str, object]]:
    page.evaluate(axe_source())
    found: list[dict[str, object]] = page.evaluate(FINDINGS, [*RULES, "best-practice"])
    return found


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


def test_the_figures_on_the_page_are_those_of_the_summary(
    links: Links, desk: Callable[..., Page]
) -> None:
    link = links.make()
    page = desk()
    with page.expect_response(re.compile(r"/summary\?")) as asked:
        enter(page, link)
    as_of = urllib.parse.parse_qs(urllib.parse.urlsplit(asked.value.url).query)["as_of"][0]
    summary = links.summary(as_of)
    heads = page.locator(".totals thead th").all_inner_texts()
    names = {"HD": "headache_days", "MD": "migraine_days", "Sev": "severe_days",
             "Att": "attacks", "Lost": "lost_days", "Clear": "crystal_clear_days"}  # fmt: skip
    rows = [row.locator("td").all_inner_texts() for row in page.locator(".totals tr").all()[1:]]
    for block, cells in zip([*summary["months"], summary["totals"]], rows, strict=False):
        found = dict(zip(heads[1:], cells, strict=True))
        assert {h: found[h] for h in names} == {h: str(block[n]) for h, n in names.items()}
        assert found["Any"] == str(block["acute_medication_days"]["any"])
        assert found["Answered"].rstrip("*") == f"{block['answered_days']}/{block['days']}"
    dates = {"headache": 0, "unanswered": 0}
    for day in summary["days"]:
        dates[day["state"]] = dates.get(day["state"], 0) + 1
    counted = page.locator(".calendar td").evaluate_all(
        "cells => cells.filter((td) => /^pain/.test(td.className)).length"
    )
    assert counted == dates["headache"]
    assert page.locator(".calendar td.unanswered").count() == dates["unanswered"]
    page.get_by_text("As a table").first.click()
    table = page.locator(".charts table").first.locator("tbody tr")
    shown = [row.locator("td").all_inner_texts()[:2] for row in table.all()]
    assert shown == [
        [str(month["headache_days"]), str(month["migraine_days"])] for month in summary["months"]
    ]


@pytest.mark.parametrize("include", [[], ALL], ids=["nothing", "all"])
def test_what_is_not_included_is_not_on_the_page(
    links: Links, desk: Callable[..., Page], include: list[str]
) -> None:
    page = desk()
    enter(page, links.make(include=include))
    for heading in ("Symptoms", "Associated with attacks", "Questions"):
        shown = page.get_by_role("heading", name=heading, exact=True).count()
        assert shown == (1 if include else 0), heading
    expect(page.get_by_role("heading", name="Acute medicine, days a month")).to_be_visible()


def test_a_pin_is_asked_for_and_the_tries_are_counted(
    links: Links, desk: Callable[..., Page], watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make(pin="274190")
    page = desk()
    page.goto(link["url"])
    page.get_by_role("button", name=OPEN).click()
    pin = page.get_by_label("PIN, six digits")
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
    page.goto(link["url"])
    page.get_by_role("button", name=OPEN).click()
    pin = page.get_by_label("PIN, six digits")
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
    page.goto(link["url"])
    page.get_by_role("button", name=OPEN).click()
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


def test_its_pdf_is_the_apps_byte_for_byte(
    links: Links, desk: Callable[..., Page], diary: dict[str, str], live_server: LiveServer
) -> None:
    page = desk()
    with page.expect_response(re.compile(r"/summary\?")) as asked:
        enter(page, links.make(include=ALL))
    as_of = urllib.parse.parse_qs(urllib.parse.urlsplit(asked.value.url).query)["as_of"][0]
    page.get_by_text("Files", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF, the page to print").click()
    first, last = links.dates["from"], links.dates["to"]
    assert download.value.suggested_filename == f"cephalog-{first}-{last}-report.pdf"
    query = urllib.parse.urlencode({**links.dates, "as_of": as_of, "lang": "en"})
    address = f"{live_server.url}/api/v1/export/report.pdf?{query}"
    own = urllib.request.Request(address, headers={"Authorization": f"Bearer {diary['token']}"})
    with urllib.request.urlopen(own, timeout=60) as answer:
        assert download.value.path().read_bytes() == answer.read()
    for name, end in [("CSV, a row for each day", "diary.csv"),
                      ("CSV, a row for each attack", "attacks.csv"),
                      ("FHIR R4", "fhir.json")]:  # fmt: skip
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename.endswith(end)
        assert download.value.path().stat().st_size > 100


def test_it_speaks_german_to_a_german_browser(links: Links, desk: Callable[..., Page]) -> None:
    page = desk(locale="de-DE")
    page.goto(links.make(include=ALL)["url"])
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.get_by_role("button", name="Bericht öffnen").click()
    expect(page.get_by_role("heading", name="Monate und ganzer Zeitraum")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kopfschmerz")
    picture(page, "german-1280")
    for english in ("Headache", "Answered", "Charts", "Months"):
        assert english not in page.locator("main").inner_text()
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(links: Links, desk: Callable[..., Page], theme: str, width: int) -> None:
    page = desk(viewport={"width": width, "height": 900})
    page.goto(links.make(include=ALL)["url"])
    assert findings(page) == []
    page.get_by_role("button", name=OPEN).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")
    if theme == "dark":
        page.get_by_role("button", name="Dark").click()
    for folded in page.locator("details summary").all():
        folded.click()
    found = findings(page)
    assert found == [], told(found)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_is_light_unless_somebody_wants_it_dark(links: Links, desk: Callable[..., Page]) -> None:
    page = desk(color_scheme="dark")
    enter(page, links.make())
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(ground) == "rgb(22, 25, 29)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)", "paper is white"
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_on_paper_every_table_is_unfolded(links: Links, desk: Callable[..., Page]) -> None:
    page = desk()
    enter(page, links.make())
    folded = page.locator(".charts details:not([open])")
    assert folded.count() == 3
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == 3


def test_nothing_leaves_this_server_and_nothing_stays_in_the_browser(
    links: Links, desk: Callable[..., Page], live_server: LiveServer, watch: Watch
) -> None:
    watch.expect(REFUSED)
    link = links.make(pin="274190")
    page = desk()
    seen: list[Request] = []
    page.context.on("request", lambda request: seen.append(request))  # noqa: PLW0108
    page.goto(link["url"])
    page.get_by_role("button", name=OPEN).click()
    page.get_by_label("PIN, six digits").fill("274190")
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


def test_a_name_from_right_to_left_stands_by_itself(
    live_server: LiveServer, desk: Callable[..., Page]
) -> None:
    account = {"email": "rtl@example.org", "password": PASSWORD, "zone": "Asia/Jerusalem"}
    token = live_server.post("/accounts", {**account, "client": "api"})["token"]
    name, note = "נועה בר־לב (דנה)", "היום כאב ראש " * 300
    at = "2026-03-01T12:00:00.000Z"
    changes = [
        {"kind": "profile", "id": "me", "at": at, "patch": {"name": name}},
        {"kind": "day", "id": "2026-03-01", "at": at,
         "patch": {"zone": "UTC", "headache": True, "severity": 2, "notes": note[:4000]}},
    ]  # fmt: skip
    call = {"client_id": "0190a000-0000-7000-8000-000000000001", "epoch": None, "cursor": None}
    live_server.post("/sync", {**call, "limit": 1, "changes": changes}, token)
    dates = {"from": "2026-02-01", "to": "2026-03-31", "include": ["notes"]}
    link = live_server.post("/shares", dates, token)
    page = desk(viewport={"width": 360, "height": 740})
    enter(page, link)
    expect(page.locator("h1 bdi")).to_have_text(name)
    line = page.get_by_role("listitem").filter(has_text="היום כאב").last
    assert line.get_attribute("dir") == "auto"
    picture(page, "right-to-left")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.slow
def test_lighthouse_has_nothing_to_say(
    links: Links, desk: Callable[..., Page], playwright: Playwright, live_server: LiveServer
) -> None:
    page = desk()
    link = links.make(include=ALL)
    enter(page, link)
    (cookie,) = page.context.cookies(f"{live_server.url}/api/v1/shares/{link['id']}")
    session = {"Cookie": f"{cookie['name']}={cookie['value']}"}
    browser = chromium() or playwright.chromium.executable_path
    wanted = dict.fromkeys(("accessibility", "best-practices"), 1)
    for url, headers in [(link["url"], {}), (f"{live_server.url}/s/#{link['id']}", session)]:
        report = lighthouse(url, browser, headers)
        scores = {name: report["categories"][name]["score"] for name in wanted}
        assert scores == wanted, "\n".join(shortcomings(report))


def test_an_empty_diary_has_a_page(live_server: LiveServer, desk: Callable[..., Page]) -> None:
    account = {"email": "empty@example.org", "password": PASSWORD, "zone": "UTC"}
    token = live_server.post("/accounts", {**account, "client": "api"})["token"]
    link = live_server.post("/shares", {"from": "2026-01-01", "to": "2026-03-31"}, token)
    page = desk()
    enter(page, link)
    expect(page.get_by_text("Nothing recorded.").first).to_be_visible()
    assert page.locator(".bar > span:first-child").all_inner_texts() == ["(0)"] * 3
    picture(page, "empty")
    assert findings(page) == []
