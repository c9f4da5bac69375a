"""`cephalog serve` as a process: ready, logging, ending, and several processes at once."""

from __future__ import annotations

import contextlib
import gc
import json
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from server.config import Config
from server.serve import settings
from tests.cli.conftest import PASSWORD
from tests.fixtures.live import COMMAND, LiveServer, clean_environ, wait_for

Start = Callable[..., LiveServer]
LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z cephalog\.access INFO"
    r" ([A-Z]+|-) (\S+) (\d{3}) \d+\.\dms [0-9a-f]{16}"
)


def call(server: LiveServer, path: str, body: dict[str, Any] | None = None) -> int:
    """The status of a request."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(server.url + path, data, headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def account(email: str = "anna@example.org") -> dict[str, Any]:
    return {"email": email, "password": PASSWORD, "zone": "Europe/Berlin", "client": "api"}


def test_it_says_where_it_is_once_it_is_ready(start_server: Start) -> None:
    server = start_server()
    wait_for(lambda: server.url in server.log, "it prints its address")
    assert server.log.splitlines()[0] == f"Cephalog is ready at {server.url}"
    assert call(server, "/healthz") == call(server, "/readyz") == 200


def test_it_logs_a_line_a_request_and_nothing_of_it(start_server: Start) -> None:
    server = start_server()
    call(server, "/api/v1/accounts", account("canary4711@example.org"))
    call(server, "/canary4711?canary4711=canary4711")
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(b"GET /canary4711 HTTP/1.1\r\nCanary4711 : canary4711\r\n\r\n")
        assert raw.recv(1000).startswith(b"HTTP/1.1 400")
    wait_for(lambda: "404" in server.log, "the second request is logged")
    lines = [line for line in server.log.splitlines() if "/readyz" not in line][1:]
    assert [LINE.fullmatch(line) is not None for line in lines] == [True] * len(lines)
    assert "POST /api/v1/accounts 201" in server.log
    assert "canary4711" not in server.log.lower()


def test_what_is_in_flight_is_finished(start_server: Start) -> None:
    server = start_server()
    body = json.dumps(account()).encode()
    head = (
        "POST /api/v1/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as raw:
        raw.sendall(head.encode())
        assert raw.recv(1000).startswith(b"HTTP/1.1 100")
        raw.sendall(body[:10])
        assert server.process is not None
        server.process.send_signal(signal.SIGTERM)
        master = psutil.Process(server.process.pid)
        wait_for(lambda: not listens(master), "the server has begun to end")
        raw.sendall(body[10:])
        assert raw.recv(1000).startswith(b"HTTP/1.1 201")
    assert server.process.wait(30) == 0
    server.start()
    assert call(server, "/api/v1/accounts", account()) == 409


def listens(process: psutil.Process) -> bool:
    return any(one.status == psutil.CONN_LISTEN for one in process.net_connections("tcp"))


@pytest.mark.slow
def test_clients_that_stall_keep_nobody_out(start_server: Start) -> None:
    server = start_server()
    head = (
        "POST /api/v1/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
        "Content-Type: application/json\r\nExpect: 100-continue\r\n\r\n"
    )
    with contextlib.ExitStack() as stalled:
        for _ in range(8):
            raw = socket.create_connection(("127.0.0.1", server.port), timeout=30)
            stalled.enter_context(raw)
            raw.sendall(head.encode())
            assert raw.recv(1000).startswith(b"HTTP/1.1 100")
        assert call(server, "/healthz") == 200
        assert raw.recv(1000).startswith(b"HTTP/1.1 400")
    assert " 500 " not in server.log


def test_a_port_that_is_taken_is_said_in_one_line(start_server: Start, tmp_path: Path) -> None:
    server = start_server()
    done = subprocess.run(
        [COMMAND, "serve", "--port", str(server.port)],
        env={**clean_environ(), "CEPHALOG_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ")
    assert str(server.port) in line


def test_without_a_port_it_says_which_one_it_took(tmp_path: Path) -> None:
    with subprocess.Popen(
        [COMMAND, "serve", "--port", "0"],
        env={**clean_environ(), "CEPHALOG_DATA": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout
            said = server.stdout.readline()
            found = re.fullmatch(r"Cephalog is ready at (http://localhost:[1-9]\d+)\n", said)
            assert found, said
            with urllib.request.urlopen(f"{found[1]}/healthz", timeout=30) as answer:
                assert answer.status == 200
        finally:
            server.terminate()
    assert server.returncode == 0


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_processes_count_wrong_passwords_together(start_server: Start, kind: str) -> None:
    workers = {"CEPHALOG_WORKERS": "2"} if kind == "postgresql" else {}
    server = start_server(kind, **workers)
    wrong = {"email": "anna@example.org", "password": "x" * 20, "client": "api"}
    assert [call(server, "/api/v1/sessions", wrong) for _ in range(12)] == [401] * 10 + [429] * 2


def test_the_command_and_the_server_write_side_by_side(start_server: Start) -> None:
    server = start_server()
    call(server, "/api/v1/accounts", account("anna@example.org"))
    done = server.command(
        "user", "create", "ben@example.org", "--password-stdin", stdin=PASSWORD + "\n"
    )
    assert done.returncode == 0, done.stderr
    assert call(server, "/api/v1/sessions", {**account("ben@example.org")}) == 422
    right = {"email": "ben@example.org", "password": PASSWORD, "client": "api"}
    assert call(server, "/api/v1/sessions", right) == 201
    assert server.command("user", "delete", "anna@example.org").returncode == 0
    assert call(server, "/api/v1/sessions", {**right, "email": "anna@example.org"}) == 401


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_keys_change_while_people_read_and_write(start_server: Start, kind: str) -> None:
    server = start_server(kind)
    token = json.loads(answer_of(server, "/api/v1/accounts", account()))["token"]
    assert zone_of(server, token) == "Europe/Berlin"
    for number in range(2):
        done = server.command("keys", "rotate")
        assert done.returncode == 0, done.stderr
        assert zone_of(server, token) == "Europe/Berlin"
        assert call(server, "/api/v1/accounts", account(f"ben{number}@example.org")) == 201
    server.stop()
    server.start()
    assert zone_of(server, token) == "Europe/Berlin"


def zone_of(server: LiveServer, token: str) -> str:
    """What stands encrypted in the profile."""
    request = urllib.request.Request(
        f"{server.url}/api/v1/account", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(json.load(answer)["account"]["zone"])


def answer_of(server: LiveServer, path: str, body: dict[str, Any]) -> str:
    request = urllib.request.Request(
        server.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.read().decode())


def test_the_processes_share_most_of_the_program_in_memory(start_server: Start) -> None:
    server = start_server()
    assert server.process is not None
    processes = psutil.Process(server.process.pid).children()
    assert processes
    for memory in (one.memory_full_info() for one in processes):
        assert memory.uss < memory.rss / 3


def test_a_web_process_spares_the_collector_what_it_loaded(tmp_path: Path) -> None:
    config = Config.from_env({"CEPHALOG_DATA": str(tmp_path)})
    begin = settings(config, 0, lambda: None)["post_worker_init"]
    usual = gc.get_threshold()
    try:
        begin(SimpleNamespace(age=2))
        assert gc.get_freeze_count() > len(gc.get_objects())
        assert gc.get_threshold()[0] > usual[0]
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
