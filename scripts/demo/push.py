"""Sends the made-up diary through the API, as a device would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from scripts.demo.changes import ZONE
from scripts.demo.year import made_up_changes

BATCH = 100
CLIENT = "0190a0de-0000-7000-8000-00000000d340"
Post = Callable[[str, Any, str], Any]
"""(path below /api/v1, body, token or "") → the answer; raises for anything but success."""


def write_diary(post: Post, email: str, password: str, yesterday: date, seed: int = 1) -> str:
    """Signs up and sends a year; gives the token. Raises RuntimeError when a change is refused."""
    account = {"email": email, "password": password, "zone": ZONE, "client": "api"}
    token = str(post("/accounts", account, "")["token"])
    changes = made_up_changes(yesterday, seed)
    for start in range(0, len(changes), BATCH):
        part = changes[start : start + BATCH]
        call = {"client_id": CLIENT, "epoch": None, "cursor": None, "limit": 1, "changes": part}
        results = post("/sync", call, token)["results"]
        refused = [result for result in results if result["status"] == "rejected"]
        if refused:
            raise RuntimeError(f"the made-up diary was refused: {refused[0]}")
    return token
