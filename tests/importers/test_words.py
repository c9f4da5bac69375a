"""Words of the lists → codes; what fits none becomes the person's own (import-formats.md §13)."""

from __future__ import annotations

import pytest

from server.domain import vocabulary as v
from server.importers import words
from server.importers.model import Known
from server.importers.words import fold, split

from .made_up import attack, of_kind, only, read_rows


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Nausea", "nausea"),
        ("Sensitivity to light", "photophobia"),
        ("Sensitivity to noise", "phonophobia"),
        ("sensitivity to SMELL", "osmophobia"),
        ("Nasal congestion", "blocked_nose"),
        ("Giddiness", "dizziness"),
        ("Ringing in ears / Tinnitus", "tinnitus"),
        ("Fatigue", "fatigue"),
    ],
)
def test_a_symptom_of_the_app_is_a_code(word: str, code: str) -> None:
    assert attack(Symptoms=word)["symptoms"] == {code: True}


def test_what_the_app_calls_a_symptom_goes_where_it_belongs() -> None:
    data = attack(
        Symptoms="Throbbing pain, Stabbing pain, Worse pain if moving, Worse lying down, Neck pain"
    )
    assert data["quality"] == {"pulsating": True, "stabbing": True}
    assert data["worse_with_activity"] is True
    assert data["posture"] == "worse_lying"
    assert data["neck_pain"] == "with"
    assert "symptoms" not in data


def test_an_aura_among_the_signs_is_an_aura() -> None:
    assert attack(Premonitory_Symptoms="Aura")["aura"] == {"present": True}
    assert attack(Symptoms="Visual aura")["aura"] == {"present": True, "types": {"visual": True}}


def test_an_unknown_symptom_is_the_persons_own() -> None:
    reading = read_rows({"Symptoms": "Nausea, Insomnia"})
    factor = only(reading, "factor")
    assert factor.data == {"name": "Insomnia", "group": "symptom", "active": True}
    assert only(reading, "attack").data["symptoms"] == {
        "nausea": True,
        f"custom:{factor.id}": True,
    }


def test_one_word_in_many_rows_is_one_factor() -> None:
    reading = read_rows(
        {"Potential Triggers": "Weather"},
        {"Potential Triggers": "weather ", "Started": "01/15/26 06:40"},
    )
    factor = only(reading, "factor")
    assert factor.data["group"] == "trigger"
    key = f"custom:{factor.id}"
    assert [a.data["triggers"] for a in of_kind(reading, "attack")] == [{key: True}] * 2


def test_a_factor_that_the_person_has_is_used() -> None:
    mine = "0197a1a2-0000-7000-8000-000000000001"
    known = Known(factors={("trigger", "weather"): mine})
    reading = read_rows({"Potential Triggers": "Weather"}, known=known)
    assert of_kind(reading, "factor") == []
    assert only(reading, "attack").data["triggers"] == {f"custom:{mine}": True}


def test_the_same_word_as_trigger_and_as_symptom_is_two_factors() -> None:
    reading = read_rows({"Potential Triggers": "Sinus", "Symptoms": "Sinus"})
    assert sorted(d.data["group"] for d in of_kind(reading, "factor")) == ["symptom", "trigger"]


@pytest.mark.parametrize("nothing", ["No idea", "None", "no idea", "", "-", "No medication"])
def test_pseudo_values_give_nothing(nothing: str) -> None:
    reading = read_rows(
        {
            "Potential Triggers": nothing,
            "Symptoms": nothing,
            "Most Bothersome Symptom": nothing,
            "Premonitory Symptoms": nothing,
            "Pain Positions": nothing,
            "Helpful Medication": nothing,
            "Helpful Non Drug Relief Methods": nothing,
            "Affected Activities": nothing,
        }
    )
    (draft,) = reading.drafts
    assert set(draft.data) == {"started_at", "zone", "end"}


def test_triggers_of_the_app_are_codes() -> None:
    words_of_the_app = "Stress, Lack of sleep, Missed meal, Odor / strong smell, Bright lights"
    assert attack(Potential_Triggers=words_of_the_app)["triggers"] == {
        "stress": True,
        "sleep_short": True,
        "skipped_meal": True,
        "odour": True,
        "bright_light": True,
    }


def test_what_only_sounds_like_a_code_is_none() -> None:
    """ "Weather" is no change of pressure, "Alcohol" no wine, "Caffeine" not less of it."""
    reading = read_rows({"Potential Triggers": "Weather, Alcohol, Caffeine"})
    names = sorted(draft.data["name"] for draft in of_kind(reading, "factor"))
    assert names == ["Alcohol", "Caffeine", "Weather"]


