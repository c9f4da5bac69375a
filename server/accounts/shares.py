"""Links through which a clinician reads a part of a diary (contract §2 *Shares*, trust.md §3e).

The secret of a link has 130 random bits; the database holds its SHA-256 alone. A PIN has five
tries in all: each is written down before the PIN is looked at and taken back when it was right,
so of a hundred at once five are looked at. What is unknown, expired, revoked, locked or has
another secret is not found, by the same steps.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from server.accounts import limits, passwords
from server.accounts.errors import PinNeeded, TooManyTries, WrongPin
from server.accounts.sessions import hash_of
from server.domain.errors import NotFound
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.models import PIN_TRIES, share_openings, shares
from server.storage.rows import read_account

VISIT = timedelta(hours=2)
VISIT_MS = VISIT // timedelta(milliseconds=1)
DAY_MS = 24 * 3600 * 1000
# Letters and digits that are not taken for each other when a link is typed (Crockford's base 32).
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH, SECRET_LENGTH = 10, 26
_NOBODY = bytes(32)
_LETTERS = frozenset(ALPHABET)


@dataclass(frozen=True)
class Scope:
    """What a link shows: dates, both inclusive, and the parts beside the figures."""

    date_from: date
    date_to: date
    include: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """A link that is open now."""

    account: int
    id: str
    scope: Scope
    expires_ms: int


class Made(NamedTuple):
    """A new link; its secret is told this once."""

    id: str
    secret: str
    expires_ms: int


class Visitor(NamedTuple):
    """Who opens a link: the network that is counted, and what the person is shown of it."""

    network: str
    agent: str


class _Admitted(NamedTuple):
    """An opening whose secret is right. `tries`: those used, this one's among them."""

    attempt: int
    row: Row[Any]
    tries: int


def make_share(
    conn: Connection,
    keyring: Keyring,
    account: int,
    scope: Scope,
    days: int,
    pin_hash: str | None,
    now_ms: int,
) -> Made:
    """A link to the dates of `scope` that is open for `days`. Raises TooManyTries, AccountGone."""
    read_account(conn, keyring, account, lock=True)
    limits.check_shares_made(conn, account, now_ms)
    made = Made(_random(ID_LENGTH), _random(SECRET_LENGTH), now_ms + days * DAY_MS)
    row = {
        "account": account,
        "id": made.id,
        "secret_hash": hash_of(made.secret),
        "pin_hash": pin_hash,
        "scope": _text_of(scope),
        "created_at": now_ms,
        "expires_at": made.expires_ms,
    }
    conn.execute(insert(shares).values(row))
    return made


def revoke_share(conn: Connection, account: int, share: str, now_ms: int) -> None:
    """Close a link for good, whoever has it open; raises NotFound."""
    closing = update(shares).where(_own(account, share), shares.c.revoked_at.is_(None))
    if conn.execute(closing.values(revoked_at=now_ms)).rowcount:
        return
    if conn.execute(select(shares.c.id).where(_own(account, share))).first() is None:
        raise NotFound


def open_share(
    database: Database, share: str, secret: str, pin: str | None, visitor: Visitor, now_ms: int
) -> tuple[Share, str]:
    """The link and the token of a short session that reads it.

    Raises NotFound, PinNeeded (none was looked at), WrongPin, TooManyTries.
    """
    admitted = database.write(
        lambda conn: _admit(conn, share, secret, pin, visitor.network, now_ms)
    )
    if admitted is None:
        raise NotFound
    row = admitted.row
    if row.pin_hash is not None:
        left = PIN_TRIES - admitted.tries
        if pin is None:
            raise PinNeeded(left)
        if not passwords.matches(row.pin_hash, pin):
            raise WrongPin(left)
    token = secrets.token_urlsafe(32)
    refused = database.write(lambda conn: _enter(conn, admitted, token, visitor.agent, now_ms))
    if refused is not None:
        raise refused
    return _share_of(row), token


def visited_share(database: Database, share: str, token: str, now_ms: int) -> Share:
    """The link that a session reads; raises NotFound, also when it was closed meanwhile."""

    def find(conn: Connection) -> Row[Any] | None:
        row = _found(conn, share)
        opened = share_openings.c
        session = select(opened.opened_at).where(
            opened.account == (row.account if row else 0),
            opened.share == _id(share),
            opened.token_hash == hash_of(token),
            opened.opened_at > now_ms - VISIT_MS,
        )
        visits = conn.execute(session).first() is not None
        return row if row is not None and visits and _is_living(row, now_ms) else None

    row = database.read(find)
    if row is None:
        raise NotFound
    return _share_of(row)


def _admit(
    conn: Connection, share: str, secret: str, pin: str | None, network: str, now_ms: int
) -> _Admitted | None:
    """The opening, if its secret is right and the link open; a PIN's try is counted."""
    attempt = limits.begin_share_open(conn, network, now_ms)
    row = _found(conn, share)
    fits = hmac.compare_digest(hash_of(secret), bytes(row.secret_hash) if row else _NOBODY)
    if row is None or not (fits & _is_living(row, now_ms) & (row.tries < PIN_TRIES)):
        return None
    if row.pin_hash is None or pin is None:
        return _Admitted(attempt, row, row.tries)
    counted = update(shares).where(_own(row.account, row.id), shares.c.tries < PIN_TRIES)
    used = conn.execute(counted.values(tries=shares.c.tries + 1).returning(shares.c.tries)).scalar()
    return None if used is None else _Admitted(attempt, row, used)


def _enter(
    conn: Connection, admitted: _Admitted, token: str, agent: str, now_ms: int
) -> NotFound | TooManyTries | None:
    """Note the opening, or why there is none; what was right is no try in either case."""
    row = admitted.row
    limits.take_back(conn, admitted.attempt)
    if row.pin_hash is not None:
        taken_back = update(shares).where(_own(row.account, row.id))
        conn.execute(taken_back.values(tries=shares.c.tries - 1))
    now = conn.execute(select(shares).where(_own(row.account, row.id)).with_for_update()).first()
    if now is None or not _is_living(now, now_ms):
        return NotFound()
    try:
        limits.check_openings(conn, row.account, row.id, now_ms)
    except TooManyTries as error:
        return error
    opening = {"account": row.account, "share": row.id, "token_hash": hash_of(token)}
    conn.execute(insert(share_openings).values(**opening, opened_at=now_ms, agent=agent))
    return None


def _found(conn: Connection, share: str) -> Row[Any] | None:
    return conn.execute(select(shares).where(shares.c.id == _id(share))).first()


def _own(account: int, share: str) -> ColumnElement[bool]:
    return (shares.c.account == account) & (shares.c.id == _id(share))


def _id(text: str) -> str:
    """An id as it may stand in the database; what can be none is nobody's."""
    return text if len(text) == ID_LENGTH and set(text) <= _LETTERS else ""


def _is_living(row: Row[Any], now_ms: int) -> bool:
    return bool((row.revoked_at is None) & (now_ms < row.expires_at))


def _share_of(row: Row[Any]) -> Share:
    return Share(row.account, row.id, scope_of(row.scope), row.expires_at)


def scope_of(text: str) -> Scope:
    """The scope that a row holds."""
    first, last, include = orjson.loads(text)
    return Scope(date.fromisoformat(first), date.fromisoformat(last), tuple(include))


def _text_of(scope: Scope) -> str:
    return orjson.dumps([scope.date_from, scope.date_to, scope.include]).decode()


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
