"""Lighthouse 12 gives accessibility, best practices and SEO 100 (design.md, Budgets)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.browser.screens import node
from tests.fixtures.browser import ARGUMENTS, chromium
from tests.fixtures.live import LiveServer, clean_environ

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
LIGHTHOUSE = ROOT / "pwa" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("accessibility", "best-practices", "seo")


def lighthouse(url: str, browser: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
    """The report on that address, as a phone that has never seen the app; `headers` go with it."""
    run = subprocess.run(
        [
            node(), str(LIGHTHOUSE), url, "--quiet", "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--extra-headers={json.dumps(headers or {})}",
            f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}",
        ],
        env={**clean_environ(), "CHROME_PATH": browser},
        capture_output=True, text=True, check=False, timeout=150,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def shortcomings(report: dict[str, Any]) -> list[str]:
    """The audits that cost a category its 100."""
    lost = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                lost.append(f"{name}: {audit['title']}: {json.dumps(audit.get('details'))[:600]}")
    return lost


@pytest.mark.parametrize("path", ["", "#/month", "#/numbers"], ids=["today", "month", "numbers"])
def test_lighthouse_has_nothing_to_say(
    path: str, live_server: LiveServer, playwright: Playwright
) -> None:
    browser = chromium() or playwright.chromium.executable_path
    report = lighthouse(f"{live_server.url}/{path}", browser)
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    assert scores == dict.fromkeys(CATEGORIES, 1), "\n".join(shortcomings(report))
