"""The FHIR export is a valid R4 document, whatever the diary holds (clinical.md §9.1)."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
import pytest
from fhir.resources.R4B.bundle import Bundle

from server.domain.diary import Diary
from server.domain.validation import flags_of
from server.reports.fhir import ALL, fhir_bundle, fhir_json
from server.reports.permitted import PARTS
from server.reports.summary import build_summary
from tests.fixtures.diaries import Entry, entries_of, lifelike
from tests.reports.conftest import AS_OF, QUARTER, Plain, demo, entry, person, summary_of
from tests.reports.fhir import faults, resources

LAST = date(2026, 2, 27)
NOON = datetime(2026, 2, 28, 6, tzinfo=UTC)
PERIOD = (date(2025, 12, 10), date(2026, 2, 28))


def made_up(seed: int) -> list[Entry]:
    entries = entries_of(lifelike(seed, LAST))
    for one in entries:
        one.flags = flags_of(one.kind, one.data)
    return entries


def reckoned(entries: list[Entry]) -> dict[str, Any]:
    return build_summary(Diary.of(entries), *PERIOD, NOON)


@pytest.mark.parametrize("seed", range(20))
def test_a_made_up_diary_is_a_valid_document(seed: int) -> None:
    entries = made_up(seed)
    bundle = fhir_bundle(reckoned(entries), entries, NOON, pdf=b"%PDF-")
    assert faults(bundle) == []
    Bundle.model_validate(bundle)


@pytest.mark.parametrize("include", [(), *((part,) for part in PARTS), PARTS])
def test_what_a_share_may_include_is_a_valid_document(include: tuple[str, ...]) -> None:
    entries = made_up(5)
    assert faults(fhir_bundle(reckoned(entries), entries, NOON, include)) == []


@pytest.mark.parametrize("period", [QUARTER, (date(2026, 3, 31), date(2026, 3, 31))])
@pytest.mark.parametrize("entries", [[], [person()]])
def test_an_empty_diary_is_a_valid_document(
    entries: list[Plain], period: tuple[date, date]
) -> None:
    bundle = fhir_bundle(summary_of(entries, period), entries, AS_OF)
    assert faults(bundle) == []
    Bundle.model_validate(bundle)
    assert "No attack is recorded" in orjson.dumps(bundle).decode()


def test_a_period_that_has_not_begun_is_a_valid_document() -> None:
    entries, later = demo(), (date(2027, 1, 1), date(2027, 3, 31))
    assert faults(fhir_bundle(summary_of(entries, later), entries, AS_OF)) == []


@pytest.mark.parametrize("year", [1880, 2199])
def test_the_ends_of_the_calendar_are_valid(year: int) -> None:
    """Zones had offsets with seconds then, which FHIR does not know."""
    as_of = datetime(year, 6, 1, tzinfo=UTC)
    day = entry("day", f"{year}-05-31", headache=True)
    when = f"{year}-05-31T12:00:00+23:59"
    spell = entry("attack", "a", started_at=when, ended_at=when, severity=2)
    entries = [person(), day, spell]
    period = (date(year, 5, 30), date(year, 6, 1))
    bundle = fhir_bundle(summary_of(entries, period, as_of), entries, as_of)
    assert faults(bundle) == []
    Bundle.model_validate(bundle)


def test_the_same_diary_gives_the_same_bytes_in_whatever_order_it_is_read() -> None:
    entries = made_up(3)
    first = fhir_json(reckoned(entries), entries, NOON)
    for seed in range(3):
        random.Random(seed).shuffle(entries)
        assert fhir_json(reckoned(entries), entries, NOON) == first


def test_another_moment_makes_another_document() -> None:
    entries = made_up(3)
    one, other = (
        fhir_bundle(reckoned(entries), entries, at) for at in (NOON, NOON + timedelta(seconds=1))
    )
    assert one["identifier"] != other["identifier"]
    assert one["timestamp"] != other["timestamp"]


def test_no_two_people_share_a_name() -> None:
    """Dates and profiles have the same ids in every diary."""
    names = []
    for name in ("Kim", "Robin"):
        entries = [person(name=name), entry("day", "2026-03-01", headache=False)]
        bundle = fhir_bundle(summary_of(entries), entries, AS_OF)
        names.append({one["fullUrl"] for one in bundle["entry"]})
    assert not names[0] & names[1]


def test_the_document_is_of_its_moment_with_an_offset() -> None:
    bundle = fhir_bundle(summary_of([person()]), [person()], AS_OF)
    assert bundle["resourceType"] == "Bundle"
    assert bundle["type"] == "document"
    assert bundle["timestamp"] == "2026-04-10T11:00:00+02:00"
    assert bundle["identifier"]["system"] == "urn:ietf:rfc:3986"
    (composition,) = resources(bundle, "Composition")
    assert composition["status"] == "final"
    assert composition["date"] == bundle["timestamp"]
    assert "coding" not in composition["type"]
    assert composition["event"] == [{"period": {"start": "2026-01-01", "end": "2026-03-31"}}]
    assert all(section["text"]["div"] for section in composition["section"])


def test_all_parts_are_the_persons_own_document() -> None:
    assert frozenset(PARTS) == ALL


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda b: b["entry"].append(b["entry"][1]), "one name"),
        (lambda b: b["entry"].insert(0, b["entry"].pop()), "Composition first"),
        (lambda b: b["entry"].pop(1), "not in the document"),
        (lambda b: b["entry"][1]["resource"].update(gender="woman"), "woman"),
        (lambda b: b["entry"][1]["resource"].update(sex="female"), "sex"),
        (lambda b: b["entry"][1]["resource"].update(name=[]), "empty"),
        (lambda b: b["entry"][0]["resource"]["text"].update(div="<div><b>"), "mismatched|no elem"),
    ],
)
def test_a_planted_fault_is_seen(fault: Any, said: str) -> None:
    """The checks above would notice."""
    import re
    from xml.etree.ElementTree import ParseError

    bundle = orjson.loads(orjson.dumps(fhir_bundle(summary_of([person()]), [person()], AS_OF)))
    fault(bundle)
    try:
        told = " ".join(faults(bundle))
    except ParseError as error:
        told = str(error)
    assert re.search(said, told)
