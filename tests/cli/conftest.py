"""`cephalog` on each kind of database. In this process: one of its own takes a second to start."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result

from server.accounts import passwords
from server.cli import main

PASSWORD = "a long walk by the grey harbour"
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost nothing."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", cheap)


@pytest.fixture
def environ(migrated_url: str, tmp_path: Path) -> dict[str, str | None]:
    """An environment with a database and a data folder of this test's own, and no more."""
    unset: dict[str, str | None] = {n: None for n in os.environ if n.startswith("CEPHALOG_")}
    return {
        **unset,
        "PORT": None,
        "DATABASE_URL": migrated_url,
        "CEPHALOG_DATA": str(tmp_path / "data"),
    }


@pytest.fixture
def run(environ: dict[str, str | None]) -> Run:
    """`run("user", "list", stdin=…, **environ)`: what became of the command."""

    def call(*arguments: str, stdin: str = "", **more: str) -> Result:
        runner = CliRunner(env={**environ, **more})
        return runner.invoke(main, list(arguments), input=stdin, prog_name="cephalog")

    return call


def good(done: Result) -> str:
    """What a command that went well printed."""
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    return done.stdout


def bad(done: Result) -> str:
    """The one line of a command that failed."""
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code != 0, done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ")
    return line