def test_the_period_is_asked_and_answered() -> None:
    assert attack(Potential_Triggers="Sinus, Period: Yes")["triggers"]["menses"] is True
    assert attack(Potential_Triggers="Stress Period: Yes")["triggers"] == {
        "stress": True,
        "menses": True,
    }
    assert attack(Potential_Triggers="Period: No")["triggers"] == {"menses": False}
    assert attack(Potential_Triggers="Period: Soon")["triggers"] == {"premenstrual": True}


def test_the_worst_symptom_is_a_symptom_too() -> None:
    data = attack(Most_Bothersome_Symptom="Nausea")
    assert data["worst_symptom"] == "nausea"
    assert data["symptoms"] == {"nausea": True}


def test_a_worst_symptom_without_a_code_is_kept() -> None:
    data = attack(Most_Bothersome_Symptom="Throbbing pain")
    assert "worst_symptom" not in data
    assert data["imported"] == {"Most Bothersome Symptom": "Throbbing pain"}


def test_premonitory_signs() -> None:
    reading = read_rows({"Premonitory Symptoms": "Yawning, Fatigue, Tingling in head"})
    own = only(reading, "factor")
    assert only(reading, "attack").data["premonitory"] == {
        "yawning": True,
        "tiredness": True,
        f"custom:{own.id}": True,
    }


@pytest.mark.parametrize(
    ("positions", "side", "locations"),
    [
        ("Left Temple, Left Eye", "left", {"temple", "eye"}),
        ("Right Back of Head (Lower), Left Temple", "both", {"back_of_head", "temple"}),
        ("Right Front Head", "right", {"forehead"}),
        ("Left Back of Neck, Left Cheek", "left", {"neck", "face"}),
        ("Teeth", None, {"teeth"}),
        ("Left", "left", set()),
    ],
)
def test_positions_give_side_and_place(
    positions: str, side: str | None, locations: set[str]
) -> None:
    data = attack(Pain_Positions=positions)
    assert data.get("side") == side
    assert set(data.get("locations", {})) == locations
    assert "imported" not in data


def test_a_position_without_a_code_keeps_its_side_and_its_words() -> None:
    data = attack(Pain_Positions="Left Elbow")
    assert data["side"] == "left"
    assert "locations" not in data
    assert data["imported"] == {"Pain Positions": "Left Elbow"}


def test_how_far_an_activity_suffered_is_kept_beside_its_code() -> None:
    data = attack(Affected_Activities="Missed work, Slower [at home], No screens")
    assert data["activities"] == {"work": True, "household": True}
    assert data["imported"] == {"Affected Activities": "Missed work, Slower [at home], No screens"}


def test_not_affected_is_everything_done() -> None:
    data = attack(Affected_Activities="Not affected")
    assert data["function"] == "all"
    assert "activities" not in data


@pytest.mark.parametrize(
    ("written", "kind", "text"),
    [
        ("Migraine", "migraine", None),
        ("Tension Type Headache", "tension", None),
        ("Cluster headache", "cluster", None),
        ("Don't know yet", "unsure", None),
        ("Not sure", "unsure", None),
        ("Postdrome", "other", "Postdrome"),
        ("Migraine, Tension Type Headache", None, "Migraine, Tension Type Headache"),
        ("", None, None),
    ],
)
def test_the_type_is_the_persons_own_word(written: str, kind: str | None, text: str | None) -> None:
    data = attack(Attack_Types=written)
    assert (data.get("type"), data.get("type_text")) == (kind, text)


def test_a_comma_in_brackets_separates_nothing() -> None:
    assert split("Food (cheese, wine), Stress") == ["Food (cheese, wine)", "Stress"]
    assert split("Stress,Noise ,, Stress") == ["Stress", "Noise"]


def test_every_word_leads_to_a_code_that_exists() -> None:
    tables = {
        "SYMPTOM": v.SYMPTOM,
        "QUALITY": v.QUALITY,
        "FACTOR": v.FACTOR,
        "PREMONITORY": v.PREMONITORY,
        "ACTIVITY": v.ACTIVITY,
        "LOCATION": v.LOCATION,
        "TYPE": v.TYPE,
        "THERAPY": v.THERAPY,
        "EVENT": v.EVENT,
    }
    for name, codes in tables.items():
        table = getattr(words, name)
        assert set(table.values()) <= set(codes)
        assert all(fold(word) == word for word in table)
