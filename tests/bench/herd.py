"""A herd: so many people with a reminder at the same minute, put straight into the tables."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection, insert

from server.domain.merge import Stamp
from server.reminders.agenda import Wanted
from server.reminders.push.endpoints import encoded
from server.reminders.subscriptions import TABLE as SUBSCRIPTIONS
from server.storage.accounts import fresh_account
from server.storage.body import fresh_text
from server.storage.crypto import AccountKey, Keyring
from server.storage.database import Database
from server.storage.entry import TABLE as ENTRIES
from server.storage.models import accounts, due, entries, subscriptions
from server.storage.moments import to_ms

DUE_AT = datetime(2026, 3, 1, 20, tzinfo=UTC)
"""Long ago, or the workers' real clock would be behind the schedule's."""
LIFE_MS = 2 * 3600 * 1000
AT_ONCE = 1000
REMINDER = "0197f0a0-0000-7000-8000-000000000001"
DIARY: dict[tuple[str, str], dict[str, Any]] = {
    ("profile", "me"): {"zone": "UTC", "language": "de-DE"},
    ("reminder", REMINDER): {"type": "check_in", "time": "20:00", "zone": "UTC", "enabled": True},
}


class Herd:
    """Fills a migrated database; nobody listens to these changes."""

    def __init__(self, database: Database, keyring: Keyring, origin: str, key_id: str) -> None:
        """`origin`: of the push service; `key_id`: the VAPID key of the subscriptions."""
        self._database, self._keyring = database, keyring
        self._origin, self._key_id = origin, key_id
        point = ec.generate_private_key(ec.SECP256R1()).public_key()
        raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self._keys = {"p256dh": encoded(raw), "auth": encoded(os.urandom(16))}

    def fill(self, count: int, *, spread: bool = True) -> None:
        """So many accounts with a profile, a reminder, a phone and a due row.

        `spread`: over a minute, as they are planned; else all are picked at once.
        """
        for start in range(0, count, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, count))
            rows = [self._person(number, spread) for number in numbers]
            self._database.write(lambda conn, rows=rows: _write(conn, rows))  # type: ignore[misc]

    def _person(self, number: int, spread: bool) -> list[dict[str, Any]]:
        at = datetime(2026, 2, 1, tzinfo=UTC)
        account = fresh_account(self._keyring, at)
        mail = f"{number}@example.org"
        account |= {"email": mail, "email_shown": mail, "password_hash": "-", "counter": 2}
        name = account["id"]
        raw = self._keyring.unwrap(account["server_key"], account["wrapped_key"], name)
        key = AccountKey(raw, name)
        made = [
            {"account": name, "kind": kind, "id": entry, "rev": rev, "updated_at": to_ms(at),
             "body": key.seal(_text(kind, data, at), ENTRIES, kind, entry)}
            for rev, ((kind, entry), data) in enumerate(DIARY.items(), 1)
        ]  # fmt: skip
        return [account, *made, self._phone(key, name, number), _due(name, spread)]

    def _phone(self, key: AccountKey, account: int, number: int) -> dict[str, Any]:
        endpoint = f"{self._origin}/push/{number}"
        body = orjson.dumps({"endpoint": endpoint, **self._keys}).decode()
        return {
            "account": account, "id": "phone", "session": None, "key_id": self._key_id,
            "digest": hashlib.sha256(endpoint.encode()).digest(), "created_at": 0, "seen_at": 0,
            "body": key.seal(body, SUBSCRIPTIONS, "", "phone"),
        }  # fmt: skip


def _text(kind: str, data: dict[str, Any], at: datetime) -> str:
    return fresh_text(kind, data, Stamp(to_ms(at), "x", to_ms(at)), answered=False, living=True)


def _due(account: int, spread: bool) -> dict[str, Any]:
    at = to_ms(DUE_AT)
    wanted = Wanted(account, REMINDER, "", DUE_AT.date().isoformat(), at, at + LIFE_MS)
    return {**wanted._asdict(), "pick_at": wanted.pick_at if spread else at}


def _write(connection: Connection, people: list[list[dict[str, Any]]]) -> None:
    tables = [accounts, *[entries] * len(DIARY), subscriptions, due]
    for place, table in enumerate(tables):
        connection.execute(insert(table), [person[place] for person in people])
