"""What is too little to compare, and how it is said: clinical.md §8.3, 4."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import CaseEntry
from .dated import attack, day, diary, factor, found, free

LENGTH = 60


def row_of(
    *,
    length: int = LENGTH,
    answered: int | None = None,
    exposed: int = 10,
    onsets: int = 6,
    attack_exposed: bool = False,
) -> dict[str, Any]:
    """The factor in a diary whose attacks lie on the first dates, three apart, and whose exposed
    dates are the last that were answered (or those of the attacks as well)."""
    answered = length if answered is None else answered
    began = [3 * number for number in range(onsets)]
    noise = set(range(answered - exposed, answered)) | set(began if attack_exposed else ())
    days = [day(n, headache=False, factors={"noise": n in noise}) for n in range(answered)]
    return factor(found(diary(*days, *map(attack, began)), length), "noise")


def short_of(row: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(one["what"], one["have"], one["need"]) for one in row["short_of"]]


def test_with_all_of_it_the_factor_is_compared() -> None:
    row = row_of()
    assert row["verdict"] == "no_clear_link"
    assert (row["needs"], row["short_of"]) == (None, [])
    assert 0 < row["p"] <= row["q"] <= 1


@pytest.mark.parametrize(
    ("length", "answered", "short"),
    [
        (56, 56, []),
        (55, 55, [("answered_days", 55, 56)]),
        (70, 56, []),
        (71, 56, [("answered_share", 56, 57)]),
        (70, 55, [("answered_days", 55, 56), ("answered_share", 55, 56)]),
        (100, 80, []),
        (100, 79, [("answered_share", 79, 80)]),
    ],
)
def test_56_days_and_80_percent_are_the_least(
    length: int, answered: int, short: list[tuple[str, int, int]]
) -> None:
    row = row_of(length=length, answered=answered)
    assert short_of(row) == short
    assert (row["verdict"] == "not_enough_days") == bool(short)


@pytest.mark.parametrize(("onsets", "short"), [(5, []), (4, [("onsets", 4, 5)])])
def test_5_onsets_are_the_least(onsets: int, short: list[Any]) -> None:
    assert short_of(row_of(onsets=onsets)) == short


@pytest.mark.parametrize(("exposed", "short"), [(8, []), (7, [("exposed_days", 7, 8)])])
def test_8_exposed_days_are_the_least(exposed: int, short: list[Any]) -> None:
    row = row_of(exposed=exposed)
    assert short_of(row) == short
    assert row["exposed"] == {"days": exposed, "onsets": 0}


@pytest.mark.parametrize(("unexposed", "short"), [(8, []), (7, [("unexposed_days", 7, 8)])])
def test_8_unexposed_days_are_the_least(unexposed: int, short: list[Any]) -> None:
    """The attacks take one day each: 60 dates are 54 at risk."""
    days = [
        day(n, headache=False, factors={"noise": n < LENGTH - unexposed}) for n in range(LENGTH)
    ]
    row = factor(found(diary(*days, *(attack(3 * n) for n in range(6))), LENGTH), "noise")
    assert short_of(row) == short
    assert row["exposed"]["days"] == 54 - unexposed


def test_a_factor_with_too_little_shows_its_counts_and_nothing_else() -> None:
    row = row_of(exposed=7)
    assert row["needs"] == "Not enough yet: 7 of 8 days with it."
    assert row["exposed"]["days"] == 7
    for name in ("relative_risk", "rr_ci95", "odds_ratio", "or_ci95", "p", "q"):
        assert row[name] is None


def test_all_that_is_missing_is_said() -> None:
    row = row_of(length=40, answered=30, exposed=3, onsets=2)
    assert row["needs"] == (
        "Not enough yet: 30 of 56 days answered; 30 of 32 days of the period answered (80 %); "
        "2 of 5 attacks that began on a day that counts; 3 of 8 days with it."
    )


def test_days_on_which_the_factor_was_not_asked_are_left_out() -> None:
    asked = [day(n, headache=False, factors={"noise": n % 4 == 0}) for n in range(20)]
    days = [*asked, *free(range(20, LENGTH))]
    row = factor(found(diary(*days, *(attack(3 * n) for n in range(6))), LENGTH), "noise")
    # 20 dates but five after an attack (the sixth attack's next day is 16).
    assert row["exposed"]["days"] + row["unexposed"]["days"] == 14


def test_an_onset_without_an_answer_to_the_factor_is_none_of_its_onsets() -> None:
    """Five attacks, at four of which it was asked."""
    days = [day(n, headache=False, factors={"noise": n > 40}) for n in range(1, LENGTH)]
    row = factor(found(diary(*days, *(attack(3 * n) for n in range(5))), LENGTH), "noise")
    assert short_of(row) == [("onsets", 4, 5)]


def test_a_zero_cell_is_compared() -> None:
    never = row_of(exposed=30)
    assert never["exposed"]["onsets"] == 0
    assert (never["relative_risk"], never["rr_ci95"]) == (0, None)
    assert never["odds_ratio"] > 0
    always = row_of(exposed=10, attack_exposed=True)
    assert always["unexposed"]["onsets"] == 0
    assert (always["relative_risk"], always["rr_ci95"]) == (None, None)
    assert always["odds_ratio"] > 1
    assert always["verdict"] == "more_often"


def test_a_factor_that_goes_with_fewer_attacks_stands_out_too() -> None:
    calm = {n for n in range(120) if n % 4}
    days = [day(n, headache=False, factors={"exercise": n in calm}) for n in range(120)]
    attacks = [attack(n) for n in range(0, 120, 4)]
    row = factor(found(diary(*days, *attacks), 120), "exercise")
    assert row["verdict"] == "less_often"
    assert row["relative_risk"] == 0


def test_without_entries_there_is_nothing_to_compare() -> None:
    assert found(diary(), 90) == {
        "days_at_risk": 0,
        "onsets": 0,
        "days": 90,
        "answered_days": 0,
        "factors": [],
    }


def test_one_attack_without_an_end_is_no_error() -> None:
    spell = CaseEntry(
        "attack", "a", {"started_at": "2025-01-10T10:00:00+01:00", "zone": "Europe/Berlin"}
    )
    answer = found(diary(spell), 90)
    assert (answer["days_at_risk"], answer["onsets"], answer["factors"]) == (1, 1, [])


def test_two_lags_count_for_two_and_all_factors_for_many() -> None:
    """§8.3, 3 and 6: p' = 1 − (1 − p)², then Benjamini-Hochberg over all that were tested."""
    length, shapes = 90, {"noise": 7, "heat": 5, "cold": 11, "smoke": 45}
    days = [
        day(n, headache=False, factors={code: n % every == 1 for code, every in shapes.items()})
        for n in range(length)
    ]
    answer = found(diary(*days, *(attack(n) for n in range(1, length, 7))), length)
    tested = [row for row in answer["factors"] if row["q"] is not None]
    assert {row["code"] for row in tested} == {"noise", "heat", "cold"}
    assert factor(answer, "smoke")["verdict"] == "not_enough_days"
    corrected = sorted(1 - (1 - row["p"]) ** 2 for row in tested)
    qs = sorted(row["q"] for row in tested)
    steps = [p * len(corrected) / rank for rank, p in enumerate(corrected, 1)]
    assert qs == pytest.approx([min([*steps[n:], 1.0]) for n in range(len(steps))])
    assert qs[0] == pytest.approx(3 * corrected[0])
