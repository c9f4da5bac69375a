"""What every answer carries (trust.md §3a 38-46, 54)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.api.static import register_static
from tests.api.conftest import API, Person, attack

ANYWHERE = ["/", "/healthz", "/readyz", "/api/docs", "/api/docs.css", "/nowhere", "/sw.js",
            f"{API}/openapi.json", f"{API}/about", f"{API}/account", f"{API}/nowhere"]  # fmt: skip


@pytest.mark.parametrize("path", ANYWHERE)
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    for answer in (client.get(path), client.post(path), client.open(path, method="TRACE")):
        headers = answer.headers
        policy = headers["Content-Security-Policy"]
        for part in (
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types swurl",
        ):
            assert part in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "Strict-Transport-Security" not in headers
        assert len({name for name, _ in headers}) == len(headers)


@pytest.mark.parametrize("path", ANYWHERE)
def test_under_https_browsers_stay_with_https(client: FlaskClient, path: str) -> None:
    headers = client.get(path, base_url="https://localhost").headers
    age, more = headers["Strict-Transport-Security"].split("; ")
    assert int(age.removeprefix("max-age=")) >= 365 * 86400
    assert more == "includeSubDomains"


def test_nothing_of_the_api_is_kept_by_a_cache(anna: Person) -> None:
    for answer in (
        anna.get("/account"),
        anna.get("/sessions"),
        anna.sync(),
        anna.get("/entries/attack"),
        anna.get("/summary?from=2026-01-01&to=2026-01-31"),
        anna.get("/nowhere"),
        anna.http.get(f"{API}/account"),
    ):
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_long_answer_is_packed_for_who_takes_it(anna: Person) -> None:
    anna.sync(*(attack(notes="x" * 200) for _ in range(10)))
    plain = anna.get("/entries/attack", headers={"Accept-Encoding": "identity"})
    packed = anna.get("/entries/attack", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert json.loads(gzip.decompress(packed.data)) == plain.get_json()
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
    refused = anna.get("/entries/attack", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def test_a_short_answer_is_not_packed(anna: Person) -> None:
    answer = anna.get("/account", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers


@pytest.fixture
def built(app: Flask, tmp_path: Path) -> Callable[..., FlaskClient]:
    """An app built by hand, served beside the real routes."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    for name, text in {
        "index.html": "<!doctype html>",
        "sw.js": "self.x = 1;" * 200,
        "manifest.webmanifest": "{}",
        "assets/main-1a2b3c.js": "let x;",
        "assets/main-1a2b3c.css": "a{}",
    }.items():
        (folder / name).write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    fresh = Flask("built")
    fresh.extensions.update(app.extensions)
    register_static(fresh, folder)
    return fresh.test_client


@pytest.mark.parametrize(
    ("path", "content_type", "caching"),
    [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/assets/main-1a2b3c.js", "text/javascript; charset=utf-8", "immutable"),
        ("/assets/main-1a2b3c.css", "text/css; charset=utf-8", "immutable"),
    ],
)
def test_the_built_app_is_served(
    built: Callable[..., FlaskClient], path: str, content_type: str, caching: str
) -> None:
    answer = built().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == content_type
    assert caching in answer.headers["Cache-Control"]
    again = built().get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    assert built().head(path).data == b""


def test_a_new_build_is_seen_at_once(built: Callable[..., FlaskClient], tmp_path: Path) -> None:
    before = built().get("/")
    (tmp_path / "dist" / "index.html").write_text("<!doctype html><title>new</title>")
    after = built().get("/", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert b"new" in after.data


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/assets", "/assets/",
     "//etc/passwd", "/%2fetc/passwd", "/%00", "/a%00b", "/%ff", "/" + "x" * 5000],
)  # fmt: skip
def test_nothing_else_is_served(built: Callable[..., FlaskClient], path: str) -> None:
    assert built().get(path).status_code in {308, 404}
    assert b"secret" not in built().get(path, follow_redirects=True).data
