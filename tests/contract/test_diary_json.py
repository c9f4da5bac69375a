"""`GET /export/diary.json` of contract §2: everything, history included; an empty account that
imports it has the same diary, the same numbers and the same file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from server.domain.entries import KINDS
from tests.contract.conftest import Device
from tests.fixtures.clock import FrozenClock
from tests.fixtures.diaries import batches, lifelike

NewDevice = Callable[..., Device]
LAST = date(2026, 2, 27)
QUERY = {"from": "2025-11-10", "to": "2026-02-28", "as_of": "2026-02-28T06:00:00Z"}
DOCUMENTS = ("/summary", "/export/diary.csv", "/export/attacks.csv", "/export/report.pdf",
             "/export/fhir.json")  # fmt: skip


@pytest.fixture
def filled(new_device: NewDevice, clock: FrozenClock) -> Callable[[int], Device]:
    """`filled(seed)`: a phone whose diary has every kind of entry, edits, losses, deletions."""

    def of(seed: int) -> Device:
        clock.set("2026-03-01T12:00:00Z")
        phone = new_device()
        for batch in batches(lifelike(seed, LAST)):
            phone.sync(*batch, limit=1000)
        return phone

    return of


def export(device: Device) -> bytes:
    answer = device.get("/export/diary.json")
    assert answer.status_code == 200
    body: bytes = answer.data
    return body


def bring(device: Device, body: bytes) -> dict[str, Any]:
    form = {"file": (io.BytesIO(body), "diary.json"), "zone": "Europe/Berlin"}
    answer = device.client.post("/api/v1/imports", data=form, headers=device.headers)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    told: dict[str, Any] = answer.get_json()
    return told


def entries(body: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(body)["entries"]
    return found


def past(device: Device, entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The history of an entry, but for the name of the device: that is the account's."""
    rows = device.get(f"/entries/{entry['kind']}/{entry['id']}/history").get_json()["history"]
    return [{name: one for name, one in row.items() if name != "device"} for row in rows]


@pytest.mark.parametrize("seed", range(6))
def test_an_empty_account_becomes_the_same_diary(
    filled: Callable[[int], Device], new_device: NewDevice, clock: FrozenClock, seed: int
) -> None:
    phone = filled(seed)
    before = export(phone)
    clock.advance(days=2)
    other = new_device()
    told = bring(other, before)
    assert (told["dropped"], told["duplicates"]) == ([], 0)
    assert export(other) == before
    for path in DOCUMENTS:
        assert other.get(path, **QUERY).data == phone.get(path, **QUERY).data, path


def test_every_kind_the_history_and_what_was_deleted_is_in_it(
    filled: Callable[[int], Device], new_device: NewDevice
) -> None:
    phone = filled(9)
    body = export(phone)
    assert {one["kind"] for one in entries(body)} == set(KINDS)
    gone = [one for one in entries(body) if one["deleted"]]
    edited = [one for one in entries(body) if one["history"]]
    assert {one["kind"] for one in gone} == {"attack", "factor"}
    assert len(edited) > 3
    other = new_device()
    bring(other, body)
    for one in [*gone, *edited]:
        assert past(other, one) == past(phone, one)


def test_a_lost_value_and_a_cleared_one_come_along(phone: Device, new_device: NewDevice) -> None:
    """Of two edits of one leaf the older one never stood; a cleared leaf keeps its stamp."""
    spell = phone.attack("2026-02-10T08:00:00+01:00", severity=2, symptoms={"nausea": True})
    phone.sync({**spell, "at": "2026-02-15T08:00:00.000Z"})
    late, early = "2026-02-20T08:00:00.000Z", "2026-02-19T08:00:00.000Z"
    edit = {"kind": "attack", "id": spell["id"]}
    phone.sync({**edit, "at": late, "patch": {"severity": 3, "symptoms": {"nausea": None}}})
    phone.sync({**edit, "at": early, "patch": {"severity": 1, "symptoms": {"nausea": False}}})
    other = new_device()
    bring(other, export(phone))
    assert export(other) == export(phone)
    # An old edit that comes late is as late there as it is here.
    stale = {**edit, "at": "2026-02-18T08:00:00.000Z", "patch": {"symptoms": {"nausea": True}}}
    for device in (phone, other):
        device.sync(stale)
        data = device.get(f"/entries/attack/{spell['id']}").get_json()["data"]
        assert data["severity"] == 3
        assert "symptoms" not in data


def test_nothing_of_the_account_is_in_it(filled: Callable[[int], Device]) -> None:
    body = export(filled(1))
    assert b"@example.org" not in body
    keys = {name for one in entries(body) for name in one}
    assert keys == {"kind", "id", "deleted", "data", "stamps", "history", "first_at"}
    assert [(list(KINDS).index(one["kind"]), one["id"]) for one in entries(body)] == sorted(
        (list(KINDS).index(one["kind"]), one["id"]) for one in entries(body)
    )


def test_bringing_it_back_changes_nothing(filled: Callable[[int], Device]) -> None:
    phone = filled(4)
    before = export(phone)
    told = bring(phone, before)
    assert set(told["counts"].values()) == {0}
    assert export(phone) == before
