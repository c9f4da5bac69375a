"""The counting rules, case by case: `tests/cases/*.json`."""

from __future__ import annotations

from typing import Any

import pytest

from server.domain.errors import Invalid

from .cases import all_cases, differences, entries_of, summary_of

CASES = dict(all_cases())


@pytest.mark.parametrize("name", CASES)
def test_the_case_comes_out_as_written(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    if "error" in case["expect"]:
        with pytest.raises(Invalid) as refused:
            summary_of(case)
        assert sorted(refused.value.errors) == case["expect"]["error"]
        return
    assert differences(case["expect"], summary_of(case)) == []


@pytest.mark.parametrize("name", CASES)
def test_no_case_has_two_entries_of_one_id(name: str) -> None:
    ids = [(entry.kind, entry.id) for entry in entries_of(CASES[name])]
    assert len(ids) == len(set(ids))


def test_every_rule_has_cases() -> None:
    files = {name.partition("_")[0] for name in CASES}
    assert {f"r{number:02}" for number in range(1, 23)} - files == ELSEWHERE


ELSEWHERE = {"r04", "r05", "r15", "r21"}
"""R4 is tried with R18 (peaks), R5 with R19 (what is counted), R15 with `preventives` (m3) and
R21 with `menstrual` (m4)."""


def test_a_wrong_figure_does_not_pass() -> None:
    assert differences({"totals": {"days": 30}}, {"totals": {"days": 31}})
    assert differences({"days": {"2025-03-01": {"peak": None}}}, {"days": []})
    assert differences({"flag": True}, {"flag": 1})
    assert differences({"attacks": []}, {"attacks": [{}]})
    assert differences({"by_class": {}}, {"by_class": {"triptan": 1}})
