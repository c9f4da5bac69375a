"""The clinician's page in the app: the summary's figures, on paper without network too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, ViewportSize, expect

from tests.browser.pushes import Person, sign_phone_in
from tests.browser.reports import MARK, open_page, printed, sizes, three_months
from tests.browser.steps import expect_running, ids, open_app, start_attack
from tests.fixtures.browser import wait_for_worker
from tests.fixtures.live import LiveServer, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
def summary(diary: dict[str, str], live_server: LiveServer) -> dict[str, Any]:
    """Of the three months, from the server."""
    first, last = three_months()
    found: dict[str, Any] = live_server.get(f"/summary?from={first}&to={last}", diary["token"])
    return found


def totals_of(block: dict[str, Any]) -> list[str]:
    """The first figures of a block's row: days, migraine, severe, attacks."""
    names = ("headache_days", "migraine_days", "severe_days", "attacks")
    return [str(block[name]) for name in names]


def rows(page: Page) -> list[list[str]]:
    table = page.get_by_role("table", name="Totals")
    found = table.locator("tbody tr").all()
    return [row.locator("td").all_inner_texts()[:4] for row in found]


def test_the_page_shows_the_summary_of_the_server(
    filled: Callable[..., Page], summary: dict[str, Any]
) -> None:
    page = filled("warm")
    open_page(page)
    expect(page.get_by_role("heading", name="Response to acute medicine")).to_be_visible()
    expect(page.get_by_text(MARK)).to_have_count(0)
    assert rows(page) == [totals_of(one) for one in (*summary["months"], summary["totals"])]
    medicine = summary["acute_treatment"][0]
    free = medicine["pain_free_2h"]
    text = f"doses {medicine['doses']}; free at 2 h {free['yes']} of {free['of']}"
    expect(page.get_by_role("article")).to_contain_text(text)


def test_without_network_the_page_is_printed_with_its_mark_and_the_same_figures(
    filled: Callable[..., Page],
    summary: dict[str, Any],
    tmp_path: Path,
) -> None:
    page = filled("warm")
    wait_for_worker(page)
    page.context.set_offline(True)
    open_page(page)
    expect(page.get_by_text(MARK)).to_be_visible()
    expect(page.get_by_role("heading", name="Response to acute medicine")).to_have_count(0)
    assert rows(page) == [totals_of(one) for one in (*summary["months"], summary["totals"])]
    text, size = printed(page, tmp_path)
    assert MARK in text
    assert "Counted by rules R1-R22" in text
    assert "Print" not in text.split(), "what is for the screen alone is not on paper"
    assert "A4" in size
    wide, high = sizes(size)
    assert wide > high


def test_a_server_that_takes_its_time_keeps_nobody_from_the_page(
    filled: Callable[..., Page],
) -> None:
    page = filled("warm")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/v1/summary?*", hold)
    open_page(page)
    expect(page.get_by_text(MARK)).to_be_visible()
    expect(page.get_by_text("Looking for the server")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_role("heading", name="Response to acute medicine")).to_be_visible()
    expect(page.get_by_text(MARK)).to_have_count(0)
    expect(page.get_by_text("Looking for the server")).to_have_count(0)


def test_scores_of_questionnaires_are_not_on_the_first_printed_page(
    filled: Callable[..., Page], tmp_path: Path
) -> None:
    page = filled("light")
    open_page(page)
    expect(page.get_by_role("heading", name="Questionnaires")).to_be_visible()
    text, _ = printed(page, tmp_path)
    first, *others = text.split("\f")
    assert "Counted by rules R1-R22" in first
    assert "HIT-6" not in first
    assert "HIT-6" in "".join(others)


