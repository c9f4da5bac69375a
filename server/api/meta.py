"""What anybody may ask: whether the server is up, who runs it, what the API is."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any

from flask import Flask
from marshmallow import fields, validate
from sqlalchemy import text

from server.accounts.accounts import Accounts
from server.api.accounts import shown
from server.api.guard import MINIMUM_APP, public, whoever
from server.api.routes import Answer, Routes
from server.api.schemas_accounts import Account
from server.api.services import services

routes = Routes("about", "The server itself")


class About(Answer):
    """The server, for the app's privacy page and its sign-up."""

    operator = fields.String(required=True, metadata={"description": "Who runs it; may be empty"})
    signup = fields.String(required=True, validate=validate.OneOf(["open", "closed"]))
    version = fields.String(required=True)
    minimum_app = fields.String(
        required=True, metadata={"description": "The oldest app that is served (426)"}
    )
    account = fields.Nested(
        Account,
        required=True,
        allow_none=True,
        metadata={"description": "Whose session this is: a browser that lost its storage asks"},
    )


def _account() -> dict[str, Any] | None:
    who, own = whoever(), services()
    return shown(Accounts(own.database, own.keyring).get(who.account)) if who else None


@cache
def server_version() -> str:
    """The release that runs."""
    return version("cephalog")


@routes.add("GET", "/about", anybody=True, answer=About)
def about() -> dict[str, Any]:
    """Show who runs the server, and whether it takes new accounts."""
    config = services().config
    return {
        "operator": config.operator,
        "signup": "open" if config.signup_open else "closed",
        "version": server_version(),
        "minimum_app": ".".join(map(str, MINIMUM_APP)),
        "account": _account(),
    }


def register_health(app: Flask) -> None:
    """Add /healthz (the process lives) and /readyz (the database answers, else 503)."""
    app.add_url_rule("/healthz", view_func=_healthz)
    app.add_url_rule("/readyz", view_func=_readyz)


@public
def _healthz() -> dict[str, str]:
    return {"status": "ok"}


@public
def _readyz() -> dict[str, str]:
    services().database.read(lambda conn: conn.execute(text("SELECT count(*) FROM meta")).scalar())
    return {"status": "ok"}
