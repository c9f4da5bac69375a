"""Entries for scripts and the history view (contract §2)."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.conftest import BERLIN, Person, attack, problem_of

ENTRY = {"kind", "id", "rev", "deleted", "updated_at", "data"}


def days(person: Person, *dates: str) -> None:
    changes = [
        {
            "kind": "day",
            "id": date,
            "at": "2026-03-01T10:00:00Z",
            "deleted": False,
            "patch": {"zone": BERLIN, "headache": False},
        }
        for date in dates
    ]
    assert {r["status"] for r in person.sync(*changes).get_json()["results"]} == {"applied"}


def ids(answer: Any) -> list[str]:
    return [entry["id"] for entry in answer.get_json()["entries"]]


def test_an_entry_is_given_as_sync_gives_it(anna: Person) -> None:
    change = attack(severity=2, ended_at="2026-03-01T11:00:00+01:00")
    answer = anna.sync(change).get_json()
    (synced,) = [e for e in answer["entries"] if e["kind"] == "attack"]
    given = anna.get(f"/entries/attack/{change['id']}").get_json()
    assert given.keys() == ENTRY
    assert given == {name: synced[name] for name in ENTRY}
    assert given["data"]["severity"] == 2


def test_a_list_has_what_touches_the_dates(anna: Person) -> None:
    days(anna, "2026-02-01", "2026-02-02", "2026-02-03")
    listed = anna.get("/entries/day?from=2026-02-02&to=2026-02-02")
    assert ids(listed) == ["2026-02-02"]
    assert ids(anna.get("/entries/day?from=2026-02-02")) == ["2026-02-02", "2026-02-03"]
    assert ids(anna.get("/entries/day?to=2026-02-01")) == ["2026-02-01"]
    assert ids(anna.get("/entries/attack")) == []
    open_attack, over_midnight = attack(), attack(ended_at="2026-03-02T00:30:00+01:00")
    anna.sync(open_attack, over_midnight)
    found = ids(anna.get("/entries/attack?from=2026-03-02&to=2026-03-02"))
    assert over_midnight["id"] in found
    assert ids(anna.get("/entries/attack?to=2026-02-28")) == []


def test_a_list_comes_in_pages(anna: Person) -> None:
    days(anna, *(f"2026-02-{n:02}" for n in range(1, 8)))
    seen: list[str] = []
    query = "limit=3"
    for _ in range(3):
        page = anna.get(f"/entries/day?{query}").get_json()
        seen += [entry["id"] for entry in page["entries"]]
        query = f"limit=3&after={page['next']}"
    assert page["next"] is None
    assert seen == [f"2026-02-{n:02}" for n in range(1, 8)]


def test_a_deleted_entry_is_in_no_list_and_says_so_itself(anna: Person) -> None:
    change = attack(notes="gone")
    anna.sync(change)
    at = "2026-03-01T11:00:00.000Z"
    anna.sync({"kind": "attack", "id": change["id"], "at": at, "deleted": True})
    assert ids(anna.get("/entries/attack")) == []
    assert anna.get(f"/entries/attack/{change['id']}").get_json()["deleted"] is True


def test_flags_are_given_where_there_are_any(anna: Person) -> None:
    change = attack()
    anna.sync(change)
    late = {"kind": "attack", "id": change["id"], "at": "2026-03-01T10:05:00.000Z"}
    anna.sync({**late, "patch": {"ended_at": "2026-03-01T08:00:00+01:00"}})
    given = anna.get(f"/entries/attack/{change['id']}").get_json()
    assert given["flags"] == ["ends_before_start"]


def test_the_history_tells_what_was_there_before(anna: Person) -> None:
    change = attack(severity=1)
    phone = str(uuid.uuid4())
    anna.sync(change, client_id=phone)
    later = {"kind": "attack", "id": change["id"], "at": "2026-03-01T10:05:00.000Z"}
    anna.sync({**later, "patch": {"severity": 3}})
    (item,) = anna.get(f"/entries/attack/{change['id']}/history").get_json()["history"]
    assert item == {
        "leaf": "/severity",
        "value": 1,
        "at": "2026-03-01T09:00:00.000Z",
        "client_id": phone,
        "device": "script",
        "lost": False,
    }


def test_an_unknown_kind_is_404(anna: Person) -> None:
    problem_of(anna.get("/entries/spell"), 404)


@pytest.mark.parametrize("limit", ["1", "1000"])
def test_the_limits_of_a_limit_are_taken(anna: Person, limit: str) -> None:
    assert anna.get(f"/entries/attack?limit={limit}").status_code == 200
