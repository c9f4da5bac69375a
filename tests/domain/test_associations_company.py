"""Factors that are mostly there on the same days (issue 3: two that go together)."""

from __future__ import annotations

from statistics import correlation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.company import OFTEN, companions, phi

from .dated import attack, day, diary, factor, found

LENGTH = 84


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=50))
@settings(deadline=None)
def test_phi_is_the_coefficient_of_correlation(pairs: list[tuple[bool, bool]]) -> None:
    one, other = (dict(enumerate(side)) for side in zip(*pairs, strict=True))
    if len(set(one.values())) == 2 == len(set(other.values())):
        expected = correlation(list(one.values()), list(other.values()))
        assert phi(one, other) == pytest.approx(expected)
    else:
        assert phi(one, other) == 0


def test_only_days_asked_for_both_are_compared() -> None:
    one = {1: True, 2: True, 3: False, 4: False, 5: True}
    other = {1: True, 2: True, 3: False, 4: False, 6: True}
    assert phi(one, other) == pytest.approx(1)
    assert phi(one, {9: True}) == 0


@pytest.mark.parametrize(("shared", "often"), [(6, True), (5, False)])
def test_companions_are_so_often_together(shared: int, often: bool) -> None:
    """Of 36 days ten with each: phi is 0.446 with six of them shared, 0.308 with five."""
    first = {n: n < 10 for n in range(36)}
    second = {n: 10 - shared <= n < 20 - shared for n in range(36)}
    assert (phi(first, second) >= 0.4) is often
    told = {"wine": first, "late_night": second}
    assert companions("wine", ["wine", "late_night"], told) == ["late_night"]


def test_what_keeps_apart_is_no_company() -> None:
    first = {n: n % 2 == 0 for n in range(40)}
    told = {"a": first, "b": {n: not answer for n, answer in first.items()}}
    assert phi(told["a"], told["b"]) == pytest.approx(-1)
    assert companions("a", ["b"], told) == []
    assert OFTEN == 0.3


def test_two_that_stand_out_together_say_so() -> None:
    noise = {n for n in range(LENGTH) if n % 7 == 3}
    days = [
        day(
            n,
            headache=False,
            factors={
                "noise": n in noise,
                "heat": n in noise or n % 20 == 0,
                "cold": n % 5 == 0,
            },
        )
        for n in range(LENGTH)
    ]
    answer = found(diary(*days, *map(attack, noise)), LENGTH)
    assert factor(answer, "noise")["goes_with"] == ["heat"]
    assert factor(answer, "heat")["goes_with"] == ["noise"]
    assert factor(answer, "cold")["goes_with"] == []
