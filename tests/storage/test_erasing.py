"""What was deleted thirty days ago is gone, stays known, and does not come back by itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from server.storage.erasing import erase_long_deleted
from server.storage.models import history
from tests.storage.support import Diary


def deleted_attack(diary: Diary) -> list[dict[str, Any]]:
    """The three changes that made, altered and deleted an attack."""
    made = diary.attack(severity=1, notes="a secret")
    diary.clock.advance(minutes=1)
    altered = diary.change("attack", made["id"], patch={"severity": 2, "notes": None})
    diary.clock.advance(minutes=1)
    gone = diary.change("attack", made["id"], deleted=True)
    diary.apply(made, altered, gone)
    return [made, altered, gone]


def erase(diary: Diary) -> int:
    return erase_long_deleted(diary.database, diary.keyring, diary.clock())


def test_nothing_goes_before_its_time(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=29, hours=23)
    assert erase(diary) == 0
    entry = diary.get("attack", changes[0]["id"])
    assert entry is not None
    assert entry.data["severity"] == 2


def test_after_thirty_days_no_value_is_left_anywhere(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=30, seconds=1)
    assert erase(diary) == 1
    assert erase(diary) == 0
    entry = diary.get("attack", changes[0]["id"])
    assert entry is not None
    assert (entry.deleted, entry.data) == (True, {})
    assert diary.history("attack", changes[0]["id"]) == []
    bodies = diary.database.read(lambda c: c.scalars(select(history.c.body)).all())
    assert set(bodies) == {None}


def test_old_traffic_changes_nothing_afterwards(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=31)
    erase(diary)
    before = diary.sync()
    assert [result.status for result in diary.apply(*changes, *changes)] == ["unchanged"] * 6
    assert diary.sync() == before


def test_the_tombstone_takes_later_changes_and_erases_them_in_turn(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=31)
    erase(diary)
    late = diary.change("attack", changes[0]["id"], patch={"side": "left"})
    assert [result.status for result in diary.apply(late)] == ["applied"]
    entry = diary.get("attack", changes[0]["id"])
    assert entry is not None
    assert (entry.deleted, entry.data) == (True, {"side": "left"})
    diary.clock.advance(days=31)
    assert erase(diary) == 1
    assert [result.status for result in diary.apply(late)] == ["unchanged"]


def test_a_person_can_bring_it_back_with_all_its_fields(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=31)
    erase(diary)
    back = {**diary.attack(changes[0]["id"], severity=0), "deleted": False}
    assert [result.status for result in diary.apply(back)] == ["applied"]
    entry = diary.get("attack", changes[0]["id"])
    assert entry is not None
    assert (entry.deleted, entry.data) == (False, back["patch"])


def test_half_of_its_fields_do_not_bring_it_back(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=31)
    erase(diary)
    half = diary.change("attack", changes[0]["id"], deleted=False, patch={"severity": 0})
    (result,) = diary.apply(half)
    assert result.status == "rejected"
    assert set(result.errors or ()) == {"/started_at", "/zone"}


def test_an_edit_older_than_what_was_erased_does_not_stand(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=31)
    erase(diary)
    old = {**changes[0], "at": "2026-01-01T00:00:00Z", "patch": {"severity": 3}}
    assert [result.status for result in diary.apply(old)] == ["merged"]
    entry = diary.get("attack", changes[0]["id"])
    assert entry is not None
    assert entry.data == {}


def test_an_erased_entry_given_back_to_an_older_copy_deletes_it_there(diary: Diary) -> None:
    changes = deleted_attack(diary)
    diary.clock.advance(days=31)
    erase(diary)
    (given,) = diary.sync()["entries"]
    older = Diary(diary.database, diary.keyring, diary.clock, client_id=diary.client_id)
    older.apply(changes[0])
    assert [result.status for result in older.apply(given)] == ["applied"]
    entry = older.get("attack", changes[0]["id"])
    assert entry is not None
    assert entry.deleted
