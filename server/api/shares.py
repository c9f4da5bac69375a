"""Shares over HTTP: the person makes, lists and closes links (contract §2 *Shares*)."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from server.accounts import passwords, shares
from server.accounts.share_list import list_shares
from server.api import schemas_shares as schemas
from server.api.guard import signed_in
from server.api.qr import qr_svg
from server.api.routes import Routes
from server.api.services import services
from server.reports.permitted import PARTS
from server.reports.summary import check_period
from server.storage.moments import rfc3339, to_ms

PAGE = "/s/"
routes = Routes("shares", "Links for a clinician")


@routes.add(
    "POST",
    "/shares",
    body=schemas.NewShare,
    status=201,
    answer=schemas.MadeShare,
    problems=(429, 507),
)
def make_share(body: dict[str, Any]) -> dict[str, Any]:
    """Make a link that shows these dates, and nothing beside the figures but `include`.

    Its secret is in the fragment of `url` and is kept nowhere.
    """
    own, account = services(), signed_in().account
    now = own.clock()
    check_period(body["date_from"], body["date_to"], now)
    include = tuple(part for part in PARTS if part in body["include"])
    scope = shares.Scope(body["date_from"], body["date_to"], include)
    pin_hash = None if body["pin"] is None else passwords.hashed(body["pin"])
    days, now_ms = body["expires_in_days"], to_ms(now)
    made = own.database.write(
        lambda conn: shares.make_share(conn, own.keyring, account, scope, days, pin_hash, now_ms)
    )
    url = f"{_base_url()}{PAGE}#{made.id}.{made.secret}"
    expires_at = rfc3339(made.expires_ms)
    return {"id": made.id, "url": url, "expires_at": expires_at, "qr": qr_svg(url)}


@routes.add("GET", "/shares", answer=schemas.ShareList)
def my_shares() -> dict[str, Any]:
    """List the links that were made, closed ones too, with each time that one was opened."""
    own, account = services(), signed_in().account
    now_ms = to_ms(own.clock())
    return {"shares": own.database.read(lambda conn: list_shares(conn, account, now_ms))}


@routes.add("DELETE", "/shares/<string:share_id>", status=204, problems=(404, 507))
def close_share(share_id: str) -> Response:
    """Close a link at once, also for whoever has it open."""
    own, account = services(), signed_in().account
    now_ms = to_ms(own.clock())
    own.database.write(lambda conn: shares.revoke_share(conn, account, share_id, now_ms))
    return Response(status=204)


def _base_url() -> str:
    return services().config.base_url or f"{request.scheme}://{request.host}"
