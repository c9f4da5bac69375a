"""GET /associations over HTTP (contract §5)."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from tests.api.conftest import Person, attack, problem_of
from tests.fixtures.clock import FrozenClock

FIRST = date(2025, 11, 3)
DAYS = 84
PERIOD = f"/associations?from={FIRST}&to={FIRST + timedelta(days=DAYS - 1)}"
OWN = str(uuid.uuid4())


def day(number: int) -> dict[str, Any]:
    """A date with noise on every seventh, an own factor on every fifth."""
    told = {"noise": number % 7 == 3, f"custom:{OWN}": number % 5 == 0}
    patch = {"zone": "Europe/Berlin", "headache": False, "factors": told}
    at = "2026-02-28T10:00:00.000Z"
    on = (FIRST + timedelta(days=number)).isoformat()
    return {"kind": "day", "id": on, "at": at, "deleted": False, "patch": patch}


def spell(number: int) -> dict[str, Any]:
    on = FIRST + timedelta(days=number)
    return attack(started_at=f"{on}T10:00:00+01:00", ended_at=f"{on}T14:00:00+01:00")


def keep_a_diary(person: Person) -> None:
    """Noise, and an attack on the day after it."""
    own = {
        "kind": "factor",
        "id": OWN,
        "at": "2026-02-28T10:00:00.000Z",
        "patch": {"name": "Choir", "group": "trigger"},
    }
    person.sync(own, *map(day, range(DAYS)), *(spell(n + 1) for n in range(3, DAYS - 1, 7)))


def test_the_diary_is_compared(anna: Person) -> None:
    keep_a_diary(anna)
    answer = anna.get(PERIOD).get_json()
    assert {name: answer[name] for name in answer if name != "factors"} == {
        "days_at_risk": 72,
        "onsets": 12,
        "days": 84,
        "answered_days": 84,
    }
    noise, choir = answer["factors"]
    assert (noise["code"], noise["lag_days"], noise["verdict"]) == ("noise", 1, "more_often")
    assert noise["exposed"] == {"days": 12, "onsets": 12}
    assert "name" not in noise
    assert (choir["name"], choir["verdict"]) == ("Choir", "no_clear_link")


def test_as_of_is_now_unless_it_is_said(anna: Person, clock: FrozenClock) -> None:
    keep_a_diary(anna)
    assert anna.get(PERIOD).get_json()["days"] == 84
    early = anna.get(f"{PERIOD}&as_of=2025-12-01T12:00:00Z").get_json()
    assert (early["days"], early["onsets"]) == (29, 4)
    assert {row["verdict"] for row in early["factors"]} == {"not_enough_days"}
    assert early["factors"][0]["needs"].startswith("Not enough yet: 29 of 56 days answered")


def test_an_empty_diary_is_no_error(anna: Person) -> None:
    answer = anna.get(PERIOD).get_json()
    assert (answer["days_at_risk"], answer["onsets"], answer["factors"]) == (0, 0, [])


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", ["/from", "/to"]),
        ("?from=2026-01-01", ["/to"]),
        ("?from=2026-02-01&to=2026-01-31", ["/from"]),
        ("?from=1900-01-01&to=2099-12-31", ["/to"]),
        ("?from=2015-01-01&to=2025-12-14", ["/to"]),
        ("?from=2026-02-30&to=2026-03-31", ["/from"]),
        ("?from=2026-01-01&to=2026-03-31&as_of=yesterday", ["/as_of"]),
        ("?from=0001-01-01&to=2026-03-31", ["/from"]),
    ],
)
def test_a_bad_period_is_refused_by_name(anna: Person, query: str, named: list[str]) -> None:
    problem = problem_of(anna.get(f"/associations{query}"), 422)
    assert sorted(problem["errors"]) == named


def test_the_longest_period_is_answered(anna: Person) -> None:
    assert anna.get("/associations?from=2015-01-01&to=2025-12-13").status_code == 200


def test_what_somebody_else_wrote_is_not_compared(anna: Person, ben: Person) -> None:
    keep_a_diary(ben)
    assert anna.get(PERIOD).get_json()["factors"] == []
