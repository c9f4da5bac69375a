"""Unlike the person's own habit: clinical.md §8.1, issue 3 (unusual beside plain exposure)."""

from __future__ import annotations

from typing import Any

import pytest

from server.domain.habits import HABIT_DAYS, LEAST_KNOWN

from .dated import day, diary, factor, found, free
from .test_associations_exposures import told

HABIT = {"stress": 1, "caffeine_servings": 2, "sleep_hours": 7}


def on(value: Any, measure: str, known: int = HABIT_DAYS) -> dict[str, bool]:
    """What is unusual of the value after so many days of habit."""
    past = [day(-number, **HABIT) for number in range(1, known + 1)]
    codes = told(*past, day(0, **{measure: value}), days=1)
    return {code: one[0] for code, one in codes.items() if code.startswith("unusual:")}


@pytest.mark.parametrize(
    ("measure", "value", "unusual"),
    [
        ("stress", 1, set()),
        ("stress", 2, {"unusual:stress"}),
        ("stress", 0, set()),
        ("caffeine_servings", 2.9, set()),
        ("caffeine_servings", 3, {"unusual:caffeine"}),
        ("caffeine_servings", 1, {"unusual:less_caffeine"}),
        ("caffeine_servings", 1.1, set()),
        ("sleep_hours", 5.5, {"unusual:sleep_short"}),
        ("sleep_hours", 5.6, set()),
        ("sleep_hours", 8.4, set()),
        ("sleep_hours", 8.5, {"unusual:sleep_long"}),
    ],
)
def test_what_differs_enough_from_the_habit_is_unusual(
    measure: str, value: float, unusual: set[str]
) -> None:
    found = on(value, measure)
    assert {code for code, answer in found.items() if answer} == unusual
    assert found


def test_with_too_few_days_before_there_is_no_habit() -> None:
    assert on(3, "stress", LEAST_KNOWN - 1) == {}
    assert on(3, "stress", LEAST_KNOWN) == {"unusual:stress": True}


def test_the_habit_is_that_of_the_four_weeks_before() -> None:
    long_ago = [day(-number, stress=0) for number in range(HABIT_DAYS + 1, 3 * HABIT_DAYS)]
    lately = [day(-number, stress=2) for number in range(1, HABIT_DAYS + 1)]
    assert told(*long_ago, *lately, day(0, stress=2), days=1)["unusual:stress"] == {0: False}
    assert "unusual:stress" not in told(*long_ago, day(0, stress=2), days=1)


def test_the_habit_never_looks_ahead() -> None:
    past = [day(-number, stress=1) for number in range(1, 15)]
    ahead = [day(number, stress=3) for number in range(1, 30)]
    assert told(*past, day(0, stress=2), *ahead, days=1)["unusual:stress"] == {0: True}


def test_a_date_without_a_value_is_neither() -> None:
    past = [day(-number, **HABIT) for number in range(1, 29)]
    assert told(*past, day(0, headache=False), days=1) == {}


def test_usual_stress_stands_beside_unusual_stress() -> None:
    """Moderate stress on every day is a habit: only the plain factor has exposed days."""
    answer = found(diary(*free(range(84), stress=2)), 84)
    assert factor(answer, "stress")["exposed"]["days"] == 84
    assert factor(answer, "unusual:stress")["unexposed"]["days"] == 70
