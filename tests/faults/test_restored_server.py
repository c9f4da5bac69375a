"""A server restored from yesterday's backup gets back what its devices hold (trust.md F68)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.accounts import new_account
from tests.faults.node_device import Devices
from tests.faults.test_shipped_core import entries_of, of_server, sync_until_idle
from tests.fixtures.live import LiveServer


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_came_after_the_backup_comes_back_from_the_devices(
    kind: str, devices: Devices, start_server: Callable[..., LiveServer], tmp_path: Path
) -> None:
    server = start_server(kind)
    account = new_account(server.url)
    for name in ("phone", "desk"):
        account.join(devices, name, server.url)
    kept, removed = devices.tell("phone", "start"), devices.tell("phone", "start", minutesAgo=90)
    sync_until_idle(devices, "phone")
    sync_until_idle(devices, "desk")
    backup = tmp_path / "yesterday.backup"
    assert server.command("backup", str(backup)).returncode == 0

    later = devices.tell("desk", "start", minutesAgo=5)
    devices.tell("phone", "edit", kind="attack", id=kept, patch={"severity": 3})
    devices.tell("phone", "remove", kind="attack", id=removed)
    for name in ("phone", "desk", "phone"):
        sync_until_idle(devices, name)
    before = {key: entry["data"] for key, entry in entries_of(devices, "phone").items()}
    devices.tell("desk", "edit", kind="attack", id=later, patch={"notes": "not sent yet"})

    server.stop()
    restored = server.command("restore", str(backup), "--replace")
    assert restored.returncode == 0, restored.stderr
    server.start()
    for name in ("desk", "phone", "desk"):
        sync_until_idle(devices, name)

    before["attack", later]["notes"] = "not sent yet"
    for name in ("phone", "desk"):
        assert {key: entry["data"] for key, entry in entries_of(devices, name).items()} == before
    assert set(of_server(account)) == {("attack", kept), ("attack", later), ("profile", "me")}
    assert of_server(account)["attack", kept]["severity"] == 3
