"""Questionnaires: answered without network, kept as drafts, scored alike on phone and server."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import held, new_email, open_app, sign_up, waiting
from tests.fixtures.browser import wait_for_worker
from tests.fixtures.live import LiveServer, wait_for

pytestmark = pytest.mark.browser
PASSWORD = "a quiet dark room"
MOOD, BODY, TYPED = "b", "f", "g"


def open_new(page: Page, letter: str) -> None:
    page.goto(f"/#/scores/new/{letter}")
    expect(page.get_by_role("main").get_by_role("button", name="Save", exact=True)).to_be_visible()


def answer(page: Page, question: str, choice: str) -> None:
    group = page.get_by_role("group", name=question)
    group.get_by_role("button", name=choice, exact=True).click()


def score(page: Page) -> Locator:
    return page.get_by_role("region", name="Score")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Saved on this phone.")).to_have_count(1)


def answers_here(page: Page) -> list[dict[str, Any]]:
    """What the changes say that wait on a device without an account."""
    return [json.loads(row["body"])["patch"] for row in held(page, "questionnaire")["outbox"]]


def scores_of(server: LiveServer, token: str) -> dict[str, Any]:
    """The server's figures of this month's questionnaires by instrument."""
    today = date.today()  # noqa: DTZ011 - the phone's own date
    summary = server.get(f"/summary?from={today.replace(day=1)}&to={today}", token)
    return {row["instrument"]: row for row in summary["questionnaires"]}


def test_answers_given_without_network_get_the_same_score_from_the_server(
    page: Page, live_server: LiveServer
) -> None:
    email = new_email()
    open_app(page)
    sign_up(page, email)
    wait_for_worker(page)
    page.context.set_offline(True)
    open_new(page, MOOD)
    answer(page, "Little joy", "On some days")
    answer(page, "A feeling of being down", "On some days")
    expect(score(page)).to_contain_text("2 (from 0 to 6)")
    save(page)
    answer_body(page)
    expect(score(page)).to_contain_text("9 (from 0 to 31)")
    save(page)
    page.context.set_offline(False)
    wait_for(lambda: waiting(page) == 0, "the answers are sent", within=60)
    call = {"email": email, "password": PASSWORD, "client": "api"}
    token = live_server.post("/sessions", call)["token"]
    found = scores_of(live_server, token)
    assert (found["phq2"]["score"], found["phq2"]["range"]) == (2, [0, 6])
    body = found["fibromyalgia_2016"]
    assert (body["score"], body["parts"]["wpi"], body["parts"]["sss"]) == (9, 3, 6)
    assert body["parts"]["sss_without_headache"] == 5
    assert body["parts"]["criteria"][2] == {"letter": "3", "met": True}


def answer_body(page: Page) -> None:
    open_new(page, BODY)
    for place in ("Neck", "Left shoulder", "Right hip"):
        page.get_by_role("button", name=place, exact=True).click()
    answer(page, "Tiredness", "Severe")
    answer(page, "Waking up", "Moderate")
    answer(page, "Trouble with thinking", "None")
    answer(page, "Headache in the last", "Yes")
    answer(page, "Pain or cramps", "No")
    answer(page, "Depression", "No")
    page.get_by_label("For how many months").fill("12")


# In one task: nothing written in the background can be there yet.
TYPE_AND_RELOAD = """(field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    location.reload();
}"""


def test_nothing_is_chosen_and_what_is_answered_outlives_a_reload(page: Page) -> None:
    open_app(page)
    open_new(page, MOOD)
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    answer(page, "Little joy", "Nearly every day")
    open_new(page, "a")
    page.get_by_label("miss work or school").fill("70")
    page.get_by_label("no housework").fill("99")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    page.get_by_label("no housework").fill("")
    missed = page.get_by_label("miss work or school")
    with page.expect_navigation():
        missed.evaluate(TYPE_AND_RELOAD, "7")
    expect(page.get_by_label("miss work or school")).to_have_value("7")
    page.goto("/#/scores")
    expect(page.get_by_text("Begun, not saved yet")).to_have_count(2)
    open_new(page, MOOD)
    expect(page.locator("[aria-pressed=true]")).to_have_text(["Nearly every day"])
    assert answers_here(page) == []


def test_places_that_are_not_tapped_are_a_no_once_one_is(page: Page) -> None:
    open_app(page)
    open_new(page, BODY)
    page.get_by_role("button", name="Neck", exact=True).click()
    save(page)
    (data,) = answers_here(page)
    areas = {name: told for name, told in data["answers"].items() if told is not True}
    assert len(areas) == 18
    assert set(areas.values()) == {False}
    assert data["answers"]["neck"] is True


def test_three_points_of_low_mood_say_where_help_is_on_the_same_screen(page: Page) -> None:
    page.goto("/#/settings/person")
    number = page.get_by_label("Emergency number")
    number.fill("112")
    number.blur()
    open_new(page, MOOD)
    help_now = page.get_by_role("region", name="You can get help now")
    answer(page, "Little joy", "On more than half of the days")
    expect(help_now).to_have_count(0)
    answer(page, "A feeling of being down", "On some days")
    expect(help_now).to_contain_text("call 112 now")
    call = help_now.get_by_role("link", name="Call 112", exact=True)
    expect(call).to_have_attribute("href", "tel:112")
    expect(page.get_by_role("link", name="When to get help", exact=True)).to_have_count(1)
    save(page)
    expect(score(page)).to_contain_text("3 (from 0 to 6)")
    expect(help_now).to_be_visible()
    open_new(page, "c")
    answer(page, "A feeling of being nervous", "Nearly every day")
    answer(page, "Worry that", "Nearly every day")
    expect(score(page)).to_contain_text("6 (from 0 to 6)")
    expect(help_now).to_have_count(0)


def test_a_score_from_elsewhere_is_changed_removed_and_brought_back(page: Page) -> None:
    open_app(page)
    open_new(page, TYPED)
    page.get_by_label("What is it called?").fill("HIT-6")
    page.get_by_label("The result").fill("6l")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("The result").fill("61.5")
    save(page)
    page.get_by_label("The result").fill("60")
    save(page)
    page.goto("/#/scores")
    row = page.get_by_role("link", name=re.compile("^HIT-6 "))
    expect(row).to_contain_text(": 60")
    row.click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("Nothing is answered yet.")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(row).to_be_visible()


def test_an_earlier_answer_is_changed_and_taken_back(page: Page) -> None:
    open_app(page)
    open_new(page, MOOD)
    answer(page, "Little joy", "Not at all")
    answer(page, "A feeling of being down", "On some days")
    save(page)
    answer(page, "Little joy", "On some days")
    answer(page, "A feeling of being down", "On some days")
    expect(score(page)).to_contain_text("Without all answers there is no score.")
    save(page)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(score(page)).to_contain_text("1 (from 0 to 6)")
