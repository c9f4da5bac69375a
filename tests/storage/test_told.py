"""What counting reads of the entries is what is stored of them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from server.domain.merge import Stamp, State, leaves
from server.storage.body import parsed, text_of, told_of
from server.storage.entries import Told, read_entries, told
from server.storage.rows import read_account
from tests.storage.support import Diary

NAMES = st.sampled_from(("data", "stamps", "first_at", "by", "flags", "notes", "zone"))
WORDS = st.sampled_from(
    ('"', "\\", '\\"', ',"stamps":{"by":', ',"first_at":"', '"flags":', "}", "ü", "\U0001f642")
)
TEXTS = st.lists(WORDS, max_size=4).map("".join)
GROUPS = st.dictionaries(NAMES | TEXTS.filter(bool), TEXTS, min_size=1, max_size=3)
DATA = st.dictionaries(NAMES, TEXTS | GROUPS | st.booleans(), max_size=4)


@given(DATA, st.none() | st.integers(0, 2**41), st.booleans())
def test_no_text_of_a_person_is_taken_for_a_part_of_the_entry(
    data: dict[str, Any], first_at: int | None, backwards: bool
) -> None:
    if backwards:
        data |= {"started_at": "2026-02-27T09:00:00Z", "ended_at": "2026-02-27T08:00:00Z"}
    values = dict(leaves(data))
    stamps = {leaf: Stamp(1, "a", 1) if odd else Stamp(2, "b", 3) for odd, leaf in _odd(values)}
    text = text_of("attack", State(values, stamps, first_at=first_at), data)
    members, (told_data, told_first_at, flags) = parsed(text), told_of(text)
    assert told_data == members["data"] == data
    assert told_first_at == members.get("first_at")
    assert list(flags) == members.get("flags", []) == ["ends_before_start"] * backwards


def _odd(values: dict[str, Any]) -> list[tuple[int, str]]:
    return [(index % 2, leaf) for index, leaf in enumerate(values)]


def test_every_living_entry_is_told_as_it_is_read(diary: Diary) -> None:
    gone, backwards = diary.attack(), diary.attack(notes='"}')
    diary.apply(gone, backwards, diary.day("2026-02-28", headache=True), diary.day("2026-03-01"))
    ended = diary.change("attack", backwards["id"], patch={"ended_at": "2026-02-20T09:00:00Z"})
    diary.apply(ended, diary.change("attack", gone["id"], deleted=True))

    def read(connection: Connection) -> tuple[list[Told], list[Told]]:
        row = read_account(connection, diary.keyring, diary.account)
        seen = [one for kind in ("attack", "day") for one in told(connection, row, kind)]
        whole = read_entries(connection, diary.keyring, diary.account)
        return seen, [Told(e.kind, e.id, e.data, e.first_at, e.flags or ()) for e in whole]

    seen, whole = diary.database.read(read)
    assert sorted(seen) == sorted(whole)
    assert {one.first_at is None for one in seen} == {True, False}
    assert [one.flags for one in seen if one.kind == "attack"] == [["ends_before_start"]]
    assert ("attack", gone["id"]) not in {(one.kind, one.id) for one in seen}
