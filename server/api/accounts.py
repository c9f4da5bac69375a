"""Accounts and sessions over HTTP (contract §2)."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, request
from sqlalchemy import Connection

from server.accounts.accounts import Account, Accounts, Device, Welcome
from server.accounts.errors import SignupClosed
from server.accounts.limits import network_of
from server.accounts.sessions import SignedIn, end_session, list_sessions
from server.api import schemas_accounts as schemas
from server.api.guard import COOKIE, SECURE_COOKIE, is_secure, signed_in
from server.api.routes import JSON_TYPE, Routes
from server.api.services import services
from server.reminders.plan import plan_account
from server.storage.moments import to_ms
from server.storage.rows import read_account

COOKIE_SECONDS = 400 * 24 * 3600
routes = Routes("accounts", "Accounts, sign-in, devices")


def _accounts() -> Accounts:
    return Accounts(services().database, services().keyring)


def _now_ms() -> int:
    return to_ms(services().clock())


def _network() -> str:
    return network_of(request.remote_addr)


@routes.add(
    "POST",
    "/accounts",
    anybody=True,
    body=schemas.NewAccount,
    status=201,
    answer=schemas.SignInAnswer,
    problems=(409, 429, 507),
)
def sign_up(body: dict[str, Any]) -> Response:
    """Make an account.

    With `client` it signs in as well. 403 where sign-up is closed.
    """
    config = services().config
    if not config.signup_open:
        raise SignupClosed
    account = _accounts().sign_up(
        body["email"],
        body["password"],
        body["zone"],
        now_ms=_now_ms(),
        network=None if config.test else _network(),
    )
    if "client" not in body:
        return _created({"account": shown(account)})
    device = Device(body["client"], body.get("device"))
    return _welcome(_accounts().start_session(account, device, _now_ms()), device)


@routes.add(
    "POST",
    "/sessions",
    anybody=True,
    body=schemas.NewSession,
    status=201,
    answer=schemas.SignInAnswer,
    problems=(401, 429, 507),
)
def sign_in(body: dict[str, Any]) -> Response:
    """Sign in: a cookie for a browser, a token for a script."""
    device = Device(body["client"], body.get("device"))
    welcome = _accounts().sign_in(
        body["email"], body["password"], device, network=_network(), now_ms=_now_ms()
    )
    return _welcome(welcome, device)


@routes.add("GET", "/sessions", answer=schemas.SessionList)
def sessions() -> dict[str, Any]:
    """List the devices that are signed in."""
    who, now_ms = signed_in(), _now_ms()
    return {"sessions": services().database.read(lambda conn: list_sessions(conn, who, now_ms))}


@routes.add("DELETE", "/sessions/current", status=204)
def sign_out() -> Response:
    """Sign this device out."""
    who = signed_in()
    _end(who, who.session)
    return _signed_out()


@routes.add("DELETE", "/sessions/<string:session_id>", status=204, problems=(404,))
def sign_device_out(session_id: str) -> Response:
    """Sign one device out."""
    who = signed_in()
    _end(who, session_id)
    return _signed_out() if session_id == who.session else Response(status=204)


def _end(who: SignedIn, session: str) -> None:
    """End a session; reminders go by the device that is now the last one seen."""
    own = services()

    def job(connection: Connection) -> None:
        read_account(connection, own.keyring, who.account, lock=True)
        end_session(connection, who.account, session)
        plan_account(connection, own.keyring, who.account, own.clock())

    own.database.write(job)


@routes.add("GET", "/account", answer=schemas.AccountAnswer)
def account() -> dict[str, Any]:
    """Show the account."""
    return {"account": shown(_accounts().get(signed_in().account))}


@routes.add(
    "PATCH",
    "/account",
    body=schemas.AccountChange,
    answer=schemas.AccountAnswer,
    problems=(409, 429, 507),
)
def change_account(body: dict[str, Any]) -> dict[str, Any]:
    """Change the email or the password.

    A new password signs the other devices out. 401 for a wrong `password`.
    """
    who, own = signed_in(), _accounts()
    own.confirm(who.account, body["password"], network=_network(), now_ms=_now_ms())
    changed = own.change(
        who.account,
        email=body.get("email"),
        password=body.get("new_password"),
        session=who.session,
        pointer="/new_password",
    )
    if "new_password" in body:
        keyring, now = services().keyring, services().clock()
        services().database.write(lambda conn: plan_account(conn, keyring, who.account, now))
    return {"account": shown(changed)}


@routes.add("DELETE", "/account", body=schemas.Confirmation, status=204, problems=(429, 507))
def erase_account(body: dict[str, Any]) -> Response:
    """Erase the account with everything in it, for good.

    Every device of it is signed out and gets 410 from then on. 401 for a wrong `password`.
    """
    who, own = signed_in(), _accounts()
    own.confirm(who.account, body["password"], network=_network(), now_ms=_now_ms())
    own.erase(who.account, _now_ms())
    return _signed_out()


def shown(account: Account) -> dict[str, Any]:
    """An account as it is served."""
    return {"id": str(account.id), "email": account.email, "zone": account.zone}


def _created(body: dict[str, Any]) -> Response:
    return Response(orjson.dumps(body), 201, content_type=JSON_TYPE)


def _welcome(welcome: Welcome, device: Device) -> Response:
    body = {"account": shown(welcome.account), "session": welcome.session}
    if device.client == "api":
        return _created({**body, "token": welcome.token})
    response = _created(body)
    _set_cookie(response, welcome.token, COOKIE_SECONDS)
    return response


def _signed_out() -> Response:
    response = Response(status=204)
    if "Authorization" not in request.headers:
        _set_cookie(response, "", 0)
    return response


def _set_cookie(response: Response, token: str, seconds: int) -> None:
    secure = is_secure()
    response.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        token,
        max_age=seconds,
        path="/",
        secure=secure,
        httponly=True,
        samesite="Lax",
    )
