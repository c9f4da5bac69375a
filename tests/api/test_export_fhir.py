"""GET /export/fhir.json: a FHIR document as a download; bad queries say which member is wrong."""

from __future__ import annotations

import base64

import pytest

from tests.api.conftest import Person, attack, problem_of

PATH = "/export/fhir.json"
QUERY = {"from": "2026-01-01", "to": "2026-03-01", "as_of": "2026-03-01T12:00:00Z"}


def test_the_document_is_a_download_of_the_media_type_of_fhir(anna: Person) -> None:
    anna.sync(attack(severity=2))
    answer = anna.get(PATH, query_string=QUERY)
    assert answer.status_code == 200
    assert answer.content_type == "application/fhir+json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="cephalog-fhir.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.get_json(force=True)["type"] == "document"
    assert anna.email.encode() not in answer.data
    assert anna.get(PATH, query_string=QUERY).data == answer.data


def test_the_page_in_it_is_the_report_of_the_same_moment(anna: Person) -> None:
    anna.sync(attack(severity=2))
    pdf = anna.get("/export/report.pdf", query_string=QUERY).data
    bundle = anna.get(PATH, query_string=QUERY).get_json(force=True)
    (page,) = (
        entry["resource"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "DocumentReference"
    )
    assert base64.b64decode(page["content"][0]["attachment"]["data"]) == pdf


def test_as_of_is_now_unless_it_is_said(anna: Person) -> None:
    query = {name: value for name, value in QUERY.items() if name != "as_of"}
    bundle = anna.get(PATH, query_string=query).get_json(force=True)
    assert bundle["timestamp"] == "2026-03-01T13:00:00+01:00"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("from", "2026-03-02"),
        ("from", ""),
        ("to", "2226-03-02"),
        ("to", "2026-02-30"),
        ("as_of", "now"),
    ],
)
def test_a_bad_query_names_its_member(anna: Person, member: str, value: str) -> None:
    answer = anna.get(PATH, query_string={**QUERY, member: value})
    assert f"/{member}" in problem_of(answer, 422)["errors"]


def test_an_empty_diary_and_a_period_to_come_are_documents(anna: Person) -> None:
    for period in ({"from": "2026-01-01", "to": "2026-01-01"},
                   {"from": "2030-01-01", "to": "2030-12-31"}):  # fmt: skip
        answer = anna.get(PATH, query_string={**QUERY, **period})
        assert answer.status_code == 200
