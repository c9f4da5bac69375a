"""The compose file, the Dockerfile and the Caddyfile, as far as they can be read without Docker."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
CHECK = [sys.executable, "-m", "check_jsonschema"]
SECRET_NAME = re.compile(r"password|secret|token|key", re.IGNORECASE)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())
    return loaded


def test_the_compose_file_follows_the_compose_specification() -> None:
    checked = subprocess.run(
        [*CHECK, "--builtin-schema", "vendor.compose-spec", COMPOSE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_everything_that_is_needed_is_there_and_watched(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {"app", "reminders", "database", "caddy"}
    assert all("healthcheck" in service for service in compose["services"].values())


def test_no_secret_is_written_in_the_compose_file(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        for variable, value in service.get("environment", {}).items():
            if SECRET_NAME.search(variable):
                assert variable.endswith("_FILE"), f"{name}: {variable} belongs in a file"
            assert not re.search(r"://[^/@]*:[^/@]*@", str(value)), f"{name}: {variable}"
    assert all(set(secret) == {"file"} for secret in compose["secrets"].values())


def test_secret_files_stay_out_of_git_and_out_of_the_image(compose: dict[str, Any]) -> None:
    files = [secret["file"] for secret in compose["secrets"].values()]
    ignored = subprocess.run(
        ["git", "check-ignore", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ignored.stdout.split() == files
    assert (ROOT / ".dockerignore").read_text().startswith("*\n")


def test_the_app_runs_without_rights_it_does_not_need(compose: dict[str, Any]) -> None:
    for name in ("app", "reminders"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
    assert "inside" not in compose["services"]["caddy"]["networks"]
    assert "ports" not in compose["services"]["database"]
    users = re.findall(r"^USER (\S+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert users == ["cephalog"]


def test_settings_of_the_containers_are_settings_of_the_server(compose: dict[str, Any]) -> None:
    from server.config import SETTINGS

    known = {setting.name for setting in SETTINGS}
    dockerfile = re.findall(r"\b(CEPHALOG_[A-Z_]+|PORT)=", (ROOT / "Dockerfile").read_text())
    given = {*compose["services"]["app"]["environment"], *dockerfile}
    assert {name.removesuffix("_FILE") for name in given} <= known


def test_every_service_starts_with_a_command_that_is_there(compose: dict[str, Any]) -> None:
    from server.cli import main

    for name, service in compose["services"].items():
        command = service.get("command")
        assert not command or command[0] != "cephalog" or command[1] in main.commands, name
        assert "profiles" not in service, name


def test_one_service_sends_the_reminders(compose: dict[str, Any]) -> None:
    assert compose["services"]["reminders"]["command"] == ["cephalog", "reminders"]
    assert compose["services"]["app"]["environment"]["CEPHALOG_REMINDERS"] == "off"


def test_what_the_image_copies_is_in_the_checkout_and_not_ignored() -> None:
    copied = re.findall(
        r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE
    )
    for source in " ".join(copied).split():
        assert (ROOT / source).exists(), source
        assert f"!{source.split('/')[0]}" in (ROOT / ".dockerignore").read_text().split()


def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    for name in ("common.sh", "secrets.sh"):
        (tmp_path / "scripts" / name).write_text((ROOT / "scripts" / name).read_text())
    made = []
    for _ in range(2):
        subprocess.run(["sh", tmp_path / "scripts" / "secrets.sh"], check=True, capture_output=True)
        made.append((tmp_path / "secrets" / "database_url").read_text())
    assert made[0] == made[1]
    assert re.fullmatch(r"postgresql://cephalog:[0-9a-f]{48}@database/cephalog\n", made[0])
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
