"""What the app saves of a device comes back, also what was never sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from server.storage.entries import history_of

from .conftest import Home

ATTACK = "0197a1a2-0000-7000-8000-000000000001"
OTHER = "0197a1a2-0000-7000-8000-000000000002"
START = {"started_at": "2026-11-20T08:00:00+01:00", "zone": "Europe/Berlin"}


def at(minute: int) -> str:
    return f"2026-11-20T09:{minute:02d}:00.000Z"


def change(
    minute: int, entry_id: str = ATTACK, kind: str = "attack", **more: Any
) -> dict[str, Any]:
    return {"kind": kind, "id": entry_id, "at": at(minute), **more}


def given(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An entry as the server gave it to the device."""
    return {
        "kind": "attack",
        "id": ATTACK,
        "rev": 7,
        "deleted": False,
        "updated_at": at(0),
        "data": data,
        "stamps": {"by": [[at(0), "phone"]]},
        "first_at": at(0),
        **more,
    }


def saved(
    entries: list[Any] = [],  # noqa: B006 - read only
    not_yet_sent: list[Any] = [],  # noqa: B006
    **more: Any,
) -> str:
    """A file of the app's."""
    whole = {"format": "cephalog-device", "made_at": at(59), "account": None}
    return json.dumps(whole | {"entries": entries, "not_yet_sent": not_yet_sent, **more})


def test_a_diary_that_never_had_an_account_comes_into_one(home: Home) -> None:
    file = saved(
        [],
        [
            change(1, patch=START),
            change(2, patch={"severity": 2, "symptoms": {"nausea": True}}),
            change(3, patch={"severity": 3, "symptoms": {"nausea": None}}),
            change(4, "2026-11-19", "day", patch={"zone": "Europe/Berlin", "headache": False})
            | {"deleted": False},
            change(5, OTHER, patch=START),
            change(6, OTHER, deleted=True),
        ],
    )
    answer = home.bring(file)
    assert answer["format"] == "device_json"
    assert (answer["counts"], answer["dropped"]) == ({"attack": 1, "day": 1}, [])
    living = home.living()
    assert living["attack", ATTACK].data == START | {"severity": 3}
    assert living["day", "2026-11-19"].data == {"zone": "Europe/Berlin", "headache": False}
    assert ("attack", OTHER) not in living
    first_at = living["attack", ATTACK].first_at
    assert first_at is not None
    assert first_at.minute == 1


def test_what_was_never_sent_lies_over_what_the_server_gave(home: Home) -> None:
    file = saved([given(START | {"severity": 1})], [change(9, patch={"severity": 2})])
    home.bring(file)
    assert home.living()["attack", ATTACK].data == START | {"severity": 2}
    past = home.database.read(
        lambda connection: history_of(connection, home.keyring, home.account, "attack", ATTACK)
    )
    assert [(one.leaf, one.value, one.client_id) for one in past] == [("/severity", 1, "phone")]


def test_twice_changes_nothing_and_an_undo_takes_it_back(home: Home) -> None:
    file = saved([given(START)], [change(9, patch={"notes": "x"})])
    answer = home.bring(file)
    before = home.export()
    assert home.bring(file)["duplicates"] == 1
    assert home.export() == before
    assert home.undo(answer["id"]) == {"removed": 1, "kept": []}
    assert home.living() == {}


def test_a_profile_without_a_zone_leaves_the_one_of_sign_up(home: Home) -> None:
    home.bring(saved([], [change(1, "me", "profile", patch={"name": "Kim"})]))
    profile = json.loads(home.export().splitlines()[-2])
    assert profile["data"] == {"name": "Kim", "zone": "Europe/Berlin"}


@pytest.mark.parametrize(
    "spoilt",
    [
        "x",
        {},
        change(1),
        change(1, patch={"severity": 7}),
        change(1, patch={"severity": 2}),
        change(1, patch=START) | {"at": "once"},
        given(START, stamps=[]),
        given(START, deleted=None),
        given({}, stamps={"by": []}),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_comes(home: Home, spoilt: Any) -> None:
    file = saved([spoilt], [change(5, OTHER, patch=START)])
    answer = home.bring(file)
    assert [dropped["row"] for dropped in answer["dropped"]] == [1]
    assert set(home.living()) == {("attack", OTHER)}


def test_what_the_diary_had_refused_is_named(home: Home) -> None:
    file = saved([given(START)], refused=[{"change": {}, "errors": {}}], unreadable=[{"raw": 1}])
    assert [(d["row"], d["why"]) for d in home.bring(file)["dropped"]] == [
        (2, "The diary had refused this change."),
        (3, "This record was damaged on the device."),
    ]
