"""The environment, read once. What it cannot read, it refuses loudly, naming the variable.

Every setting `NAME` may be given as `NAME_FILE` instead: the path of a file that holds the value
(Docker secrets). `SETTINGS` is the list the README's table is tested against (contract §1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit


class ConfigError(Exception):
    """A setting cannot be used as it is; the message names it."""


class Setting(NamedTuple):
    """One environment variable: its name, its default as text and what it does."""

    name: str
    default: str
    what: str


SETTINGS: tuple[Setting, ...] = (
    Setting("PORT", "8000", "Port that `cephalog serve` listens on"),
    Setting(
        "DATABASE_URL",
        "",
        "PostgreSQL (`postgresql://user:password@host/name`) or SQLite (`sqlite:////path/file.db`);"
        " empty: SQLite inside the data folder",
    ),
    Setting("CEPHALOG_DATA", "instance/", "The data folder: database, keys"),
    Setting("CEPHALOG_HOST", "127.0.0.1", "Address that `cephalog serve` listens on"),
    Setting(
        "CEPHALOG_BASE_URL",
        "",
        "Address people use, e.g. `https://diary.example.org`; `https` turns on secure cookies"
        " and HSTS",
    ),
    Setting(
        "CEPHALOG_TRUSTED_PROXIES",
        "0",
        "How many reverse proxies stand in front and set `X-Forwarded-For` and `-Proto`",
    ),
    Setting("CEPHALOG_SIGNUP", "open", "`open` or `closed`: who may make an account"),
    Setting("CEPHALOG_OPERATOR", "", "Who runs this server, shown on the privacy page"),
    Setting(
        "CEPHALOG_SERVER_KEY",
        "",
        "Key that wraps the accounts' keys (base64 of 32 bytes; after a space those before it);"
        " empty: made on first start and kept in the data folder",
    ),
    Setting(
        "CEPHALOG_WORKERS",
        "",
        "Web processes; SQLite has one, PostgreSQL as many as given (default 2)",
    ),
    Setting("CEPHALOG_THREADS", "8", "Threads of each web process"),
    Setting(
        "CEPHALOG_REMINDERS",
        "on",
        "`on`: `cephalog serve` sends the reminders; `off`: processes of their own do"
        " (`cephalog reminders`)",
    ),
    Setting(
        "CEPHALOG_METRICS",
        "",
        "`127.0.0.1:9464`: where the process that sends reminders shows `/metrics` (Prometheus);"
        " empty: nowhere",
    ),
    Setting(
        "CEPHALOG_PUSH_SUBJECT",
        "",
        "How a push service reaches you: `mailto:you@example.org` or `https://…`; empty: the"
        " `https` address people use",
    ),
    Setting(
        "CEPHALOG_PUSH_HOSTS",
        "",
        "More push services than those of Chrome, Firefox, Safari and Edge: host names apart by"
        " spaces, `*.example.org` for all below one",
    ),
    Setting(
        "CEPHALOG_VAPID_KEY",
        "",
        "Key that signs pushes (base64url of a P-256 key; after a space those before it); empty:"
        " made on first start and kept in the data folder",
    ),
    Setting(
        "CEPHALOG_PUSH_TEST_ORIGIN",
        "",
        "`http://127.0.0.1:PORT`: a push service of a test, with `CEPHALOG_ENV=test` alone",
    ),
    Setting("CEPHALOG_ENV", "production", "`production` or `test` (no limit on sign-ups)"),
)
# Apple refuses a subject on localhost.
_SUBJECT = re.compile(r"(mailto:[^\s@]+@|https://)[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", re.ASCII)
_KNOWN = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True)
class Config:
    """The settings of one server, checked."""

    port: int = 8000
    database_url: str = ""
    data: Path = Path("instance")
    host: str = "127.0.0.1"
    base_url: str = ""
    trusted_proxies: int = 0
    signup_open: bool = True
    operator: str = ""
    server_key: str = ""
    workers: int = 1
    threads: int = 8
    reminders: bool = True
    metrics: tuple[str, int] | None = None
    push_subject: str = ""
    push_hosts: tuple[str, ...] = ()
    vapid_key: str = ""
    push_test_origin: str = ""
    test: bool = False

    @property
    def address(self) -> str:
        """Where people reach this server, as far as it knows."""
        return self.base_url or f"http://localhost:{self.port}"

    @property
    def https(self) -> bool:
        """Whether people reach this server by HTTPS alone."""
        return self.base_url.startswith("https://")

    @property
    def url(self) -> str:
        """The database's address; SQLite inside the data folder unless one was given."""
        return self.database_url or f"sqlite:///{self.data.resolve() / 'cephalog.db'}"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Config:
        """The settings in `environ`; raises ConfigError, naming the variable."""
        read = _Reader(environ)
        database_url = _database_url(read)
        test = read.choice("CEPHALOG_ENV", ("production", "test")) == "test"
        return cls(
            port=read.number("PORT", 0, 65535),
            database_url=database_url,
            data=Path(read.text("CEPHALOG_DATA")),
            host=read.text("CEPHALOG_HOST"),
            base_url=_base_url(read),
            trusted_proxies=read.number("CEPHALOG_TRUSTED_PROXIES", 0, 10),
            signup_open=read.choice("CEPHALOG_SIGNUP", ("open", "closed")) == "open",
            operator=read.text("CEPHALOG_OPERATOR"),
            server_key=read.text("CEPHALOG_SERVER_KEY"),
            workers=_workers(read, database_url),
            threads=read.number("CEPHALOG_THREADS", 1, 64),
            reminders=read.choice("CEPHALOG_REMINDERS", ("on", "off")) == "on",
            metrics=_metrics(read),
            push_subject=_push_subject(read),
            push_hosts=tuple(read.text("CEPHALOG_PUSH_HOSTS").split()),
            vapid_key=read.text("CEPHALOG_VAPID_KEY"),
            push_test_origin=_push_test_origin(read, test=test),
            test=test,
        )


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def text(self, name: str) -> str:
        file_name = f"{name}_FILE"
        if name in self._environ and file_name in self._environ:
            raise ConfigError(f"{name} and {file_name} are both set; give one of them")
        if file_name in self._environ:
            return _file_text(file_name, self._environ[file_name])
        return self._environ.get(name, "").strip() or _KNOWN[name].default

    def number(self, name: str, low: int, high: int) -> int:
        text = self.text(name)
        if not (text.isascii() and text.isdigit() and low <= int(text[:9]) <= high):
            raise ConfigError(f"{name} must be a whole number from {low} to {high}, not {text!r}")
        return int(text)

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        text = self.text(name)
        if text not in choices:
            raise ConfigError(f"{name} must be {' or '.join(choices)}, not {text!r}")
        return text


