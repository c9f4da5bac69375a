"""What every answer carries, and the one log line it leaves (trust.md §3a 38-46, 54, 58, 59)."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, g, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types swurl",
    )
)
_FIXED = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        (
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
            "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
        ),
    ),
]
_FIXED_UNDER_HTTPS = [
    *_FIXED,
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
]
GZIP_FROM = 1024
# One step above the fastest ones: a sixth fewer bytes for a quarter more time.
GZIP_LEVEL = 3
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
    "application/manifest+json",
    "application/javascript",
)
_log = logging.getLogger("cephalog.access")


class FixedHeaders:
    """Adds the headers that never change to every answer, whoever made it."""

    def __init__(self, app: WSGIApplication, https: bool) -> None:
        self._app = app
        self._https = https

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        secure = self._https or environ["wsgi.url_scheme"] == "https"
        fixed = _FIXED_UNDER_HTTPS if secure else _FIXED

        def start_fixed(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start(status, [*headers, *fixed], *more)

        return self._app(environ, start_fixed)


def register_headers(app: Flask, *, https: bool) -> None:
    """Put headers, compression and the log line behind every view of `app`."""
    app.after_request(finish)
    # Flask documents this very assignment for WSGI middleware.
    app.wsgi_app = FixedHeaders(app.wsgi_app, https)  # type: ignore[assignment,method-assign]


def finish(response: Response) -> Response:
    """The answer as it goes out."""
    headers = response.headers
    headers["X-Request-Id"] = g.request_id
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store"
    _compress(response)
    _log_line(response.status_code)
    return response


def _compress(response: Response) -> None:
    if response.direct_passthrough or not (response.mimetype or "").startswith(COMPRESSIBLE):
        return
    response.headers.add("Vary", "Accept-Encoding")
    if "Content-Encoding" in response.headers or not wants_gzip():
        return
    body = response.get_data()
    if len(body) > GZIP_FROM:
        response.set_data(gzip.compress(body, GZIP_LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"


def wants_gzip() -> bool:
    """Whether the client takes gzip."""
    header = request.headers.get("Accept-Encoding", "")
    return "gzip" in header and request.accept_encodings["gzip"] > 0


def _log_line(status: int) -> None:
    rule = request.url_rule.rule if request.url_rule else "-"
    method = request.method if request.method in _METHODS else "-"
    took = (perf_counter() - g.started) * 1000
    _log.info("%s %s %d %.1fms %s", method, rule, status, took, g.request_id)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
