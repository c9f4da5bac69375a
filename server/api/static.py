"""The built app: `/`, the manifest, the service worker, hashed assets (contract §2); the
clinician's page at `/s/`, which is a build of its own.

What has a hash in its name is cached for good; all else is asked for again each time.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter

from server.api.guard import public
from server.api.headers import COMPRESSIBLE, GZIP_FROM, wants_gzip

DIST = Path(__file__).parents[2] / "pwa" / "dist"
HASHED = ("assets/", "s/assets/")
SHARE_PAGE = "s/index.html"
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
# The system's own table differs from machine to machine.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


class AppPath(BaseConverter):
    """Any path but the API's."""

    regex = r"(?!api(?:/|$))[^/].*?"
    part_isolating = False


@dataclass(frozen=True)
class _Built:
    stamp: tuple[int, int]
    body: bytes
    packed: bytes | None
    content_type: str
    tag: str


class BuiltApp:
    """The files of one build, kept in memory for as long as they don't change on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._cache: dict[str, _Built] = {}

    def file(self, name: str) -> Response:
        """The answer that brings the file `name`; raises NotFound."""
        built = self._built(name)
        packed = built.packed if built.packed and wants_gzip() else None
        response = Response(packed or built.body, content_type=built.content_type)
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Cache-Control"] = FOREVER if name.startswith(HASHED) else ASK_AGAIN
        response.set_etag(built.tag, weak=True)
        # It gives back the response itself.
        return response.make_conditional(request)  # type: ignore[return-value]

    def _built(self, name: str) -> _Built:
        try:
            path = self._path(name)
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
            known = self._cache.get(name)
            if known is None or known.stamp != stamp:
                known = self._cache[name] = _read(path, stamp)
        except (OSError, ValueError):
            # No such file, or a name that can be none: too long, with U+0000.
            raise NotFound from None
        return known

    def _path(self, name: str) -> Path:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder) or not path.is_file():
            raise NotFound
        return path


def _read(path: Path, stamp: tuple[int, int]) -> _Built:
    body = path.read_bytes()
    content_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    content_type = content_type or "application/octet-stream"
    small = len(body) <= GZIP_FROM or not content_type.startswith(COMPRESSIBLE)
    packed = None if small else gzip.compress(body, 9, mtime=0)
    return _Built(stamp, body, packed, content_type, hashlib.sha256(body).hexdigest()[:32])


def register_static(app: Flask, folder: Path = DIST) -> None:
    """Serve the app built in `folder`."""
    built = BuiltApp(folder)

    @public
    def app_shell() -> Response:
        return built.file("index.html")

    @public
    def share_page() -> Response:
        response = built.file(SHARE_PAGE)
        # A browser of others keeps nothing of it (trust.md §3e).
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    @public
    def app_file(path: str) -> Response:
        return built.file(path)

    app.url_map.converters["app"] = AppPath
    app.add_url_rule("/", view_func=app_shell)
    app.add_url_rule("/s/", view_func=share_page)
    app.add_url_rule("/<app:path>", view_func=app_file)
