"""What every request passes before its view: same site, app's age, sign-in. In this order.

A view is for signed-in people unless it says `@public`; so a new route is closed by itself.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request

from server.accounts.errors import AccountErased, NotSignedIn
from server.accounts.sessions import SignedIn, identify
from server.api.errors import AppTooOld, CrossSite
from server.api.services import services

API = "/api/v1/"
MINIMUM_APP = (0, 1, 0)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPENED_IN_A_TAB = (f"{API}export/", f"{API}shares/", f"{API}openapi.json")
COOKIE = "cephalog"
SECURE_COOKIE = "__Host-cephalog"
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}")
View = TypeVar("View", bound=Callable[..., object])


def public(view: View) -> View:
    """Mark a view that people may call without having signed in."""
    # A mark on the view itself, read in this module alone.
    view.is_public = True  # type: ignore[attr-defined]
    return view


def signed_in() -> SignedIn:
    """Whose request this is."""
    who: SignedIn = g.signed_in
    return who


def register_guard(app: Flask) -> None:
    """Put the checks before every view of `app`."""
    app.before_request(_start)
    app.before_request(_check)


def _start() -> None:
    g.started = perf_counter()
    g.request_id = secrets.token_hex(8)


def _check() -> None:
    if request.routing_exception is not None or not request.path.startswith(API):
        return
    if request.headers.get("Sec-Fetch-Dest") == "document":
        _refuse_document()
    if request.method not in SAFE_METHODS:
        refuse_cross_site()
    _refuse_old_app()
    if not is_public(request.endpoint or ""):
        g.signed_in = _identify()
        _refuse_other_account()


def is_public(endpoint: str) -> bool:
    """Whether the endpoint is open to anybody."""
    return getattr(current_app.view_functions[endpoint], "is_public", False)


def whoever() -> SignedIn | None:
    """Whose session this is, for a view that is open to anybody; None without one."""
    try:
        return _identify()
    except (NotSignedIn, AccountErased):
        return None


def _refuse_other_account() -> None:
    # The cookie may have changed hands after a device put its call together (trust.md F63, F64).
    meant = request.headers.get("Cephalog-Account")
    if meant is not None and meant != str(g.signed_in.account):
        raise NotSignedIn("This is another account's session.")


def _refuse_document() -> None:
    if not request.path.startswith(OPENED_IN_A_TAB):
        raise CrossSite("The API is not to be opened as a page.")


def refuse_cross_site() -> None:
    """Raise CrossSite for a change that another site's page asks for (trust.md 3a 47).

    A browser says where a change comes from. A cookie without a word of that is refused: what is
    not a browser signs in for a token.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        allowed = site == "same-origin"
    elif (origin := request.headers.get("Origin")) is not None:
        allowed = origin.lower() in _own_origins()
    else:
        allowed = "Authorization" in request.headers or session_cookie() is None
    if not allowed:
        raise CrossSite


def _own_origins() -> set[str]:
    own = {f"{request.scheme}://{request.host}".lower()}
    if base := services().config.base_url:
        parts = urlsplit(base)
        own.add(f"{parts.scheme}://{parts.netloc}".lower())
    return own


def _refuse_old_app() -> None:
    version = request.headers.get("Cephalog-App", "").strip()
    if _VERSION.fullmatch(version) and _numbers(version) < MINIMUM_APP:
        raise AppTooOld(".".join(map(str, MINIMUM_APP)))


def _numbers(version: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in version.split("."))
    return numbers + (0,) * (len(MINIMUM_APP) - len(numbers))


def is_secure() -> bool:
    """Whether this request came by HTTPS, so that cookies are bound to it."""
    return services().config.https or request.is_secure


def session_cookie() -> str | None:
    """The browser's session token, if it sent one."""
    return request.cookies.get(SECURE_COOKIE if is_secure() else COOKIE)


def _identify() -> SignedIn:
    header = request.headers.get("Authorization")
    client, token = ("browser", session_cookie()) if header is None else ("api", _bearer(header))
    if not token:
        raise NotSignedIn
    own = services()
    return identify(own.database, token, client=client, now=own.clock())


def _bearer(header: str) -> str | None:
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None
