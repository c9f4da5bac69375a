"""Insights: the server's associations in words, counts first; charts that the phone counts."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import PASSWORD, new_email, open_app, start_attack
from tests.fixtures.browser import wait_for_worker
from tests.fixtures.live import LiveServer, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ZONE = "Europe/Berlin"
DAYS = 180
OWN = "0190a0de-0000-7000-8000-0000000000fa"
NAME = "שם ארוך מאוד של גורם אישי שאינו נגמר לעולם"


def planted(last: date) -> Iterator[dict[str, Any]]:
    """Every third day wine and mostly an attack; an own factor that means nothing."""
    at = f"{last}T20:00:00+02:00"
    name = {"name": NAME, "group": "trigger"}
    yield {"kind": "factor", "id": OWN, "at": at, "patch": name}
    for number in range(DAYS):
        on = last - timedelta(days=number)
        hurts = number % 3 == 0 and number % 4 != 0
        told = {"drink:red_wine": number % 3 == 0, f"custom:{OWN}": number % 2 == 0}
        patch = {"zone": ZONE, "headache": hurts, "factors": told}
        yield {"kind": "day", "id": f"{on}", "at": at, "deleted": False, "patch": patch}
        if hurts:
            spell = {
                "zone": ZONE, "severity": 2,
                "started_at": f"{on}T12:00:00+02:00", "ended_at": f"{on}T18:00:00+02:00",
            }  # fmt: skip
            yield {"kind": "attack", "id": str(uuid.uuid4()), "at": at, "patch": spell}


def write(server: LiveServer, changes: list[dict[str, Any]]) -> tuple[str, str]:
    """A new account with these entries; gives its address and its token."""
    email = new_email()
    account = {"email": email, "password": PASSWORD, "zone": ZONE, "client": "api"}
    token = server.post("/accounts", account)["token"]
    call = {"client_id": str(uuid.uuid4()), "epoch": None, "cursor": None, "changes": changes}
    results = server.post("/sync", call, token)["results"]
    assert {one["status"] for one in results} <= {"applied"}, results
    return email, token


def of_server(what: str, server: LiveServer, token: str, first: date | None = None) -> Any:
    """What the server says of the twelve months that the screen shows at first, or from a date
    on: the screen asks from the first answered one."""
    today = date.today()  # noqa: DTZ011 - the phone's own date
    month = today.year * 12 + today.month - 12
    since = first or date(month // 12, month % 12 + 1, 1)
    return server.get(f"/{what}?from={since}&to={today}", token)


def signed_in(context: BrowserContext, server: LiveServer, email: str) -> Page:
    call = {"email": email, "password": PASSWORD, "client": "browser"}
    headers = {"Origin": server.url}
    assert context.request.post("/api/v1/sessions", data=call, headers=headers).status == 201
    page = context.new_page()
    open_app(page)
    return page


def counts(given: dict[str, int]) -> str:
    return f"{round(100 * given['onsets'] / given['days'])}%"


def test_what_stands_out_is_said_with_its_counts_first(
    new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    last = date.today() - timedelta(days=1)  # noqa: DTZ011 - the phone's own date
    email, token = write(live_server, list(planted(last)))
    page = signed_in(new_context(), live_server, email)
    page.goto("/#/insights")
    begun = last - timedelta(days=DAYS - 1)
    found = of_server("associations", live_server, token, begun)
    factors = {one["code"]: one for one in found["factors"]}
    wine = factors["drink:red_wine"]
    assert (wine["verdict"], wine["lag_days"]) == ("more_often", 0)
    more = page.get_by_role("region", name="More attacks with it")
    expect(more).to_contain_text("Associated with more attacks. Counted on the same day.")
    text = " ".join(more.inner_text().split()).replace("\u2068", "").replace("\u2069", "")
    with_it, without = wine["exposed"], wine["unexposed"]
    assert (
        f"On {with_it['days']} days with “Red wine”, {with_it['onsets']} attacks began"
        f" ({counts(with_it)}). On {without['days']} days without, {without['onsets']}"
    ) in text
    page.get_by_text("No clear link:").click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    told = page.get_by_role("main").inner_text().lower()
    assert not [word for word in ("cause", "trigger", "before") if word in told]


def test_each_chart_has_its_numbers_in_a_table(
    filled: Callable[..., Page], diary: dict[str, str], live_server: LiveServer
) -> None:
    page = filled("warm")
    page.goto("/#/insights")
    summary = of_server("summary", live_server, diary["token"])
    expect(page.get_by_role("img")).to_have_count(5)
    expect(page.get_by_role("heading", name="How medicines worked")).to_be_visible()
    for fold in page.get_by_text("As a table", exact=True).all():
        fold.click()
    months = page.get_by_role("table", name="Headache days", exact=True)
    cells = months.get_by_role("row").locator("td:first-of-type").all_inner_texts()
    assert cells == [str(block["headache_days"]) for block in summary["months"]]
    hours = page.get_by_role("table", name="When attacks begin").locator("td").all_inner_texts()
    began = summary["totals"]["attacks"]
    assert sum(map(int, hours)) == began
    for medicine in summary["acute_treatment"]:
        table = page.get_by_role("table", name=medicine["name"], exact=True)
        free = medicine["pain_free_2h"]
        shown = f"{free['yes']} of {free['of']}" if free["of"] else "not known yet"
        expect(table.get_by_role("row", name="Pain gone after 2 hours")).to_contain_text(shown)


def test_without_network_the_phone_counts_what_it_can_and_says_what_is_missing(
    filled: Callable[..., Page], diary: dict[str, str]
) -> None:
    page = filled("warm")
    wait_for_worker(page)
    page.context.set_offline(True)
    page.goto("/#/insights")
    expect(page.get_by_text("You are offline.")).to_be_visible()
    expect(page.get_by_role("img")).to_have_count(5)
    expect(page.get_by_role("heading", name="How medicines worked")).to_have_count(0)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="How medicines worked")).to_be_visible()


def test_without_an_account_it_says_so_and_an_empty_diary_says_that(page: Page) -> None:
    open_app(page)
    page.goto("/#/insights")
    expect(page.get_by_text("Nothing is noted in this time yet.")).to_be_visible()
    open_app(page)
    start_attack(page)
    page.goto("/#/insights")
    expect(page.get_by_text("That needs an account and the internet.")).to_be_visible()
    expect(page.get_by_role("link", name="Back it up").last).to_be_visible()
    expect(page.get_by_role("img", name="When attacks begin. The most:")).to_be_visible()


def test_too_few_days_are_said_with_how_many_there_are(
    new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    today = datetime.now().date()  # noqa: DTZ005 - the phone's own date
    changes = [one for one in planted(today) if one["kind"] == "factor" or recent(one, today)]
    email, _ = write(live_server, changes)
    page = signed_in(new_context(), live_server, email)
    wait_for(lambda: page.evaluate("navigator.onLine"), "there is a network")
    page.goto("/#/insights")
    expect(page.get_by_text("Not enough yet: 20 of 56 answered days.")).to_be_visible()
    expect(page.get_by_text("Associated with")).to_have_count(0)
    page.get_by_text("Not enough yet: 2", exact=True).click()
    factors = page.get_by_role("listitem").filter(has_text="Red wine")
    expect(factors).to_contain_text("attacks began")
    expect(factors).not_to_contain_text("%")


def recent(change: dict[str, Any], today: date) -> bool:
    on = change["id"] if change["kind"] == "day" else change["patch"]["started_at"][:10]
    return date.fromisoformat(on) > today - timedelta(days=20)
