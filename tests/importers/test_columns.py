"""Columns are known by name, in both sets and in any order (import-formats.md §1)."""

from __future__ import annotations

from server.importers.attack_row import COLUMNS

from .made_up import OLD_COLUMNS, csv_text, of_kind, only, read, read_rows

ROW = {
    "Started": "01/14/26 06:40",
    "Lasted": "04h 30m",
    "Pain Level": "7",
    "Potential Triggers": "Stress",
    "Symptoms": "Nausea",
    "Notes": "woke me",
}


def test_both_column_sets_give_the_same_attack_with_the_same_id() -> None:
    assert len(COLUMNS) == 24
    assert len(OLD_COLUMNS) == 19
    new = only(read(csv_text([ROW], COLUMNS)), "attack")
    old = only(read(csv_text([ROW], OLD_COLUMNS)), "attack")
    assert new.id == old.id
    assert new.data == old.data
    assert new.data["pain_score"] == 7


def test_the_order_of_the_columns_plays_no_part() -> None:
    turned = ("#", "Started", "Lasted", *reversed(COLUMNS[3:]))
    assert read(csv_text([ROW], turned)).drafts == read(csv_text([ROW])).drafts


def test_a_column_that_nobody_knows_is_kept_under_its_label() -> None:
    columns = (*COLUMNS, "Weather Now")
    data = only(read(csv_text([ROW | {"Weather Now": "rain"}], columns)), "attack").data
    assert data["imported"] == {"Weather Now": "rain"}


def test_the_position_is_kept_nowhere_and_the_place_as_text() -> None:
    row = {"Geohash": "u33dc0zzcanary", "Attack Location": "Bed (at Home)"}
    reading = read_rows(row)
    assert "canary" not in repr(reading.drafts)
    assert only(reading, "attack").data["imported"] == {"Attack Location": "Bed (at Home)"}


def test_a_row_with_more_cells_than_columns_is_named() -> None:
    text = csv_text([ROW]).rstrip() + ',"one too many"\r\n'
    reading = read(text)
    assert reading.drafts == []
    assert [(d.row, d.why) for d in reading.dropped] == [
        (5, "The row has more cells than the table has columns.")
    ]


def test_a_row_with_fewer_cells_has_nothing_in_the_others() -> None:
    head = csv_text([])
    assert only(read(head + '"1","01/14/26 06:40"\r\n'), "attack").data["end"] == "unknown"


def test_a_row_that_cannot_be_read_is_named_with_its_row_and_the_others_come() -> None:
    rows = [ROW, ROW | {"Started": "sometime"}, ROW | {"Started": "01/15/26 07:00"}]
    reading = read(csv_text(rows))
    assert len(of_kind(reading, "attack")) == 2
    assert [(d.row, d.why) for d in reading.dropped] == [(6, "`Started` is no date and time.")]


def test_the_same_row_twice_is_one_attack_and_counted_as_repeated() -> None:
    reading = read(csv_text([ROW, ROW]))
    assert len(of_kind(reading, "attack")) == 1
    assert reading.repeated == 1


def test_two_attacks_that_began_in_one_minute_are_two_whatever_their_order() -> None:
    rows = [ROW, ROW | {"Notes": "another"}]
    one, other = read(csv_text(rows)), read(csv_text(rows[::-1]))
    assert len(of_kind(one, "attack")) == 2
    assert {(d.id, d.data["notes"]) for d in one.drafts if d.kind == "attack"} == {
        (d.id, d.data["notes"]) for d in other.drafts if d.kind == "attack"
    }


def test_the_number_in_the_first_column_is_no_part_of_the_id() -> None:
    """The app counts from the newest, so every export numbers the same attack anew."""
    reading = read(csv_text([ROW | {"#": "7"}]))
    assert only(reading, "attack").id == only(read(csv_text([ROW | {"#": "255"}])), "attack").id
