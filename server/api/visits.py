"""Shares over HTTP: whoever has a link opens and reads it, without an account (trust.md §3e).

The cookie of a visit goes to the paths of its share alone and opens nothing else. Whatever is
wrong with a link, the answer is the same 404.
"""

from __future__ import annotations

from typing import Any

from flask import Response, request

from server.accounts.agents import coarse_agent
from server.accounts.errors import WrongPin
from server.accounts.limits import network_of
from server.accounts.shares import VISIT, Share, Visitor, open_share, visited_share
from server.api import schemas_shares as schemas
from server.api.exports import CSV_TYPE, FhirBundle
from server.api.guard import API, is_secure
from server.api.report import PDF_TYPE
from server.api.routes import Routes, as_response
from server.api.schemas_diary import AsOf
from server.api.schemas_summary import SharedSummary
from server.api.services import services
from server.api.shared import Shared, shared, shared_fhir, shared_page, shared_pdf
from server.domain.errors import NotFound
from server.reminders.links import plan_locked
from server.reports.csv import attacks_csv, diary_csv
from server.reports.fhir import FHIR_TYPE
from server.storage.moments import rfc3339, to_ms

COOKIE = "cephalog-share"
# Not `__Host-`, which belongs to every path.
SECURE_COOKIE = "__Secure-cephalog-share"
_CSV = "text/csv"
_TEXT = {"type": "string"}
_BINARY = {"type": "string", "format": "binary"}
routes = Routes("visits", "What a link shows")


@routes.add(
    "POST",
    "/shares/<string:share_id>/open",
    anybody=True,
    body=schemas.ShareKey,
    answer=schemas.OpenShare,
    problems=(401, 404, 429, 507),
)
def open_a_share(share_id: str, body: dict[str, Any]) -> Response:
    """Open a link by its secret, and its PIN where it has one.

    Gives a cookie that reads this share for two hours. 401 with `tries_left` for a wrong PIN or
    none; whatever else is wrong with the link is the same 404. When no try is left, a push tells
    whoever made the link.
    """
    own = services()
    visitor = Visitor(
        network_of(request.remote_addr), coarse_agent(request.headers.get("User-Agent"))
    )
    now = own.clock()
    key = (body["secret"], body["pin"])
    try:
        share, token = open_share(own.database, share_id, *key, visitor, to_ms(now))
    except WrongPin as error:
        if not error.tries_left:
            own.database.write(lambda conn: plan_locked(conn, share_id, now))
        raise
    response = as_response(_about(share), 200)
    secure = is_secure()
    response.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        token,
        max_age=VISIT,
        path=f"{API}shares/{share.id}",
        secure=secure,
        httponly=True,
        samesite="Strict",
    )
    return response


@routes.add(
    "GET",
    "/shares/<string:share_id>/visit",
    anybody=True,
    answer=schemas.OpenShare,
    problems=(404,),
)
def share_visit(share_id: str) -> dict[str, Any]:
    """Say whether this browser still has the link open, and what it shows."""
    return _about(_visited(share_id))


@routes.add(
    "GET",
    "/shares/<string:share_id>/summary",
    anybody=True,
    query=AsOf,
    answer=SharedSummary,
    problems=(404,),
)
def shared_summary(share_id: str, query: dict[str, Any]) -> dict[str, Any]:
    """Count the dates of the link.

    A part that is not included is no member; nor are the last thirty days where they are others.
    """
    return _read(share_id, query).summary


@routes.add(
    "GET",
    "/shares/<string:share_id>/page",
    anybody=True,
    query=schemas.SharedReport,
    answer=schemas.SharePage,
    problems=(404,),
)
def shared_page_texts(share_id: str, query: dict[str, Any]) -> dict[str, Any]:
    """Show the clinician's page as the texts of the PDF, with all months date by date."""
    share = _visited(share_id)
    found = shared(share, query["as_of"])
    as_of = rfc3339(to_ms(found.as_of))
    return {**shared_page(found, query["lang"] or None), "as_of": as_of, "share": _about(share)}


@routes.add(
    "GET",
    "/shares/<string:share_id>/report.pdf",
    anybody=True,
    query=schemas.SharedReport,
    answer=_BINARY,
    media=PDF_TYPE,
    problems=(404,),
)
def shared_report_pdf(share_id: str, query: dict[str, Any]) -> Response:
    """Download the clinician's page."""
    found = _read(share_id, query)
    body = shared_pdf(found, query["paper"], query["lang"] or None)
    return _file(body, PDF_TYPE, "cephalog-report.pdf")


@routes.add(
    "GET",
    "/shares/<string:share_id>/diary.csv",
    anybody=True,
    query=AsOf,
    answer=_TEXT,
    media=_CSV,
    problems=(404,),
)
def shared_diary_csv(share_id: str, query: dict[str, Any]) -> Response:
    """Download a row for each date of the link."""
    found = _read(share_id, query)
    return _file(diary_csv(found.summary, found.entries), CSV_TYPE, "cephalog-diary.csv")


@routes.add(
    "GET",
    "/shares/<string:share_id>/attacks.csv",
    anybody=True,
    query=AsOf,
    answer=_TEXT,
    media=_CSV,
    problems=(404,),
)
def shared_attacks_csv(share_id: str, query: dict[str, Any]) -> Response:
    """Download a row for each logged spell that touches the dates of the link."""
    found = _read(share_id, query)
    return _file(attacks_csv(found.summary, found.entries), CSV_TYPE, "cephalog-attacks.csv")


@routes.add(
    "GET",
    "/shares/<string:share_id>/fhir.json",
    anybody=True,
    query=AsOf,
    answer=FhirBundle,
    media=FHIR_TYPE,
    problems=(404,),
)
def shared_fhir_json(share_id: str, query: dict[str, Any]) -> Response:
    """Download the dates of the link as a FHIR R4 document."""
    return _file(shared_fhir(_read(share_id, query)), FHIR_TYPE, "cephalog-fhir.json")


def _read(share_id: str, query: dict[str, Any]) -> Shared:
    return shared(_visited(share_id), query["as_of"])


def _visited(share_id: str) -> Share:
    """The share that this browser has open; raises NotFound."""
    token = request.cookies.get(SECURE_COOKIE if is_secure() else COOKIE)
    if not token:
        raise NotFound
    own = services()
    return visited_share(own.database, share_id, token, to_ms(own.clock()))


def _about(share: Share) -> dict[str, Any]:
    return {
        "from": share.scope.date_from.isoformat(),
        "to": share.scope.date_to.isoformat(),
        "include": list(share.scope.include),
        "expires_at": rfc3339(share.expires_ms),
    }


def _file(body: str | bytes, content_type: str, name: str) -> Response:
    response = Response(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
