"""Relief without a medicine → therapies with an effect."""

from __future__ import annotations

from .made_up import of_kind, only, read_rows


def test_a_way_of_relief_is_a_therapy_with_its_effect() -> None:
    reading = read_rows({"Somewhat Helpful Non Drug Relief Methods": "Dark room rest"})
    assert only(reading, "therapy").data == {
        "on": "2026-01-14",
        "type": "dark_room",
        "name": "Dark room rest",
        "attack": only(reading, "attack").id,
        "effect": "some",
    }


def test_each_column_is_an_effect() -> None:
    reading = read_rows(
        {
            "Helpful Non Drug Relief Methods": "Sleep",
            "Somewhat Helpful Non Drug Relief Methods": "Ice pack",
            "Unhelpful Non Drug Relief Methods": "Hot shower, Yoga",
            "Unsure Non Drug Relief Methods": "Massage",
        }
    )
    assert [(d.data["type"], d.data["effect"]) for d in of_kind(reading, "therapy")] == [
        ("sleep", "good"),
        ("cold", "some"),
        ("heat", "none"),
        ("yoga", "none"),
        ("massage", "unsure"),
    ]


def test_an_unknown_way_of_relief_is_the_persons_own() -> None:
    reading = read_rows({"Helpful Non Drug Relief Methods": "Drink water"})
    therapy = only(reading, "therapy").data
    assert (therapy["type"], therapy["name"]) == ("other", "Drink water")
    assert only(reading, "factor").data == {
        "name": "Drink water",
        "group": "relief",
        "active": True,
    }


def test_no_relief_is_none() -> None:
    reading = read_rows({"Unhelpful Non Drug Relief Methods": "No relief"})
    assert [draft.kind for draft in reading.drafts] == ["attack"]
