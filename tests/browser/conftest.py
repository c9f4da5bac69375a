"""The browser suites need the app as it is served: built."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session", autouse=True)
def built_app() -> None:
    if not (ROOT / "pwa" / "dist" / "index.html").is_file():
        pytest.fail("the app is not built: run `make setup`")
