"""Somebody with a diary, and a clinician with a link and a browser."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.api.conftest import (
    API,
    BERLIN,
    Person,
    anna,
    ben,
    browser_of,
    cheap_passwords,
    real_passwords,
    sign_up,
)

__all__ = ["anna", "ben", "browser_of", "cheap_passwords", "real_passwords", "sign_up"]

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
DATES = {"from": "2026-01-01", "to": "2026-02-28"}
ALL = ["notes", "symptoms", "triggers", "questionnaires", "mood"]
AT = "2026-02-20T10:00:00.000+01:00"
DEPRESSED = {"conditions": {"depression": True, "asthma": True}}


@dataclass
class Link:
    """A link, taken apart."""

    id: str
    secret: str
    url: str
    made: dict[str, Any] = field(repr=False)


def make(person: Person, **body: Any) -> Link:
    """A link of this person; the usual dates unless others are given."""
    answer = person.post("/shares", json={**DATES, **body})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    made = answer.get_json()
    share, _, secret = made["url"].partition("/s/#")[2].partition(".")
    return Link(share, secret, made["url"], made)


@dataclass
class Clinician:
    """A browser without an account."""

    http: FlaskClient
    agent: str = FIREFOX

    def open(self, link: Link, **body: Any) -> TestResponse:
        return self.post(link.id, {"secret": link.secret, **body})

    def post(self, share: str, body: dict[str, Any]) -> TestResponse:
        headers = {"User-Agent": self.agent, "Sec-Fetch-Site": "same-origin"}
        return self.http.post(f"{API}/shares/{share}/open", json=body, headers=headers)

    def get(self, link: Link, what: str, **query: str) -> TestResponse:
        return self.http.get(f"{API}/shares/{link.id}/{what}", query_string=query)


@pytest.fixture
def new_clinician(app: Flask) -> Callable[[], Clinician]:
    """`new_clinician()`: another browser."""
    return lambda: Clinician(app.test_client())


@pytest.fixture
def clinician(new_clinician: Callable[[], Clinician]) -> Clinician:
    return new_clinician()


def entry(kind: str, entry_id: str = "", **data: Any) -> dict[str, Any]:
    """A change that makes an entry of that kind."""
    return {"kind": kind, "id": entry_id or str(uuid.uuid4()), "at": AT, "patch": data}


def whole_diary() -> list[dict[str, Any]]:
    """One or more entries of every kind; every free text says which part it belongs to."""
    pill, topic = entry("medication"), entry("factor", name="PART-symptoms own", group="symptom")
    pill["patch"] = {
        "name": "Sumatriptan", "ingredients": ["sumatriptan"], "role": "acute",
        "notes": "PART-notes pill", "stop_reason": "PART-notes why",
    }  # fmt: skip
    hunch = entry("factor", name="PART-triggers own", group="trigger")
    spell = entry(
        "attack", started_at="2026-02-10T09:00:00+01:00", ended_at="2026-02-10T19:00:00+01:00",
        zone=BERLIN, severity=3, notes="PART-notes spell", type="other", type_text="PART-notes own",
        symptoms={"nausea": True, f"custom:{topic['id']}": True}, worst_symptom="nausea",
        triggers={"stress": True, f"custom:{hunch['id']}": True},
        aura={"present": True, "notes": "PART-notes aura"},
        premonitory={"yawning": True}, postdrome={"foggy": True},
        imported={"Doctor": "PART-notes imported"},
    )  # fmt: skip
    return [
        entry("profile", "me", name="Anna Lind", zone=BERLIN, birth_year=1980,
              questions="PART-notes question", emergency_number="NEVER 112", **DEPRESSED),
        pill, topic, hunch, spell,
        entry("dose", taken_at="2026-02-10T10:00:00+01:00", zone=BERLIN, medication=pill["id"],
              reason="headache", relief_2h="gone", notes="PART-notes dose",
              side_effects="PART-notes tired"),
        entry("day", "2026-02-11", zone=BERLIN, headache=False, mood=1, stress=3, anxiety=2,
              fatigue=2, brain_fog=1, sleep_hours=6.5, alcohol_units=2, notes="PART-notes day",
              food="PART-notes food", factors={"noise": True}, symptoms={"dizziness": True}),
        entry("day", "2026-02-12", zone=BERLIN, headache=False),
        entry("therapy", on="2026-02-12", type="massage", notes="PART-notes therapy",
              provider="PART-notes provider", side_effects="PART-notes sore"),
        entry("event", on="2026-02-13", type="travel", title="PART-notes title",
              notes="PART-notes event"),
        entry("questionnaire", instrument="typed_score", answered_on="2026-02-14", score=7,
              title="PART-questionnaires"),
        entry("reminder", type="custom", title="NEVER reminder"),
        entry("attack", started_at="2025-11-10T09:00:00+01:00", zone=BERLIN, severity=2,
              end="unknown", notes="NEVER before"),
        entry("day", "2026-03-01", zone=BERLIN, headache=False, notes="NEVER after"),
    ]  # fmt: skip


@pytest.fixture
def diary(anna: Person) -> Person:
    """Anna, with a diary that has something of everything."""
    results = anna.sync(*whole_diary()).get_json()["results"]
    assert {one["status"] for one in results} <= {"applied", "merged"}, results
    return anna
