"""Which factor was there on a date: yes, no, not asked (contract §5; three-valued)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from server.domain.exposures import exposures_of

from .cases import CaseEntry
from .dated import at, attack, date_at, day, diary, number_of, reckoned


def told(*entries: CaseEntry, days: int = 10) -> dict[str, dict[int, bool]]:
    """Code → number of the date → yes or no, for what was asked."""
    found = exposures_of(*reckoned(diary(*entries), days))
    numbered = {
        code: {number_of(on): answer for on, answer in told.items()} for code, told in found.items()
    }
    return {code: one for code, one in numbered.items() if one}


MEASURED: list[tuple[str, str, dict[Any, bool]]] = [
    ("sleep_short", "sleep_hours", {5.9: True, 6: False, 10: False}),
    ("sleep_long", "sleep_hours", {9: False, 9.1: True, 5: False}),
    ("sleep_poor", "sleep_quality", {0: True, 1: True, 2: False, 3: False}),
    ("stress", "stress", {0: False, 1: False, 2: True, 3: True}),
    ("anxiety", "anxiety", {0: False, 1: False, 2: True, 3: True}),
    ("neck_pain", "neck_pain", {0: False, 1: True, 3: True}),
    ("back_pain", "back_pain", {0: False, 1: True, 3: True}),
    ("exercise", "exercise_minutes", {0: False, 29.9: False, 30: True}),
    ("caffeine", "caffeine_servings", {0: False, 2.9: False, 3: True}),
    (
        "menses",
        "menstruation",
        {
            "none": False,
            "spotting": False,
            "light": True,
            "medium": True,
            "heavy": True,
            "unspecified": True,
        },
    ),
]
BOUNDS = [
    (code, name, value, answer)
    for code, name, values in MEASURED
    for value, answer in values.items()
]


@pytest.mark.parametrize(("code", "name", "value", "answer"), BOUNDS)
def test_a_measure_tells_of_its_factor(code: str, name: str, value: Any, answer: bool) -> None:
    assert told(day(3, **{name: value}))[code] == {3: answer}


@pytest.mark.parametrize(("code", "name", "value", "answer"), BOUNDS)
def test_the_persons_own_answer_outweighs_the_measure(
    code: str, name: str, value: Any, answer: bool
) -> None:
    entry = day(3, factors={code: not answer}, **{name: value})
    assert told(entry)[code] == {3: not answer}


@pytest.mark.parametrize(
    ("meals", "answer"),
    [
        ({"lunch": True}, True),
        ({"lunch": True, "dinner": False}, True),
        ({"breakfast": False, "dinner": False}, False),
        ({"lunch": False}, False),
        ({}, None),
    ],
)
def test_any_skipped_meal_is_one(meals: dict[str, bool], answer: bool | None) -> None:
    expected = {} if answer is None else {"skipped_meal": {3: answer}}
    assert told(day(3, meals_skipped=meals)) == expected


def test_what_was_not_asked_is_no_answer() -> None:
    assert told(day(1, headache=False), day(2, headache=True, factors={})) == {}


def test_no_is_an_answer() -> None:
    entries = day(1, factors={"noise": False}), day(2, factors={"noise": True}), day(3)
    assert told(*entries) == {"noise": {1: False, 2: True}}


def test_what_a_person_suspects_is_no_exposure() -> None:
    assert told(attack(1, triggers={"noise": True}), day(1, headache=True)) == {}


def test_the_persons_own_factors_are_asked_likewise() -> None:
    code = "custom:00000000-0000-4000-8000-000000000001"
    assert told(day(1, factors={code: True})) == {code: {1: True}}


def test_only_dates_of_the_period_are_told() -> None:
    entries = [day(n, factors={"noise": True}) for n in (-1, 0, 9, 10)]
    assert told(*entries)["noise"] == {0: True, 9: True}


def test_what_is_told_of_days_to_come_does_not_count_yet() -> None:
    written = diary(day(3, factors={"noise": True}), day(4, factors={"heat": True}, stress=3))
    found = exposures_of(*reckoned(written, 10, datetime.fromisoformat(at(3, "08:00"))))
    assert {code for code, told in found.items() if told} == {"noise"}


def treated(number: int, kind: str) -> CaseEntry:
    return CaseEntry("therapy", f"therapy-{number}", {"on": date_at(number), "type": kind})


@pytest.mark.parametrize("kind", ["chiropractic", "upper_cervical", "neck_manipulation"])
def test_a_therapy_of_the_spine_is_a_manipulation(kind: str) -> None:
    found = told(treated(4, kind), treated(8, kind))
    assert found == {"manipulation": {4: True, 5: False, 6: False, 7: False, 8: True, 9: False}}


@pytest.mark.parametrize("kind", ["massage", "heat", "physiotherapy", "acupuncture"])
def test_other_therapies_are_none(kind: str) -> None:
    assert told(treated(4, kind)) == {}


def test_the_answer_for_a_date_outweighs_the_therapies() -> None:
    entries = day(5, factors={"manipulation": True}), day(2, factors={"manipulation": False})
    found = told(treated(4, "chiropractic"), *entries, days=7)
    assert found["manipulation"] == {2: False, 4: True, 5: True, 6: False}


def test_a_therapy_before_the_period_says_that_they_are_recorded() -> None:
    assert told(treated(-3, "chiropractic"), days=2)["manipulation"] == {0: False, 1: False}
    assert told(treated(11, "chiropractic")) == {}
