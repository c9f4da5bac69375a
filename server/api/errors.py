"""The only place that knows which HTTP status an error has (contract §2, RFC 9457).

Every answer that is no success is `application/problem+json`; a fault of our own says nothing of
what happened but the request's id, which is in the log.
"""

from __future__ import annotations

import logging
from http import HTTPStatus

import orjson
from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from server.domain.errors import DiaryError

BUSY_SECONDS = "5"
PROBLEM_TYPE = "application/problem+json"

STATUS_OF_CODE = {
    "not_json": 400,
    "not_signed_in": 401,
    "wrong_password": 401,
    "pin_needed": 401,
    "wrong_pin": 401,
    "cross_site": 403,
    "signup_closed": 403,
    "not_found": 404,
    "address_taken": 409,
    "epoch_changed": 409,
    "account_erased": 410,
    "too_large": 413,
    "not_json_type": 415,
    "invalid": 422,
    "app_too_old": 426,
    "too_many_tries": 429,
    "busy": 503,
    "no_room": 507,
}
TITLE_OF_CODE = {
    "not_json": "Not JSON",
    "not_signed_in": "Not signed in",
    "wrong_password": "Wrong email or password",
    "pin_needed": "A PIN is needed",
    "wrong_pin": "Wrong PIN",
    "cross_site": "Request from another site",
    "signup_closed": "Sign-up is closed",
    "not_found": "Not found",
    "address_taken": "The address is taken",
    "epoch_changed": "Another epoch",
    "account_erased": "The account was erased",
    "too_large": "Too large",
    "not_json_type": "Unsupported media type",
    "invalid": "Some fields are not valid",
    "app_too_old": "The app is too old",
    "too_many_tries": "Too many tries",
    "busy": "Busy",
    "no_room": "No room",
}
TITLE_OF_STATUS = {status: TITLE_OF_CODE[code] for code, status in reversed(STATUS_OF_CODE.items())}
_MEMBERS = ("errors", "epoch", "retry_after", "minimum", "tries_left")
_log = logging.getLogger("cephalog.error")


class NotJson(DiaryError):
    """The body is not JSON."""

    code = "not_json"


class TooLarge(DiaryError):
    """The request is too large."""

    code = "too_large"


class NotJsonType(DiaryError):
    """The request must be application/json without Content-Encoding."""

    code = "not_json_type"


class CrossSite(DiaryError):
    """Only this server's own pages may do that."""

    code = "cross_site"


class AppTooOld(DiaryError):
    """This version of the app is too old for the server."""

    code = "app_too_old"

    def __init__(self, minimum: str) -> None:
        """`minimum`: the oldest version that is still served."""
        super().__init__()
        self.minimum = minimum


def register_errors(app: Flask) -> None:
    """Make `app` answer every error as problem+json."""
    app.register_error_handler(DiaryError, of_diary_error)
    app.register_error_handler(HTTPException, of_http_exception)
    app.register_error_handler(Exception, of_fault)


def of_diary_error(error: DiaryError) -> Response:
    """The answer for an error of ours; an unknown code is a fault."""
    status = STATUS_OF_CODE.get(error.code)
    if status is None:
        return of_fault(error)
    members = {name: getattr(error, name) for name in _MEMBERS if hasattr(error, name)}
    response = problem(status, error.code, TITLE_OF_CODE[error.code], error.detail, **members)
    if "retry_after" in members:
        response.headers["Retry-After"] = str(members["retry_after"])
    elif status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = BUSY_SECONDS
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="cephalog"'
    return response


def of_http_exception(error: HTTPException) -> Response:
    """The answer for an error of Flask's: no route, wrong method, too large …"""
    status = error.code or 500
    if status < 400:
        # Werkzeug's own response serves as well.
        return error.get_response(request.environ)  # type: ignore[return-value]
    phrase = HTTPStatus(status).phrase
    response = problem(status, phrase.lower().replace(" ", "_"), phrase, f"{phrase}.")
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def of_fault(error: Exception) -> Response:
    """A fault of our own: logged without its message, which may hold what a person wrote."""
    _log.error(
        "fault %s in request %s\n%s", type(error).__name__, g.get("request_id"), _frames(error)
    )
    phrase = HTTPStatus.INTERNAL_SERVER_ERROR.phrase
    return problem(500, "fault", phrase, "Something went wrong on the server.")


def problem(status: int, code: str, title: str, detail: str, **members: object) -> Response:
    """A problem+json answer; `type` ends in the code, for a program to tell apart."""
    body = {
        "type": f"urn:cephalog:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": g.get("request_id"),
        **members,
    }
    return Response(orjson.dumps(body), status, content_type=PROBLEM_TYPE)


def _frames(error: BaseException) -> str:
    lines = []
    frame = error.__traceback__
    while frame:
        code = frame.tb_frame.f_code
        lines.append(f"  {code.co_filename}:{frame.tb_lineno} {code.co_name}")
        frame = frame.tb_next
    return "\n".join(lines)
