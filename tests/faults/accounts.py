"""Accounts on the real server, and what it holds of them, seen by a script."""

from __future__ import annotations

import json
import urllib.request
import uuid
from dataclasses import dataclass
from typing import Any

from tests.faults.node_device import Devices

PASSWORD = "correct horse battery staple nine"


@dataclass(frozen=True)
class Account:
    """An account and a token that reads it."""

    url: str
    id: str
    email: str
    token: str

    def call(self, method: str, path: str, body: object = None) -> Any:
        """What the API answers to this account."""
        return request(self.url, method, path, body, {"Authorization": f"Bearer {self.token}"})

    def entries(self, kind: str) -> list[dict[str, Any]]:
        """The living entries of a kind, as the server holds them."""
        found: list[dict[str, Any]] = []
        after = ""
        while True:
            page = self.call("GET", f"/entries/{kind}?limit=1000{after}")
            found += page["entries"]
            if not page["next"]:
                return found
            after = f"&after={page['next']}"

    def join(self, devices: Devices, name: str, base: str, skew: int = 0) -> None:
        """Signs this account in on a device that reaches the server at `base`."""
        devices.tell(
            name, "join", id=self.id, email=self.email, base=base, token=self.token, skew=skew
        )


def new_account(url: str) -> Account:
    """A fresh account on the server at `url`."""
    email = f"{uuid.uuid4()}@example.org"
    body = {"email": email, "password": PASSWORD, "zone": "Europe/Berlin", "client": "api"}
    made = request(url, "POST", "/accounts", body, {})
    return Account(url, made["account"]["id"], email, made["token"])


def request(url: str, method: str, path: str, body: object, headers: dict[str, str]) -> Any:
    """One JSON call."""
    data = None if body is None else json.dumps(body).encode()
    call = urllib.request.Request(
        f"{url}/api/v1{path}",
        data,
        {"Content-Type": "application/json", **headers},
        method=method,
    )
    with urllib.request.urlopen(call, timeout=30) as answer:
        return json.loads(answer.read() or b"null")
