"""Every command has help, says in one line what is wrong, and ends with a number then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, Run, bad, good

COMMANDS = ["", "serve", "user", "user create", "user password", "user list", "user delete",
            "import", "report", "reminders", "backup", "restore", "keys",
            "keys rotate"]  # fmt: skip
CSV_HEAD = "#,Started,Lasted,Pain Level,Symptoms,Notes\n"
CSV = f"Date,Time Period,Description,Notes\nNone,,,\n\n{CSV_HEAD}1,01/14/26 06:40,04h 30m,7,,\n"


def make(run: Run, email: str = "anna@example.org", *more: str) -> None:
    good(run("user", "create", email, "--password-stdin", *more, stdin=PASSWORD + "\n"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_every_command_has_help(run: Run, command: str) -> None:
    printed = good(run(*command.split(), "--help"))
    assert printed.startswith("Usage: cephalog")


@pytest.mark.parametrize(
    ("arguments", "environ_more", "said"),
    [
        (["nonsense"], {}, "No such command"),
        (["user", "create"], {}, "EMAIL"),
        (["serve", "--port", "x"], {}, "--port"),
        (["user", "list"], {"PORT": "x"}, "PORT"),
        (["user", "list"], {"CEPHALOG_SIGNUP": "maybe"}, "CEPHALOG_SIGNUP"),
        (["user", "list"], {"DATABASE_URL": "postgresql://a:b@["}, ""),
        (["user", "list"], {"DATABASE_URL": "postgresql://a:hunter2@127.0.0.1:1/x"}, "database"),
        (["user", "list"], {"CEPHALOG_SERVER_KEY": "short"}, "server key"),
        (["user", "list"], {"CEPHALOG_DATA": "/dev/null/x"}, "/dev/null/x"),
        (["user", "password", "no@example.org", "--password-stdin"], {}, "no@example.org"),
        (["user", "delete", "no@example.org"], {}, "no@example.org"),
        (["import", "no@example.org", "README.md"], {}, "no@example.org"),
        (["import", "no@example.org", "/no/such/file"], {}, "/no/such/file"),
        (["restore", "/no/such/file"], {}, "/no/such/file"),
        (["backup", "/no/such/folder/file"], {}, "/no/such/folder"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_what_is_wrong_is_said_in_one_line(
    run: Run, arguments: list[str], environ_more: dict[str, str], said: str
) -> None:
    line = bad(run(*arguments, stdin=PASSWORD, **environ_more))
    assert said in line
    assert "hunter2" not in line


def test_an_account_is_made_listed_and_deleted(run: Run) -> None:
    make(run, "anna@example.org", "--zone", "Europe/Berlin")
    make(run, "ben@example.org")
    listed = good(run("user", "list")).splitlines()
    assert [line.split("\t")[0] for line in listed] == ["anna@example.org", "ben@example.org"]
    assert "anna@example.org" in good(run("user", "delete", "ANNA@example.org"))
    assert len(good(run("user", "list")).splitlines()) == 1


def test_what_no_account_can_have_is_refused(run: Run) -> None:
    make(run)
    create = ("user", "create", "--password-stdin")
    assert "already" in bad(run(*create, "Anna@example.org", stdin=PASSWORD))
    assert bad(run(*create, "nobody", stdin=PASSWORD)).startswith("Error: email: ")
    assert bad(run(*create, "ben@example.org", stdin="short")).startswith("Error: password: ")
    assert bad(run(*create, "ben@example.org", stdin="")).startswith("Error: password: ")
    assert "password: " in bad(run(*create, "ben@example.org", stdin="password1234567\n"))
    assert "zone: " in bad(run(*create, "b@example.org", "--zone", "Factory", stdin=PASSWORD))
    assert "--password-stdin" in bad(run("user", "create", "ben@example.org"))
    assert len(good(run("user", "list")).splitlines()) == 1


def test_a_forgotten_password_is_replaced(run: Run) -> None:
    make(run)
    change = ("user", "password", "anna@example.org", "--password-stdin")
    assert "signed out" in good(run(*change, stdin="nine slow trains to the coast\n"))
    assert bad(run(*change, stdin="short")).startswith("Error: password: ")


def test_accounts_are_made_where_sign_up_is_closed(run: Run) -> None:
    done = run(
        "user", "create", "anna@example.org", "--password-stdin",
        stdin=PASSWORD, CEPHALOG_SIGNUP="closed",
    )  # fmt: skip
    good(done)


def test_a_file_is_shown_then_imported_once(run: Run, tmp_path: Path) -> None:
    make(run, "anna@example.org", "--zone", "Europe/Berlin")
    file = tmp_path / "mine.csv"
    file.write_text(CSV)
    command = ("import", "anna@example.org", str(file))
    shown = good(run(*command, "--dry-run"))
    assert "Would import" in shown
    assert "1 attack" in shown
    assert "Imported" in good(run(*command))
    again = good(run(*command))
    assert "0 attack" in again
    assert "1 duplicate" in again


def test_an_import_needs_a_zone(run: Run, tmp_path: Path) -> None:
    make(run)
    file = tmp_path / "mine.csv"
    file.write_text(CSV)
    assert "zone: " in bad(run("import", "anna@example.org", str(file)))
    assert "zone: " in bad(run("import", "anna@example.org", str(file), "--zone", "Mars"))
    good(run("import", "anna@example.org", str(file), "--zone", "Asia/Tokyo"))


def test_an_open_question_is_put_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    make(run, "anna@example.org", "--zone", "Europe/Berlin")
    file = tmp_path / "mine.csv"
    file.write_text(CSV.replace("01/14/26", "01/02/26"))
    done = run("import", "anna@example.org", str(file))
    assert "--date-order" in bad(done)
    assert "dmy" in done.stderr
    good(run("import", "anna@example.org", str(file), "--date-order", "dmy"))


def test_a_file_that_nobody_can_read_is_refused(run: Run, tmp_path: Path) -> None:
    make(run, "anna@example.org", "--zone", "Europe/Berlin")
    file = tmp_path / "mine.csv"
    file.write_text("hello")
    assert bad(run("import", "anna@example.org", str(file))).startswith("Error: file: ")


def test_a_backup_fills_an_empty_database(run: Run, tmp_path: Path) -> None:
    make(run)
    backup = tmp_path / "backup"
    good(run("backup", str(backup)))
    assert backup.stat().st_mode & 0o777 == 0o600
    assert "already" in bad(run("restore", str(backup)))
    fresh = {"DATABASE_URL": "", "CEPHALOG_DATA": str(tmp_path / "other")}
    said = good(run("restore", str(backup), **fresh))
    assert "1 account" in said
    assert "Closed 0 links" in said
    assert "anna@example.org" in good(run("user", "list", **fresh))
    make(run, "ben@example.org")
    good(run("restore", str(backup), "--replace"))
    assert len(good(run("user", "list")).splitlines()) == 1


def test_a_damaged_backup_changes_nothing(run: Run, tmp_path: Path) -> None:
    make(run)
    backup = tmp_path / "backup"
    good(run("backup", str(backup)))
    raw = bytearray(backup.read_bytes())
    raw[len(raw) // 2] ^= 1
    backup.write_bytes(raw)
    bad(run("restore", str(backup), "--replace"))
    assert "anna@example.org" in good(run("user", "list"))


def test_the_server_key_is_replaced(run: Run, environ: dict[str, str | None]) -> None:
    make(run, "anna@example.org", "--zone", "Europe/Berlin")
    key = Path(str(environ["CEPHALOG_DATA"])) / "server.key"
    before = key.read_text()
    assert key.stat().st_mode & 0o777 == 0o600
    assert "1 account" in good(run("keys", "rotate"))
    assert key.read_text() != before
    good(run("user", "delete", "anna@example.org"))


def test_a_lost_server_key_is_said_at_once(run: Run, environ: dict[str, str | None]) -> None:
    make(run)
    (Path(str(environ["CEPHALOG_DATA"])) / "server.key").unlink()
    assert "key" in bad(run("user", "list"))
    assert "key" in bad(run("serve", "--port", "0"))