def _file_text(name: str, path: str) -> str:
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{name}: cannot read {path!r} ({type(error).__name__})") from error


def _database_url(read: _Reader) -> str:
    url = read.text("DATABASE_URL")
    if url and not url.startswith(("sqlite:///", "postgresql://", "postgres://", "postgresql+")):
        raise ConfigError("DATABASE_URL must begin with sqlite:/// or postgresql://")
    return url


def _base_url(read: _Reader) -> str:
    url = read.text("CEPHALOG_BASE_URL").rstrip("/")
    if url and not _is_origin(url):
        raise ConfigError(
            f"CEPHALOG_BASE_URL must look like https://diary.example.org (no path), not {url!r}"
        )
    return url


def _is_origin(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return (
        port_fits
        and bool(parts.hostname)
        and url == f"{parts.scheme}://{parts.netloc}"
        and (parts.scheme in {"http", "https"})
    )


def _push_subject(read: _Reader) -> str:
    subject = read.text("CEPHALOG_PUSH_SUBJECT")
    if subject and not _SUBJECT.fullmatch(subject):
        raise ConfigError(
            "CEPHALOG_PUSH_SUBJECT must be mailto: and an address, or https:// and a name, that"
            f" push services can reach, not {subject!r}"
        )
    return subject


def _push_test_origin(read: _Reader, *, test: bool) -> str:
    origin = read.text("CEPHALOG_PUSH_TEST_ORIGIN").rstrip("/")
    if origin and not test:
        raise ConfigError("CEPHALOG_PUSH_TEST_ORIGIN is for CEPHALOG_ENV=test alone")
    return origin


def _metrics(read: _Reader) -> tuple[str, int] | None:
    text = read.text("CEPHALOG_METRICS")
    host, _, port = text.rpartition(":")
    if text and not (host and port.isascii() and port.isdigit() and 0 < int(port[:9]) < 65536):
        raise ConfigError(f"CEPHALOG_METRICS must look like 127.0.0.1:9464, not {text!r}")
    return (host.strip("[]"), int(port)) if text else None


def _workers(read: _Reader, database_url: str) -> int:
    sqlite = not database_url or database_url.startswith("sqlite")
    if not read.text("CEPHALOG_WORKERS"):
        return 1 if sqlite else 2
    workers = read.number("CEPHALOG_WORKERS", 1, 64)
    if sqlite and workers > 1:
        raise ConfigError("CEPHALOG_WORKERS must be 1 with SQLite, which has one writer")
    return workers
