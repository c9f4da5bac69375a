"""The app's page says what the PDF says, line by line, from the server's figures."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from server.reports.pdf import lines, second
from server.reports.pdf.associated import associated
from server.reports.pdf.page import WORDS
from server.reports.pdf.words import Words
from tests.browser.pushes import ZONE, Person, sign_phone_in
from tests.browser.reports import MARK, printed
from tests.browser.steps import ids, open_app
from tests.fixtures.browser import Watch, wait_for_worker
from tests.fixtures.live import LiveServer, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
WRITTEN, SHOWN, UNDER = 150, 90, 62
"""Dates with an entry, dates on the page, dates since the preventive began; up to yesterday."""
OWN, NAME = "0190a0de-0000-7000-8000-0000000000fb", "ריח של קפה"
SPELL = {
    "zone": ZONE, "severity": 3, "side": "left", "worse_with_activity": True,
    "quality": {"pulsating": True, "pressing": False}, "function": "nothing",
    "symptoms": {"nausea": True, "photophobia": False}, "aura": {"present": False},
}  # fmt: skip


def told(last: date) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Red wine and an own factor every third day, and mostly an attack; fewer of them since a
    preventive began."""
    yield "factor", OWN, {"name": NAME, "group": "trigger"}
    began = last - timedelta(days=UNDER - 1)
    medicine = {"name": "Metoprolol", "role": "preventive", "started_on": f"{began}"}
    yield "medication", str(uuid.uuid4()), medicine
    for number in range(WRITTEN):
        on = last - timedelta(days=number)
        wine = number % 3 == 0
        hurts = (wine and (number >= UNDER or number % 2 == 0)) or number % 17 == 1
        factors = {"drink:red_wine": wine, f"custom:{OWN}": wine, "noise": number % 2 == 0}
        yield "day", f"{on}", {"zone": ZONE, "headache": hurts, "factors": factors}
        if hurts:
            times = {"started_at": f"{on}T12:00:00+02:00", "ended_at": f"{on}T18:00:00+02:00"}
            yield "attack", str(uuid.uuid4()), SPELL | times


@pytest.fixture(scope="module")
def person(live_server: LiveServer) -> Person:
    made = Person(live_server)
    for kind, entry, data in told(yesterday()):
        made.record(kind, data, entry)
    return made


def yesterday() -> date:
    return date.today() - timedelta(days=1)  # noqa: DTZ011 - the phone's own date


def period() -> tuple[date, date]:
    return yesterday() - timedelta(days=SHOWN - 1), yesterday()


@pytest.fixture
def signed_in(new_context: Callable[..., BrowserContext], person: Person) -> Page:
    context = new_context()
    sign_phone_in(context, person)
    page = context.new_page()
    open_app(page)
    wait_for_worker(page)
    oldest = f"{yesterday() - timedelta(days=WRITTEN - 1)}"
    wait_for(lambda: oldest in ids(page, "day"), "the diary has arrived")
    return page


def of_server(what: str, person: Person) -> Any:
    first, last = period()
    return person.server.get(f"/{what}?from={first}&to={last}", person.token)


def preview(page: Page, language: str) -> Locator:
    first, last = period()
    page.goto(f"/#/report/page/{first}/{last}/a4/{language}")
    article = page.get_by_role("article")
    expect(article).to_be_visible()
    return article


def said(text: str) -> str:
    """As it is read: without marks of direction, and with one sign for minus and one space."""
    plain = text.replace("\u2068", "").replace("\u2069", "").replace("−", "-")
    return " ".join(plain.split()).replace(" %", "%")


def lines_below(article: Locator, heading: str) -> list[str]:
    title = article.page.get_by_role("heading", name=heading, exact=True)
    found = article.locator("section", has=title).last.get_by_role("listitem").all_inner_texts()
    return [said(line) for line in found]