def test_the_back_holds_the_attacks_and_the_patterns_of_the_summary(
    filled: Callable[..., Page], summary: dict[str, Any]
) -> None:
    page = filled("warm")
    open_page(page)
    attacks = page.get_by_role("table", name="Attacks").locator("tbody tr")
    expect(attacks).to_have_count(len(summary["attacks"]))
    features = attacks.locator("td:nth-child(5)").all_inner_texts()
    answers = {True: "yes", False: "no", None: "?"}
    assert features == [answers[one["migraine_features"]] for one in summary["attacks"]]
    fits = [one for one in summary["patterns"] if any(c["met"] for c in one["criteria"])]
    shown = page.locator("section", has_text="Features that fit ICHD-3 criteria").last
    told = shown.get_by_role("listitem").all_inner_texts()
    assert [text.split()[0] for text in told] == [one["code"] for one in fits]
    criteria = ", ".join(f"{one['letter']} {answers[one['met']]}" for one in fits[0]["criteria"])
    assert told[0].endswith(criteria)


@pytest.mark.parametrize("offline", [False, True])
def test_notes_stand_on_the_page_only_where_they_were_chosen(
    offline: bool, new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    person = Person(live_server)
    note = {"zone": "Europe/Berlin", "headache": True, "notes": "a private thought"}
    person.record("profile", {"questions": "What about\n\nthe autumn?"}, "me")
    _, today = three_months()
    day = person.record("day", note, str(today))
    context = new_context()
    sign_phone_in(context, person)
    page = context.new_page()
    open_app(page)
    wait_for_worker(page)
    wait_for(lambda: day in ids(page, "day"), "the diary has arrived")
    context.set_offline(offline)
    open_page(page)
    expect(page.get_by_text(MARK)).to_have_count(int(offline))
    assert "a private thought" not in page.get_by_role("article").inner_text()
    questions = page.get_by_role("article").locator("section", has_text="Questions").last
    expect(questions.get_by_role("listitem")).to_have_text(["What about", "the autumn?"])
    page.goto("/#/report")
    page.get_by_role("checkbox", name="My notes on the page").check()
    page.get_by_role("link", name="See the page").click()
    expect(page.get_by_role("article")).to_contain_text("a private thought")


# The width of Letter across, less its margins, in CSS pixels.
LETTER: ViewportSize = {"width": 988, "height": 748}
OUTSIDE = """() => [...document.querySelectorAll(".paper-overleaf table")].filter((table) =>
  table.getBoundingClientRect().right > table.closest("section:not(.paper-wide)")
    .getBoundingClientRect().right + 1).map((table) => table.innerText)"""


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_table_of_the_back_runs_into_the_next_column(
    language: str, filled: Callable[..., Page]
) -> None:
    page = filled("light")
    first, last = three_months()
    page.goto(f"/#/report/page/{first}/{last}/letter/{language}")
    expect(page.locator(".paper-overleaf .paper-named").first).to_be_visible()
    page.set_viewport_size(LETTER)
    page.emulate_media(media="print")
    assert page.evaluate(OUTSIDE) == []


def test_twelve_months_are_printed_on_two_pages(
    filled: Callable[..., Page], tmp_path: Path
) -> None:
    page = filled("light")
    _, last = three_months()
    page.goto(f"/#/report/page/{last - timedelta(days=360)}/{last}/a4/en/notes")
    expect(page.get_by_role("heading", name="Questionnaires")).to_be_visible()
    text, _ = printed(page, tmp_path)
    first, second, rest = text.split("\f")
    assert "Counted by rules R1-R22" in first
    assert "Attacks" in second
    assert not rest


def test_dates_that_cannot_be_counted_give_no_page(page: Page) -> None:
    open_app(page)
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the phone's own date
    for path in (
        f"{tomorrow}/{tomorrow}/a4/en",
        "2026-03-02/2026-03-01/a4/en",
        "1900-01-01/2026-03-01/a4/en",
        "2026-03-01/2026-03-02/a5/en",
        "2026-03-01/2026-03-02/a4/xx",
        "2026-03-01/2026-03-02/a4/en/all",
        "2026-03-01",
    ):
        page.goto(f"/#/report/page/{path}")
        expect(page.get_by_role("heading", name="There is nothing here.")).to_be_visible()
        expect(page.get_by_role("article")).to_have_count(0)


def test_a_phone_without_an_account_prints_what_it_holds(page: Page, tmp_path: Path) -> None:
    open_app(page)
    start_attack(page)
    expect_running(page)
    open_page(page)
    expect(page.get_by_text(MARK)).to_be_visible()
    text, _ = printed(page, tmp_path)
    assert MARK in text
