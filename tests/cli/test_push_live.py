"""`cephalog serve` itself sends a push, and says nothing of it anywhere (contract §2 *Push*)."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.conftest import BERLIN, PASSWORD, new_email
from tests.fixtures.live import COMMAND, LiveServer, clean_environ
from tests.fixtures.push_service import Answer, PushService


def signed_up(server: LiveServer) -> str:
    body = {"email": new_email(), "password": PASSWORD, "zone": BERLIN, "client": "api"}
    return str(server.post("/accounts", body)["token"])


def put(server: LiveServer, token: str, subscription: object) -> None:
    request = urllib.request.Request(
        f"{server.url}/api/v1/push/subscription",
        json.dumps(subscription).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=30).close()


def test_a_server_sends_a_push_and_logs_no_secret(
    start_server: Callable[..., LiveServer], push_service: PushService, database_kind: str
) -> None:
    server = start_server(database_kind, CEPHALOG_PUSH_TEST_ORIGIN=push_service.origin)
    token = signed_up(server)
    fine = push_service.new_device()
    refused = push_service.new_device(Answer(403))
    for device in (fine, refused):
        put(server, token, device.subscription)
    for _ in range(3):
        server.post("/push/test", None, token)
    assert len(fine.received) == len(refused.received) == 3
    message = fine.received[0]
    assert message.public_key == server.get("/push/key", token)["public_key"]
    assert 3600 < message.claims["exp"] - time.time() <= 24 * 3600
    assert message.json["notification"]["navigate"].startswith(f"{server.url}/#/r/test/")
    assert fine.name not in server.log


def test_the_key_outlives_a_restart(
    start_server: Callable[..., LiveServer], push_service: PushService
) -> None:
    server = start_server("sqlite", CEPHALOG_PUSH_TEST_ORIGIN=push_service.origin)
    token, device = signed_up(server), push_service.new_device()
    put(server, token, device.subscription)
    server.kill()
    server.start()
    server.post("/push/test", None, token)
    assert len(device.received) == 1
    assert device.received[0].public_key == server.get("/push/key", token)["public_key"]


@pytest.mark.parametrize("command", ["serve", "reminders"])
def test_a_production_start_refuses_the_tests_push_service(tmp_path: Path, command: str) -> None:
    environ = {**clean_environ(), "CEPHALOG_DATA": str(tmp_path)}
    environ |= {"CEPHALOG_ENV": "production", "CEPHALOG_PUSH_TEST_ORIGIN": "http://127.0.0.1:9"}
    done = subprocess.run(
        [COMMAND, command], env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "Error: CEPHALOG_PUSH_TEST_ORIGIN is for CEPHALOG_ENV=test alone"
