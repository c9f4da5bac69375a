"""Made-up files in the form of real ones, read whole, with every trap in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from server.importers.model import Reading

from .made_up import of_kind, read

FILES = Path(__file__).parent / "files"


def sample(name: str, zone: str = "America/New_York") -> Reading:
    return read((FILES / name).read_bytes(), zone=zone)


def test_an_american_file_of_24_columns() -> None:
    reading = sample("us_24_columns.csv")
    assert [(d.row, d.why) for d in reading.dropped] == [
        (3, "This row above the table has no date."),
        (9, "`Started` is no date and time."),
    ]
    assert Counter(draft.kind for draft in reading.drafts) == {
        "event": 1,
        "attack": 3,
        "dose": 5,
        "medication": 4,
        "factor": 4,
        "therapy": 3,
    }
    assert "dr5reg" not in repr(reading.drafts)


def test_the_long_attack_of_it() -> None:
    reading = sample("us_24_columns.csv")
    data = of_kind(reading, "attack")[1].data
    assert (data["started_at"], data["zone"]) == ("2026-01-18T23:40:00-05:00", "America/New_York")
    assert data["ended_at"] == "2026-01-20T06:55:00+00:00"
    assert (data["pain_score"], data["severity"], data["side"]) == (9, 3, "both")
    assert data["scores"] == {"2026-01-19T05:30:00.000Z": 9}
    assert data["worst_symptom"] == "vomiting"
    assert data["triggers"]["menses"] is True
    assert data["notes"].startswith("began at the gate\nJan 18, 2026")
    times = [(d.data["taken_at"], d.data.get("effect")) for d in of_kind(reading, "dose")]
    assert times[:2] == [
        ("2026-01-18T23:58:00-05:00", "good"),
        ("2026-01-19T06:05:00-05:00", "good"),
    ]


def test_what_was_not_said_is_not_there() -> None:
    ongoing, _, unknown = (d.data for d in of_kind(sample("us_24_columns.csv"), "attack"))
    assert "ended_at" not in ongoing
    assert "end" not in ongoing
    assert (ongoing["type"], ongoing["function"]) == ("unsure", "all")
    assert "triggers" not in ongoing
    assert "pain_score" not in unknown
    assert "severity" not in unknown
    assert unknown["notes"] == '=felt like a formula, "quoted"'


def test_a_european_file_of_19_columns_with_semicolons() -> None:
    reading = sample("european_19_columns.csv", "Europe/Berlin")
    assert reading.dropped == []
    first, second, third = (d.data for d in of_kind(reading, "attack"))
    assert first["started_at"] == "2022-02-03T22:11:00+01:00"
    assert (first["severity"], first["end"], first["aura"]) == (0, "unknown", {"present": True})
    assert second["imported"]["Pain Positions"] == "Left Front Head, Left Elbow"
    # The clock went forward in this attack: three hours later it is 05:30.
    assert third["ended_at"] == "2022-03-27T05:30:00+02:00"
    imigran = of_kind(reading, "medication")[-1].data
    assert (imigran["name"], imigran["class"]) == ("Imigran", "triptan")


def test_a_file_that_reads_either_way() -> None:
    reading = sample("either_order.csv")
    assert [question.field for question in reading.questions] == ["date_order"]
