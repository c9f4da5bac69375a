"""Preview, write, twice, undo: on both databases (contract §2 *imports*)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from server.domain.errors import Invalid, NotFound
from server.importers import writing

from .conftest import UNKNOWN, Home
from .made_up import csv_text, five_hundred

ROW = {
    "Started": "01/14/26 06:40",
    "Lasted": "04h 30m",
    "Pain Level": "7",
    "Potential Triggers": "Stress, Weather",
    "Helpful Medication": "1x Sumatriptan",
    "Notes": "woke me",
}
SECOND = ROW | {"Started": "01/16/26 06:40", "Notes": "again"}
TEXT = csv_text([ROW, SECOND])
COUNTS = {"attack": 2, "factor": 1, "medication": 1, "dose": 2}


def keys(home: Home) -> dict[str, int]:
    """How many entries of each kind there are."""
    counts: dict[str, int] = {}
    for kind, _ in home.living():
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def test_a_preview_says_what_would_come_and_writes_nothing(home: Home) -> None:
    answer = home.bring(TEXT, dry_run=True)
    assert answer["id"] is None
    assert answer["format"] == "migraine_buddy"
    assert answer["counts"] == COUNTS
    assert (answer["duplicates"], answer["dropped"], answer["questions"]) == (0, [], [])
    first = answer["preview"][0]
    assert (first["kind"], first["rev"], first["deleted"]) == ("attack", None, False)
    assert first["data"]["started_at"] == "2026-01-14T06:40:00+01:00"
    assert home.living() == {}
    assert home.imports() == []


def test_an_import_writes_what_the_preview_showed(home: Home) -> None:
    preview = home.bring(TEXT, dry_run=True)["preview"]
    answer = home.bring(TEXT)
    assert answer["counts"] == keys(home) == COUNTS
    assert {(e["kind"], e["id"]): e["data"] for e in preview} == {
        key: entry.data for key, entry in home.living().items()
    }
    assert all(entry.flags == [] for entry in home.living().values())


def test_the_preview_is_at_most_twenty(home: Home) -> None:
    assert len(home.bring(five_hundred(count=30), dry_run=True)["preview"]) == 20


def test_an_import_is_listed_with_what_it_was(home: Home) -> None:
    first = home.bring(TEXT)["id"]
    second = home.bring(csv_text([ROW | {"Started": "02/14/26 06:40"}]))["id"]
    listed = home.imports()
    assert [one["id"] for one in listed] == [second, first]
    assert listed[1] == {
        "id": first,
        "created_at": "2026-11-21T12:01:00.000Z",
        "undone_at": None,
        "format": "migraine_buddy",
        "counts": COUNTS,
        "duplicates": 0,
        "dropped": [],
    }


def test_the_same_file_twice_changes_nothing(home: Home) -> None:
    home.bring(TEXT)
    before = home.export()
    revs = {key: entry.rev for key, entry in home.living().items()}
    answer = home.bring(TEXT)
    assert answer["duplicates"] == sum(COUNTS.values())
    assert set(answer["counts"].values()) == {0}
    assert answer["preview"] == []
    assert home.export() == before
    assert {key: entry.rev for key, entry in home.living().items()} == revs


def test_a_later_export_with_more_rows_brings_only_these(home: Home) -> None:
    home.bring(csv_text([ROW]))
    answer = home.bring(csv_text([SECOND, ROW]))
    assert answer["counts"] == {"attack": 1, "factor": 0, "medication": 0, "dose": 1}
    assert keys(home) == COUNTS


def test_what_was_edited_since_is_a_duplicate_and_stays_as_it_is(home: Home) -> None:
    home.bring(TEXT)
    (key, *_) = [key for key in home.living() if key[0] == "attack"]
    home.edit(*key, {"notes": "my own words"})
    home.bring(TEXT)
    assert home.living()[key].data["notes"] == "my own words"


def test_what_the_person_deleted_stays_deleted(home: Home) -> None:
    home.bring(TEXT)
    (key, *_) = [key for key in home.living() if key[0] == "attack"]
    home.edit(*key, {}, deleted=True)
    assert home.bring(TEXT)["counts"]["attack"] == 0
    assert key not in home.living()


def test_an_undo_leaves_nothing(home: Home) -> None:
    answer = home.bring(TEXT)
    assert home.undo(answer["id"]) == {"removed": 6, "kept": []}
    assert home.living() == {}
    assert home.imports()[0]["undone_at"] == "2026-11-21T12:02:00.000Z"


def test_an_undo_asked_again_says_the_same_and_does_nothing(home: Home) -> None:
    first = home.bring(TEXT)["id"]
    answer = home.undo(first)
    home.bring(TEXT)
    assert home.undo(first) == answer
    assert keys(home) == COUNTS


def test_what_an_undo_took_comes_back_with_the_next_import(home: Home) -> None:
    home.undo(home.bring(TEXT)["id"])
    again = home.bring(TEXT)
    assert again["counts"] == keys(home) == COUNTS
    assert again["duplicates"] == 0
    assert home.undo(again["id"]) == {"removed": 6, "kept": []}
    assert home.living() == {}


def test_what_comes_back_is_as_the_file_has_it_and_no_mixture(home: Home) -> None:
    home.undo(home.bring(csv_text([ROW | {"Symptoms": "Nausea"}]))["id"])
    home.bring(csv_text([ROW | {"Notes": "corrected"}]))
    (data,) = [e.data for (kind, _), e in home.living().items() if kind == "attack"]
    assert data["notes"] == "corrected"
    assert "symptoms" not in data


def test_what_was_edited_is_kept_and_named_with_all_that_it_leans_on(home: Home) -> None:
    answer = home.bring(TEXT)
    (key, *_) = [key for key in home.living() if key[0] == "attack"]
    home.edit(*key, {"notes": "my own words"})
    undone = home.undo(answer["id"])
    kept = {(one["kind"], one["id"]) for one in undone["kept"]}
    assert kept == set(home.living())
    assert key in kept
    # Its own trigger stays too; the doses and the medicine go.
    assert sorted(kind for kind, _ in kept) == ["attack", "factor"]
    assert undone["removed"] == 4


def test_a_medicine_that_a_later_dose_is_of_is_kept_and_named(home: Home) -> None:
    answer = home.bring(TEXT)
    (medication,) = [i for kind, i in home.living() if kind == "medication"]
    dose = {"taken_at": "2026-11-20T08:00:00+01:00", "zone": "Europe/Berlin"}
    mine = "0197a1a2-0000-7000-8000-000000000009"
    home.edit("dose", mine, dose | {"medication": medication})
    assert home.undo(answer["id"])["kept"] == [{"kind": "medication", "id": medication}]
    assert set(home.living()) == {("dose", mine), ("medication", medication)}


def test_the_persons_own_medicine_is_used_and_no_undo_takes_it(home: Home) -> None:
    mine = "0197a1a2-0000-7000-8000-000000000008"
    home.edit("medication", mine, {"name": "sumatriptan"})
    answer = home.bring(TEXT)
    assert "medication" not in answer["counts"]
    assert {e.data["medication"] for e in home.living().values() if e.kind == "dose"} == {mine}
    home.undo(answer["id"])
    assert set(home.living()) == {("medication", mine)}


def test_an_unknown_import_cannot_be_undone_nor_another_accounts(home: Home) -> None:
    answer = home.bring(TEXT)
    with pytest.raises(NotFound):
        home.undo("0197a1a2-0000-7000-8000-000000000007")
    with pytest.raises(NotFound):
        home.another().undo(answer["id"])
    assert keys(home) == COUNTS


def test_two_accounts_that_import_one_file_have_different_ids(home: Home) -> None:
    home.bring(TEXT)
    other = home.another()
    other.bring(TEXT)
    assert not set(home.living()) & set(other.living())


def test_with_an_open_question_nothing_is_written(home: Home) -> None:
    answer = home.bring(TEXT, answers={})
    assert answer["id"] is None
    assert [q["field"] for q in answer["questions"]] == ["unlogged_days"]
    assert answer["questions"][0]["choices"] == ["no_headache", "unknown"]
    assert home.living() == {}


def test_an_open_order_comes_with_two_previews(home: Home) -> None:
    text = csv_text([ROW | {"Started": "03/04/26 06:40"}])
    answer = home.bring(text)
    (question,) = answer["questions"]
    assert (question["field"], question["choices"]) == ("date_order", ["mdy", "dmy"])
    assert [question["previews"][o][0]["data"]["started_at"][:10] for o in ("mdy", "dmy")] == [
        "2026-03-04",
        "2026-04-03",
    ]
    assert answer["preview"] == []
    assert home.living() == {}
    home.bring(text, answers=UNKNOWN | {"date_order": "dmy"})
    (attack,) = [e for e in home.living().values() if e.kind == "attack"]
    assert attack.data["started_at"][:10] == "2026-04-03"


def test_free_days_are_written_as_the_persons_answer(home: Home) -> None:
    home.edit("day", "2026-01-15", {"zone": "Europe/Berlin", "mood": 2}, deleted=False)
    answer = home.bring(
        TEXT,
        answers={"unlogged_days": "no_headache"},
        file_name="MigraineBuddy_20260113_20260118_1_2.csv",
    )
    days = {i: e.data for (kind, i), e in home.living().items() if kind == "day"}
    assert {day for day, data in days.items() if data.get("headache") is False} == {
        "2026-01-13",
        "2026-01-17",
        "2026-01-18",
    }
    # The day that was there is a duplicate, whatever it says.
    assert days["2026-01-15"] == {"zone": "Europe/Berlin", "mood": 2}
    assert answer["duplicates"] == 1
    home.undo(answer["id"])
    assert {i for kind, i in home.living() if kind == "day"} == {"2026-01-15"}


def test_a_date_with_an_attack_of_the_diarys_own_is_not_free(home: Home) -> None:
    mine = {"started_at": "2026-01-15T08:00:00+01:00", "zone": "Europe/Berlin", "end": "unknown"}
    home.edit("attack", "0197a1a2-0000-7000-8000-000000000006", mine)
    home.bring(TEXT, answers={"unlogged_days": "no_headache"})
    assert not [key for key in home.living() if key[0] == "day"]


@pytest.mark.parametrize(
    ("told", "pointer"),
    [
        ({"zone": "Mars/Olympus"}, "/zone"),
        ({"zone": "localtime"}, "/zone"),
        ({"zone": None}, "/zone"),
        ({"date_order": "ydm"}, "/date_order"),
        ({"answers": {"unlogged_days": "maybe"}}, "/answers/unlogged_days"),
        ({"answers": {"shoe_size": "42"}}, "/answers/shoe_size"),
    ],
)
def test_a_wrong_word_is_named(home: Home, told: dict[str, Any], pointer: str) -> None:
    with pytest.raises(Invalid) as caught:
        home.bring(TEXT, **told)
    assert list(caught.value.errors) == [pointer]


def test_five_hundred_attacks_come_and_go(home: Home) -> None:
    text = five_hundred()
    answer = home.bring(text, answers={"unlogged_days": "no_headache"})
    assert answer["counts"]["attack"] == 500
    assert answer["dropped"] == []
    assert keys(home) == answer["counts"]
    again = home.bring(text, answers={"unlogged_days": "no_headache"})
    assert set(again["counts"].values()) == {0}
    assert home.undo(answer["id"]) == {"removed": sum(answer["counts"].values()), "kept": []}
    assert home.living() == {}


def test_an_import_is_one_transaction(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from server.importers import ledger

    def fail(*_: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr(ledger, "add", fail)
    with pytest.raises(RuntimeError):
        home.bring(TEXT)
    assert home.living(also_deleted=True) == {}


def test_a_renamed_medicine_is_still_the_same(home: Home) -> None:
    home.bring(csv_text([ROW]))
    (medication,) = [i for kind, i in home.living() if kind == "medication"]
    home.edit("medication", medication, {"name": "My little helper"})
    home.edit("medication", "0197a1a2-0000-7000-8000-000000000005", {"name": "Sumatriptan"})
    home.bring(csv_text([ROW, SECOND]))
    assert {e.data["medication"] for e in home.living().values() if e.kind == "dose"} == {
        medication
    }
    assert home.living()["medication", medication].data["name"] == "My little helper"


def test_one_file_sent_twice_at_once_is_imported_once(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have seen an empty diary before either writes, if anything lets them."""
    together, seen = Barrier(2), writing.state_of

    def state_of(*of: Any) -> writing.State:
        state = seen(*of)
        with suppress(BrokenBarrierError):
            together.wait(0.5)
        return state

    monkeypatch.setattr(writing, "state_of", state_of)
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(lambda _: home.bring(TEXT), range(2))
    assert {key: first["counts"][key] + second["counts"][key] for key in COUNTS} == COUNTS
    assert first["duplicates"] + second["duplicates"] == sum(COUNTS.values())
    assert {entry.rev for entry in home.living().values()} == set(range(2, 8))


def test_a_renamed_trigger_is_still_the_same(home: Home) -> None:
    home.bring(csv_text([ROW]))
    (factor,) = [i for kind, i in home.living() if kind == "factor"]
    home.edit("factor", factor, {"name": "Thunder"})
    mine = "0197a1a2-0000-7000-8000-000000000004"
    home.edit("factor", mine, {"name": "Weather", "group": "trigger"})
    home.bring(csv_text([ROW, SECOND]))
    attacks = [e.data for e in home.living().values() if e.kind == "attack"]
    assert [set(data["triggers"]) for data in attacks] == [{"stress", f"custom:{factor}"}] * 2
