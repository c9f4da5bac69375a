"""Medicines of clinical.md §7 and the classes they count under (§1.4)."""

from __future__ import annotations

import re

import pytest

from server.domain.formulary import COUNTED, classes_of, formulary_json, ingredients_json
from server.domain.formulary_data import ACUTE, INGREDIENT_CLASSES, SYNONYMS
from server.domain.vocabulary import MEDICINE_CLASS, ROLE

ROWS = formulary_json()


def test_every_ingredient_has_a_class() -> None:
    assert {code for row in ROWS for code in row["ingredients"]} <= INGREDIENT_CLASSES.keys()
    assert SYNONYMS.keys() <= INGREDIENT_CLASSES.keys()


def test_classes_and_roles_are_those_of_the_contract() -> None:
    assert {row["class"] for row in ROWS} <= set(MEDICINE_CLASS)
    assert {row["role"] for row in ROWS} <= set(ROLE)
    assert set(ingredients_json()) <= {*COUNTED, "adjuvant", "not_counted"}


def test_every_acute_medicine_of_the_table_is_offered() -> None:
    acute = [row for row in ROWS if row["role"] == "acute"]
    # 88 rows, of which the last three hold 2, 5 and 4 medicines.
    assert len(acute) == len(ACUTE) == 85 + 2 + 5 + 4


def test_butterbur_is_not_suggested() -> None:
    assert not [row for row in ROWS if "butterbur" in str(row).lower()]


def test_atc_codes_are_whole() -> None:
    codes = [row["atc"] for row in ROWS if "atc" in row]
    assert len(codes) > 60
    assert all(re.fullmatch(r"[A-Z]\d\d[A-Z]{2}\d\d", code) for code in codes)


@pytest.mark.parametrize(
    ("ingredients", "feeds"),
    [
        (["paracetamol", "codeine"], {"simple_analgesic", "opioid"}),
        (["sumatriptan", "naproxen"], {"triptan", "simple_analgesic"}),
        (["paracetamol", "caffeine"], {"simple_analgesic"}),
        (["ergotamine", "caffeine"], {"ergot"}),
        (["rimegepant"], set()),
        (["propranolol"], set()),
    ],
)
def test_a_medicine_feeds_the_mix_through_its_ingredients(
    ingredients: list[str], feeds: set[str]
) -> None:
    assert classes_of({"ingredients": ingredients}).feeds == feeds


@pytest.mark.parametrize("name", ["acetaminophen", "dipyrone", "DHE", "indomethacin"])
def test_other_names_are_found(name: str) -> None:
    assert [row for row in ROWS if name in row.get("synonyms", [])]


def test_a_missing_medication_is_of_unknown_class() -> None:
    assert classes_of(None).name == "unknown"
    assert classes_of(None).counted == ()
