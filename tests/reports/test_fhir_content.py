"""What each thing in the diary becomes in FHIR (clinical.md §9.1), and under which codes (§9.2)."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

import pytest

from server.domain import vocabulary as v
from server.domain.diary import Diary
from server.domain.formulary_data import ACUTE
from server.reports.associations import associations_of
from server.reports.fhir import fhir_bundle
from server.reports.permitted import PARTS
from tests.reports.conftest import AS_OF, Plain, daily, demo, entry, person, summary_of
from tests.reports.fhir import Json, codings, faults, observations, parts, resources, the, value

SNOMED, LOINC = "http://snomed.info/sct", "http://loinc.org"
ATC, UCUM = "http://www.whocc.no/atc", "http://unitsofmeasure.org"
SPELL = "0197a1a2-0000-7000-8000-000000000001"
SURE_SNOMED = (
    *("25064002", "37796009", "56097005", "4473006", "398057008", "193031009", "422587007"),
    *("422400008", "409668002", "313387002", "81680005", "161891005", "279039007", "203082005"),
    *("84229001", "255604002", "6736007", "24484000", "7771000", "24028007", "51440002"),
)
SURE_LOINC = ("72514-3", "8665-2", "55758-7", "10160-0", "11450-4")
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def bundle_of(*entries: Plain, include: tuple[str, ...] = PARTS, **profile: Any) -> Json:
    every = [person(**profile), *entries]
    bundle = fhir_bundle(summary_of(every, MARCH), every, AS_OF, include)
    assert faults(bundle) == []
    return bundle


def spell(ended: str | None = "2026-03-02T12:00:00+01:00", **data: Any) -> Plain:
    times = {"started_at": "2026-03-02T08:00:00+01:00"} | ({"ended_at": ended} if ended else {})
    return entry("attack", SPELL, **times, **data)


def test_the_person_is_no_more_than_they_gave() -> None:
    (patient,) = resources(bundle_of(), "Patient")
    assert patient == {"resourceType": "Patient"}
    (patient,) = resources(bundle_of(name="Kim", birth_year=1980, sex="female"), "Patient")
    assert patient["name"] == [{"text": "Kim"}]
    assert (patient["birthDate"], patient["gender"]) == ("1980", "female")


def test_the_program_and_the_person_made_it() -> None:
    bundle = bundle_of()
    (device,) = resources(bundle, "Device")
    assert device["deviceName"][0]["name"] == "Cephalog"
    assert device["version"][0]["value"]
    (provenance,) = resources(bundle, "Provenance")
    names = {one["fullUrl"]: one["resource"]["resourceType"] for one in bundle["entry"]}
    assert [names[agent["who"]["reference"]] for agent in provenance["agent"]] == [
        "Patient",
        "Device",
    ]
    assert names[provenance["target"][0]["reference"]] == "Composition"


def test_a_told_diagnosis_is_unconfirmed_and_the_persons_own() -> None:
    bundle = bundle_of(told_diagnosis="migraine", conditions={"fibromyalgia": True, "tmj": False})
    told, ill = resources(bundle, "Condition")
    assert told["code"] == {"text": "migraine"}
    assert list(codings(ill["code"])) == [(SNOMED, "203082005")]
    for one in (told, ill):
        assert one["verificationStatus"]["coding"][0]["code"] == "unconfirmed"
        assert one["recorder"] == one["subject"]


def test_an_attack_that_ended_is_an_observation_over_its_time() -> None:
    attack = the(observations(bundle_of(spell(severity=3)), "Attack"))
    assert list(codings(attack["code"])) == [(SNOMED, "25064002")]
    assert attack["effectivePeriod"] == {
        "start": "2026-03-02T08:00:00+01:00",
        "end": "2026-03-02T12:00:00+01:00",
    }
    assert parts(attack)["Length"] == 240
    assert parts(attack)["Peak intensity"] == "Severe"
    assert attack["status"] == "final"


def test_an_attack_that_goes_on_has_no_end() -> None:
    began = "2026-04-10T08:00:00+02:00"
    entries = [person(), entry("attack", SPELL, started_at=began)]
    summary = summary_of(entries, (date(2026, 4, 1), date(2026, 4, 10)))
    bundle = fhir_bundle(summary, entries, AS_OF)
    for name in ("Attack", "Spell"):
        found = the(observations(bundle, name))
        assert found["effectivePeriod"] == {"start": began}
        assert found["status"] == "preliminary"
    attack = the(observations(bundle, "Attack"))
    length = next(one for one in attack["component"] if one["code"]["text"] == "Length")
    assert length["valueQuantity"]["comparator"] == ">="


@pytest.mark.parametrize(
    "entry_",
    [
        spell(None),
        spell(end="unknown"),
        spell("2026-04-20T12:00:00+02:00"),
        Plain("attack", SPELL, spell("2026-03-01T08:00:00+01:00").data, flags=[
            "ends_before_start"]),
    ],
    ids=["open for long", "unknown", "not come yet", "before the start"],
)  # fmt: skip
def test_an_end_that_is_not_known_does_not_look_like_going_on(entry_: Plain) -> None:
    bundle = bundle_of(entry_)
    for name in ("Attack", "Spell"):
        period = the(observations(bundle, name))["effectivePeriod"]
        assert period.keys() == {"start", "_end"}
        assert period["_end"]["extension"][0]["valueCode"] == "unknown"
    assert parts(the(observations(bundle, "Attack")))["End not recorded"] is True


def test_the_spells_of_an_attack_are_its_members() -> None:
    again = entry(
        "attack",
        "0197a1a2-0000-7000-8000-000000000002",
        started_at="2026-03-03T18:00:00+01:00",
        ended_at="2026-03-03T20:00:00+01:00",
    )
    bundle = bundle_of(spell(), again)
    attack = the(observations(bundle, "Attack"))
    by_name = {one["fullUrl"]: one["resource"] for one in bundle["entry"]}
    members = [by_name[one["reference"]] for one in attack["hasMember"]]
    assert [one["identifier"][0]["value"] for one in members] == [
        f"urn:uuid:{SPELL}",
        f"urn:uuid:{again.id}",
    ]


def test_three_values_of_a_sign_stay_three() -> None:
    told = parts(
        the(observations(bundle_of(spell(symptoms={"nausea": True, "vomiting": False})), "Spell"))
    )
    assert (told["Nausea"], told["Vomiting"]) == (True, False)
    assert "Light hurts" not in told


def test_strength_is_a_word_and_only_0_to_10_is_a_loinc_score() -> None:
    bundle = bundle_of(
        spell(
            severity=2,
            pain_score=6,
            side="left",
            course={"2026-03-02T08:00:00.000Z": 1},
            scores={"2026-03-02T09:00:00.000Z": 4},
        )
    )
    found = the(observations(bundle, "Spell"))
    codes = {one["code"]["text"]: one for one in found["component"]}
    assert list(codings(codes["Peak intensity"])) == [(SNOMED, "6736007")]
    assert list(codings(codes["Laterality"])) == [(SNOMED, "7771000")]
    score = codes["Peak pain, 0 to 10"]
    assert sorted(codings(score)) == [(LOINC, "72514-3"), (UCUM, "{score}")]
    word = the(observations(bundle, "Headache intensity"))
    assert word["valueCodeableConcept"]["text"] == "Mild"
    assert word["effectiveDateTime"] == "2026-03-02T08:00:00+00:00"
    number = the(observations(bundle, "Pain, 0 to 10"))
    assert sorted(codings(number["code"])) == [(LOINC, "72514-3")]
    assert value(number) == 4


def test_signs_without_pain_are_not_called_a_headache() -> None:
    bundle = bundle_of(spell(severity=0, aura={"present": True, "minutes": 20}))
    for name in ("Attack without headache", "Spell without headache"):
        assert list(codings(the(observations(bundle, name))["code"])) == []


def test_no_headache_is_said_and_silence_is_not() -> None:
    bundle = bundle_of(
        entry("day", "2026-03-01", headache=False),
        entry("day", "2026-03-02", headache=True, severity=1),
        entry("day", "2026-03-03", sleep_hours=6),
    )
    told = {one["effectiveDateTime"]: value(one) for one in observations(bundle, "Headache day")}
    assert told == {"2026-03-01": False, "2026-03-02": True}
    (measures,) = (
        one
        for one in observations(bundle, "Daily check-in")
        if one["effectiveDateTime"] == "2026-03-03"
    )
    assert parts(measures) == {"Sleep duration": 6}


def test_medicine_on_an_unanswered_date_says_that_headache_was_not_asked() -> None:
    bundle = bundle_of(*intake())
    found = the(observations(bundle, "Headache day"))
    assert found["dataAbsentReason"]["coding"][0]["code"] == "not-asked"
    assert parts(found) == {"Acute medicine: Triptan": True}


def intake(medicine: dict[str, Any] | None = None, **data: Any) -> tuple[Plain, Plain]:
    suma = {"name": "Sumatriptan", "ingredients": ["sumatriptan"], "strength": "50 mg"}
    told = {"taken_at": "2026-03-02T08:30:00+01:00", "reason": "headache", **data}
    return (
        entry("medication", "m", **(suma if medicine is None else medicine)),
        entry("dose", "d", medication="m", **told),
    )


def test_an_intake_is_a_statement_of_the_person() -> None:
    medicine = {"name": "Suma", "ingredients": ["sumatriptan"], "strength": "50", "unit": "mg"}
    bundle = bundle_of(spell(), *intake(medicine, amount=50, attack=SPELL))
    (statement,) = resources(bundle, "MedicationStatement")
    assert statement["status"] == "completed"
    assert statement["informationSource"] == statement["subject"]
    assert statement["effectiveDateTime"] == "2026-03-02T08:30:00+01:00"
    assert list(codings(statement["reasonCode"])) == [(SNOMED, "25064002")]
    dose = statement["dosage"][0]["doseAndRate"][0]["doseQuantity"]
    assert dose == {"value": 50, "unit": "mg", "system": UCUM, "code": "mg"}
    by_name = {one["fullUrl"]: one["resource"] for one in bundle["entry"]}
    assert by_name[statement["reasonReference"][0]["reference"]]["code"]["text"] == "Spell"
    medication = by_name[statement["medicationReference"]["reference"]]
    assert medication["code"]["text"] == "Suma 50"
    assert list(codings(medication["code"])) == [(ATC, "N02CC01")]


def test_relief_hangs_on_its_intake_two_hours_later() -> None:
    bundle = bundle_of(*intake(relief_2h="gone", severity_then=2))
    relief = the(observations(bundle, "Pain two hours after the medicine"))
    names = {one["fullUrl"]: one["resource"]["resourceType"] for one in bundle["entry"]}
    assert names[relief["partOf"][0]["reference"]] == "MedicationStatement"
    assert value(relief) == "Gone"
    assert relief["effectiveDateTime"] == "2026-03-02T09:30:00+00:00"


def test_a_skipped_dose_was_not_taken_and_an_unknown_time_is_a_date() -> None:
    (statement,) = resources(bundle_of(*intake(skipped=True)), "MedicationStatement")
    assert statement["status"] == "not-taken"
    (statement,) = resources(bundle_of(*intake(time="unknown")), "MedicationStatement")
    assert statement["effectiveDateTime"] == "2026-03-02"


@pytest.mark.parametrize("medicine", [{"name": "", "class": "triptan"}, {"name": "From Peru"}])
def test_a_medicine_of_unknown_ingredients_has_no_code(medicine: dict[str, Any]) -> None:
    (medication,) = resources(bundle_of(*intake(medicine)), "Medication")
    assert list(codings(medication)) == []


def test_an_intake_of_a_deleted_medicine_stays() -> None:
    (statement,) = resources(bundle_of(intake()[1]), "MedicationStatement")
    assert statement["medicationCodeableConcept"]["text"]


@pytest.mark.parametrize(
    ("dates", "status", "period"),
    [
        ({"started_on": "2026-02-12"}, "active", {"start": "2026-02-12"}),
        ({"started_on": "2026-02-12", "stopped_on": "2026-03-20"}, "stopped",
         {"start": "2026-02-12", "end": "2026-03-20"}),
        ({"started_on": "2026-02-12", "stopped_on": "2026-06-20"}, "active",
         {"start": "2026-02-12", "end": "2026-06-20"}),
        ({}, "active", None),
    ],
)  # fmt: skip
def test_a_preventive_is_a_statement_over_its_time(
    dates: dict[str, str], status: str, period: dict[str, str] | None
) -> None:
    medicine = entry(
        "medication",
        "p",
        name="Topiramate",
        role="preventive",
        stop_reason="tired",
        schedule={"times": ["20:00"], "every_days": 1},
        dose_changes={"2026-03-01": "25 → 50 mg"},
        **dates,
    )
    (statement,) = resources(bundle_of(medicine), "MedicationStatement")
    assert statement["status"] == status
    assert statement.get("effectivePeriod") == period
    assert ("statusReason" in statement) == (status == "stopped")
    assert "25 → 50 mg" in statement["note"][0]["text"]
    assert statement["dosage"][0]["timing"]["repeat"] == {
        "timeOfDay": ["20:00:00"], "frequency": 1, "period": 1, "periodUnit": "d",
    }  # fmt: skip


def test_a_preventive_of_other_dates_is_not_in_it() -> None:
    over = {"started_on": "2025-01-01", "stopped_on": "2026-02-27"}
    later = {"started_on": "2026-04-05"}
    for dates in (over, later):
        bundle = bundle_of(entry("medication", "p", name="X", role="preventive", **dates))
        assert resources(bundle, "MedicationStatement") == []


def test_a_therapy_is_a_procedure() -> None:
    therapy = entry("therapy", "t", on="2026-03-04", type="physiotherapy", minutes=25.0,
                    provider="at the park", effect="some", notes="hands")  # fmt: skip
    (procedure,) = resources(bundle_of(therapy), "Procedure")
    assert procedure["performedDateTime"] == "2026-03-04"
    assert procedure["code"]["text"] == "Physiotherapy"
    assert procedure["performer"] == [{"actor": {"display": "at the park"}}]
    assert [one["text"] for one in procedure["note"]] == ["25 minutes", "hands"]


@pytest.mark.parametrize(("precision", "when"), [("day", "2026-03-04"), ("month", "2026-03")])
def test_an_event_is_as_exact_as_it_was_told(precision: str, when: str) -> None:
    event = entry("event", "e", on="2026-03-04", type="fall", precision=precision, title="stairs")
    found = the(observations(bundle_of(event), "Event: Fall"))
    assert found["effectiveDateTime"] == when
    assert value(found) == "stairs"


def test_exposure_is_an_observation_on_its_day_and_no_condition() -> None:
    own = "0197a1a2-0000-7000-8000-00000000000f"
    bundle = bundle_of(
        entry("factor", own, name="Pizza night"),
        entry("day", "2026-03-04", factors={"stress": True, "nap": False, f"custom:{own}": True}),
    )
    told = parts(the(observations(bundle, "Exposures")))
    assert told == {
        "Exposure: Stress": True,
        "Exposure: Nap": False,
        "Exposure: Pizza night": True,
    }
    assert resources(bundle, "Condition") == []


def test_the_first_day_of_bleeding_is_a_date() -> None:
    bled = ("2026-02-27", "2026-02-28", "2026-03-01", "2026-03-26", "2026-03-27")
    days = [entry("day", on, menstruation="medium") for on in bled]
    bundle = bundle_of(*days)
    found = the(observations(bundle, "First day of menstrual bleeding"))
    assert list(codings(found["code"])) == [(LOINC, "8665-2")]
    assert value(found) == "2026-03-26"


def test_a_share_without_the_dates_before_finds_the_same_first_days() -> None:
    bled = ("2026-02-27", "2026-02-28", "2026-03-01", "2026-03-26", "2026-03-27")
    days = [entry("day", on, menstruation="medium") for on in bled]
    bundle = bundle_of(*days, include=("notes",))
    found = the(observations(bundle, "First day of menstrual bleeding"))
    assert value(found) == "2026-03-26"


def test_a_free_questionnaire_has_its_answers_and_its_score() -> None:
    phq = entry("questionnaire", "q", instrument="phq2", answered_on="2026-03-05",
                answers={"a": 1, "b": 2})  # fmt: skip
    bundle = bundle_of(phq)
    (response,) = resources(bundle, "QuestionnaireResponse")
    assert response["authored"] == "2026-03-05"
    assert [one["answer"] for one in response["item"]] == [
        [{"valueDecimal": 1}],
        [{"valueDecimal": 2}],
    ]
    score = the(observations(bundle, "PHQ-2: score"))
    assert (LOINC, "55758-7") in codings(score["code"])
    assert value(score) == 3
    assert score["referenceRange"][0]["high"]["value"] == 6


def test_a_typed_score_is_a_number_without_answers() -> None:
    typed = entry("questionnaire", "q", instrument="typed_score", title="HIT-6",
                  answered_on="2026-03-05", score=61, answers={"x": 1})  # fmt: skip
    bundle = bundle_of(typed)
    assert resources(bundle, "QuestionnaireResponse") == []
    assert value(the(observations(bundle, "HIT-6: score"))) == 61


def test_equal_questionnaires_keep_their_own_answers() -> None:
    entries = [
        entry("questionnaire", f"q{n}", instrument="gad2", answered_on="2026-03-05",
              answers={"a": n, "b": 0})
        for n in (1, 2)
    ]  # fmt: skip
    bundle = bundle_of(*entries)
    by_name = {one["fullUrl"]: one["resource"] for one in bundle["entry"]}
    for score in observations(bundle, "GAD-2: score"):
        (source,) = (by_name[one["reference"]] for one in score["derivedFrom"])
        given = sum(item["answer"][0]["valueDecimal"] for item in source["item"])
        assert given == value(score)


def test_the_page_goes_with_it() -> None:
    pdf = b"%PDF-1.7 made up"
    entries = [person()]
    bundle = fhir_bundle(summary_of(entries), entries, AS_OF, pdf=pdf)
    (page,) = resources(bundle, "DocumentReference")
    attachment = page["content"][0]["attachment"]
    assert attachment["contentType"] == "application/pdf"
    assert base64.b64decode(attachment["data"]) == pdf


def test_what_is_associated_is_an_observation_with_its_method_in_words() -> None:
    """Counts first; *associated with*, never *causes* (contract §5)."""
    entries = demo()
    year = (date(2025, 4, 10), date(2026, 4, 9))
    told = associations_of(Diary.of(entries), *year, AS_OF)
    summary = {**summary_of(entries, year), "associations": told}
    bundle = fhir_bundle(summary, entries, AS_OF)
    assert faults(bundle) == []
    found = [one for one in resources(bundle, "Observation") if "method" in one]
    assert len(found) == sum(one["verdict"] != "not_enough_days" for one in told["factors"]) > 3
    for one in found:
        assert "Associated with, which shows no cause." in one["method"]["text"]
        assert next(iter(parts(one))) == "Days with it on which an attack began"
        assert "causes" not in str(one)
    others = tuple(one for one in PARTS if one != "triggers")
    bundle = fhir_bundle(summary, entries, AS_OF, others)
    assert not any("method" in one for one in resources(bundle, "Observation"))


@pytest.mark.parametrize(
    ("ingredients", "shown"),
    [
        (["sumatriptan"], True),
        (["tramadol"], False),
        (["butalbital", "paracetamol", "caffeine"], False),
    ],
)
def test_opioids_and_butalbital_never_show_a_limit(ingredients: list[str], shown: bool) -> None:
    """clinical.md §1.4: harm is described from fewer days."""
    every = [one for one in daily() if one.kind != "medication"]
    every.append(entry("medication", "t", name="X", ingredients=ingredients))
    bundle = fhir_bundle(summary_of(every), every, AS_OF)
    limited = [
        one
        for one in resources(bundle, "Observation")
        if "Days of acute medicine in" in one["code"]["text"] and "Mixed" not in one["code"]["text"]
    ]
    assert limited
    assert all(("Limit" in parts(one)) is shown for one in limited)
    assert "overuse" not in str(bundle).lower()


def test_only_sure_codes_are_used() -> None:
    """clinical.md §9.2: SNOMED CT, LOINC and ATC codes that are marked *sure*, nothing else."""
    sure = {(SNOMED, code) for code in SURE_SNOMED} | {(LOINC, code) for code in SURE_LOINC}
    sure |= {(ATC, code) for *_, code in ACUTE if code}
    entries = [*demo(), *every_code()]
    used = set(codings(fhir_bundle(summary_of(entries), entries, AS_OF)))
    terms = {one for one in used if one[0] in {SNOMED, LOINC, ATC}}
    assert len(terms) > 15
    assert terms <= sure
    rest = {system for system, _ in used - terms}
    assert all(one == UCUM or one.startswith("http://terminology.hl7.org/") for one in rest)


def every_code() -> list[Plain]:
    """A spell and a day with every code of theirs."""
    yes = dict.fromkeys(v.SYMPTOM, True)
    return [
        spell(symptoms=yes, side="both", type="migraine", pain_score=7, worst_symptom="nausea"),
        entry("day", "2026-03-05", symptoms=yes, factors=dict.fromkeys(v.FACTOR, True), fatigue=2,
              neck_pain=1, back_pain=3, pain_score=2, menstruation="heavy"),
        entry("questionnaire", "q", instrument="phq2", answered_on="2026-03-05",
              answers={"a": 1, "b": 1}),
    ]  # fmt: skip


def test_units_are_ucum() -> None:
    entries = demo()
    used = codings(fhir_bundle(summary_of(entries), entries, AS_OF))
    assert {code for system, code in used if system == UCUM} <= {
        "d", "min", "h", "mg", "{#}", "1", "{score}", "%", "{serving}", "{glass}", "{drink}",
        "Cel", "hPa",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("notes", "private thought"),
        ("symptoms", "Nausea"),
        ("triggers", "Chocolate"),
        ("questionnaires", "PHQ-2"),
        ("mood", "Mood"),
    ],
)
def test_a_part_that_is_not_included_is_nowhere(part: str, word: str) -> None:
    entries = [
        spell(notes="private thought", symptoms={"nausea": True}, triggers={"food:chocolate": True},
              imported={"Note": "private thought"}),
        entry("day", "2026-03-05", mood=1, notes="private thought", food="private thought",
              symptoms={"nausea": True}, factors={"food:chocolate": True}),
        *intake(notes="private thought", side_effects="private thought"),
        entry("questionnaire", "q", instrument="phq2", answered_on="2026-03-05",
              answers={"a": 1, "b": 1}),
        entry("event", "e", on="2026-03-04", type="visit", title="private thought"),
    ]  # fmt: skip
    others = tuple(one for one in PARTS if one != part)
    assert word not in str(bundle_of(*entries, include=others))
    assert word in str(bundle_of(*entries, include=(part,)))
    assert word in str(bundle_of(*entries))
