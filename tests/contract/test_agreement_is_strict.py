"""The checks of `test_agreement.py` notice a wrong figure: each one of the summary is altered for
the document alone. What is not noticed is listed here: the document does not show it."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from server.domain.diary import Diary
from server.domain.validation import flags_of
from server.reports.csv import attacks_csv, diary_csv
from server.reports.fhir import fhir_bundle
from server.reports.pdf import report_pdf
from server.reports.summary import build_summary
from tests.contract.agreement import Claim, differences
from tests.contract.agreement.page import page_claims
from tests.contract.agreement.printed import Printed
from tests.contract.agreement.resources import fhir_claims
from tests.contract.agreement.tables import attack_claims, diary_claims
from tests.fixtures.diaries import Entry, entries_of, lifelike

AS_OF = datetime(2026, 2, 28, 6, tzinfo=UTC)
PERIOD = (date(2026, 1, 20), date(2026, 2, 28))
SEED = 65
WORDS = {
    "state": ("headache", "clear"),
    "status": ("full", "provisional"),
    "level": ("reached", "below"),
}
"""Members that are words: one of them, and what it becomes."""
NOT_IN_FHIR = re.compile(
    r"period\.days"
    # Of 28 days under a preventive: no classes. The last 30 days: `overuse` says the same.
    r"|preventives\.\*\.\w+(\.\*)?\.(status|acute_medication_days\.(?!any).*)"
    r"|last_30_days\.by_class\..*"
    # None of these figures is known in this diary.
    r"|questionnaires\.\*\.parts\.score"
)
NOT_ON_PAGE = re.compile(
    r"period\.days|last_30_days\..*|questionnaires\.\*\.(range\..*|parts\.(score|regions|criteria.*))"
    r"|acute_treatment\.\*\.(rescue|sustained)_.*"
    r"|body\.\*\.(function|means)\..*|body\.\*\.neck_asked"
    r"|days\.\*\.(brief|crystal_clear|migraine|minutes)"
    r"|(months\.\*|totals)\.(completeness|mean_peak|moderate_severe_days)"
    # That there are some is a `+` behind the hours.
    r"|(months\.\*|totals)\.unknown_length_days"
    r"|months\.\*\.acute_medication_days\.(for_.*|unknown|longest_run|free_days)"
    r"|totals\.acute_medication_days\.for_headache_by_class\..*"
    # A month's limits are a frame, which is no text.
    r"|months\.\*\.(overuse\.\*\..*|aura_only_days|late_answers|per_28_days\..*)"
    r"|preventives\.\*\.(baseline|blocks\.\*)\.(?!headache_days|answered_days).*"
    r"|typical\.(attacks|quality\.custom:.*)"
)
Path_ = tuple[str | int, ...]
Claims = Callable[[dict[str, Any]], Iterator[Claim]]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    made = entries_of(lifelike(SEED, date(2026, 2, 27), days=125))
    for one in made:
        one.flags = flags_of(one.kind, one.data)
    return made


@pytest.fixture(scope="module")
def summary(entries: list[Entry]) -> dict[str, Any]:
    return build_summary(Diary.of(entries), *PERIOD, AS_OF)


def leaves(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Figures, answers and known words, the newest first."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, (*path, name))
    elif isinstance(value, list):
        for number in reversed(range(len(value))):
            yield from leaves(value[number], (*path, number))
    elif isinstance(value, bool | int | float) or value == WORDS.get(str(path[-1]), ("", ""))[0]:
        yield path, value


def pattern(path: Path_) -> str:
    """The place of a leaf, whichever row it is in."""
    return ".".join("*" if isinstance(step, int) else step for step in path)


def instances(summary: dict[str, Any]) -> dict[str, list[Path_]]:
    """Some leaves of each place: the newest and the oldest of each answer."""
    found: dict[str, dict[Any, Path_]] = {}
    for path, value in leaves(summary):
        own = found.setdefault(pattern(path), {})
        answer = value if isinstance(value, bool | str) else None
        own.setdefault(("newest", answer), path)
        own["oldest", answer] = path
    return {name: list(dict.fromkeys(own.values())) for name, own in found.items()}


def altered(summary: dict[str, Any], path: Path_) -> dict[str, Any]:
    """The summary with sixty more, or with the other answer, at that place."""
    other = copy.deepcopy(summary)
    holder: Any = other
    for step in path[:-1]:
        holder = holder[step]
    value = holder[path[-1]]
    if isinstance(value, str):
        holder[path[-1]] = WORDS[str(path[-1])][1]
    elif path[-1] == "peak":
        holder[path[-1]] = value % 3 + 1
    else:
        holder[path[-1]] = not value if isinstance(value, bool) else value + 60
    return other


def unnoticed(summary: dict[str, Any], claims: Claims, left_out: re.Pattern[str]) -> list[str]:
    """Places, but those left out, at which no altered leaf makes a difference."""
    assert differences(claims(summary)) == []
    return [
        place
        for place, paths in instances(summary).items()
        if not left_out.fullmatch(place)
        and not any(differences(claims(altered(summary, path))) for path in paths)
    ]


def told(entries: list[Entry], kind: str) -> dict[str, dict[str, Any]]:
    return {one.id: one.data for one in entries if one.kind == kind and not one.deleted}


def test_every_figure_of_the_summary_is_in_the_fhir_document(
    entries: list[Entry], summary: dict[str, Any]
) -> None:
    cabinet = list(told(entries, "medication").values())

    def claims(other: dict[str, Any]) -> Iterator[Claim]:
        return fhir_claims(fhir_bundle(other, entries, AS_OF), summary, cabinet)

    assert unnoticed(summary, claims, NOT_IN_FHIR) == []


def test_every_figure_of_the_dates_is_in_the_table(
    entries: list[Entry], summary: dict[str, Any]
) -> None:
    flags = {one.id: one.flags for one in entries}

    def claims(other: dict[str, Any]) -> Iterator[Claim]:
        yield from diary_claims(diary_csv(other, entries), summary, told(entries, "day"))
        text = attacks_csv(other, entries)
        yield from attack_claims(text, summary, told(entries, "attack"), flags)

    assert unnoticed(summary, claims, re.compile(r"(?!days\.).*")) == []


@pytest.mark.timeout(400)
def test_every_figure_that_the_page_is_to_show_is_on_it(
    entries: list[Entry], summary: dict[str, Any], tmp_path: Path
) -> None:
    """clinical.md §3.3: the others stay in the export of the data."""
    cabinet = list(told(entries, "medication").values())
    file = tmp_path / "page.pdf"

    def claims(other: dict[str, Any]) -> Iterator[Claim]:
        file.write_bytes(report_pdf(other, entries, AS_OF, lang="en"))
        return page_claims(Printed(file), summary, cabinet)

    assert unnoticed(summary, claims, NOT_ON_PAGE) == []
