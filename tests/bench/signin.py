"""A1: a sign-in costs one password hash and little more."""

from __future__ import annotations

import json
import time
import urllib.request
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from tests.bench.goals import Figures
from tests.bench.load import percentile
from tests.bench.servers import start_ours

PASSWORD = "a quiet dark room"
EMAIL = "bench@example.org"
REPEATS = 20


def post(base: str, path: str, body: Any) -> None:
    request = urllib.request.Request(
        base + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    urllib.request.urlopen(request, timeout=30).close()


def measure(folder: Path, figures: Figures) -> None:
    """Sign-ins and bare hashes in turns, with the settings that the server uses."""
    running = start_ours("ours", folder / "sign-in")
    try:
        base = running.adapter.base
        account = {"email": EMAIL, "password": PASSWORD, "zone": "Europe/Berlin"}
        post(base, "/api/v1/accounts", account)
        hasher = server_hasher()
        known = hasher.hash(PASSWORD)
        ours, bare = [], []
        for _ in range(REPEATS):
            began = time.perf_counter()
            hasher.verify(known, PASSWORD)
            bare.append(time.perf_counter() - began)
            began = time.perf_counter()
            call = {"email": EMAIL, "password": PASSWORD, "client": "api"}
            post(base, "/api/v1/sessions", call)
            ours.append(time.perf_counter() - began)
    finally:
        running.stop()
    figures[("sign_in", "ours")] = [1e3 * percentile(ours, 50)]
    figures[("sign_in", "argon2")] = [1e3 * percentile(bare, 50)]


def server_hasher() -> PasswordHasher:
    from server.accounts import passwords

    found = [value for value in vars(passwords).values() if isinstance(value, PasswordHasher)]
    return found[0] if found else PasswordHasher()
