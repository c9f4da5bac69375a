"""What a link shows: its dates and its parts, of the diary as it now stands, nothing else."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from server.domain.entries import KINDS
from server.reports.permitted import (
    ALWAYS,
    FIELDS,
    MEMBERS,
    PARTS,
    permitted,
    permitted_entries,
)
from tests.api.conftest import BERLIN, Person, problem_of
from tests.fixtures.clock import FrozenClock
from tests.shares.conftest import ALL, DATES, Clinician, entry, make

FORMS = ["summary", "page", "report.pdf", "diary.csv", "attacks.csv", "fhir.json"]
AS_OF = "2026-03-01T12:00:00Z"
NOT_SHARED = {
    "reminder": "all of it",
    "profile": "usual_type week_start show emergency_number family",
}


def text_of(form: str, body: bytes) -> str:
    """What a person reads in the file; of FHIR also the page that goes with it."""
    if form == "report.pdf":
        tool = shutil.which("pdftotext")
        assert tool, "pdftotext is missing: run `make test`, which installs poppler-utils"
        run = subprocess.run([tool, "-", "-"], input=body, capture_output=True, check=True)
        return run.stdout.decode()
    return body.decode()


def opened(person: Person, clinician: Clinician, **body: Any) -> dict[str, bytes]:
    """Every form of a new link."""
    link = make(person, **body)
    assert clinician.open(link).status_code == 200
    answers = {form: clinician.get(link, form, as_of=AS_OF) for form in FORMS}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {form: answer.data for form, answer in answers.items()}


def test_every_field_is_shared_by_decision() -> None:
    for kind, definition in KINDS.items():
        decided = set(FIELDS.get(kind, ())) | set(NOT_SHARED.get(kind, "").split())
        if NOT_SHARED.get(kind) != "all of it":
            assert decided == {field.name for field in definition.fields}, kind
    parts = {part for fields in FIELDS.values() for part in fields.values()}
    assert parts == {ALWAYS, *PARTS}


def test_every_member_of_the_summary_is_shared_by_decision(diary: Person) -> None:
    own = diary.get("/summary", query_string={**DATES, "as_of": AS_OF}).get_json()
    assert set(own) == set(MEMBERS) - {"associations"}
    assert "planted" not in permitted({**own, "planted": 1}, PARTS)
    assert "associations" not in permitted({**own, "associations": {}}, ["symptoms"])


@pytest.mark.parametrize("include", [[], *([part] for part in PARTS), ALL], ids=str)
def test_a_part_is_seen_where_it_is_included_and_nowhere_else(
    diary: Person, clinician: Clinician, include: list[str]
) -> None:
    for form, body in opened(diary, clinician, include=include).items():
        told = text_of(form, body)
        assert "NEVER" not in told, form
        assert set(re.findall(r"PART-(\w+)", told)) <= set(include), form
        for code in ("nausea", "Nausea"):
            assert (code in told) <= ("symptoms" in include), (form, code)
        for name in ("depression", "Depression"):
            assert (name in told) <= ("mood" in include), form


def test_what_is_included_is_there(diary: Person, clinician: Clinician) -> None:
    seen = opened(diary, clinician, include=ALL)
    told = {form: text_of(form, body) for form, body in seen.items()}
    assert "PART-notes spell" in told["page"]
    assert "PART-notes spell" in told["report.pdf"]
    assert "PART-notes aura" in told["attacks.csv"]
    assert "PART-notes food" in told["diary.csv"]
    assert "PART-notes spell" in told["fhir.json"]
    for form in ("page", "report.pdf", "summary"):
        for part in ("questionnaires", "symptoms own", "triggers own"):
            assert f"PART-{part}" in told[form], form
    assert "Depression" in told["page"]


def test_the_daily_measures_belong_to_their_parts(diary: Person, clinician: Clinician) -> None:
    means = {}
    for part in (None, *PARTS):
        body = opened(diary, clinician, include=[part] if part else [])["summary"]
        means[part] = {name for row in json.loads(body)["body"] for name in row["means"]}
    assert means[None] == means["notes"] == means["questionnaires"] == {"sleep_hours"}
    assert means["mood"] == {"sleep_hours", "mood", "stress", "anxiety"}
    assert means["symptoms"] == {"sleep_hours", "fatigue", "brain_fog"}
    assert means["triggers"] == {"sleep_hours", "alcohol_units"}


def test_the_figures_are_those_of_the_app(diary: Person, clinician: Clinician) -> None:
    own = diary.get("/summary", query_string={**DATES, "as_of": AS_OF}).get_json()
    whole = json.loads(opened(diary, clinician, include=ALL)["summary"])
    own.pop("last_30_days")  # other dates than the link's
    assert whole == own
    least = json.loads(opened(diary, clinician)["summary"])
    for name in set(own) - {"symptoms", "triggers", "questionnaires", "body"}:
        assert least[name] == own[name], name
    assert not {"symptoms", "triggers", "questionnaires"} & set(least)


@pytest.mark.parametrize("query", [{}, {"paper": "letter", "lang": "de"}, {"lang": "en-GB"}])
def test_the_pages_bytes_are_those_of_the_app(
    diary: Person, clinician: Clinician, query: dict[str, str]
) -> None:
    link = make(diary, include=ALL)
    clinician.open(link)
    shared = clinician.get(link, "report.pdf", as_of=AS_OF, **query)
    own = diary.get("/export/report.pdf", query_string={**DATES, "as_of": AS_OF, **query})
    assert shared.data == own.data
    assert shared.headers["Content-Disposition"] == own.headers["Content-Disposition"]


def test_the_tables_are_those_of_the_app(diary: Person, clinician: Clinician) -> None:
    dates = {"from": "2026-01-01", "to": "2026-03-01"}
    seen = opened(diary, clinician, include=ALL, **dates)
    for form in ("diary.csv", "attacks.csv", "fhir.json"):
        own = diary.get(f"/export/{form}", query_string={**dates, "as_of": AS_OF})
        assert seen[form] == own.data, form


def test_no_parameter_reaches_other_dates_or_parts(diary: Person, clinician: Clinician) -> None:
    link = make(diary)
    clinician.open(link)
    wider = {
        "from": "2025-01-01", "to": "2026-03-01", "include": "notes", "account": "1",
        "as_of": AS_OF,
    }  # fmt: skip
    for form in FORMS:
        plain = clinician.get(link, form, as_of=AS_OF).data
        assert clinician.get(link, form, **wider).data == plain, form


def test_it_is_not_reckoned_at_a_moment_before_its_dates(
    diary: Person, clinician: Clinician
) -> None:
    link = make(diary)
    clinician.open(link)
    for form in FORMS:
        answer = clinician.get(link, form, as_of="2025-12-15T12:00:00Z")
        assert list(problem_of(answer, 422)["errors"]) == ["/as_of"]
        assert clinician.get(link, form, as_of="2026-01-01T00:00:00Z").status_code == 200


def test_it_shows_the_diary_as_it_now_stands(
    diary: Person, clinician: Clinician, clock: FrozenClock
) -> None:
    link = make(diary, include=["notes"])
    clinician.open(link)
    before = clinician.get(link, "summary").get_json()["totals"]
    clock.advance(minutes=1)
    late = entry("day", "2026-02-13", zone=BERLIN, headache=True, severity=2, notes="new")
    diary.sync({**late, "at": "2026-03-01T12:00:30.000Z"})
    after = clinician.get(link, "summary").get_json()["totals"]
    assert after["headache_days"] == before["headache_days"] + 1
    assert "new" in clinician.get(link, "page").get_data(as_text=True)
    clock.advance(minutes=1)
    gone = {"kind": "day", "id": "2026-02-13", "at": "2026-03-01T12:01:30.000Z", "deleted": True}
    diary.sync(gone)
    assert clinician.get(link, "summary").get_json()["totals"] == before
    assert "new" not in clinician.get(link, "page").get_data(as_text=True)


def test_the_last_thirty_days_are_shown_where_they_are_its_dates(
    diary: Person, clinician: Clinician
) -> None:
    inside = {"from": "2026-01-01", "to": "2026-03-01"}
    assert "last_30_days" in json.loads(opened(diary, clinician, **inside)["summary"])
    assert "last_30_days" not in json.loads(opened(diary, clinician)["summary"])


def test_an_empty_diary_has_a_page_too(anna: Person, clinician: Clinician) -> None:
    for form, body in opened(anna, clinician, include=ALL).items():
        assert body, form


def test_dates_to_come_have_a_page_too(anna: Person, clinician: Clinician) -> None:
    link = make(anna, **{"from": "2026-04-01", "to": "2026-04-30"})
    clinician.open(link)
    for form in FORMS:
        assert clinician.get(link, form).status_code == 200, form


def test_answers_are_not_kept_and_say_nothing_to_others(
    diary: Person, clinician: Clinician
) -> None:
    link = make(diary)
    clinician.open(link)
    for form in FORMS:
        headers = clinician.get(link, form).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_permitting_twice_is_permitting_once(diary: Person) -> None:
    summary = diary.get("/summary", query_string={**DATES, "as_of": AS_OF}).get_json()
    once = permitted(summary, ["mood"])
    assert permitted(once, ["mood"]) == once
    assert permitted_entries(summary, [], ["mood"]) == []


def test_a_medicine_of_other_dates_keeps_its_class_alone(
    diary: Person, clinician: Clinician
) -> None:
    old = entry("medication", name="NEVER old", role="preventive", stopped_on="2025-06-01")
    idle = entry("medication", name="NEVER idle", role="acute", ingredients=["codeine"])
    diary.sync(old, idle)
    for form, body in opened(diary, clinician, include=ALL).items():
        assert "NEVER" not in text_of(form, body), form
