"""Medicines in four columns of effect, intake times in the notes (import-formats.md §1)."""

from __future__ import annotations

from typing import Any

import pytest

from server.domain.entries import KINDS
from server.domain.formulary_data import INGREDIENT_CLASSES
from server.importers.brands import BRANDS
from server.importers.medicines import ingredients_of, medication_data
from server.importers.model import Known, Reading

from .made_up import of_kind, only, read_rows

HELPFUL = "Helpful Medication"
SOME = "Somewhat Helpful Medication"
NOT = "Unhelpful Medication"
UNSURE = "Unsure Medication"
LINE = "Jan 14, 2026 at {}: I took this drug: {}"
START = "2026-01-14T06:40:00+01:00"


def doses(reading: Reading) -> list[tuple[str, Any, Any, Any, Any]]:
    """(medicine, time of taking, how well known, amount, effect) of each dose."""
    names = {draft.id: draft.data["name"] for draft in of_kind(reading, "medication")}
    return [
        (names[d["medication"]], d["taken_at"], d["time"], d.get("amount"), d.get("effect"))
        for d in (draft.data for draft in of_kind(reading, "dose"))
    ]


def test_each_column_is_an_effect() -> None:
    reading = read_rows({HELPFUL: "A", SOME: "B", NOT: "C", UNSURE: "D"})
    assert doses(reading) == [
        ("A", START, "unknown", None, "good"),
        ("B", START, "unknown", None, "some"),
        ("C", START, "unknown", None, "none"),
        ("D", START, "unknown", None, "unsure"),
    ]


def test_a_dose_belongs_to_its_attack_and_says_nothing_that_the_file_does_not() -> None:
    reading = read_rows({HELPFUL: "1x Sumatriptan"})
    assert only(reading, "dose").data == {
        "taken_at": START,
        "time": "unknown",
        "zone": "Europe/Berlin",
        "medication": only(reading, "medication").id,
        "attack": only(reading, "attack").id,
        "amount": 1,
        "effect": "good",
    }


def test_the_amount_stands_before_the_name() -> None:
    reading = read_rows({HELPFUL: "2x Advil, 1.5 x Tylenol, 0,5x Maxalt"})
    assert [(name, amount) for name, _, _, amount, _ in doses(reading)] == [
        ("Advil", 2),
        ("Tylenol", 1.5),
        ("Maxalt", 0.5),
    ]


def test_the_notes_give_the_time() -> None:
    row = {HELPFUL: "1x Sumatriptan", "Notes": LINE.format("07:10 AM", "sumatriptan")}
    assert doses(read_rows(row)) == [
        ("Sumatriptan", "2026-01-14T07:10:00+01:00", "exact", 1, "good")
    ]


@pytest.mark.parametrize(
    ("clock", "hour"),
    [("7:10 PM", 19), ("19:10", 19), ("12:10 AM", 0), ("12:10 PM", 12), ("7:10\u202fPM", 19)],
)
def test_both_clocks_are_read(clock: str, hour: int) -> None:
    row = {HELPFUL: "Sumatriptan", "Notes": LINE.format(clock, "Sumatriptan")}
    taken = only(read_rows(row), "dose").data["taken_at"]
    assert taken == f"2026-01-14T{hour:02d}:10:00+01:00"


def test_the_notes_keep_the_lines_that_they_have() -> None:
    notes = "woke me\n" + LINE.format("07:10 AM", "sumatriptan") + "\nthen slept"
    row = {HELPFUL: "1x Sumatriptan", "Notes": notes}
    assert only(read_rows(row), "attack").data["notes"] == notes


def test_several_lines_are_several_intakes() -> None:
    notes = "\n".join([LINE.format("07:10 AM", "sumatriptan"), LINE.format("11:30", "Sumatriptan")])
    reading = read_rows({HELPFUL: "2x Sumatriptan", "Notes": notes})
    assert doses(reading) == [
        ("Sumatriptan", "2026-01-14T07:10:00+01:00", "exact", None, "good"),
        ("Sumatriptan", "2026-01-14T11:30:00+01:00", "exact", None, "good"),
    ]
    assert "imported" not in only(reading, "attack").data


def test_how_many_were_taken_each_time_is_not_made_up() -> None:
    notes = "\n".join([LINE.format("07:10 AM", "sumatriptan"), LINE.format("11:30", "Sumatriptan")])
    reading = read_rows({HELPFUL: "3x Sumatriptan", "Notes": notes})
    assert [amount for _, _, _, amount, _ in doses(reading)] == [None, None]
    assert only(reading, "attack").data["imported"] == {HELPFUL: "3x Sumatriptan"}


def test_one_line_of_two_medicines() -> None:
    row = {UNSURE: "1x Advil, 1x Tylenol", "Notes": LINE.format("11:49 PM", "advil and tylenol")}
    assert [(name, time) for name, _, time, _, _ in doses(read_rows(row))] == [
        ("Advil", "exact"),
        ("Tylenol", "exact"),
    ]


def test_a_brand_in_the_notes_means_the_substance_in_the_column() -> None:
    row = {HELPFUL: "Rizatriptan 10 mg", "Notes": LINE.format("09:00", "maxalt, hot tea")}
    assert doses(read_rows(row)) == [
        ("Rizatriptan 10 mg", "2026-01-14T09:00:00+01:00", "exact", None, "good")
    ]


