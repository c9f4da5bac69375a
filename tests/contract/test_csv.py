"""`GET /export/diary.csv` and `attacks.csv` of contract §2: the same figures, as tables."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.contract.conftest import Device

MARCH = {"from": "2025-03-01", "to": "2025-03-31"}


def table(phone: Device, name: str, **query: str) -> tuple[str, list[dict[str, str]]]:
    answer = phone.get(f"/export/{name}.csv", **(query or MARCH))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.get_data(as_text=True)
    assert text.count("\n") == text.count("\r\n") or '"' in text
    return text, list(csv.DictReader(io.StringIO(text, newline="")))


def as_written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else str(value)


def test_every_date_has_a_row_with_the_members_of_the_summary(phone: Device) -> None:
    medicine = phone.medication("Sumatriptan", ingredients=["sumatriptan"])
    phone.sync(
        phone.attack("2025-03-10T22:15:00+01:00", "2025-03-11T03:45:00+01:00", severity=3),
        medicine,
        phone.dose(medicine, "2025-03-10T23:00:00+01:00", reason="headache"),
        phone.day("2025-03-12", headache=False, sleep_hours=7.5, menstruation="light"),
    )
    _, rows = table(phone, "diary")
    days = phone.summary(MARCH["from"], MARCH["to"])["days"]
    assert len(rows) == 31
    for row, day in zip(rows, days, strict=True):
        assert {name: row[name] for name in day} == {n: as_written(v) for n, v in day.items()}
    assert rows[11]["sleep_hours"] == "7.5"
    assert rows[0]["headache"] == ""


def test_every_spell_has_a_row_and_names_its_attack(phone: Device) -> None:
    first = phone.attack("2025-03-10T08:00:00+01:00", "2025-03-10T10:00:00+01:00")
    again = phone.attack(
        "2025-03-11T08:00:00+01:00",
        "2025-03-11T10:00:00+01:00",
        symptoms={"vomiting": True, "nausea": True, "vertigo": False},
        aura={"present": False, "minutes": 20},
        course={"2025-03-11T07:30:00.000Z": 2},
    )
    phone.sync(first, again)
    _, rows = table(phone, "attacks")
    assert [row["id"] for row in rows] == [first["id"], again["id"]]
    assert {row["attack"] for row in rows} == {first["id"]}
    assert rows[1]["symptoms"] == "nausea vomiting"
    assert (rows[1]["aura.present"], rows[1]["aura.minutes"]) == ("false", "20")
    assert rows[1]["course"] == "2025-03-11T07:30:00.000Z=2"
    assert rows[0]["symptoms"] == ""


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1", "%0A"]
)
def test_no_cell_starts_a_formula_and_every_word_is_kept(phone: Device, words: str) -> None:
    phone.sync(phone.day("2025-03-02", headache=False, notes=words))
    _, rows = table(phone, "diary")
    assert rows[1]["notes"] == "'" + words


def test_numbers_stay_numbers_and_any_text_stays_one_cell(phone: Device) -> None:
    notes = 'commas, "quotes",\r\nlines; und Ümläute, עברית 🧠'
    weather = {"temperature_c": -12.5}
    phone.sync(phone.day("2025-03-02", headache=False, notes=notes, weather=weather))
    text, rows = table(phone, "diary")
    assert rows[1]["notes"] == notes
    assert rows[1]["weather.temperature_c"] == "-12.5"
    assert len(rows) == 31
    header = next(csv.reader(io.StringIO(text, newline="")))
    assert len(header) == len(set(header))


def test_an_empty_diary_gives_a_header_and_unanswered_dates(phone: Device) -> None:
    _, rows = table(phone, "diary")
    assert {row["state"] for row in rows} == {"unanswered"}
    _, rows = table(phone, "attacks")
    assert rows == []


@pytest.mark.parametrize("name", ["diary", "attacks"])
def test_a_period_that_runs_backwards_is_named(phone: Device, name: str) -> None:
    query = {"from": "2025-03-02", "to": "2025-03-01"}
    answer = phone.get(f"/export/{name}.csv", **query)
    assert answer.status_code == 422
    assert list(answer.get_json()["errors"]) == ["/from"]
