"""What is written comes back by kind, by date, by page; strangers see nothing."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, Table, select

from server.storage import apply
from server.storage.accounts import erase_account
from server.storage.entries import list_entries, on_change, read_entries
from server.storage.entry import Record
from server.storage.errors import AccountGone
from server.storage.models import accounts, entries, metadata
from server.storage.moments import to_ms
from server.storage.rows import AccountRow
from tests.storage.support import Diary


def ids(diary: Diary, **asked: object) -> set[str]:
    found = diary.database.read(
        lambda c: read_entries(c, diary.keyring, diary.account, **asked)  # type: ignore[arg-type]
    )
    return {entry.id for entry in found}


def rows_of(connection: Connection, table: Table) -> list[object]:
    return list(connection.execute(select(table)))


def test_a_value_comes_back_as_it_was_sent(diary: Diary) -> None:
    made = diary.attack(pain_score=6.0, notes="Grüße \U0001f642", symptoms={"nausea": False})
    diary.apply(made)
    entry = diary.get("attack", made["id"])
    assert entry is not None
    assert entry.data == made["patch"]
    assert repr(entry.data["pain_score"]) == "6.0"
    assert entry.updated_at == diary.clock()


def test_reading_finds_what_touches_the_dates(diary: Diary) -> None:
    over_midnight = diary.attack(ended_at="2026-02-28T01:00:00+01:00")
    still_open = diary.attack()
    before = diary.attack(started_at="2026-02-20T08:00:00Z", ended_at="2026-02-20T09:00:00Z")
    factor = diary.change("factor", str(uuid.uuid4()), patch={"name": "Föhn"})
    diary.apply(over_midnight, still_open, before, factor, diary.day("2026-02-28"))
    on_28 = {"day_from": date(2026, 2, 28), "day_to": date(2026, 2, 28)}
    expected = {over_midnight["id"], still_open["id"], factor["id"], "2026-02-28"}
    assert ids(diary, **on_28) == expected
    assert ids(diary, kinds=["attack"], **on_28) == expected - {factor["id"], "2026-02-28"}
    assert ids(diary, day_to=date(2026, 2, 20)) == {before["id"], factor["id"]}


def test_an_attack_whose_end_is_unknown_reaches_as_far_as_it_was_seen(diary: Diary) -> None:
    made = diary.attack(end="unknown", confirmed_at="2026-02-28T05:00:00+01:00")
    diary.apply(made)
    assert ids(diary, day_from=date(2026, 2, 28)) == {made["id"]}
    assert ids(diary, day_from=date(2026, 3, 1)) == set()


def test_a_date_is_that_of_the_entrys_zone(diary: Diary) -> None:
    late = diary.attack(
        started_at="2026-02-28T23:30:00Z", zone="Asia/Tokyo", ended_at="2026-02-28T23:40:00Z"
    )
    diary.apply(late)
    assert ids(diary, day_to=date(2026, 2, 28)) == set()
    assert ids(diary, day_from=date(2026, 3, 1)) == {late["id"]}


def test_tombstones_are_read_only_where_they_are_asked_for(diary: Diary) -> None:
    made = diary.attack()
    diary.apply(made, diary.change("attack", made["id"], deleted=True))
    assert ids(diary) == set()
    assert ids(diary, deleted=True) == {made["id"]}
    entry = diary.get("attack", made["id"])
    assert entry is not None
    assert entry.deleted


def test_pages_hold_every_entry_once(diary: Diary) -> None:
    made = [diary.attack() for _ in range(7)]
    diary.apply(*made)
    seen: list[str] = []
    after = None
    while True:
        page = diary.database.read(
            partial(
                list_entries,
                keyring=diary.keyring,
                account=diary.account,
                kind="attack",
                limit=3,
                after=after,
            )
        )
        seen += [entry.id for entry in page.entries]
        after = page.next
        if after is None:
            break
    assert seen == sorted(change["id"] for change in made)


def test_the_first_answer_is_kept_whatever_arrives_in_which_order(diary: Diary) -> None:
    late, early = "2026-03-01T10:00:00.000Z", "2026-02-28T20:00:00.000Z"
    diary.apply({**diary.day("2026-02-28", headache=False), "at": late})
    diary.apply({**diary.day("2026-02-28", headache=True), "at": early})
    entry = diary.get("day", "2026-02-28")
    assert entry is not None
    assert entry.data["headache"] is False
    assert entry.first_at is not None
    assert entry.first_at.isoformat() == "2026-02-28T20:00:00+00:00"


def test_what_answers_nothing_has_no_first_answer(diary: Diary) -> None:
    diary.apply(diary.day("2026-02-28", sleep_hours=7))
    entry = diary.get("day", "2026-02-28")
    assert entry is not None
    assert entry.first_at is None


def test_the_history_is_newest_first_and_says_what_never_stood(diary: Diary) -> None:
    made = diary.attack(severity=1, at="2026-03-01T10:00:00Z")
    diary.apply(made)
    for second, value in ((20, 2), (30, 3), (10, 0)):
        at = f"2026-03-01T10:00:{second}Z"
        diary.apply(diary.change("attack", made["id"], at, patch={"severity": value}))
    past = diary.history("attack", made["id"])
    assert [(one.value, one.lost) for one in past] == [(2, False), (0, True), (1, False)]
    assert {one.leaf for one in past} == {"/severity"}


def test_a_listener_hears_of_what_changed_and_of_nothing_else(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, list[str]]] = []

    def listen(_: Connection, account: AccountRow, changed: Sequence[Record], now: int) -> None:
        assert now == to_ms(diary.clock())
        heard.append((account.id, [record.id for record in changed]))

    monkeypatch.setattr(apply, "_listeners", [])
    on_change(listen)
    on_change(listen)
    made = diary.attack()
    diary.apply(made, diary.attack(zone="Mars"))
    diary.apply(made)
    assert heard == [(diary.account, [made["id"]])]


def test_an_erased_account_leaves_no_row(diary: Diary) -> None:
    made = diary.attack(severity=1)
    diary.sync([made, diary.change("attack", made["id"], patch={"severity": 2})])
    assert diary.database.write(lambda c: erase_account(c, diary.account))
    for table in metadata.sorted_tables:
        if "account" in table.c:
            rows = diary.database.read(partial(rows_of, table=table))
            assert rows == [], table.name
    assert diary.database.read(lambda c: c.execute(select(accounts)).fetchall()) == []
    with pytest.raises(AccountGone):
        diary.apply(diary.attack())


def test_revs_and_their_times_only_rise(diary: Diary) -> None:
    made = [diary.attack() for _ in range(5)]
    diary.apply(*made)
    diary.clock.advance(hours=-3)
    diary.apply(diary.attack())
    columns = entries.c.rev, entries.c.updated_at
    rows = diary.database.read(lambda c: c.execute(select(*columns).order_by("rev")).fetchall())
    assert [row.rev for row in rows] == [1, 2, 3, 4, 5, 6]
    times = [row.updated_at for row in rows]
    assert all(later > earlier for earlier, later in itertools.pairwise(times))


def test_a_stamp_ahead_counts_as_the_rev_it_makes_and_later_edits_win(diary: Diary) -> None:
    made = diary.attack(severity=1)
    far = "2036-01-01T00:00:00.000Z"
    diary.apply(
        made,
        diary.change("attack", made["id"], far, patch={"severity": 3}),
        diary.change("attack", made["id"], far, patch={"severity": 2}),
    )
    entry = diary.get("attack", made["id"])
    assert entry is not None
    assert entry.data["severity"] == 2, "the later of two edits of one device"
    diary.clock.advance(seconds=1)
    diary.apply(diary.change("attack", made["id"], patch={"severity": 0}))
    entry = diary.get("attack", made["id"])
    assert entry is not None
    assert entry.data["severity"] == 0
    assert entry.updated_at - diary.clock() < timedelta(seconds=1)
