"""`cephalog reminders`: what it prints, what it refuses, how it ends."""

from __future__ import annotations

import signal
import subprocess

import pytest

from tests.cli.conftest import Run, bad, good
from tests.fixtures.live import COMMAND, clean_environ

NOTHING = "due 0 sent 0 failed 0 skipped 0\n"


def test_nothing_due_is_said(run: Run) -> None:
    assert good(run("reminders", "--once")) == NOTHING
    assert good(run("reminders", "--once", "--at", "2031-03-01T20:00:00+01:00")) == NOTHING


@pytest.mark.parametrize(
    "at", ["yesterday", "2026-03-01", "2026-03-01T20:00:00", "2026-02-30T20:00:00Z", ""]
)
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_time_that_is_none_is_refused_in_one_line(run: Run, at: str) -> None:
    assert "at: This is no time" in bad(run("reminders", "--once", "--at", at))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_it_runs_until_it_is_told_to_end(
    environ: dict[str, str | None], number: signal.Signals
) -> None:
    given = {name: value for name, value in environ.items() if value is not None}
    process = subprocess.Popen(
        [COMMAND, "reminders"], env={**clean_environ(), **given, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "Sending reminders until SIGTERM.\n"
    process.send_signal(number)
    out, error = process.communicate(timeout=30)
    assert (process.returncode, out, error) == (0, "", "")


@pytest.mark.parametrize("metrics", ["9464", "127.0.0.1:", ":9464", "127.0.0.1:99999", "a b"])
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_an_address_for_metrics_that_is_none_is_refused(run: Run, metrics: str) -> None:
    assert "CEPHALOG_METRICS" in bad(run("reminders", "--once", CEPHALOG_METRICS=metrics))
