"""Our own export and back: the same diary, with stamps and history (contract §2)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from server.importers.detect import reader_of
from server.importers.errors import UnsupportedFile
from server.storage.entries import Replaced, history_of

from .conftest import Home
from .made_up import asked, five_hundred

ATTACK = "0197a1a2-0000-7000-8000-000000000001"
FACTOR = "0197a1a2-0000-7000-8000-000000000002"
GONE = "0197a1a2-0000-7000-8000-000000000003"
START = {"started_at": "2026-11-20T08:00:00+01:00", "zone": "Europe/Berlin"}


def fill(home: Home) -> None:
    """A small diary with everything in it that an export can lose."""
    home.edit("attack", ATTACK, {**START, "severity": 2, "symptoms": {"nausea": True}})
    home.edit("attack", ATTACK, {"severity": 3, "notes": 'Füße, 🤕 "quoted"\n'})
    home.edit("attack", ATTACK, {"symptoms": {"nausea": None, "vomiting": False}})
    home.edit("attack", ATTACK, {"pain_score": 6.0, "aura": {"types": {"visual": True}}})
    home.edit("factor", FACTOR, {"name": "Pizza/~ night", "group": "trigger"})
    home.edit("day", "2026-11-19", {"zone": "Europe/Berlin", "headache": False}, deleted=False)
    home.edit("attack", GONE, START)
    home.edit("attack", GONE, {}, deleted=True)
    home.edit("profile", "me", {"name": "Kim", "conditions": {"asthma": True}})
    late = home.clock().replace(year=2026, month=11, day=21, hour=3).isoformat()
    change = {"kind": "attack", "id": ATTACK, "at": late, "patch": {"severity": 1}}
    from server.storage.entries import apply_changes

    home.database.write(
        lambda connection: apply_changes(
            connection, home.keyring, home.account, [change], client_id="b", now=home.clock()
        )
    )


def past(home: Home, kind: str, entry_id: str) -> list[Replaced]:
    return home.database.read(
        lambda connection: history_of(connection, home.keyring, home.account, kind, entry_id)
    )


def document(home: Home) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(home.export())
    return found


def test_an_empty_account_gets_the_same_diary_and_gives_the_same_export(home: Home) -> None:
    fill(home)
    other = home.another()
    answer = other.bring(home.export())
    assert answer["format"] == "diary_json"
    assert (answer["duplicates"], answer["dropped"]) == (0, [])
    assert answer["counts"] == {"attack": 1, "day": 1, "factor": 1, "profile": 1}
    assert other.export() == home.export()
    for kind, entry_id in home.living(also_deleted=True):
        assert past(other, kind, entry_id) == past(home, kind, entry_id)


def test_the_first_answer_of_a_date_comes_along(home: Home) -> None:
    fill(home)
    other = home.another()
    other.bring(home.export())
    assert other.living()["day", "2026-11-19"].first_at is not None
    for key, entry in home.living().items():
        assert other.living()[key].first_at == entry.first_at


def test_the_own_export_brings_nothing_new(home: Home) -> None:
    fill(home)
    before = home.export()
    answer = home.bring(before)
    assert set(answer["counts"].values()) == {0}
    assert answer["duplicates"] == len(document(home)["entries"])
    assert home.export() == before


def test_the_history_is_in_it(home: Home) -> None:
    fill(home)
    entry = next(e for e in document(home)["entries"] if e["id"] == ATTACK)
    assert [(h["leaf"], h["value"], h["lost"]) for h in entry["history"]] == [
        ("/severity", 1, True),
        ("/severity", 2, False),
        ("/symptoms/nausea", True, False),
    ]


def test_an_undo_of_it_leaves_the_profile_alone(home: Home) -> None:
    fill(home)
    other = home.another()
    answer = other.bring(home.export())
    assert other.undo(answer["id"])["kept"] == [{"kind": "profile", "id": "me"}]
    assert other.living() == {}


def test_it_comes_back_after_an_undo(home: Home) -> None:
    fill(home)
    other = home.another()
    other.undo(other.bring(home.export())["id"])
    other.bring(home.export())
    assert {key: e.data for key, e in other.living().items()} == {
        key: e.data for key, e in home.living().items()
    }


def test_what_no_single_change_may_say_comes_back_too(home: Home) -> None:
    """Two devices' edits may leave an end before its start; the entry is kept, with a flag."""
    home.edit("attack", ATTACK, START)
    home.edit("attack", ATTACK, {"ended_at": "2026-11-20T07:00:00+01:00"})
    other = home.another()
    other.undo(other.bring(home.export())["id"])
    assert other.bring(home.export())["counts"]["attack"] == 1
    assert other.living()["attack", ATTACK].flags == ["ends_before_start"]


