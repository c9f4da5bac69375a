"""Where an account's devices take their pushes: the rows of `subscriptions`.

Endpoint and keys are the body, encrypted like what a person records; a row is found by the
endpoint's digest. One endpoint is one row: whoever is signed in on that device has it.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, Row, case, delete, select, update

from server.domain.errors import Invalid
from server.reminders.push import EndpointPolicy, Gone, Outcome, Refused, Target
from server.reminders.push.endpoints import encoded, fault_of_auth, fault_of_p256dh, normal
from server.storage.crypto import Keyring
from server.storage.models import sessions, subscriptions
from server.storage.moments import to_ms
from server.storage.rows import AccountRow, Statement, id_list, read_account

TABLE = "subscriptions"
MOST = 10
"""To an account (trust.md §2b); beyond that the one seen longest ago goes."""
_PUT = Statement(
    "INSERT INTO subscriptions"
    " (account, id, session, digest, key_id, body, created_at, seen_at, refused)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"
    " ON CONFLICT (digest) DO UPDATE SET"
    " account = excluded.account, id = excluded.id, session = excluded.session,"
    " key_id = excluded.key_id, body = excluded.body, seen_at = excluded.seen_at, refused = 0"
)
_TARGETS = Statement(
    "SELECT account, id, key_id, body FROM subscriptions WHERE account {ids}"
    " ORDER BY seen_at DESC, created_at DESC, id"
)


class Sealed(NamedTuple):
    """One row as it is stored."""

    id: str
    key_id: str
    body: bytes


@dataclass(frozen=True)
class Subscribed:
    """One row, without its secrets."""

    id: str
    digest: str
    """SHA-256 of the endpoint, base64url."""
    key_id: str
    session: str | None
    device: str
    """What the list of devices calls it."""


def check(policy: EndpointPolicy, endpoint: str, p256dh: str, auth: str) -> None:
    """Raises Invalid, naming what no browser's subscription would hold."""
    faults = {
        "/endpoint": None
        if policy.origin_of(endpoint)
        else "This is no address of a push service that this server sends to.",
        "/keys/p256dh": fault_of_p256dh(p256dh),
        "/keys/auth": fault_of_auth(auth),
    }
    if errors := {pointer: [fault] for pointer, fault in faults.items() if fault}:
        raise Invalid(errors)


def put(
    connection: Connection,
    keyring: Keyring,
    account: int,
    session: str,
    target: Target,
    now: datetime,
) -> str | None:
    """Remember a device, once `check`ed; its id, None where `session` has ended meanwhile.

    What another account had under this endpoint is gone: the device changed hands. `target.id`
    plays no part. Raises AccountGone.
    """
    owner = read_account(connection, keyring, account, lock=True)
    mine = (sessions.c.account == account) & (sessions.c.id == session)
    if connection.execute(select(sessions.c.id).where(mine).with_for_update()).first() is None:
        return None
    digest, now_ms = digest_of(target.endpoint), to_ms(now)
    known = select(subscriptions.c.id).where(
        subscriptions.c.account == account, subscriptions.c.digest == digest
    )
    row_id = connection.scalar(known) or str(uuid.uuid4())
    body = orjson.dumps(
        {
            "endpoint": target.endpoint,
            "p256dh": normal(target.p256dh),
            "auth": normal(target.auth),
        }
    )
    sealed = owner.key.seal(body.decode(), TABLE, "", row_id)
    _PUT.run(
        connection,
        (account, row_id, session, digest, target.key_id, sealed, now_ms, now_ms),
    )
    _drop_beyond(connection, account)
    return row_id


def targets(connection: Connection, keyring: Keyring, account: int) -> list[Target]:
    """Every device of the account, the one seen last first. Raises AccountGone."""
    owner = read_account(connection, keyring, account)
    return opened(owner, sealed_of(connection, [account])[account])


def sealed_of(connection: Connection, accounts: Sequence[int]) -> dict[int, list[Sealed]]:
    """The devices of each of these accounts, for `opened`."""
    found: dict[int, list[Sealed]] = {account: [] for account in accounts}
    for account, *sealed in _TARGETS.run(connection, (id_list(connection, accounts),)):
        found[account].append(Sealed(*sealed))
    return found


def opened(owner: AccountRow, devices: Iterable[Sealed]) -> list[Target]:
    """Where the devices of an account take their pushes. Raises NotReadable."""
    return [
        Target(name, **orjson.loads(owner.key.open(bytes(body), TABLE, "", name)), key_id=key_id)
        for name, key_id, body in devices
    ]


def subscribed(connection: Connection, account: int) -> list[Subscribed]:
    """The account's devices without their secrets, the one seen last first."""
    both = subscriptions.outerjoin(
        sessions,
        (sessions.c.account == subscriptions.c.account)
        & (sessions.c.id == subscriptions.c.session),
    )
    rows = connection.execute(
        select(subscriptions, sessions.c.device).select_from(both)
        .where(subscriptions.c.account == account).order_by(*_NEWEST)
    )  # fmt: skip
    return list(_without_secrets(rows))


def drop(connection: Connection, account: int, subscription: str) -> None:
    """Forget one device; nothing happens where there is none."""
    _drop(connection, account, subscriptions.c.id == subscription)


def drop_endpoint(connection: Connection, account: int, endpoint: str) -> None:
    """Forget the device with that endpoint, if it is this account's."""
    _drop(connection, account, subscriptions.c.digest == digest_of(endpoint))


def drop_session(connection: Connection, account: int, session: str) -> None:
    """Forget what one signed-in device subscribed."""
    _drop(connection, account, subscriptions.c.session == session)


def settle(connection: Connection, account: int, subscription: str, outcome: Outcome) -> None:
    """Keep what came of a message: drop who is gone, count refusals in a row (trust.md §2a).

    A refusal is our fault: however many there are, the subscription stays.
    """
    if isinstance(outcome, Gone):
        drop(connection, account, subscription)
        return
    row = (subscriptions.c.account == account) & (subscriptions.c.id == subscription)
    refused = subscriptions.c.refused
    if isinstance(outcome, Refused):
        more = case((refused < 30_000, refused + 1), else_=refused)
        connection.execute(update(subscriptions).where(row).values(refused=more))
    elif outcome.code == "accepted":
        connection.execute(update(subscriptions).where(row, refused > 0).values(refused=0))


def digest_of(endpoint: str) -> bytes:
    """What an endpoint is found by."""
    return hashlib.sha256(endpoint.encode("utf-8", "surrogatepass")).digest()


def shown_digest(endpoint: str) -> str:
    """The digest as it is told to the device itself, base64url."""
    return encoded(digest_of(endpoint))


_NEWEST = subscriptions.c.seen_at.desc(), subscriptions.c.created_at.desc(), subscriptions.c.id


def _drop(connection: Connection, account: int, which: Any) -> None:
    connection.execute(delete(subscriptions).where(subscriptions.c.account == account, which))


def _drop_beyond(connection: Connection, account: int) -> None:
    mine = select(subscriptions.c.id).where(subscriptions.c.account == account)
    ids = connection.scalars(mine.order_by(*_NEWEST)).all()
    for old in ids[MOST:]:
        drop(connection, account, old)


def _without_secrets(rows: Any) -> Iterator[Subscribed]:
    row: Row[Any]
    for row in rows:
        digest = encoded(bytes(row.digest))
        yield Subscribed(row.id, digest, row.key_id, row.session, row.device or "")
