"""Days at risk and the onsets on them: clinical.md §8.3, 1 to 3; attacks by R6, R7, R9."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from server.domain.risk import Risk, risk_of

from .cases import CaseEntry
from .dated import at, attack, day, diary, factor, found, free, number_of, reckoned


def risk(*entries: CaseEntry, days: int = 20, as_of: str = "2025-12-31T12:00:00Z") -> Risk:
    return risk_of(*reckoned(diary(*entries), days, datetime.fromisoformat(as_of)))


def days_of(one: Risk) -> list[int]:
    return [number_of(each) for each in one.days]


def onsets_of(one: Risk) -> list[int]:
    return sorted(number_of(each) for each in one.onsets)


def test_every_answered_day_without_an_attack_is_at_risk() -> None:
    one = risk(*free(range(5)), days=5)
    assert days_of(one) == [0, 1, 2, 3, 4]
    assert (one.elapsed, one.answered, one.onsets) == (5, 5, frozenset())


@pytest.mark.parametrize(
    ("until", "at_risk"),
    [
        ("12:00", [0, 1, 3, 4, 5]),
        ("23:59", [0, 1, 3, 4, 5]),
    ],
)
def test_the_day_of_an_onset_is_at_risk_and_the_next_is_not(until: str, at_risk: list[int]) -> None:
    one = risk(*free(range(6)), attack(1, until=at(1, until)), days=6)
    assert days_of(one) == at_risk
    assert onsets_of(one) == [1]


@pytest.mark.parametrize(
    ("until", "first_free"),
    [(at(2, "00:00"), 3), (at(2, "00:01"), 4), (at(3, "00:00"), 4), (at(3, "00:01"), 5)],
)
def test_a_day_is_at_risk_from_24_hours_after_the_last_attack_on(
    until: str, first_free: int
) -> None:
    one = risk(*free(range(8)), attack(1, until=until), days=8)
    assert days_of(one) == [0, 1, *range(first_free, 8)]


def test_days_between_the_spells_of_one_attack_lie_within_it() -> None:
    """R6: 47 hours later is the same attack."""
    spells = attack(1, until=at(1, "12:00")), attack(3, "11:00", until=at(3, "13:00"))
    one = risk(*free(range(8)), *spells, days=8)
    assert days_of(one) == [0, 1, 5, 6, 7]
    assert onsets_of(one) == [1]


def test_a_new_attack_after_48_hours_is_a_new_onset() -> None:
    spells = attack(1, until=at(1, "12:00")), attack(3, "12:00", until=at(3, "13:00"))
    one = risk(*free(range(8)), *spells, days=8)
    assert days_of(one) == [0, 1, 3, 5, 6, 7]
    assert onsets_of(one) == [1, 3]


def test_an_unanswered_day_is_left_out() -> None:
    """A dose, sleep or stress alone answers nothing (R11)."""
    one = risk(*free([0, 1, 3]), day(2, stress=3, factors={"noise": True}), days=4)
    assert days_of(one) == [0, 1, 3]
    assert (one.elapsed, one.answered) == (4, 3)


def test_a_headache_that_no_attack_tells_of_has_no_known_onset() -> None:
    one = risk(*free([0, 1, 3, 4]), day(2, headache=True), days=5)
    assert days_of(one) == [0, 1, 3, 4]
    assert one.onsets == frozenset()
    assert one.answered == 5


def test_a_headache_told_beside_its_attack_changes_nothing() -> None:
    entries = [*free([0, 2, 3, 4]), day(1, headache=True), attack(1)]
    assert days_of(risk(*entries, days=5)) == [0, 1, 3, 4]


def test_an_attack_of_unknown_length_closes_the_next_day() -> None:
    one = risk(*free(range(6)), attack(1, end="unknown"), days=6)
    assert days_of(one) == [0, 1, 3, 4, 5]


def test_an_open_attack_closes_what_r9_counts_and_the_24_hours_after() -> None:
    spell = CaseEntry(
        "attack", "open", {"started_at": at(1), "zone": "Europe/Berlin", "confirmed_at": at(2)}
    )
    # Confirmed on day 2 at 10:00: counts until day 3, 10:00; free from day 4, 10:00 on.
    told = [day(number, headache=False) for number in (0, 4, 5, 6)]
    assert days_of(risk(*told, spell, days=7)) == [0, 1, 5, 6]


def test_an_attack_before_the_period_closes_its_first_days() -> None:
    one = risk(*free(range(4)), attack(-1, until=at(0, "09:00")), days=4)
    assert days_of(one) == [2, 3]
    assert one.onsets == frozenset()


def test_nothing_after_as_of_counts() -> None:
    entries = [*free(range(10)), attack(5)]
    one = risk(*entries, days=10, as_of=at(5, "09:00"))
    assert days_of(one) == [0, 1, 2, 3, 4, 5]
    assert one.onsets == frozenset()
    assert (one.elapsed, one.answered) == (6, 6)


def test_a_period_in_the_future_has_no_days() -> None:
    assert risk(*free(range(3)), days=3, as_of="2024-01-01T00:00:00Z") == Risk(
        0, 0, (), frozenset()
    )


def test_an_aura_alone_is_an_attack_too() -> None:
    one = risk(*free(range(4)), attack(1, severity=0, aura={"present": True}), days=4)
    assert onsets_of(one) == [1]


def test_two_cluster_attacks_of_one_day_are_one_day_with_an_onset() -> None:
    first = attack(1, "01:00", until=at(1, "02:00"), type="cluster")
    second = CaseEntry("attack", "second", {**first.data, "started_at": at(1), "ended_at": at(1)})
    one = risk(*free(range(5)), first, second, days=5)
    assert days_of(one) == [0, 1, 3, 4]
    assert onsets_of(one) == [1]


def test_the_24_hours_are_hours_where_the_clock_is_set_forward() -> None:
    """30 March 2025 has 23 hours in Berlin: 00:00 to 00:00 is less than 24 of them."""
    until = "2025-03-30T00:00:00+01:00"
    spell = attack(80, until=until)  # begins on 27 March
    one = risk(*free(range(80, 86)), spell, days=90)
    assert days_of(one) == [80, 85]  # 31 March begins 23 hours later, 1 April 47


def noisy(numbers: range, noise: set[int], **data: Any) -> list[CaseEntry]:
    return [day(n, headache=False, factors={"noise": n in noise}, **data) for n in numbers]


def planted(lag: int, length: int = 84) -> dict[str, Any]:
    """Noise on every seventh day, an attack so many days later."""
    noise = set(range(3, length, 7))
    entries = [*noisy(range(length), noise), *(attack(n + lag) for n in noise if n + lag < length)]
    return found(diary(*entries), length)


@pytest.mark.parametrize("lag", [0, 1])
def test_the_lag_at_which_it_was_planted_is_the_one_shown(lag: int) -> None:
    answer = planted(lag)
    row = factor(answer, "noise")
    assert row["lag_days"] == lag
    assert row["exposed"] == {"days": 12, "onsets": 12}
    # 84 days, 12 of them exposed, 12 within 24 hours after an attack; nobody knows of the day
    # before the first.
    assert row["unexposed"] == {"days": 84 - 12 - 12 - lag, "onsets": 0}
    assert row["verdict"] == "more_often"
    assert (answer["days_at_risk"], answer["onsets"]) == (72, 12)


def test_a_factor_two_days_before_is_not_looked_for() -> None:
    assert factor(planted(2), "noise")["exposed"]["onsets"] == 0


def test_what_was_there_before_the_period_plays_no_part() -> None:
    noise = set(range(-1, 84, 7))
    entries = [*noisy(range(-1, 84), noise), *(attack(n + 1) for n in noise if n < 83)]
    answer = found(diary(*entries), 84)
    assert answer["onsets"] == 12
    assert factor(answer, "noise")["exposed"] == {"days": 11, "onsets": 11}


def test_a_short_attack_within_a_long_one_opens_nothing() -> None:
    """`continues: none` starts an attack of its own (R6)."""
    long = attack(1, until=at(6, "12:00"))
    short = attack(2, continues="none")
    one = risk(*free(range(10)), long, short, days=10)
    assert days_of(one) == [0, 1, 8, 9]