def rows_of(article: Locator, name: str) -> list[list[str]]:
    rows = article.get_by_role("table", name=name, exact=True).locator("tbody tr").all()
    return [[said(cell) for cell in row.locator("th, td").all_inner_texts()] for row in rows]


def cells(rows: list[list[str]]) -> list[list[str]]:
    return [[said(cell) for cell in row] for row in rows]


LANGUAGES = pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())


@LANGUAGES
def test_what_stands_out_is_that_of_the_server_counts_first(
    words: Words, signed_in: Page, person: Person
) -> None:
    found = of_server("associations", person)
    wine = next(one for one in found["factors"] if one["code"] == "drink:red_wine")
    assert (wine["verdict"], wine["goes_with"]) == ("more_often", [f"custom:{OWN}"])
    table = associated(found, words)
    article = preview(signed_in, words.lang)
    expect(article).to_contain_text(words.associations)
    rows = rows_of(article, words.associations)
    assert rows == cells(table["rows"])
    given = next(row for row in rows if row[0].endswith(f": {NAME})"))
    counts = [words.of.format("", one["onsets"], one["days"]).strip()
              for one in (wine["exposed"], wine["unexposed"])]  # fmt: skip
    assert given[2:4] == counts
    expect(article).to_contain_text(table["note"])


@LANGUAGES
def test_typical_attack_days_before_and_since_and_function_are_those_of_the_pdf(
    words: Words, signed_in: Page, person: Person
) -> None:
    summary = of_server("summary", person)
    assert summary["typical"]["attacks"] > 9
    assert len(summary["preventives"][0]["blocks"]) == 2
    article = preview(signed_in, words.lang)
    expect(article).to_contain_text(words.typical)
    for block in (lines.changes(summary, words), lines.function(summary, words)):
        assert block
        assert lines_below(article, block["heading"]) == [said(one) for one in block["lines"]]
    typical = lines.typical(summary, words)
    assert typical
    [shown] = lines_below(article, words.typical)
    # Lengths are written as the phone's language does.
    figures = said(typical["lines"][0]).split("; " + words.median.format("6"))[0]
    assert shown.startswith(f"{figures}; {words.median.format('6')} ")
    [before] = [
        one for one in second.tables(summary, [], words) if one["heading"] == words.preventives
    ]
    rows = rows_of(article, words.preventives)
    assert [row[2:] for row in rows] == [row[2:] for row in cells(before["rows"])]
    assert len(rows) == 1


def test_without_network_they_are_left_out_and_the_page_says_so(signed_in: Page) -> None:
    signed_in.context.set_offline(True)
    article = preview(signed_in, "en")
    mark = article.get_by_text(MARK)
    for left_out in ("the typical attack", "associated with attacks", "days before and since"):
        expect(mark).to_contain_text(left_out)
    expect(article.get_by_role("heading", name="Attacks")).to_be_visible()
    for heading in ("Associated with attacks", "Typical attack", "Before and since", "Function"):
        expect(article.get_by_role("heading", name=heading)).to_have_count(0)
    signed_in.context.set_offline(False)


def test_where_one_half_of_the_figures_fails_the_page_is_the_phones(
    signed_in: Page, watch: Watch
) -> None:
    watch.expect("ERR_FAILED")
    signed_in.route("**/api/v1/associations?*", lambda route: route.abort())
    article = preview(signed_in, "en")
    expect(article.get_by_text(MARK)).to_be_visible()
    expect(article.get_by_role("heading", name="Typical attack")).to_have_count(0)


def test_with_all_of_it_the_page_is_printed_on_two_sides(signed_in: Page, tmp_path: Path) -> None:
    article = preview(signed_in, "de")
    expect(article.get_by_role("table", name="Mit Attacken verbunden")).to_be_visible()
    text, _ = printed(signed_in, tmp_path)
    front, back, rest = text.split("\f")
    assert "Typische Attacke" in front
    assert "Mit Attacken verbunden" in back
    assert not rest