def test_a_line_without_a_name_means_the_only_medicine() -> None:
    line = "Jan 14, 2026 at 8:00 AM: I took my drug"
    assert [d[2] for d in doses(read_rows({HELPFUL: "Sumatriptan", "Notes": line}))] == ["exact"]
    two = read_rows({HELPFUL: "Sumatriptan, Naproxen", "Notes": line})
    assert [d[2] for d in doses(two)] == ["unknown", "unknown"]


def test_a_name_that_may_be_either_times_neither() -> None:
    row = {HELPFUL: "Naproxen sodium 550mg", NOT: "Naproxen 375mg"}
    reading = read_rows({**row, "Notes": LINE.format("09:33 PM", "naproxen")})
    assert [(d[0], d[2]) for d in doses(reading)] == [
        ("Naproxen sodium 550mg", "unknown"),
        ("Naproxen 375mg", "unknown"),
    ]


def test_a_medicine_that_only_the_notes_name_was_taken_too() -> None:
    reading = read_rows({"Notes": LINE.format("07:10 AM", "Ibuprofen")})
    assert doses(reading) == [("Ibuprofen", "2026-01-14T07:10:00+01:00", "exact", None, None)]


def test_one_medicine_in_two_columns_has_times_or_effects() -> None:
    row = {HELPFUL: "1x Advil", NOT: "1x Advil"}
    assert [d[4] for d in doses(read_rows(row))] == ["good", "none"]
    notes = LINE.format("07:10", "Advil") + "\n" + LINE.format("10:10", "Advil")
    reading = read_rows({**row, "Notes": notes})
    assert [(d[2], d[4]) for d in doses(reading)] == [("exact", None), ("exact", None)]
    assert only(reading, "attack").data["imported"] == {HELPFUL: "1x Advil", NOT: "1x Advil"}


def test_no_medication_is_none() -> None:
    assert [d.kind for d in read_rows({HELPFUL: "No medication"}).drafts] == ["attack"]


def test_a_medicine_of_many_rows_is_one() -> None:
    reading = read_rows(
        {HELPFUL: "1x Sumatriptan"}, {NOT: "2x sumatriptan", "Started": "01/15/26 06:40"}
    )
    assert len(of_kind(reading, "dose")) == 2
    assert only(reading, "medication").data["name"] == "Sumatriptan"


def test_a_medicine_that_the_person_has_is_used() -> None:
    mine = "0197a1a2-0000-7000-8000-000000000002"
    reading = read_rows({HELPFUL: "1x Sumatriptan"}, known=Known(medications={"sumatriptan": mine}))
    assert of_kind(reading, "medication") == []
    assert only(reading, "dose").data["medication"] == mine


def test_the_time_is_in_the_zone_of_the_attack() -> None:
    row = {HELPFUL: "Advil", "Start UTC Offset (min)": "345"}
    dose = only(read_rows({**row, "Notes": LINE.format("07:10", "Advil")}), "dose").data
    assert (dose["zone"], dose["taken_at"]) == ("Asia/Kathmandu", "2026-01-14T07:10:00+05:45")


@pytest.mark.parametrize(
    ("name", "ingredients", "of_class"),
    [
        ("Sumatriptan", ["sumatriptan"], "triptan"),
        ("sumatriptan 50mg", ["sumatriptan"], "triptan"),
        ("Imitrex", ["sumatriptan"], "triptan"),
        ("Naproxen sodium 550mg Oral", ["naproxen"], "simple_analgesic"),
        ("Acetaminophen", ["paracetamol"], "simple_analgesic"),
        ("Excedrin Migraine", ["aspirin", "paracetamol", "caffeine"], "combination"),
        ("Aspirin + Paracetamol + Caffeine", ["aspirin", "paracetamol", "caffeine"], "combination"),
        ("Codeine/paracetamol", ["codeine", "paracetamol"], "combination"),
        ("Nurtec ODT", ["rimegepant"], "gepant"),
    ],
)
def test_the_formulary_knows_it(name: str, ingredients: list[str], of_class: str) -> None:
    data = medication_data(name)
    assert data["name"] == name
    assert data["ingredients"] == ingredients
    assert data["class"] == of_class


@pytest.mark.parametrize("name", ["Tylenol PM", "Grandma's tea", "Sumatriptan and hope", "50mg"])
def test_what_the_formulary_does_not_know_is_of_class_unknown(name: str) -> None:
    data = medication_data(name)
    assert data["class"] == "unknown"
    assert "ingredients" not in data


def test_the_strength_is_kept() -> None:
    assert medication_data("Naproxen 375 mg Oral")["strength"] == "375 mg"
    assert "strength" not in medication_data("Fiorinal 50/325/40")


def test_every_brand_is_of_ingredients_that_the_formulary_knows() -> None:
    for brand, codes in BRANDS.items():
        assert set(codes) <= set(INGREDIENT_CLASSES), brand
        assert set(ingredients_of(brand)) == set(codes), brand
    assert "ingredients" in KINDS["medication"].by_name
