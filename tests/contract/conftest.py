"""A person with devices, speaking to the API as `contract.md` says; on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.fixtures.clock import FrozenClock

PASSWORD = "a long walk by the grey harbour"


class Device:
    """One local database of a person: its client id, its epoch and its cursor."""

    def __init__(self, client: FlaskClient, token: str, clock: FrozenClock) -> None:
        self.client, self.token, self.clock = client, token, clock
        self.client_id = str(uuid.uuid4())
        self.epoch: str | None = None
        self.cursor: str | None = None

    def post(self, **call: Any) -> Any:
        """One `POST /sync` as it is, without taking the answer."""
        body = {
            "client_id": self.client_id,
            "epoch": self.epoch,
            "cursor": self.cursor,
            "limit": 500,
            "changes": [],
            **call,
        }
        return self.client.post("/api/v1/sync", json=body, headers=self.headers)

    def sync(self, *changes: dict[str, Any], **call: Any) -> dict[str, Any]:
        """Pushes changes, takes the answer, gives it."""
        answer = self.post(changes=list(changes), **call)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        body: dict[str, Any] = answer.get_json()
        self.epoch, self.cursor = body["epoch"], body["cursor"]
        return body

    def get(self, path: str, **query: str) -> Any:
        return self.client.get(f"/api/v1{path}", query_string=query, headers=self.headers)

    def summary(self, date_from: str, date_to: str, **more: str) -> dict[str, Any]:
        answer = self.get("/summary", **{"from": date_from, "to": date_to, **more})
        assert answer.status_code == 200, answer.get_data(as_text=True)
        body: dict[str, Any] = answer.get_json()
        return body

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def change(self, kind: str, entry_id: str, **parts: Any) -> dict[str, Any]:
        """A change made now, unless `at` says otherwise."""
        at = self.clock.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {"kind": kind, "id": entry_id, "at": at, **parts}

    def attack(self, started_at: str, ended_at: str | None = None, **data: Any) -> dict[str, Any]:
        """A change that makes an attack in Berlin, unless `zone` says otherwise."""
        patch = {"started_at": started_at, "zone": "Europe/Berlin", **data}
        if ended_at:
            patch["ended_at"] = ended_at
        return self.change("attack", str(uuid.uuid4()), patch=patch)

    def day(self, date: str, **data: Any) -> dict[str, Any]:
        return self.change("day", date, deleted=False, patch={"zone": "Europe/Berlin", **data})

    def medication(self, name: str, **data: Any) -> dict[str, Any]:
        return self.change("medication", str(uuid.uuid4()), patch={"name": name, **data})

    def dose(self, medication: dict[str, Any], taken_at: str, **data: Any) -> dict[str, Any]:
        patch = {"medication": medication["id"], "taken_at": taken_at, "zone": "Europe/Berlin"}
        return self.change("dose", str(uuid.uuid4()), patch={**patch, **data})


@pytest.fixture
def new_device(client: FlaskClient, clock: FrozenClock) -> Callable[..., Device]:
    """`new_device()`: a new person's first device; `new_device(other)`: one more of theirs."""

    def new(of: Device | None = None, zone: str = "Europe/Berlin") -> Device:
        if of is not None:
            return Device(client, of.token, clock)
        body = {"email": f"{uuid.uuid4()}@example.org", "password": PASSWORD, "zone": zone}
        answer = client.post("/api/v1/accounts", json={**body, "client": "api", "device": "test"})
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return Device(client, answer.get_json()["token"], clock)

    return new


@pytest.fixture
def phone(new_device: Callable[..., Device]) -> Device:
    """A person's phone."""
    return new_device()


@pytest.fixture
def tablet(new_device: Callable[..., Device], phone: Device) -> Device:
    """The same person's tablet."""
    return new_device(phone)
