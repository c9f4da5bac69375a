"""A database opened for one command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from server.api.services import Services
from server.app import open_services
from server.config import Config
from server.storage.keys import check_keys
from server.storage.migrate import migrate


@contextmanager
def opened(config: Config | None = None, *, any_key: bool = False) -> Iterator[Services]:
    """The services of the environment's configuration, with the database migrated.

    Raises KeyMissing where a server key is missing, unless `any_key`.
    """
    services = open_services(config or Config.from_env(os.environ))
    try:
        migrate(services.database)
        if not any_key:
            check_keys(services.database, services.keyring)
        yield services
    finally:
        services.database.close()
