"""The app's own storage and sync against the real server, over a network that fails."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.faults.accounts import PASSWORD, Account, new_account, request
from tests.faults.network import MODES, Mode, Network
from tests.faults.node_device import Devices
from tests.fixtures.live import LiveServer

DAY = "2026-03-01"
WHAT_HAPPENS = ["start", "edit", "edit", "day", "remove", "restore", "sync", "sync", "sync"]


def sync_until_idle(devices: Devices, name: str) -> None:
    for _ in range(10):
        if devices.tell(name, "sync") == {"state": "idle"}:
            return
    pytest.fail(f"{name} never came to rest: {devices.tell(name, 'state')}")


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "ok"])
def test_a_tap_survives_the_fault_as_one_entry(
    mode: Mode, devices: Devices, network: Network, live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    account.join(devices, "phone", network.url)
    made = devices.tell("phone", "start")
    network.mode = mode
    first = devices.tell("phone", "sync")
    expected = {"double": "idle", "drop_on_reuse": "idle", "captive": "captive"}
    assert first["state"] == expected.get(mode, "offline")
    network.mode = "ok"
    sync_until_idle(devices, "phone")
    assert [entry["id"] for entry in account.entries("attack")] == [made]
    history = account.call("GET", f"/entries/attack/{made}/history")["history"]
    assert sorted(item["leaf"] for item in history if item["lost"]) == []


def test_an_edit_made_while_the_answer_was_lost_follows_the_creation(
    devices: Devices, network: Network, live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    account.join(devices, "phone", network.url)
    made = devices.tell("phone", "start")
    network.mode = "drop_answer"
    devices.tell("phone", "sync")
    devices.tell("phone", "edit", kind="attack", id=made, patch={"severity": 3})
    network.mode = "ok"
    sync_until_idle(devices, "phone")
    assert account.entries("attack")[0]["data"]["severity"] == 3


def test_a_delete_on_one_device_wins_over_an_edit_on_the_other(
    devices: Devices, live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    for name in ("phone", "desk"):
        account.join(devices, name, live_server.url)
    made = devices.tell("phone", "start")
    sync_until_idle(devices, "phone")
    sync_until_idle(devices, "desk")
    devices.tell("phone", "remove", kind="attack", id=made)
    devices.tell("desk", "edit", kind="attack", id=made, patch={"notes": "typed elsewhere"})
    for name in ("phone", "desk", "phone"):
        sync_until_idle(devices, name)
    assert account.entries("attack") == []
    assert entries_of(devices, "phone") == entries_of(devices, "desk")
    kept = entries_of(devices, "desk")["attack", made]
    assert kept["deleted"]
    assert kept["data"]["notes"] == "typed elsewhere"
    devices.tell("desk", "restore", kind="attack", id=made)
    sync_until_idle(devices, "desk")
    assert account.entries("attack")[0]["data"]["notes"] == "typed elsewhere"


def test_a_clock_26_hours_ahead_or_10_years_behind_does_not_stop_sync(
    devices: Devices, live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    hour = 3_600_000
    account.join(devices, "ahead", live_server.url, skew=26 * hour)
    account.join(devices, "behind", live_server.url, skew=-10 * 365 * 24 * hour)
    made = devices.tell("ahead", "start")
    sync_until_idle(devices, "ahead")
    sync_until_idle(devices, "behind")
    devices.tell("behind", "edit", kind="attack", id=made, patch={"severity": 1})
    sync_until_idle(devices, "behind")
    devices.tell("ahead", "edit", kind="attack", id=made, patch={"severity": 2})
    sync_until_idle(devices, "ahead")
    assert account.entries("attack")[0]["data"]["severity"] == 2


def test_what_the_server_refuses_is_shown_and_the_rest_arrives(
    devices: Devices, live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    account.join(devices, "phone", live_server.url)
    bad = devices.tell("phone", "start")
    devices.tell("phone", "edit", kind="attack", id=bad, patch={"severity": 7, "notes": "kept"})
    good = devices.tell("phone", "start")
    sync_until_idle(devices, "phone")
    assert {entry["id"] for entry in account.entries("attack")} == {bad, good}
    (refused,) = devices.tell("phone", "state")["rejected"]
    assert list(refused["errors"]) == ["/severity"]
    assert refused["patch"] == {"severity": 7, "notes": "kept"}
    devices.tell("phone", "edit", kind="attack", id=bad, patch={"severity": 3})
    sync_until_idle(devices, "phone")
    assert devices.tell("phone", "state")["rejected"] == []
    stored = next(entry for entry in account.entries("attack") if entry["id"] == bad)
    assert (stored["data"]["severity"], stored["data"]["notes"]) == (3, "kept")


def test_a_call_for_another_account_is_refused(live_server: LiveServer) -> None:
    ann, ben = new_account(live_server.url), new_account(live_server.url)
    own = {"Authorization": f"Bearer {ann.token}"}
    assert request(live_server.url, "GET", "/account", None, {**own, "Cephalog-Account": ann.id})
    with pytest.raises(Exception, match="401"):
        request(live_server.url, "GET", "/account", None, {**own, "Cephalog-Account": ben.id})


def test_an_erased_account_ends_sending_and_keeps_what_is_on_the_device(
    devices: Devices, live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    account.join(devices, "phone", live_server.url)
    made = devices.tell("phone", "start")
    account.call("DELETE", "/account", {"password": PASSWORD})
    assert devices.tell("phone", "sync") == {"state": "gone"}
    assert ("attack", made) in entries_of(devices, "phone")
    assert devices.tell("phone", "state")["unsynced"] == 1


@pytest.mark.parametrize("seed", range(4))
def test_all_devices_and_the_server_are_equal_after_any_schedule(
    seed: int, devices: Devices, network: Network, live_server: LiveServer
) -> None:
    account = new_account(live_server.url)
    dice = random.Random(seed)
    names = ["phone", "tablet", "desk"]
    skews = {"phone": 0, "tablet": 26 * 3_600_000, "desk": -45_000}
    for name in names:
        account.join(devices, name, network.url, skew=skews[name])
    made: list[str] = []
    faults = 0
    for _ in range(120):
        faults += step(dice, devices, network, dice.choice(names), made)
    network.mode = "ok"
    for name in [*names, *names, *names]:
        sync_until_idle(devices, name)
    held = [entries_of(devices, name) for name in names]
    assert held[0] == held[1] == held[2], f"seed {seed}"
    assert of_server(account) == {key: e["data"] for key, e in held[0].items() if not e["deleted"]}
    assert {key[1] for key in held[0] if key[0] == "attack"} == set(made)
    # Guard against a schedule that never met a fault.
    assert faults >= 10
    assert len(made) >= 4


def step(
    dice: random.Random, devices: Devices, network: Network, name: str, made: list[str]
) -> int:
    """One thing that happens; 1 when it met a fault."""
    known = [key[1] for key in entries_of(devices, name) if key[0] == "attack"]
    match dice.choice(
        ["start", "edit", "edit", "day", "remove", "restore", "sync", "sync", "sync"]
    ):
        case "start":
            made.append(devices.tell(name, "start", minutesAgo=dice.randrange(600)))
        case "edit" if known:
            patch = {"severity": dice.randrange(4), "symptoms": {"nausea": dice.random() < 0.5}}
            one = dict([dice.choice(list(patch.items()))])
            devices.tell(name, "edit", kind="attack", id=dice.choice(known), patch=one)
        case "day":
            patch = {dice.choice(["mood", "stress"]): dice.randrange(4)}
            devices.tell(name, "edit", kind="day", id=DAY, patch=patch)
        case "remove" | "restore" as what if known:
            devices.tell(name, what, kind="attack", id=dice.choice(known))
        case "sync":
            network.mode = dice.choice(MODES)
            return int(devices.tell(name, "sync") != {"state": "idle"})
    return 0


def entries_of(devices: Devices, name: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What a device shows, without what may differ while a change waits."""
    return {
        (entry["kind"], entry["id"]): {
            name: entry[name] for name in ("rev", "deleted", "updated_at", "data", "flags")
        }
        for entry in devices.tell(name, "entries")
    }


def of_server(account: Account) -> dict[tuple[str, str], Any]:
    return {
        (kind, entry["id"]): entry["data"]
        for kind in ("attack", "day", "profile")
        for entry in account.entries(kind)
    }
