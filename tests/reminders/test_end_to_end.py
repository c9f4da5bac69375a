"""From sign-up to the phone: over HTTP, with the real command, on a server at the date line."""

from __future__ import annotations

import itertools
import json
import os
import signal
import sqlite3
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psutil
import pytest

from server.reminders.agenda import Wanted
from tests.fixtures.live import LiveServer, wait_for
from tests.fixtures.ports import free_port
from tests.fixtures.push_service import Answer, Device, PushService

BERLIN = ZoneInfo("Europe/Berlin")
Start = Callable[..., LiveServer]


@dataclass
class Anna:
    """Somebody with a token on a live server."""

    server: LiveServer
    token: str

    def put(self, path: str, body: Any) -> Any:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        call = urllib.request.Request(
            f"{self.server.url}/api/v1{path}", json.dumps(body).encode(), headers, method="PUT"
        )
        with urllib.request.urlopen(call, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def sync(self, kind: str, entry_id: str = "", **patch: Any) -> str:
        entry_id = entry_id or str(uuid.uuid4())
        change = {
            "kind": kind, "id": entry_id, "at": datetime.now(UTC).isoformat(),
            "deleted": False, "patch": patch,
        }  # fmt: skip
        body = {"client_id": str(uuid.uuid4()), "epoch": None, "cursor": None, "limit": 100}
        answer = self.server.post("/sync", {**body, "changes": [change]}, self.token)
        assert answer["results"][0]["status"] == "applied"
        return entry_id

    def subscribe(self, service: PushService, always: Answer | None = None) -> Device:
        device = service.new_device(always)
        self.put("/push/subscription", device.subscription)
        return device


def sign_up(server: LiveServer) -> Anna:
    account = {"email": f"{uuid.uuid4().hex[:8]}@example.org", "password": "a quiet dark room"}
    made = server.post("/accounts", {**account, "zone": "Europe/Berlin", "client": "api"})
    return Anna(server, made["token"])


@pytest.fixture(params=["sqlite", "postgresql"])
def server(
    request: pytest.FixtureRequest, start_server: Start, push_service: PushService
) -> LiveServer:
    """On a machine at the date line."""
    place = {"CEPHALOG_PUSH_TEST_ORIGIN": push_service.origin, "TZ": "Pacific/Apia"}
    return start_server(request.param, **place)


def evening(days: int = 1) -> datetime:
    """20:00 in Berlin, so many days from now."""
    day = (datetime.now(BERLIN) + timedelta(days=days)).date()
    return datetime(day.year, day.month, day.day, 20, tzinfo=BERLIN)


def once(server: LiveServer, at: datetime) -> str:
    done = server.command("reminders", "--once", "--at", at.isoformat())
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_a_link_that_is_locked_is_told_on_the_phone(
    server: LiveServer, push_service: PushService
) -> None:
    anna = sign_up(server)
    phone = anna.subscribe(push_service)
    asked = {"from": "2026-01-01", "to": "2026-01-31", "expires_in_days": 14, "pin": "274190"}
    link = server.post("/shares", {**asked, "include": []}, anna.token)
    key = {"secret": link["url"].rpartition(".")[2], "pin": "000000"}
    for _ in range(5):
        with pytest.raises(urllib.error.HTTPError) as refused:
            server.post(f"/shares/{link['id']}/open", key)
        refused.value.close()
        assert refused.value.code == 401
    # Sent by this or by the server's own worker, whoever is first.
    once(server, datetime.now(UTC) + timedelta(minutes=2))
    wait_for(lambda: bool(phone.received), "the push has come")
    (message,) = phone.received
    assert link["id"] not in message.payload.decode()
    assert message.json["notification"]["title"] == "Time for your diary"


def test_a_reminder_reaches_the_phone(server: LiveServer, push_service: PushService) -> None:
    anna = sign_up(server)
    phone = anna.subscribe(push_service)
    reminder = anna.sync("reminder", type="check_in", time="20:00", zone="device", enabled=True)
    at = evening()
    assert once(server, at - timedelta(seconds=1)) == "due 0 sent 0 failed 0 skipped 0\n"
    assert once(server, at) == "due 1 sent 1 failed 0 skipped 0\n"
    assert once(server, at + timedelta(seconds=30)) == "due 0 sent 0 failed 0 skipped 0\n"
    (message,) = phone.received
    assert message.json["web_push"] == 8030
    assert message.json["mutable"] is True
    shown = message.json["notification"]
    assert shown["title"] == "Time for your diary"
    assert shown["navigate"].endswith(f"/#/r/{reminder}/{at.date().isoformat()}")
    # The schedule's clock alone was moved: the signature is of now.
    assert abs(message.claims["exp"] - time.time()) < 24 * 3600

    for secret in (phone.name, phone.p256dh, "check_in", "Time for"):
        assert secret not in server.log

    anna.sync("day", evening(2).date().isoformat(), zone="Europe/Berlin", headache=True)
    assert once(server, evening(2)) == "due 1 sent 0 failed 0 skipped 1\n"
    assert once(server, evening(3) + timedelta(hours=3)).startswith("due 0 ")
    phone.always = Answer(410)
    assert once(server, evening(4)) == "due 1 sent 0 failed 1 skipped 0\n"
    assert len(phone.received) == 2


def test_the_server_sends_by_itself_and_plans_what_comes_next(
    start_server: Start, push_service: PushService
) -> None:
    metrics = f"127.0.0.1:{free_port()}"
    server = start_server(
        CEPHALOG_PUSH_TEST_ORIGIN=push_service.origin, CEPHALOG_METRICS=metrics, TZ="Pacific/Apia"
    )
    anna = sign_up(server)
    phone = anna.subscribe(push_service)
    # Two hours after a dose, taken a moment less than two hours ago.
    reminder = anna.sync("reminder", type="after_dose", zone="device", enabled=True)
    medicine = anna.sync("medication", name="Sumatriptan 50 mg")
    taken = datetime.now(UTC) - timedelta(hours=2) + timedelta(seconds=1)
    anna.sync(
        "dose",
        early_in_the_herd(server, reminder, taken),
        taken_at=taken.isoformat(timespec="milliseconds"),
        zone="Europe/Berlin",
        medication=medicine,
    )
    wait_for(lambda: len(phone.received) == 1, "the phone is reminded", lambda: server.log, 100)
    wait_for(lambda: "cephalog_reminders_sent_total 1.0" in metrics_of(metrics), "it is counted")
    assert "cephalog_reminders_queue 0.0" in metrics_of(metrics)


def early_in_the_herd(server: LiveServer, reminder: str, taken: datetime) -> str:
    """The id of a dose that is asked after within a second of its time."""
    with closing(sqlite3.connect(server.data / "cephalog.db")) as database:
        ((account,),) = database.execute("SELECT id FROM accounts")
    day = taken.astimezone(BERLIN).date().isoformat()
    ids = (str(uuid.uuid4()) for _ in itertools.count())
    return next(one for one in ids if Wanted(account, reminder, one, day, 0, 0).pick_at < 1000)


def metrics_of(address: str) -> str:
    with urllib.request.urlopen(f"http://{address}/metrics", timeout=10) as answer:
        return str(answer.read().decode())


def test_there_is_one_process_for_reminders_and_it_is_kept_alive(start_server: Start) -> None:
    server = start_server()
    assert server.process is not None
    parent = psutil.Process(server.process.pid)
    # One web process on SQLite, and the one beside it.
    wait_for(lambda: len(parent.children()) == 2, "both are there")
    beside = max(parent.children(), key=lambda child: child.pid)
    wait_for(lambda: time.time() - beside.create_time() > 5.5, "it may be started again")
    beside.kill()
    wait_for(
        lambda: (
            beside.pid not in {c.pid for c in parent.children()} and len(parent.children()) == 2
        ),
        "another one is there",
    )
    beside = max(parent.children(), key=lambda child: child.create_time())
    server.stop()
    wait_for(lambda: not beside.is_running(), "it has ended with the server")


def test_it_ends_when_the_server_is_killed(start_server: Start) -> None:
    server = start_server()
    assert server.process is not None
    parent = psutil.Process(server.process.pid)
    wait_for(lambda: len(parent.children()) == 2, "both are there")
    children = parent.children()
    os.kill(parent.pid, signal.SIGKILL)
    wait_for(lambda: not any(c.is_running() for c in children), "nothing is left over")
    server.process.wait(10)
    server.process = None


def test_reminders_may_be_left_to_a_process_of_their_own(start_server: Start) -> None:
    server = start_server(CEPHALOG_REMINDERS="off")
    assert server.process is not None
    time.sleep(1.5)  # as long as it takes the parent to look after its children
    assert len(psutil.Process(server.process.pid).children()) == 1


def test_no_metrics_are_shown_unless_wanted(start_server: Start) -> None:
    server = start_server()
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(f"{server.url}/metrics", timeout=10)
    with raised.value as answer:
        assert answer.code == 404
