"""The account's imports: what each was, and which entries it made as which `rev`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from server.domain.errors import NotFound
from server.storage.crypto import AccountKey, Keyring
from server.storage.models import import_entries, imports
from server.storage.moments import rfc3339, to_ms
from server.storage.rows import read_account

Key = tuple[str, str]
_TABLE = "imports"
OWN_FORMATS = frozenset({"diary_json", "device_json"})


def add(
    connection: Connection,
    keyring: Keyring,
    account: int,
    import_id: str,
    body: Mapping[str, Any],
    made: Mapping[Key, int],
    now: datetime,
) -> None:
    """Note an import; `body` is what the list of imports shows of it."""
    connection.execute(
        insert(imports).values(
            account=account,
            id=import_id,
            created_at=to_ms(now),
            body=_seal(_key(connection, keyring, account), import_id, body),
        )
    )
    rows = [
        {"account": account, "import": import_id, "kind": kind, "id": entry, "rev": rev}
        for (kind, entry), rev in made.items()
    ]
    if rows:
        connection.execute(insert(import_entries), rows)


def listed(connection: Connection, keyring: Keyring, account: int) -> list[dict[str, Any]]:
    """The imports, newest first."""
    key = _key(connection, keyring, account)
    rows = connection.execute(
        select(imports)
        .where(imports.c.account == account)
        .order_by(imports.c.created_at.desc(), imports.c.id)
    )
    return [
        {
            "id": row.id,
            "created_at": rfc3339(row.created_at),
            "undone_at": None if row.undone_at is None else rfc3339(row.undone_at),
            **{name: v for name, v in _open(key, row.id, row.body).items() if name != "undo"},
        }
        for row in rows
    ]


def found(connection: Connection, keyring: Keyring, account: int, import_id: str) -> dict[str, Any]:
    """The body of one import, with `undo` in it once it was taken back. Raises NotFound."""
    row = connection.execute(
        select(imports.c.body).where(imports.c.account == account, imports.c.id == import_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return _open(_key(connection, keyring, account), import_id, row.body)


def made(connection: Connection, account: int, import_id: str) -> dict[Key, int]:
    """What an import made: kind and id → the `rev` that it left."""
    rows = connection.execute(
        select(import_entries.c.kind, import_entries.c.id, import_entries.c.rev).where(
            import_entries.c.account == account, import_entries.c["import"] == import_id
        )
    )
    return {(row.kind, row.id): row.rev for row in rows}


def from_elsewhere(connection: Connection, keyring: Keyring, account: int) -> set[Key]:
    """Kind and id of what stands from files of other programs.

    What our own files brought back was answered here, and keeps its own stamps.
    """
    others = [
        one["id"]
        for one in listed(connection, keyring, account)
        if one["undone_at"] is None and one["format"] not in OWN_FORMATS
    ]
    rows = connection.execute(
        select(import_entries.c.kind, import_entries.c.id).where(
            import_entries.c.account == account, import_entries.c["import"].in_(others)
        )
    )
    return {(row.kind, row.id) for row in rows}


def undone(connection: Connection, account: int) -> dict[Key, int]:
    """Tombstones that undoing made: kind and id → their `rev`, the newest."""
    rows = connection.execute(
        select(import_entries.c.kind, import_entries.c.id, import_entries.c.rev)
        .join(
            imports,
            (imports.c.account == import_entries.c.account)
            & (imports.c.id == import_entries.c["import"]),
        )
        .where(import_entries.c.account == account, imports.c.undone_at.is_not(None))
        .order_by(import_entries.c.rev)
    )
    return {(row.kind, row.id): row.rev for row in rows}


def mark_undone(
    connection: Connection,
    keyring: Keyring,
    account: int,
    import_id: str,
    body: Mapping[str, Any],
    removed: Mapping[Key, int],
    now: datetime,
) -> None:
    """Note that an import was taken back; `removed`: the tombstones' `rev`s."""
    sealed = _seal(_key(connection, keyring, account), import_id, body)
    connection.execute(
        update(imports)
        .where(imports.c.account == account, imports.c.id == import_id)
        .values(undone_at=to_ms(now), body=sealed)
    )
    statement = update(import_entries).where(
        import_entries.c.account == account,
        import_entries.c["import"] == import_id,
        import_entries.c.kind == bindparam("of_kind"),
        import_entries.c.id == bindparam("of_id"),
    )
    tombstones = [
        {"of_kind": kind, "of_id": entry, "rev": rev} for (kind, entry), rev in removed.items()
    ]
    if tombstones:
        connection.execute(statement.values(rev=bindparam("rev")), tombstones)


def _key(connection: Connection, keyring: Keyring, account: int) -> AccountKey:
    return read_account(connection, keyring, account).key


def _seal(key: AccountKey, import_id: str, body: Mapping[str, Any]) -> bytes:
    return key.seal(json.dumps(body, ensure_ascii=False), _TABLE, "", import_id)


def _open(key: AccountKey, import_id: str, body: bytes) -> dict[str, Any]:
    members: dict[str, Any] = json.loads(key.open(body, _TABLE, "", import_id))
    return members
