"""What the clinician's page shows, in both languages and themes, on paper and as files."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.screens import told
from tests.browser.shares import ALL, OPEN, Links, enter, findings, picture
from tests.browser.steps import PASSWORD
from tests.browser.test_lighthouse import lighthouse, shortcomings
from tests.fixtures.browser import chromium
from tests.fixtures.live import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


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
    assert line.locator("bdi").inner_text().startswith("היום כאב")
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
