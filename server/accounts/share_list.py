"""The links that a person made, with each time that one was opened (trust.md §3e)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from server.accounts.shares import scope_of
from server.storage.models import PIN_TRIES, share_openings, shares
from server.storage.moments import rfc3339


def list_shares(conn: Connection, account: int, now_ms: int) -> list[dict[str, Any]]:
    """The account's links, the newest first; closed ones too."""
    openings = _openings(conn, account)
    rows = conn.execute(
        select(shares).where(shares.c.account == account)
        .order_by(shares.c.created_at.desc(), shares.c.id)
    )  # fmt: skip
    return [_shown(row, openings.get(row.id, []), now_ms) for row in rows]


def _openings(conn: Connection, account: int) -> dict[str, list[dict[str, Any]]]:
    table = share_openings.c
    rows = conn.execute(
        select(table.share, table.opened_at, table.agent).where(table.account == account)
        .order_by(table.opened_at.desc(), table.token_hash)
    )  # fmt: skip
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        opening = {"at": rfc3339(row.opened_at), "agent": row.agent}
        found.setdefault(row.share, []).append(opening)
    return found


def _shown(row: Row[Any], openings: list[dict[str, Any]], now_ms: int) -> dict[str, Any]:
    scope = scope_of(row.scope)
    return {
        "id": row.id,
        "from": scope.date_from.isoformat(),
        "to": scope.date_to.isoformat(),
        "include": list(scope.include),
        "pin": row.pin_hash is not None,
        "tries_left": None if row.pin_hash is None else PIN_TRIES - row.tries,
        "state": _state(row, now_ms),
        "created_at": rfc3339(row.created_at),
        "expires_at": rfc3339(row.expires_at),
        "revoked_at": None if row.revoked_at is None else rfc3339(row.revoked_at),
        "openings": openings,
    }


def _state(row: Row[Any], now_ms: int) -> str:
    if row.revoked_at is not None:
        return "revoked"
    if now_ms >= row.expires_at:
        return "expired"
    return "locked" if row.tries >= PIN_TRIES else "open"