def test_a_profile_that_the_person_wrote_is_a_duplicate(home: Home) -> None:
    fill(home)
    other = home.another()
    other.edit("profile", "me", {"name": "Robin"})
    assert other.bring(home.export())["counts"]["profile"] == 0
    assert b"Robin" in other.export()
    assert b"Kim" not in other.export()


def test_a_diary_of_years_comes_whole(home: Home) -> None:
    home.bring(five_hundred(count=200), answers={"unlogged_days": "no_headache"})
    other = home.another()
    other.bring(home.export())
    assert other.export() == home.export()


def test_what_changes_by_itself_is_not_in_it(home: Home) -> None:
    fill(home)
    before = home.export()
    home.clock.advance(days=20)
    assert home.export() == before
    assert not {"rev", "updated_at"} & set(document(home)["entries"][0])


def spoilt(change: Callable[[dict[str, Any]], None]) -> bytes:
    """An export of one attack, altered."""
    entry: dict[str, Any] = {
        "kind": "attack",
        "id": ATTACK,
        "deleted": False,
        "data": dict(START),
        "stamps": {"by": [["2026-11-20T08:00:00.000Z", "a", ["/started_at", "/zone"]]]},
        "history": [],
    }
    change(entry)
    whole = {"format": "cephalog-diary", "version": 1, "entries": [entry]}
    return json.dumps(whole).encode()


def deep(entry: dict[str, Any], levels: int = 600) -> None:
    inner: dict[str, Any] = {"x": 1}
    for _ in range(levels):
        inner = {"x": inner}
    entry["data"]["aura"] = inner


HISTORY = {
    "leaf": "/severity",
    "value": 2,
    "at": "2026-11-20T08:00:00.000Z",
    "client_id": "a",
    "lost": False,
}


@pytest.mark.parametrize(
    "change",
    [
        lambda e: e.update(kind="sandwich"),
        lambda e: e.update(kind=["attack"]),
        lambda e: e.update(id="1"),
        lambda e: e.update(id=7),
        lambda e: e.update(rev=3),
        lambda e: e.update(deleted="no"),
        lambda e: e.pop("deleted"),
        lambda e: e.pop("stamps"),
        lambda e: e.update(stamps=[]),
        lambda e: e["stamps"].update(by=[["yesterday", "a", []]]),
        lambda e: e["data"].pop("zone"),
        lambda e: e["data"].update(severity=True),
        lambda e: e["data"].update(notes="\ud800"),
        lambda e: e["data"].update(unheard_of=1),
        lambda e: e.update(data=None),
        lambda e: e.update(first_at="once"),
        lambda e: e.update(history={}),
        lambda e: e.update(history=["x"]),
        lambda e: e.update(history=[HISTORY | {"leaf": "/nowhere"}]),
        lambda e: e.update(history=[HISTORY | {"value": 7}]),
        lambda e: e.update(history=[HISTORY | {"value": {}}]),
        lambda e: e.update(history=[HISTORY | {"lost": 1}]),
        lambda e: e.update(history=[HISTORY | {"client_id": "\n"}]),
        lambda e: e.update(history=[HISTORY | {"at": None}]),
        deep,
        lambda e: deep(e, 900),
        lambda e: e.update(data={}, stamps={"by": []}, kind="profile", id="me"),
        lambda e: e["stamps"].update(erased=["/zone"]),
    ],
)
def test_a_spoilt_entry_is_named_and_never_taken(change: Callable[[dict[str, Any]], None]) -> None:
    raw = spoilt(change)
    try:
        name, reader = reader_of(raw)
    except UnsupportedFile:
        # Half a surrogate pair spoils the whole file: it is no JSON text.
        assert b"\\ud800" in raw
        return
    reading = reader(asked(name))
    assert reading.drafts == []
    assert [dropped.row for dropped in reading.dropped] == [1]


def test_a_whole_one_is_taken() -> None:
    name, reader = reader_of(spoilt(lambda e: e.update(history=[HISTORY])))
    reading = reader(asked(name))
    assert reading.dropped == []
    assert len(reading.drafts) == 1


def test_another_version_is_refused() -> None:
    with pytest.raises(UnsupportedFile, match="version"):
        reader_of(b'{"format":"cephalog-diary","version":2,"entries":[]}')
    with pytest.raises(UnsupportedFile, match="entries"):
        reader_of(b'{"format":"cephalog-diary","version":1,"entries":{}}')
