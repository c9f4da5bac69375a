"""Fixtures of the fault tests; what they give is said where they are made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import built_app
from tests.faults.network import Network
from tests.faults.node_device import device_script, devices
from tests.fixtures.live import LiveServer
from tests.fixtures.proxy import FaultProxy

__all__ = ["built_app", "device_script", "devices", "network", "start_network"]


@pytest.fixture
def start_network(run_proxy: Callable[[FaultProxy], None]) -> Callable[[LiveServer], Network]:
    """`start_network(server)`: a network before that server, for the length of the test."""

    def start(server: LiveServer) -> Network:
        network = Network(server.port)
        run_proxy(network)
        return network

    return start


@pytest.fixture
def network(start_network: Callable[[LiveServer], Network], live_server: LiveServer) -> Network:
    """A network before the server of this file; it fails when the test sets `mode`."""
    return start_network(live_server)
