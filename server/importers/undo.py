"""Taking an import back: what it made goes, what somebody has touched since stays and is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from server.storage.crypto import Keyring
from server.storage.entries import Entry, apply_changes
from server.storage.rows import read_account

from . import ledger, writing
from .writing import Key, State

_LEANED_ON = ("medication", "factor")
"""Kinds that other entries hold the id of; without them a count would change."""


def undo(
    connection: Connection, keyring: Keyring, account: int, import_id: str, now: datetime
) -> dict[str, Any]:
    """`{removed, kept: [{kind, id}]}`; the answer of the first time when asked again.

    Raises NotFound.
    """
    read_account(connection, keyring, account, lock=True)
    body = ledger.found(connection, keyring, account, import_id)
    if "undo" in body:
        return dict(body["undo"])
    state = writing.state_of(connection, keyring, account)
    going, kept = _sorted_out(ledger.made(connection, account, import_id), state)
    changes = [
        {"kind": kind, "id": entry, "at": writing.stamp_after(state.entries[kind, entry], now)}
        | {"deleted": True}
        for kind, entry in going
    ]
    results = apply_changes(connection, keyring, account, changes, client_id=import_id, now=now)
    answer = {
        "removed": len(going),
        "kept": [{"kind": kind, "id": entry} for kind, entry in kept],
    }
    ledger.mark_undone(
        connection,
        keyring,
        account,
        import_id,
        body | {"undo": answer},
        writing.revs(going, results),
        now,
    )
    return answer


def _sorted_out(made: Mapping[Key, int], state: State) -> tuple[list[Key], list[Key]]:
    """What goes, and what stays: edited since, the profile, and what a staying entry leans on."""
    living = {key: entry for key, entry in state.entries.items() if not entry.deleted}
    there = [key for key in made if key in living]
    going = {k for k in there if living[k].rev == made[k] and k[0] != "profile"}
    needed = set(_ids_in(entry for key, entry in living.items() if key not in going))
    going -= {key for key in going if key[0] in _LEANED_ON and key[1] in needed}
    return [k for k in there if k in going], [k for k in there if k not in going]


def _ids_in(entries: Iterable[Entry]) -> Iterator[str]:
    """Ids of medications and factors that these entries hold."""
    for entry in entries:
        if entry.kind in {"dose", "reminder"} and entry.data.get("medication"):
            yield entry.data["medication"]
        for value in entry.data.values():
            if isinstance(value, dict):
                yield from (key.removeprefix("custom:") for key in value if key[:7] == "custom:")
