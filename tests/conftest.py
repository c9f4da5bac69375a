"""What every test can ask for. Each fixture says what it gives in its own module."""

from __future__ import annotations

pytest_plugins = [
    "tests.fixtures.clock",
    "tests.fixtures.postgres",
    "tests.fixtures.databases",
    "tests.fixtures.application",
    "tests.fixtures.live",
    "tests.fixtures.browser",
    "tests.fixtures.proxy",
    "tests.fixtures.push_peer",
    "tests.fixtures.push_service",
]
