"""`POST /sync`, sentence by sentence of contract §2."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.contract.conftest import Device

START = "2026-02-27T07:12:00+01:00"


def statuses(answer: dict[str, Any]) -> list[str]:
    return [result["status"] for result in answer["results"]]


def earlier(change: dict[str, Any]) -> dict[str, Any]:
    """The same change, made at the start of the hour before now."""
    return {**change, "at": at(0)}


def entry(answer: dict[str, Any], entry_id: str) -> dict[str, Any]:
    found = [x for x in answer["entries"] if x["id"] == entry_id]
    assert len(found) == 1, answer
    return dict(found[0])


def at(second: float) -> str:
    return f"2026-03-01T11:00:{second:06.3f}Z"


def test_a_new_entry_comes_back_as_it_was_sent(phone: Device) -> None:
    made = earlier(phone.attack(START, severity=2, symptoms={"nausea": True, "vomiting": False}))
    answer = phone.sync(made)
    assert statuses(answer) == ["applied"]
    stored = entry(answer, made["id"])
    assert stored["data"] == made["patch"]
    assert stored["rev"] == answer["results"][0]["rev"]
    assert (stored["kind"], stored["deleted"]) == ("attack", False)
    assert stored["stamps"]
    assert set(answer) == {"epoch", "cursor", "more", "server_time", "results", "entries"}


def test_sending_twice_is_the_same_as_once(phone: Device) -> None:
    made = earlier(phone.attack(START, severity=2))
    first = phone.sync(made)
    second = phone.sync(made)
    assert statuses(second) == ["unchanged"]
    assert second["results"][0]["rev"] == first["results"][0]["rev"]
    assert entry(second, made["id"]) == entry(first, made["id"])
    assert second["cursor"] == first["cursor"]


def test_two_devices_that_touch_different_leaves_both_win(phone: Device, tablet: Device) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    tablet.sync()
    tablet.sync(
        tablet.change("attack", made["id"], at=at(20), patch={"symptoms": {"nausea": True}})
    )
    answer = phone.sync(
        phone.change("attack", made["id"], at=at(10), patch={"symptoms": {"vomiting": False}})
    )
    assert statuses(answer) == ["applied"]
    assert entry(answer, made["id"])["data"]["symptoms"] == {"nausea": True, "vomiting": False}


def test_the_newest_stamp_wins_and_the_other_value_is_in_the_history(
    phone: Device, tablet: Device
) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    phone.sync(phone.change("attack", made["id"], at=at(20), patch={"severity": 3}))
    late = tablet.change("attack", made["id"], at=at(10), patch={"severity": 1})
    assert statuses(tablet.sync(late)) == ["merged"]
    history = phone.get(f"/entries/attack/{made['id']}/history").get_json()["history"]
    lost = [row for row in history if row["leaf"] == "/severity" and row["value"] == 1]
    assert len(lost) == 1
    assert lost[0]["lost"] is True
    assert lost[0]["client_id"] == tablet.client_id
    assert set(lost[0]) == {"leaf", "value", "at", "client_id", "device", "lost"}


@pytest.mark.parametrize("swapped", [False, True])
def test_of_equal_stamps_the_greater_client_id_wins_whatever_comes_first(
    phone: Device, tablet: Device, swapped: bool
) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    low, high = sorted([phone, tablet], key=lambda d: d.client_id)
    for device, value in [(high, 1), (low, 3)] if swapped else [(low, 3), (high, 1)]:
        device.sync(device.change("attack", made["id"], at=at(30), patch={"severity": value}))
    assert entry(phone.sync(cursor=None), made["id"])["data"]["severity"] == 1


def test_of_equal_stamps_of_one_client_the_greater_text_wins(phone: Device) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    for value in ("b", "a"):
        phone.sync(phone.change("attack", made["id"], at=at(30), patch={"notes": value}))
    assert entry(phone.sync(cursor=None), made["id"])["data"]["notes"] == "b"


def test_six_and_six_point_nought_are_one_value(phone: Device) -> None:
    made = earlier(phone.attack(START, pain_score=6))
    phone.sync(made)
    again = {**made, "patch": {**made["patch"], "pain_score": 6.0}}
    assert statuses(phone.sync(again)) == ["unchanged"]


def test_a_clock_that_runs_ahead_counts_as_the_servers_now(phone: Device, tablet: Device) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    phone.sync(phone.change("attack", made["id"], at="2036-01-01T00:00:00Z", patch={"severity": 3}))
    tablet.clock.advance(seconds=5)
    answer = tablet.sync(tablet.change("attack", made["id"], patch={"severity": 1}))
    assert statuses(answer) == ["applied"]
    assert entry(answer, made["id"])["data"]["severity"] == 1


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00.000+14:00", "9999-12-31T23:59:59.999-12:00", "1970-01-01T00:00:00Z"],
)
def test_no_clock_however_wrong_makes_sync_refuse(phone: Device, moment: str) -> None:
    made = {**phone.attack(START), "at": moment}
    assert statuses(phone.sync(made)) == ["applied"]
    assert statuses(phone.sync(made)) == ["unchanged"]


def test_a_map_is_cleared_key_by_key_and_then_left_out(phone: Device) -> None:
    made = earlier(phone.attack(START, symptoms={"nausea": True}, aura={"types": {"visual": True}}))
    phone.sync(made)
    clear = {"symptoms": {"nausea": None}, "aura": {"types": {"visual": None}}}
    answer = phone.sync(phone.change("attack", made["id"], at=at(40), patch=clear))
    assert entry(answer, made["id"])["data"] == {"started_at": START, "zone": "Europe/Berlin"}


def test_a_cleared_leaf_stays_cleared_against_an_older_value(phone: Device, tablet: Device) -> None:
    made = {**phone.attack(START, severity=2), "at": at(1)}
    phone.sync(made)
    phone.sync(phone.change("attack", made["id"], at=at(9), patch={"severity": None}))
    late = tablet.change("attack", made["id"], at=at(5), patch={"severity": 3})
    answer = tablet.sync(late)
    assert statuses(answer) == ["merged"]
    assert "severity" not in entry(answer, made["id"])["data"]


def test_a_bad_change_is_rejected_by_field_and_the_others_are_taken(phone: Device) -> None:
    good, bad = phone.attack(START), phone.attack(START, severity=True, symptoms=None)
    answer = phone.sync(bad, good)
    assert statuses(answer) == ["rejected", "applied"]
    assert set(answer["results"][0]["errors"]) == {"/severity", "/symptoms"}
    assert answer["results"][0]["rev"] is None
    assert phone.get(f"/entries/attack/{bad['id']}").status_code == 404


def test_what_makes_an_entry_brings_its_required_fields(phone: Device) -> None:
    bare = phone.change("dose", str(uuid.uuid4()), patch={"amount": 1})
    answer = phone.sync(bare)
    assert statuses(answer) == ["rejected"]
    assert set(answer["results"][0]["errors"]) == {"/taken_at", "/zone", "/medication"}


def test_a_dose_may_come_before_its_medicine_and_its_attack(phone: Device) -> None:
    medicine, attack = phone.medication("Sumatriptan"), phone.attack(START)
    dose = phone.dose(medicine, "2026-02-27T08:00:00+01:00", attack=attack["id"])
    assert statuses(phone.sync(dose)) == ["applied"]
    assert statuses(phone.sync(medicine, attack)) == ["applied", "applied"]


def test_a_delete_of_an_unknown_id_makes_a_tombstone(phone: Device, tablet: Device) -> None:
    gone = phone.change("attack", str(uuid.uuid4()), deleted=True)
    assert statuses(phone.sync(gone)) == ["applied"]
    assert entry(tablet.sync(), gone["id"])["deleted"] is True


def test_an_entry_deleted_here_and_edited_there_stays_deleted_with_the_edit_in_it(
    phone: Device, tablet: Device
) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    phone.sync(phone.change("attack", made["id"], at=at(10), deleted=True))
    later = at(20)
    answer = tablet.sync(tablet.change("attack", made["id"], at=later, patch={"severity": 2}))
    stored = entry(answer, made["id"])
    assert stored["deleted"] is True
    assert stored["data"]["severity"] == 2


def test_a_deleted_entry_comes_back_with_all_its_fields(phone: Device) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    phone.sync(phone.change("attack", made["id"], at=at(10), deleted=True))
    back = {**made, "at": at(20), "deleted": False}
    answer = phone.sync(back)
    assert statuses(answer) == ["applied"]
    assert entry(answer, made["id"])["deleted"] is False


def test_thirty_days_after_its_last_change_a_deleted_entry_holds_nothing(phone: Device) -> None:
    made = earlier(phone.attack(START, notes="behind the left eye"))
    phone.sync(made)
    phone.sync(phone.change("attack", made["id"], at=at(10), deleted=True))
    phone.clock.advance(days=31)
    stored = entry(phone.sync(cursor=None), made["id"])
    assert stored["deleted"] is True
    assert stored["data"] == {}
    history = phone.get(f"/entries/attack/{made['id']}/history")
    assert "behind the left eye" not in history.get_data(as_text=True)
    answer = phone.sync(made)
    assert statuses(answer) == ["unchanged"]
    assert entry(answer, made["id"])["data"] == {}


def test_a_merge_that_runs_backwards_is_kept_and_flagged(phone: Device, tablet: Device) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    ended = {"ended_at": "2026-02-27T06:00:00Z"}
    assert statuses(phone.sync(phone.change("attack", made["id"], at=at(50), patch=ended))) == [
        "applied"
    ]
    tablet.sync()
    moved = {"started_at": "2026-02-27T09:00:00Z"}
    answer = tablet.sync(tablet.change("attack", made["id"], at=at(51), patch=moved))
    assert entry(answer, made["id"])["flags"] == ["ends_before_start"]


def test_a_pull_goes_on_after_the_cursor_and_names_what_was_pushed(
    phone: Device, tablet: Device
) -> None:
    made = [phone.attack(START) for _ in range(7)]
    phone.sync(*made)
    seen: list[str] = []
    more = True
    while more:
        answer = tablet.sync(limit=3)
        assert len(answer["entries"]) <= 3
        seen += [x["id"] for x in answer["entries"]]
        more = answer["more"]
    expected = {x["id"] for x in made}
    assert expected <= set(seen)
    assert len(seen) == len(set(seen))
    extra = tablet.sync({**made[0]}, limit=1)
    assert [x["id"] for x in extra["entries"]] == [made[0]["id"]]


def test_an_own_entry_beyond_the_limit_does_not_move_the_cursor_past_others(
    phone: Device, tablet: Device
) -> None:
    others = [phone.attack(START) for _ in range(3)]
    phone.sync(*others)
    own = tablet.attack(START)
    answer = tablet.sync(own, limit=1)
    assert own["id"] in {x["id"] for x in answer["entries"]}
    assert answer["more"] is True
    rest = tablet.sync(limit=1000)
    taken = {x["id"] for x in [*answer["entries"], *rest["entries"]]}
    assert {x["id"] for x in others} <= taken


def test_another_epoch_is_answered_409_and_nothing_is_taken(phone: Device) -> None:
    phone.sync()
    made = earlier(phone.attack(START))
    answer = phone.post(epoch="another", changes=[made])
    assert answer.status_code == 409
    assert answer.get_json()["epoch"] == phone.epoch
    assert answer.mimetype == "application/problem+json"
    assert phone.get(f"/entries/attack/{made['id']}").status_code == 404


def test_an_entry_given_back_merges_under_its_stamps(phone: Device, tablet: Device) -> None:
    made = earlier(phone.attack(START, severity=2))
    given = entry(phone.sync(made), made["id"])
    newer = phone.change("attack", made["id"], at=at(50), patch={"severity": 3})
    phone.sync(newer)
    answer = tablet.sync(given)
    assert statuses(answer) == ["unchanged"]
    assert entry(answer, made["id"])["data"]["severity"] == 3


@pytest.mark.parametrize(
    ("call", "status"),
    [
        ({"limit": 0}, 422),
        ({"limit": 1001}, 422),
        ({"limit": True}, 422),
        ({"limit": "5"}, 422),
        ({"client_id": "phone"}, 422),
        ({"cursor": 5}, 422),
        ({"changes": {}}, 422),
        ({"changes": [7]}, None),
        ({"zone": "Mars/Olympus"}, 422),
        ({"surprise": 1}, 422),
    ],
)
def test_a_bad_call_is_answered_by_field(
    phone: Device, call: dict[str, Any], status: int | None
) -> None:
    answer = phone.post(**call)
    if status is None:
        assert answer.status_code in (200, 422)
        return
    assert answer.status_code == status
    assert list(answer.get_json()["errors"]) == ["/" + next(iter(call))]


def test_a_call_holds_500_changes_at_most(phone: Device) -> None:
    many = [phone.change("attack", str(uuid.uuid4()), deleted=True) for _ in range(501)]
    assert phone.post(changes=many).status_code == 413
    assert phone.post(changes=many[:500]).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "attack", "id": "x", "at": START, "patch": {}},
        {"kind": "party", "id": str(uuid.uuid4()), "at": START, "patch": {}},
        {"kind": "attack", "id": str(uuid.uuid4()), "at": "yesterday", "patch": {}},
        {"kind": "attack", "id": str(uuid.uuid4()), "patch": {"started_at": START}},
        {"kind": "attack", "id": str(uuid.uuid4()), "at": START, "deleted": 1},
        {"kind": "attack", "id": str(uuid.uuid4()), "at": START, "patch": [1]},
        {"kind": "attack", "id": str(uuid.uuid4()), "at": START},
        {"kind": ["attack"], "id": {}, "at": 5, "patch": None},
        {},
    ],
)
def test_a_malformed_change_is_rejected_and_says_why(phone: Device, change: dict[str, Any]) -> None:
    answer = phone.sync(change, phone.attack(START))
    assert statuses(answer) == ["rejected", "applied"]
    assert answer["results"][0]["errors"]


def test_what_belongs_to_somebody_else_is_not_there(phone: Device, new_device: Any) -> None:
    made = earlier(phone.attack(START))
    phone.sync(made)
    stranger = new_device()
    assert stranger.get(f"/entries/attack/{made['id']}").status_code == 404
    assert stranger.get(f"/entries/attack/{made['id']}/history").status_code == 404
    own = stranger.sync({**made, "patch": {**made["patch"], "severity": 1}})
    assert statuses(own) == ["applied"]
    assert "severity" not in phone.get(f"/entries/attack/{made['id']}").get_json()["data"]
