"""Sessions: who a token belongs to, which devices are signed in, signing one out.

A token has 256 random bits; the database holds its SHA-256 alone. A session ends 180 days after
its last use and 400 days after sign-in (issue 2, part 4).
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from server.accounts.errors import AccountErased, NotSignedIn
from server.domain.errors import NotFound
from server.domain.values import is_uuid
from server.storage.database import Database
from server.storage.models import erased_tokens, sessions
from server.storage.moments import rfc3339, to_ms
from server.storage.rows import Statement

_MS = timedelta(milliseconds=1)
IDLE_MS = timedelta(days=180) // _MS
AGE_MS = timedelta(days=400) // _MS
# Last use is written at most once an hour: reading a diary shall not write to the disk.
COARSE_MS = timedelta(hours=1) // _MS


@dataclass(frozen=True)
class SignedIn:
    """Whose request it is: the account's number, the session's id, what the device is called.

    `zone`: that of the device, `latest_zone`: that of the account's device last seen, as they
    were told at a sync.
    """

    account: int
    session: str
    device: str | None = None
    zone: str | None = None
    latest_zone: str | None = None


class _Found(NamedTuple):
    account: int
    id: str
    kind: str
    device: str | None
    created_at: int
    last_used_at: int
    zone: str | None
    latest_zone: str | None


# Every request asks this: plain SQL, because building it anew costs more than running it.
_BY_TOKEN = Statement(
    "SELECT account, id, kind, device, created_at, last_used_at, zone,"
    " (SELECT zone FROM sessions AS other WHERE other.account = sessions.account"
    " AND zone IS NOT NULL ORDER BY last_used_at DESC, id DESC LIMIT 1)"
    " FROM sessions WHERE token_hash = ?"
)


def identify(database: Database, token: str, *, client: str, now: datetime) -> SignedIn:
    """Who sent `token` as a `client` (`browser`: cookie, `api`: bearer).

    Raises NotSignedIn, or AccountErased where the account is gone.
    """
    token_hash, now_ms = hash_of(token), to_ms(now)
    found = database.read(lambda conn: _find(conn, token_hash))
    if found is None:
        raise (
            AccountErased
            if database.read(lambda conn: _is_erased(conn, token_hash))
            else NotSignedIn
        )
    if found.kind != client or has_ended(found.created_at, found.last_used_at, now_ms):
        raise NotSignedIn
    if now_ms - found.last_used_at > COARSE_MS:
        database.write(lambda conn: _note_use(conn, found.account, found.id, now_ms))
    return SignedIn(found.account, found.id, found.device, found.zone, found.latest_zone)


def has_ended(created_ms: int, last_used_ms: int, now_ms: int) -> bool:
    """Whether a session is over at `now_ms`."""
    return now_ms - last_used_ms >= IDLE_MS or now_ms - created_ms >= AGE_MS


def start_session(
    conn: Connection, account: int, client: str, device: str | None, now_ms: int
) -> tuple[str, str]:
    """A new session of `account`: its id and its token, which is told once and kept nowhere."""
    _sweep(conn, account, now_ms)
    token, session = secrets.token_urlsafe(32), str(uuid.uuid4())
    row = {
        "account": account,
        "id": session,
        "token_hash": hash_of(token),
        "kind": client,
        "device": device,
        "created_at": now_ms,
        "last_used_at": now_ms,
    }
    conn.execute(insert(sessions).values(row))
    return session, token


def list_sessions(conn: Connection, who: SignedIn, now_ms: int) -> list[dict[str, Any]]:
    """The devices that are signed in, the one used last first."""
    rows = conn.execute(
        select(sessions).where(sessions.c.account == who.account)
        .order_by(sessions.c.last_used_at.desc(), sessions.c.created_at.desc(), sessions.c.id)
    )  # fmt: skip
    return [
        _shown(row, who.session)
        for row in rows
        if not has_ended(row.created_at, row.last_used_at, now_ms)
    ]


def end_session(conn: Connection, account: int, session: str) -> None:
    """Sign one device out; raises NotFound, also where it is somebody else's."""
    mine = (sessions.c.account == account) & (sessions.c.id == session)
    if not is_uuid(session) or conn.execute(delete(sessions).where(mine)).rowcount == 0:
        raise NotFound


def end_others(conn: Connection, account: int, session: str | None) -> None:
    """Sign every device out but that of `session`."""
    others = sessions.c.account == account
    if session is not None:
        others &= sessions.c.id != session
    conn.execute(delete(sessions).where(others))


def remember_erased(conn: Connection, account: int, now_ms: int) -> None:
    """Keep the hashes of the account's tokens, so that its devices learn that it is gone."""
    tokens = conn.scalars(select(sessions.c.token_hash).where(sessions.c.account == account))
    rows = [{"token_hash": token_hash, "erased_at": now_ms} for token_hash in tokens]
    conn.execute(delete(erased_tokens).where(erased_tokens.c.erased_at <= now_ms - AGE_MS))
    if rows:
        conn.execute(insert(erased_tokens), rows)


def sweep_sessions(conn: Connection, now_ms: int) -> int:
    """Delete the sessions that are over, of every account; how many. Their pushes end with them."""
    return conn.execute(delete(sessions).where(_over(now_ms))).rowcount


def hash_of(token: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _find(conn: Connection, token_hash: bytes) -> _Found | None:
    row = _BY_TOKEN.run(conn, (token_hash,)).fetchone()
    return None if row is None else _Found._make(row)


def _is_erased(conn: Connection, token_hash: bytes) -> bool:
    gone = select(erased_tokens.c.erased_at).where(erased_tokens.c.token_hash == token_hash)
    return conn.execute(gone).first() is not None


def _note_use(conn: Connection, account: int, session: str, now_ms: int) -> None:
    mine = (sessions.c.account == account) & (sessions.c.id == session)
    conn.execute(update(sessions).where(mine).values(last_used_at=now_ms))


def _sweep(conn: Connection, account: int, now_ms: int) -> None:
    conn.execute(delete(sessions).where(sessions.c.account == account, _over(now_ms)))


def _over(now_ms: int) -> ColumnElement[bool]:
    return (sessions.c.last_used_at <= now_ms - IDLE_MS) | (
        sessions.c.created_at <= now_ms - AGE_MS
    )


def _shown(row: Row[Any], current: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "client": row.kind,
        "device": row.device or "",
        "created_at": rfc3339(row.created_at),
        "last_used_at": rfc3339(row.last_used_at),
        "current": row.id == current,
    }
