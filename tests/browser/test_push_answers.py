"""Answers from the notification: written once, offline too, and the same on every device."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pushes import ZONE, Person, Phone, held_data, moment, payload, until
from tests.browser.steps import held, open_app

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

DATE = "2026-03-01"


def patches(page: Page, kind: str, entry_id: str) -> list[Any]:
    return [change.get("patch") for change in held_data(page, kind, entry_id)]


def test_no_headache_said_offline_is_a_clear_day_on_the_second_device(
    phone: Phone, person: Person
) -> None:
    reminder = person.reminder("check_in", time="20:00")
    page, service = phone(person, "reminder", reminder)
    second, _ = phone(person, "reminder", reminder)
    page.context.set_offline(True)
    service.deliver(payload(reminder, DATE))
    service.expect_shown()
    service.tap("No headache")
    until(lambda: len(held_data(page, "day", DATE)) == 1, "the answer is stored")
    [change] = held_data(page, "day", DATE)
    assert change["patch"] == {"zone": ZONE, "headache": False}
    assert change["deleted"] is False
    assert service.shown() == []
    assert person.entry("day", DATE) == {}
    page.context.set_offline(False)
    page.reload()
    until(lambda: person.entry("day", DATE) != {}, "the answer is sent")
    assert person.entry("day", DATE)["headache"] is False
    summary = person.server.get(f"/summary?from={DATE}&to={DATE}", person.token)
    assert summary["days"][0]["state"] == "clear"
    second.reload()
    until(lambda: [row["id"] for row in held(second, "day")["entries"]] == [DATE], "it arrives")
    second.goto(f"/#/r/{reminder}/{DATE}")
    expect(second.get_by_text("In your diary: No headache.")).to_be_visible()


def test_with_network_the_worker_sends_it_by_itself_without_any_tab(
    phone: Phone, person: Person
) -> None:
    reminder = person.reminder("yesterday")
    page, service = phone(person, "reminder", reminder)
    service.deliver(payload(reminder, DATE))
    service.expect_shown()
    page.goto("about:blank")
    service.tap("Had one")
    until(lambda: person.entry("day", "2026-02-28") != {}, "the answer is sent")
    assert person.entry("day", "2026-02-28")["headache"] is True


def test_two_taps_on_one_button_write_once(phone: Phone, person: Person) -> None:
    attack = person.record("attack", {"started_at": moment(400), "zone": ZONE})
    reminder = person.reminder("check_in", time="20:00")
    page, service = phone(person, "reminder", reminder)
    page.context.set_offline(True)
    for entry_id, action, kind, key in (
        (attack, "Still going", "attack", attack),
        (reminder, "No headache", "day", DATE),
    ):
        service.deliver(payload(entry_id, DATE))
        service.expect_shown()
        service.tap_twice(action)
        until(lambda: service.shown() == [], "the notification is gone")
        until(lambda: held_data(page, kind, key) != [], "it is stored")  # noqa: B023
    assert len(patches(page, "day", DATE)) == 1
    [confirmed] = patches(page, "attack", attack)
    assert list(confirmed) == ["confirmed_at"]


def test_a_tab_that_is_open_shows_the_answer_and_does_not_send_it_again(
    phone: Phone, person: Person
) -> None:
    reminder = person.reminder("check_in", time="20:00")
    page, service = phone(person, "reminder", reminder)
    page.goto(f"/#/r/{reminder}/{DATE}")
    expect(page.get_by_role("heading", name="Did you have a headache on")).to_be_visible()
    service.deliver(payload(reminder, DATE))
    service.expect_shown()
    service.tap("Had one")
    expect(page.get_by_text("In your diary: Had one.")).to_be_visible()
    until(lambda: person.entry("day", DATE) != {}, "the answer is sent")
    leaves = [one["leaf"] for one in person.history("day", DATE)]
    assert sorted(leaves) == sorted(set(leaves))


def test_gone_fills_the_relief_two_hours_after_a_dose(phone: Phone, person: Person) -> None:
    medicine = person.record("medication", {"name": "Sumatriptan", "role": "acute"})
    dose = {"taken_at": moment(120), "zone": ZONE, "medication": medicine}
    taken = person.record("dose", dose)
    _, service = phone(person, "dose", taken)
    service.stop_workers()
    service.deliver(payload(taken, DATE))
    assert service.expect_shown()[0]["actions"] == ["Gone", "Not yet"]
    service.tap("Gone")
    until(lambda: "relief_2h" in person.entry("dose", taken), "the answer is sent")
    assert person.entry("dose", taken)["relief_2h"] == "gone"


def test_gone_said_hours_later_is_asked_again_in_the_app(phone: Phone, person: Person) -> None:
    medicine = person.record("medication", {"name": "Sumatriptan", "role": "acute"})
    dose = {"taken_at": moment(300), "zone": ZONE, "medication": medicine}
    taken = person.record("dose", dose)
    page, service = phone(person, "dose", taken)
    service.deliver(payload(taken, DATE))
    service.expect_shown()
    service.tap("Gone")
    expect(page.get_by_role("heading", name="How was it two hours later?")).to_be_visible()
    assert held_data(page, "dose", taken) == []


def test_not_yet_says_that_it_goes_on_and_asks_how_it_is(phone: Phone, person: Person) -> None:
    attack = person.record("attack", {"started_at": moment(180), "zone": ZONE})
    medicine = person.record("medication", {"name": "Sumatriptan", "role": "acute"})
    dose = {"taken_at": moment(120), "zone": ZONE, "medication": medicine, "attack": attack}
    taken = person.record("dose", dose)
    page, service = phone(person, "dose", taken)
    service.deliver(payload(taken, DATE))
    service.expect_shown()
    service.tap("Not yet")
    expect(page.get_by_role("heading", name="How is it now?")).to_be_visible()
    until(lambda: "confirmed_at" in person.entry("attack", attack), "it goes on")
    assert "relief_2h" not in person.entry("dose", taken)
    page.get_by_role("button", name="Better", exact=True).click()
    until(lambda: person.entry("dose", taken).get("relief_2h") == "better", "the answer is sent")


def test_it_has_stopped_ends_the_attack(phone: Phone, person: Person) -> None:
    attack = person.record("attack", {"started_at": moment(400), "zone": ZONE})
    _, service = phone(person, "attack", attack)
    service.deliver(payload(attack, DATE))
    service.expect_shown()
    service.tap("It has stopped")
    until(lambda: "ended_at" in person.entry("attack", attack), "the end is sent")
    assert person.entry("attack", attack)["end"] == "approximate"


def test_an_end_after_a_day_of_silence_is_not_made_up(phone: Phone, person: Person) -> None:
    attack = person.record("attack", {"started_at": moment(60 * 50), "zone": ZONE})
    page, service = phone(person, "attack", attack)
    service.deliver(payload(attack, DATE))
    service.expect_shown()
    service.tap("It has stopped")
    expect(page.get_by_role("heading", name="Is it still going?")).to_be_visible()
    assert "ended_at" not in person.entry("attack", attack)
    page.get_by_role("button", name="It stopped, I do not know when").click()
    until(lambda: person.entry("attack", attack).get("end") == "unknown", "the end is sent")


def test_a_tap_beside_the_buttons_opens_the_question_where_the_app_is_open(
    phone: Phone, person: Person
) -> None:
    reminder = person.reminder("check_in", time="20:00")
    page, service = phone(person, "reminder", reminder)
    service.deliver(payload(reminder, DATE))
    service.expect_shown()
    service.tap()
    expect(page.get_by_role("heading", name="Did you have a headache on")).to_be_visible()
    assert page.url.endswith(f"/#/r/{reminder}/{DATE}")


def test_an_answer_for_somebody_else_is_not_written(phone: Phone, person: Person) -> None:
    reminder = person.reminder("check_in", time="20:00")
    page, service = phone(person, "reminder", reminder)
    service.deliver(payload(reminder, DATE))
    service.expect_shown()
    other = Person(person.server)
    page.evaluate(
        """(id) => new Promise((resolve) => {
          const asked = indexedDB.open("cephalog");
          asked.onsuccess = () => {
            const tx = asked.result.transaction("device", "readwrite");
            const store = tx.objectStore("device");
            store.get("device").onsuccess = ({ target }) =>
              store.put({ ...target.result, active: id, changing: true }, "device");
            tx.oncomplete = () => { asked.result.close(); resolve(); };
          };
        })""",
        other.client,
    )
    service.tap("Had one")
    until(lambda: service.shown() == [], "the notification is gone")
    expect(page).to_have_url(f"{person.server.url}/#/r/{reminder}/{DATE}")
    assert held_data(page, "day", DATE) == []


def test_an_answer_in_the_app_takes_the_notification_and_the_badge_away(
    phone: Phone, person: Person
) -> None:
    reminder = person.reminder("check_in", time="20:00")
    page, service = phone(person, "reminder", reminder)
    service.deliver(payload(reminder, DATE))
    service.expect_shown()
    page.goto(f"/#/r/{reminder}/{DATE}")
    page.get_by_role("button", name="No headache", exact=True).click()
    until(lambda: service.shown() == [], "the notification is gone")
    page.get_by_role("button", name="Undo", exact=True).click()
    until(lambda: "headache" not in person.entry("day", DATE), "it is taken back")
    open_app(page)


def test_a_second_tap_in_the_same_place_hits_the_same_answer(phone: Phone, person: Person) -> None:
    reminder = person.reminder("check_in", time="20:00")
    page, _ = phone(person, "reminder", reminder)
    page.goto(f"/#/r/{reminder}/{DATE}")
    button = page.get_by_role("button", name="No headache", exact=True)
    before = button.bounding_box()
    button.click()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()
    assert button.bounding_box() == before
