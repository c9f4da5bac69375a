"""create_app: configuration, database, blueprints, errors. Nothing else."""

from __future__ import annotations

import os

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from server.api import (
    accounts,
    associations,
    entries,
    exports,
    imports,
    meta,
    push,
    shares,
    summary,
    sync,
    visits,
)
from server.api.errors import register_errors
from server.api.guard import register_guard
from server.api.headers import register_headers
from server.api.openapi import register_openapi
from server.api.request import DiaryFlask, DiaryRequest
from server.api.services import Clock, Push, Services, install, system_clock
from server.api.static import register_static
from server.config import Config, ConfigError
from server.reminders.plan import plan_on_change
from server.reminders.push import Hosts, Vapid, policy_of
from server.storage.crypto import Keyring
from server.storage.database import Database

RESOURCES = (
    accounts.routes,
    sync.routes,
    entries.routes,
    summary.routes,
    associations.routes,
    imports.routes,
    exports.routes,
    push.routes,
    shares.routes,
    visits.routes,
    meta.routes,
)

# A server without an address of its own, on somebody's desk: push services want a subject.
NOBODY = "mailto:nobody@example.org"


def create_app(config: Config | None = None, *, clock: Clock = system_clock) -> Flask:
    """The web application; `config` is read from the environment unless given.

    The database must be migrated already (`server.storage.migrate`).
    """
    config = config or Config.from_env(os.environ)
    app = DiaryFlask(__name__, static_folder=None)
    app.request_class = DiaryRequest
    # No CORS, no method but those that a route names.
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    install(app, open_services(config, clock))
    register_guard(app)
    register_headers(app, https=config.https)
    register_errors(app)
    register_openapi(app, RESOURCES)
    meta.register_health(app)
    register_static(app)
    if proxies := config.trusted_proxies:
        # Flask documents this very assignment for WSGI middleware.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    return app


def open_services(config: Config, clock: Clock = system_clock) -> Services:
    """The database and the keys of `config`, opened; makes the data folder where it is missing.

    From here on every change of a diary plans its reminders.
    """
    plan_on_change()
    config.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database.open(config.url, config.data)
    keyring = Keyring.open(config.data, config.server_key)
    return Services(config, database, keyring, clock, open_push(config))


def open_push(config: Config) -> Push:
    """What sending a push needs. Raises KeyUnreadable, ConfigError."""
    subject = config.push_subject or (config.base_url if config.https else NOBODY)
    try:
        policy = policy_of(config.push_hosts, config.push_test_origin)
    except ValueError as error:
        raise ConfigError(f"CEPHALOG_PUSH_HOSTS or CEPHALOG_PUSH_TEST_ORIGIN: {error}") from error
    return Push(Vapid.open(config.data, config.vapid_key, subject), policy, Hosts())
