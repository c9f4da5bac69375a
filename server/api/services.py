"""The request's way to the database, the keys and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask, current_app

from server.config import Config
from server.reminders.push import EndpointPolicy, Hosts, Vapid
from server.storage.crypto import Keyring
from server.storage.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Push:
    """What sending a push needs: our keys, who may be sent to, what is known of the services."""

    vapid: Vapid
    policy: EndpointPolicy
    hosts: Hosts


@dataclass(frozen=True)
class Services:
    """What a request needs: `app.extensions["cephalog"]`."""

    config: Config
    database: Database
    keyring: Keyring
    clock: Clock
    push: Push


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def services() -> Services:
    """Those of the app that serves this request."""
    found: Services = current_app.extensions["cephalog"]
    return found


def install(app: Flask, found: Services) -> None:
    """Make `found` the services of `app`."""
    app.extensions["cephalog"] = found
