"""What a call may ask and what it is answered, beside the merge itself (contract §2 *Sync*)."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from server.domain.errors import DiaryError, Invalid
from server.sync.errors import EpochChanged, TooManyChanges
from server.sync.exchange import exchange
from tests.fixtures.clock import FrozenClock
from tests.storage.support import START, Diary
from tests.sync.conftest import Store


@pytest.fixture
def diary(store: Store, clock: FrozenClock) -> Diary:
    """A new account on a database of each kind."""
    return Diary(store.database, store.keyring, clock)


def test_pages_meet_every_entry_once_and_end_at_the_counter(diary: Diary) -> None:
    made = [diary.attack() for _ in range(10)]
    diary.sync(made)
    seen, cursor, more = [], None, True
    while more:
        answer = diary.sync(cursor=cursor, limit=4)
        seen += [entry["id"] for entry in answer["entries"]]
        cursor, more = answer["cursor"], answer["more"]
    assert seen == [change["id"] for change in made]
    assert diary.sync(cursor=cursor)["entries"] == []


def test_what_is_named_comes_once_more_only_beyond_the_limit(diary: Diary) -> None:
    made = [diary.attack() for _ in range(3)]
    answer = diary.sync(made, limit=1)
    assert [entry["id"] for entry in answer["entries"]] == [change["id"] for change in made]
    assert (answer["cursor"], answer["more"]) == ("1", True)


def test_a_rejected_change_names_its_entry_too(diary: Diary) -> None:
    made = diary.attack()
    answer = diary.sync([made])
    bad = diary.change("attack", made["id"], patch={"severity": 9})
    answer = diary.sync([bad], cursor=answer["cursor"])
    assert answer["results"] == [
        {"status": "rejected", "rev": 1, "errors": {"/severity": ["A number from 0 to 3."]}}
    ]
    assert [entry["rev"] for entry in answer["entries"]] == [1]


def test_each_change_has_a_rev_of_its_own_and_results_say_the_last(diary: Diary) -> None:
    made = diary.attack()
    edit = diary.change("attack", made["id"], patch={"severity": 1})
    again = diary.change("attack", made["id"], patch={"severity": 2})
    answer = diary.sync([made, edit, again])
    assert [result["rev"] for result in answer["results"]] == [3, 3, 3]
    assert [entry["rev"] for entry in answer["entries"]] == [3]


def test_a_cursor_ahead_begins_a_new_epoch_and_takes_nothing(diary: Diary) -> None:
    before = diary.sync([diary.attack()])
    lost = diary.attack()
    with pytest.raises(EpochChanged) as caught:
        diary.sync([lost], cursor="9", epoch=before["epoch"])
    assert caught.value.epoch != before["epoch"]
    after = diary.sync()
    assert after["epoch"] == caught.value.epoch
    assert lost["id"] not in {entry["id"] for entry in after["entries"]}
    with pytest.raises(EpochChanged) as caught:
        diary.sync(cursor="1", epoch=before["epoch"])
    assert caught.value.epoch == after["epoch"], "one new epoch, not one for each device"


@pytest.mark.parametrize("cursor", ["9" * 30, "0" * 40])
def test_no_cursor_is_too_long_to_be_understood(diary: Diary, cursor: str) -> None:
    if int(cursor):
        with pytest.raises(EpochChanged):
            diary.sync(cursor=cursor)
    else:
        assert diary.sync(cursor=cursor)["cursor"] == "0"


def test_a_new_epoch_of_one_account_is_nobody_elses(diary: Diary) -> None:
    other = Diary(diary.database, diary.keyring, diary.clock)
    epoch = other.sync()["epoch"]
    with pytest.raises(EpochChanged):
        diary.sync(cursor="9")
    assert other.sync(epoch=epoch)["epoch"] == epoch


def test_five_hundred_changes_are_taken_and_no_more(diary: Diary) -> None:
    many = [diary.attack() for _ in range(501)]
    with pytest.raises(TooManyChanges):
        diary.sync(many)
    answer = diary.sync(many[:500])
    assert {result["status"] for result in answer["results"]} == {"applied"}


def test_an_entry_given_back_keeps_what_a_device_holds_that_the_server_lost(
    store: Store, clock: FrozenClock
) -> None:
    full, empty = (Diary(store.database, store.keyring, clock) for _ in range(2))
    made = full.attack(severity=1, notes="kept", symptoms={"nausea": True})
    clock.advance(seconds=1)
    edit = full.change("attack", made["id"], patch={"severity": 3, "notes": None})
    gone = full.change("attack", made["id"], deleted=True)
    (given,) = full.sync([made, edit, gone])["entries"]
    empty.client_id = full.client_id
    (back,) = empty.sync([given])["entries"]
    for member in ("deleted", "data", "stamps", "first_at"):
        assert back.get(member) == given.get(member), member
    assert empty.sync([made])["results"] == [{"status": "merged", "rev": 1}]
    assert empty.sync([edit, gone])["results"] == [{"status": "unchanged", "rev": 1}] * 2


def test_rules_across_fields_do_not_refuse_what_is_given_back(
    store: Store, clock: FrozenClock
) -> None:
    full, empty = (Diary(store.database, store.keyring, clock) for _ in range(2))
    made = full.attack()
    end = full.change("attack", made["id"], patch={"ended_at": "2020-01-01T00:00:00Z"})
    (given,) = full.sync([made, end])["entries"]
    assert given["flags"] == ["ends_before_start"]
    answer = empty.sync([given])
    assert [result["status"] for result in answer["results"]] == ["applied"]
    assert answer["entries"][0]["flags"] == ["ends_before_start"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("client_id", None),
        ("client_id", "x" * 36),
        ("epoch", 5),
        ("epoch", ""),
        ("cursor", -1),
        ("cursor", "-1"),
        ("cursor", "١"),
        ("limit", 1.5),
        ("limit", "1"),
        ("limit", 2**70),
        ("zone", "Factory"),
        ("zone", []),
    ],
)
def test_a_member_that_is_wrong_is_named(diary: Diary, name: str, value: Any) -> None:
    with pytest.raises(Invalid) as caught:
        diary.sync(**{name: value})
    assert list(caught.value.errors) == ["/" + name]


ID = str(uuid.UUID(int=5))
GOOD_STAMPS = {"by": [["2026-03-01T06:12:03.123Z", "a"]]}


@pytest.mark.parametrize(
    "stamps",
    [
        None,
        5,
        {},
        {"by": 5},
        {"by": {}},
        {"by": [[]]},
        {"by": ["ab"]},
        {"by": [["2026-03-01T06:12:03.123Z", 5]]},
        {"by": [["yesterday", "a"]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a" * 200]]},
        {"by": [["2026-03-01T06:12:03.123Z", "\ud800"]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a", 5]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a", [5]]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a", ["severity"]]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a", ["/zone/x"]]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a", ["/no such field"]]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a", ["/symptoms"]]]},
        {"by": [["2026-03-01T06:12:03.123Z", "a", ["/started_at"], "never"]]},
        {**GOOD_STAMPS, "erased": 5},
        {**GOOD_STAMPS, "erased": [[]]},
    ],
)
def test_stamps_that_do_not_fit_are_rejected(diary: Diary, stamps: Any) -> None:
    data = {"started_at": START, "zone": "Europe/Berlin"}
    entry = {"kind": "attack", "id": ID, "deleted": False, "data": data, "stamps": stamps}
    (result,) = diary.sync([entry])["results"]
    assert result["status"] == "rejected"
    assert result["errors"]


leaf_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        ["", ID, START, "me", "2026-03-01", "Europe/Berlin", "\ud800", "\x00", "custom:x"]
    ),
    st.text(max_size=3),
)
NAMES = """kind id at patch deleted data stamps by erased first_at severity symptoms nausea zone
started_at aura course imported notes headache"""
names = st.sampled_from(NAMES.split())
things = st.recursive(
    leaf_values,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(names | st.text(max_size=2), inner, max_size=4)
    ),
    max_leaves=12,
)
kinds = st.sampled_from(["attack", "day", "profile", "dose", "medication"])
changes = st.one_of(
    things,
    st.fixed_dictionaries(
        {
            "kind": kinds | leaf_values,
            "id": st.sampled_from([ID, "me", "2026-03-01"]) | leaf_values,
        },
        optional={
            "at": st.just(START) | leaf_values,
            "patch": things,
            "deleted": st.booleans() | leaf_values,
            "data": things,
            "stamps": st.just(GOOD_STAMPS) | things,
            "first_at": leaf_values,
        },
    ),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def one_account(request: pytest.FixtureRequest) -> Diary:
    """One account for all examples of a property."""
    store: Store = request.getfixturevalue(f"{request.param}_store")
    return Diary(store.database, store.keyring, FrozenClock(datetime(2026, 3, 1, 12, tzinfo=UTC)))


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(call=st.one_of(things, st.lists(changes, max_size=3)))
@example(call=[{"kind": [], "id": {}, "stamps": 5}])
def test_nothing_that_is_sent_is_a_fault(one_account: Diary, call: Any) -> None:
    """Results for a list of changes; one of our errors for a call that is none."""
    if isinstance(call, list):
        answer = one_account.sync(call)
        assert len(answer["results"]) == len(call)
        for result in answer["results"]:
            assert (result["status"] == "rejected") == ("errors" in result)
        return
    diary = one_account
    with pytest.raises(DiaryError):
        exchange(diary.database, diary.keyring, diary.account, call, now=diary.clock())


def test_answers_are_json_with_the_members_of_the_contract(diary: Diary) -> None:
    answer = diary.sync([diary.attack(notes='"\\\n\u2028\U0001f642')])
    assert set(answer) == {"epoch", "cursor", "more", "server_time", "results", "entries"}
    (entry,) = answer["entries"]
    assert set(entry) == {
        "kind", "id", "rev", "deleted", "updated_at", "data", "stamps", "first_at",
    }  # fmt: skip
    assert json.loads(json.dumps(entry)) == entry
