"""create_app: configuration, database, blueprints, errors. Nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask

from server.config import Config
from server.storage.crypto import Keyring
from server.storage.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Services:
    """What a request needs: `app.extensions["cephalog"]`."""

    config: Config
    database: Database
    keyring: Keyring
    clock: Clock


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def create_app(config: Config | None = None, *, clock: Clock = system_clock) -> Flask:
    """The web application; `config` is read from the environment unless given.

    The database must be migrated already (`server.storage.migrate`).
    """
    config = config or Config.from_env(os.environ)
    app = Flask(__name__, static_folder=None)
    app.extensions["cephalog"] = open_services(config, clock)
    return app


def open_services(config: Config, clock: Clock = system_clock) -> Services:
    """The database and the keys of `config`, opened; makes the data folder where it is missing."""
    config.data.mkdir(parents=True, exist_ok=True)
    database = Database.open(config.url, config.data)
    return Services(config, database, Keyring.open(config.data), clock)
