"""The environment is read once; what is wrong names its variable (contract §1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.config import SETTINGS, Config, ConfigError

SECRET = "postgresql://diary:hunter2@db/diary"


def test_an_empty_environment_is_a_server_for_oneself() -> None:
    config = Config.from_env({})
    assert config == Config()
    assert config.port == 8000
    assert config.data == Path("instance")
    assert config.url.startswith("sqlite:////")
    assert config.url.endswith("/instance/cephalog.db")
    assert config.signup_open
    assert not config.https
    assert not config.test


def test_everything_can_be_set() -> None:
    config = Config.from_env(
        {
            "PORT": "9000",
            "DATABASE_URL": SECRET,
            "CEPHALOG_DATA": "/var/lib/cephalog",
            "CEPHALOG_HOST": "0.0.0.0",
            "CEPHALOG_BASE_URL": "https://diary.example.org/",
            "CEPHALOG_TRUSTED_PROXIES": "1",
            "CEPHALOG_SIGNUP": "closed",
            "CEPHALOG_OPERATOR": "Anna, anna@example.org",
            "CEPHALOG_SERVER_KEY": "a key",
            "CEPHALOG_WORKERS": "4",
            "CEPHALOG_THREADS": "2",
            "CEPHALOG_REMINDERS": "off",
            "CEPHALOG_METRICS": "127.0.0.1:9464",
            "CEPHALOG_PUSH_SUBJECT": "mailto:anna@example.org",
            "CEPHALOG_PUSH_HOSTS": "push.example.org *.push.example.net",
            "CEPHALOG_VAPID_KEY": "another key",
            "CEPHALOG_PUSH_TEST_ORIGIN": "http://127.0.0.1:9",
            "CEPHALOG_ENV": "test",
        }
    )
    assert config == Config(
        port=9000,
        database_url=SECRET,
        data=Path("/var/lib/cephalog"),
        host="0.0.0.0",
        base_url="https://diary.example.org",
        trusted_proxies=1,
        signup_open=False,
        operator="Anna, anna@example.org",
        server_key="a key",
        workers=4,
        threads=2,
        reminders=False,
        metrics=("127.0.0.1", 9464),
        push_subject="mailto:anna@example.org",
        push_hosts=("push.example.org", "*.push.example.net"),
        vapid_key="another key",
        push_test_origin="http://127.0.0.1:9",
        test=True,
    )
    assert config.https
    assert config.url == SECRET


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_may_stand_in_a_file(setting: object, tmp_path: Path) -> None:
    name = getattr(setting, "name", "")
    good = {
        "CEPHALOG_BASE_URL": "http://a",
        "DATABASE_URL": SECRET,
        "CEPHALOG_WORKERS": "1",
        "CEPHALOG_PUSH_SUBJECT": "https://example.org",
        "CEPHALOG_METRICS": "127.0.0.1:9464",
    }
    environ = {} if name == "CEPHALOG_ENV" else {"CEPHALOG_ENV": "test"}
    value = good.get(name) or getattr(setting, "default", "") or "text"
    file = tmp_path / "secret"
    file.write_text(value + "\n")
    from_file = Config.from_env({**environ, f"{name}_FILE": str(file)})
    assert from_file == Config.from_env({**environ, name: value})


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"PORT": "http"}, "PORT"),
        ({"PORT": "-1"}, "PORT"),
        ({"PORT": "65536"}, "PORT"),
        ({"PORT": "٨"}, "PORT"),
        ({"PORT": "9" * 5000}, "PORT"),
        ({"DATABASE_URL": "mysql://a"}, "DATABASE_URL"),
        ({"CEPHALOG_BASE_URL": "diary.example.org"}, "CEPHALOG_BASE_URL"),
        ({"CEPHALOG_REMINDERS": "maybe"}, "CEPHALOG_REMINDERS"),
        ({"CEPHALOG_METRICS": "9464"}, "CEPHALOG_METRICS"),
        ({"CEPHALOG_METRICS": "127.0.0.1:http"}, "CEPHALOG_METRICS"),
        ({"CEPHALOG_PUSH_SUBJECT": "anna@example.org"}, "CEPHALOG_PUSH_SUBJECT"),
        ({"CEPHALOG_PUSH_SUBJECT": "mailto:anna@localhost"}, "CEPHALOG_PUSH_SUBJECT"),
        ({"CEPHALOG_PUSH_SUBJECT": "https://localhost"}, "CEPHALOG_PUSH_SUBJECT"),
        ({"CEPHALOG_PUSH_TEST_ORIGIN": "http://127.0.0.1:9"}, "CEPHALOG_PUSH_TEST_ORIGIN"),
        ({"CEPHALOG_BASE_URL": "https://a/path"}, "CEPHALOG_BASE_URL"),
        ({"CEPHALOG_BASE_URL": "https://["}, "CEPHALOG_BASE_URL"),
        ({"CEPHALOG_BASE_URL": "ftp://a"}, "CEPHALOG_BASE_URL"),
        ({"CEPHALOG_TRUSTED_PROXIES": "yes"}, "CEPHALOG_TRUSTED_PROXIES"),
        ({"CEPHALOG_SIGNUP": "no"}, "CEPHALOG_SIGNUP"),
        ({"CEPHALOG_ENV": "development"}, "CEPHALOG_ENV"),
        ({"CEPHALOG_WORKERS": "2"}, "CEPHALOG_WORKERS"),
        ({"CEPHALOG_WORKERS": "0", "DATABASE_URL": SECRET}, "CEPHALOG_WORKERS"),
        ({"CEPHALOG_THREADS": "0"}, "CEPHALOG_THREADS"),
        ({"CEPHALOG_OPERATOR_FILE": "/nowhere/at/all"}, "CEPHALOG_OPERATOR_FILE"),
        ({"PORT": "1", "PORT_FILE": "x"}, "PORT_FILE"),
    ],
)
def test_what_is_wrong_names_its_variable(environ: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigError, match=named) as caught:
        Config.from_env(environ)
    assert "hunter2" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_names_its_variable(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="CEPHALOG_SERVER_KEY_FILE"):
        Config.from_env({"CEPHALOG_SERVER_KEY_FILE": str(file)})


def test_postgresql_gets_two_processes_unless_told() -> None:
    assert Config.from_env({"DATABASE_URL": SECRET}).workers == 2
    assert Config.from_env({"DATABASE_URL": "sqlite:////tmp/x.db"}).workers == 1
