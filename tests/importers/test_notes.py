"""Notes: whole, however long, and the levels that they time."""

from __future__ import annotations

from .made_up import attack, read_rows


def test_the_tail_of_long_notes_is_kept() -> None:
    notes = "x" * 4000 + "y" * 4000 + "the end"
    data = attack(Notes=notes)
    assert data["notes"] == "x" * 4000
    assert data["imported"] == {"Notes": "y" * 4000, "Notes (2)": "the end"}


def test_notes_with_line_breaks_quotes_and_emoji_come_whole() -> None:
    notes = 'left side;\n"bad", then 🤕\n  better'
    assert attack(Notes=notes)["notes"] == notes


def test_levels_in_the_notes_are_readings() -> None:
    notes = (
        "started low\nJan 14, 2026 at 8:14 AM: Pain increased to level:  5\n"
        "Jan 14, 2026 at 9:19 AM: Pain decreased to level: 3\nJan 14, 2026 at 10:00: Pain moved"
    )
    data = attack(Notes=notes)
    assert data["scores"] == {"2026-01-14T07:14:00.000Z": 5, "2026-01-14T08:19:00.000Z": 3}
    assert data["course"] == {"2026-01-14T07:14:00.000Z": 2, "2026-01-14T08:19:00.000Z": 1}


def test_a_line_that_is_no_date_is_only_a_note() -> None:
    data = attack(Notes="Foo 31, 2026 at 8:14 AM: Pain increased to level: 5")
    assert "scores" not in data
    assert attack(Notes="Feb 31, 2026 at 8:14 AM: I took this drug: Advil").keys() >= {"notes"}


def test_more_text_than_an_entry_holds_is_named() -> None:
    columns = ("#", "Started", "Lasted", *(f"Own {n}" for n in range(50)))
    row = {f"Own {n}": "something" for n in range(50)}
    reading = read_rows(row, columns=columns)
    assert reading.drafts == []
    assert [d.why for d in reading.dropped] == ["The row has more text than an entry holds."]
