"""Summary, imports and the whole diary as a file, over HTTP."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.api.conftest import MIGRAINE_BUDDY, Person, attack, problem_of, upload
from tests.fixtures.clock import FrozenClock

PERIOD = "/summary?from=2026-03-01&to=2026-03-31"


def test_the_summary_counts_the_diary(anna: Person) -> None:
    anna.sync(attack(severity=2, ended_at="2026-03-01T12:00:00+01:00"))
    summary = anna.get(PERIOD).get_json()
    assert summary["period"] == {
        "from": "2026-03-01",
        "to": "2026-03-31",
        "days": 31,
        "zone": "Europe/Berlin",
    }
    assert summary["totals"]["headache_days"] == 1
    assert [attack["minutes"] for attack in summary["attacks"]] == [180]


def test_as_of_is_now_unless_it_is_said(anna: Person, clock: FrozenClock) -> None:
    assert len(anna.get(PERIOD).get_json()["days"]) == 1
    clock.advance(days=9)
    assert len(anna.get(PERIOD).get_json()["days"]) == 10
    for as_of in (
        "2026-03-05T12:00:00Z",
        "2026-03-05T12:00:00%2B01:00",
        "2026-03-05T12:00:00+01:00",
    ):
        assert len(anna.get(f"{PERIOD}&as_of={as_of}").get_json()["days"]) == 5


def test_four_thousand_dates_are_the_most(anna: Person) -> None:
    assert anna.get("/summary?from=2015-01-01&to=2025-12-13").status_code == 200
    problem = problem_of(anna.get("/summary?from=2015-01-01&to=2025-12-14"), 422)
    assert list(problem["errors"]) == ["/to"]


def test_a_file_is_shown_imported_listed_and_taken_back(anna: Person) -> None:
    shown = anna.post("/imports", data=upload(dry_run="true")).get_json()
    assert shown["id"] is None
    assert shown["counts"]["attack"] == 2
    assert anna.get("/entries/attack").get_json()["entries"] == []
    made = anna.post("/imports", data=upload()).get_json()
    assert made["id"]
    assert {**made, "id": None} == shown
    assert len(anna.get("/entries/attack").get_json()["entries"]) == 2
    (listed,) = anna.get("/imports").get_json()["imports"]
    assert listed["id"] == made["id"]
    assert listed["undone_at"] is None
    undone = anna.post(f"/imports/{made['id']}/undo").get_json()
    assert undone == {"removed": 2, "kept": []}
    assert anna.get("/entries/attack").get_json()["entries"] == []


def test_an_open_question_is_put_and_nothing_is_written(anna: Person) -> None:
    form = upload(MIGRAINE_BUDDY.replace("/14/", "/02/").replace("/20/", "/03/"))
    del form["date_order"]
    answer = anna.post("/imports", data=form).get_json()
    assert answer["id"] is None
    assert [question["field"] for question in answer["questions"]] == ["date_order"]
    assert anna.get("/imports").get_json() == {"imports": []}


def test_the_diary_goes_out_and_comes_in_again(
    anna: Person, sign_up: Callable[..., Person]
) -> None:
    anna.sync(attack(notes="é🙂"), attack(severity=3))
    file = anna.get("/export/diary.json", headers={"Sec-Fetch-Dest": "document"})
    assert file.headers["Content-Type"] == "application/json"
    assert file.headers["Content-Disposition"] == 'attachment; filename="cephalog-diary.json"'
    assert file.headers["Cache-Control"] == "no-store"
    other = sign_up()
    made = other.post("/imports", data=upload(file.data)).get_json()
    assert made["counts"]["attack"] == 2
    assert other.get("/export/diary.json").data == file.data


@pytest.mark.parametrize("spoiled", ["zone", "date_order", "answers"])
def test_an_empty_field_of_the_form_counts_as_left_out(anna: Person, spoiled: str) -> None:
    answer = anna.post("/imports", data=upload(**{spoiled: ""}))
    if spoiled == "zone":
        assert list(problem_of(answer, 422)["errors"]) == ["/zone"]
    else:
        assert answer.status_code == 200
