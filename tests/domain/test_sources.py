"""Every rule of clinical.md §1 to §5 that is coded has cases, and every case names its source:
by its file (`r02…` is R2, `s1` §1.4) or, where the server alone reckons it, in its name."""

from __future__ import annotations

import re

import pytest

from .cases import all_cases

NAMES = [name for name, _ in all_cases()]
RULES = [f"R{number}" for number in range(1, 23)]
SECTIONS = {
    "§1.1": r"^m7.*: (§1\.1|1\.[1-5])",
    "§1.2": r"^m[78].*(§1\.2|: (2\.[123]|3\.1|7\.2|11\.2))",
    "§1.3": r"^m4.*§1\.3",
    "§1.4": r"^s1_overuse",
    "§1.5": r"^m7.*§1\.5|^r10",
    "§2.2": r"^m1.*§2\.2",
    "§2.3": r"^m5.*§2\.3|^r12",
    "§3.2": r"§3\.2",
    "§4": r"^m6.*§4",
    "§5.1": r"^m6.*§5\.1",
    "§5.2": r"^m6.*§5\.2",
    "§5.3": r"^m5.*§5\.3",
}
"""Section → the cases that try it."""
SOURCE = re.compile(r"§\d|\bR\d+\b|contract|\*\w+\*|worked|\b(1\.[1-5]|2\.[123]|3\.1|7\.2|11\.2)\b")
"""What names a source: a section, a rule, a settled reading, an entry of ICHD-3."""
PLAIN = {
    "m1_acute_treatment": "R19 (which doses)",
    "m2_typical": "contract §4 `typical`",
    "m3_preventives": "R15",
    "m4_menstrual": "§1.3",
    "m5_body": "contract §4 `body`",
    "m6_questionnaires": "contract §4 `questionnaires`",
    "m7_patterns": "§1.1",
}
"""What a case of these files is of where its name says no more."""


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_named_by_a_case(rule: str) -> None:
    file = f"r{int(rule[1:]):02}_"
    assert any(name.startswith(file) or re.search(rf"\b{rule}\b", name) for name in NAMES)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_coded_section_has_cases(section: str) -> None:
    assert sum(bool(re.search(SECTIONS[section], name)) for name in NAMES) > 1


def test_every_case_says_what_it_is_of() -> None:
    nameless = [
        name
        for name in NAMES
        if not name.startswith(("r", "s"))
        and not SOURCE.search(name.partition(": ")[2])
        and name.partition(":")[0] not in PLAIN
    ]
    assert nameless == []
