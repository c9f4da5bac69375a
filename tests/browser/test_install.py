"""The app can be put on a home screen: manifest, icons, service worker."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser.steps import open_app
from tests.fixtures.browser import Device, wait_for_worker

pytestmark = pytest.mark.browser


def png_size(content: bytes) -> str:
    """`WxH` from a PNG's head; raises for anything else."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    return f"{width}x{height}"


def test_the_browser_would_install_it(new_device: Callable[..., Device]) -> None:
    device = new_device()
    open_app(device.page)
    wait_for_worker(device.page)
    session = device.context.new_cdp_session(device.page)
    found: dict[str, Any] = session.send("Page.getInstallabilityErrors")
    assert found["installabilityErrors"] == []


def test_every_picture_of_the_manifest_is_there_in_its_size(page: Page) -> None:
    open_app(page)
    manifest = page.request.get("/manifest.webmanifest")
    assert manifest.headers["content-type"].startswith("application/manifest+json")
    told = manifest.json()
    pictures = [*told["icons"], *told.get("screenshots", [])]
    pictures += [icon for shortcut in told.get("shortcuts", []) for icon in shortcut["icons"]]
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in told["icons"]}
    assert any(icon["purpose"] == "maskable" for icon in told["icons"])
    for icon in pictures:
        answer = page.request.get(urljoin(page.url, icon["src"]))
        assert answer.status == 200, icon["src"]
        assert png_size(answer.body()) == icon["sizes"], icon["src"]


def test_the_app_asks_nobody_but_its_own_server(page: Page) -> None:
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(request.url))
    open_app(page)
    wait_for_worker(page)
    for path in ("month", "numbers", "cabinet", "add", "settings", "settings/privacy", "bring"):
        page.goto(f"/#/{path}")
        page.locator("main h1").wait_for()
    own = page.url.split("/#")[0]
    assert asked
    assert {url for url in asked if not url.startswith((own, "data:", "blob:"))} == set()
