"""A database opened for one command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from server.api.services import Services
from server.app import open_services
from server.config import Config
from server.storage.migrate import migrate


@contextmanager
def opened() -> Iterator[Services]:
    """The services of the environment's configuration, with the database migrated."""
    services = open_services(Config.from_env(os.environ))
    try:
        migrate(services.database)
        yield services
    finally:
        services.database.close()
