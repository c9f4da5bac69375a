"""What a push shows, in a real service worker, whatever comes and whatever the phone knows."""

from __future__ import annotations

import pytest

from tests.browser.pushes import NEUTRAL, Person, Phone, moment, new_id, payload
from tests.browser.steps import open_app
from tests.fixtures.live import LiveServer, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

DATE = "2026-03-01"


@pytest.fixture(scope="module")
def person(live_server: LiveServer) -> Person:
    return Person(live_server)


@pytest.fixture(scope="module")
def check_in(person: Person) -> str:
    return person.reminder("check_in", time="20:00")


@pytest.fixture(scope="module")
def own(person: Person) -> str:
    return person.reminder("custom", time="20:00", title="Walk the dog")


def test_the_neutral_title_stands_until_the_person_allows_more(
    phone: Phone, person: Person, check_in: str
) -> None:
    _, service = phone(person, "reminder", check_in)
    service.deliver(payload(check_in, DATE, "topic-1"))
    [shown] = service.expect_shown()
    assert (shown["title"], shown["tag"], shown["lang"]) == (NEUTRAL, "topic-1", "en")
    assert shown["actions"] == ["No headache", "Had one"]


def test_a_double_replaces_the_first_one(
    phone: Phone, person: Person, check_in: str, own: str
) -> None:
    _, service = phone(person, "reminder", check_in)
    service.deliver(payload(check_in, DATE, "topic-1"))
    service.expect_shown()
    service.deliver(payload(check_in, DATE, "topic-1"))
    service.deliver(payload(own, DATE, "topic-2"))
    assert {one["tag"] for one in service.expect_shown(2)} == {"topic-1", "topic-2"}


def test_an_attack_and_a_reminder_of_ones_own_have_their_buttons_or_none(
    phone: Phone, person: Person, own: str
) -> None:
    attack = person.record("attack", {"started_at": moment(400), "zone": "Europe/Berlin"})
    _, service = phone(person, "attack", attack)
    service.deliver(payload(attack, DATE, "topic-1"))
    assert service.expect_shown()[0]["actions"] == ["Still going", "It has stopped"]
    service.deliver(payload(own, DATE, "topic-1"))
    wait_for(lambda: service.shown()[0]["actions"] == [], "a reminder without buttons")


def test_it_is_shown_also_after_the_worker_was_stopped(
    phone: Phone, person: Person, check_in: str
) -> None:
    _, service = phone(person, "reminder", check_in)
    service.stop_workers()
    service.deliver(payload(check_in, DATE))
    assert service.expect_shown()[0]["actions"] == ["No headache", "Had one"]


def test_the_words_are_those_of_the_sent_language(
    phone: Phone, person: Person, check_in: str
) -> None:
    _, service = phone(person, "reminder", check_in)
    german = payload(check_in, DATE, lang="de", title="Zeit für dein Tagebuch")
    service.deliver(german)
    [shown] = service.expect_shown()
    assert (shown["title"], shown["lang"]) == ("Zeit für dein Tagebuch", "de")
    assert shown["actions"] == ["Keine Kopfschmerzen", "Ja, hatte ich"]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "no JSON",
        "[]",
        "null",
        "{}",
        '{"web_push": 8030, "notification": null}',
        '{"web_push": 8030, "notification": {"title": 7, "tag": {}, "lang": [], "dir": "up"}}',
        '{"web_push": 8030, "notification": {"title": "   ", "navigate": "javascript:alert(1)"}}',
        payload("../../settings/account", DATE, title=""),
        payload("test", "2026-99-99", title=""),
    ],
)
def test_whatever_comes_something_neutral_is_shown(phone: Phone, data: str) -> None:
    _, service = phone()
    service.deliver(data)
    [shown] = service.expect_shown()
    assert (shown["title"], shown["actions"]) == (NEUTRAL, [])
    assert shown["data"] == {"place": None}


def test_what_the_phone_does_not_hold_is_shown_without_buttons(phone: Phone) -> None:
    _, service = phone()
    service.deliver(payload(new_id(), DATE))
    [shown] = service.expect_shown()
    assert (shown["title"], shown["actions"]) == (NEUTRAL, [])


def test_it_is_shown_on_a_phone_whose_diary_was_evicted(
    phone: Phone, person: Person, check_in: str, live_server: LiveServer
) -> None:
    page, service = phone(person, "reminder", check_in)
    page.goto("about:blank")
    devtools = page.context.new_cdp_session(page)
    where = {"origin": live_server.url, "storageTypes": "indexeddb"}
    devtools.send("Storage.clearDataForOrigin", where)
    service.deliver(payload(check_in, DATE))
    page.goto("/")
    [shown] = service.expect_shown()
    assert (shown["title"], shown["actions"]) == (NEUTRAL, [])
    # And the app makes its database as ever.
    open_app(page)
