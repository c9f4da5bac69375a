"""`cephalog report`: every export without the web."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, Run, bad, good

DATES = ("--from", "2026-01-01", "--to", "2026-03-31")
EMAIL = "anna@example.org"


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("pdf", b"%PDF-"),
        ("csv", b"date,state,"),
        ("fhir", b'{"resourceType":"Bundle"'),
        ("json", b"{"),
    ],
)
def test_a_report_is_written_to_the_file(run: Run, tmp_path: Path, form: str, start: bytes) -> None:
    good(run("user", "create", EMAIL, "--password-stdin", stdin=PASSWORD + "\n"))
    file = tmp_path / "report"
    assert str(file) in good(run("report", EMAIL, *DATES, "--format", form, "-o", str(file)))
    body = file.read_bytes()
    assert body.startswith(start)
    if form == "json":
        assert json.loads(body)["period"]["from"] == "2026-01-01"


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2026-02-30", "--to", "2026-03-31", "--format", "csv"], "from"),
        (["--from", "2026-03-30", "--to", "2026-03-01", "--format", "pdf"], "from"),
        (["--from", "2026-03-30", "--to", "2026-03-01", "--format", "fhir"], "from"),
        (["--from", "1826-03-30", "--to", "2026-03-01", "--format", "json"], "from"),
        (["--from", "2000-03-30", "--to", "2026-03-01", "--format", "fhir"], "to"),
        (["--from", "2026-03-30", "--to", "2026-03-31", "--format", "xls"], "--format"),
        (["--from", "2026-03-30", "--format", "csv"], "--to"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    good(run("user", "create", EMAIL, "--password-stdin", stdin=PASSWORD + "\n"))
    file = tmp_path / "report"
    assert said in bad(run("report", EMAIL, *arguments, "-o", str(file)))
    assert not file.exists()


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("asked", [["--no-notes"], ["--lang", "de", "--paper", "letter"]])
def test_the_page_can_be_had_otherwise(run: Run, tmp_path: Path, asked: list[str]) -> None:
    good(run("user", "create", EMAIL, "--password-stdin", stdin=PASSWORD + "\n"))
    file = tmp_path / "report"
    good(run("report", EMAIL, *DATES, "--format", "pdf", "-o", str(file), *asked))
    assert file.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_report_of_nobody_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report"
    said = bad(run("report", "nobody@example.org", *DATES, "--format", "fhir", "-o", str(file)))
    assert "nobody@example.org" in said
    assert not file.exists()


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    good(run("user", "create", EMAIL, "--password-stdin", stdin=PASSWORD + "\n"))
    file = tmp_path / "nowhere" / "report"
    assert str(file) in bad(run("report", EMAIL, *DATES, "--format", "fhir", "-o", str(file)))
