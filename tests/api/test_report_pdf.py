"""GET /export/report.pdf: a download in our own name; bad queries say which member is wrong."""

from __future__ import annotations

import pytest

from tests.api.conftest import Person, attack, problem_of, upload

QUERY = {"from": "2026-01-01", "to": "2026-03-01", "as_of": "2026-03-01T12:00:00Z"}


def test_the_page_is_a_download_without_a_word_of_the_person(anna: Person) -> None:
    anna.sync(attack(severity=2))
    answer = anna.get("/export/report.pdf", query_string=QUERY)
    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="cephalog-report.pdf"'
    assert answer.data.startswith(b"%PDF-")
    assert anna.email.encode() not in answer.data
    assert anna.get("/export/report.pdf", query_string=QUERY).data == answer.data


def test_imported_answers_make_another_page_than_own_ones(anna: Person) -> None:
    before = anna.get("/export/report.pdf", query_string=QUERY).data
    assert anna.post("/imports", data=upload()).status_code == 200
    assert anna.get("/export/report.pdf", query_string=QUERY).data != before


def test_notes_stand_on_the_page_unless_they_are_left_out(anna: Person) -> None:
    spell = attack(severity=2)
    anna.sync(spell)
    bare = anna.get("/export/report.pdf", query_string=QUERY).data
    written = {"at": "2026-03-01T11:00:00Z", "patch": {"notes": "a private thought"}}
    anna.sync({**spell, **written})
    with_notes, without = (
        anna.get("/export/report.pdf", query_string={**QUERY, "notes": notes}).data
        for notes in ("true", "false")
    )
    assert anna.get("/export/report.pdf", query_string=QUERY).data == with_notes
    assert without == bare != with_notes


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("paper", "a3"),
        ("paper", ""),
        ("lang", "<script>"),
        ("from", "2026-03-02"),
        ("to", "2226-03-02"),
        ("as_of", "now"),
        ("notes", "perhaps"),
    ],
)
def test_a_bad_query_names_its_member(anna: Person, member: str, value: str) -> None:
    answer = anna.get("/export/report.pdf", query_string={**QUERY, member: value})
    assert f"/{member}" in problem_of(answer, 422)["errors"]


@pytest.mark.parametrize("lang", ["en", "en-GB", "de-AT", "tlh", ""])
def test_a_language_that_the_page_does_not_speak_gives_english(anna: Person, lang: str) -> None:
    answer = anna.get("/export/report.pdf", query_string={**QUERY, "lang": lang})
    assert answer.status_code == 200
