"""Our own export: everything that a person recorded, to be read back by `server/importers`.

`{"format": "cephalog-diary", "version": 1, "entries": [one a line]}`; an entry is `{kind, id,
deleted, data, stamps, first_at?, history: [{leaf, value, at, client_id, lost, sent?}]}`. `stamps`
are those of the contract's answers, every leaf named: `{"by": [[at, client_id, [leaves], sent?]]}`.
Moments are RFC 3339 in UTC; `sent` stands where a device's clock was ahead. Sorted throughout, and
without what changes by itself (`rev`, `updated_at`, the time of the export), so that the same
diary gives the same bytes. Sessions and shares are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import Connection

from server.domain.entries import KINDS
from server.domain.merge import Past, Stamp, canonical
from server.storage.crypto import Keyring
from server.storage.moments import rfc3339
from server.storage.whole import Whole, stamps_of, whole_diary

FORMAT = "cephalog-diary"
VERSION = 1
_ORDER = {kind: number for number, kind in enumerate(KINDS)}


def export_diary(connection: Connection, keyring: Keyring, account: int) -> bytes:
    """The account's diary as UTF-8 JSON. Raises AccountGone."""
    return diary_json(whole_diary(connection, keyring, account))


def diary_json(entries: Iterable[Whole]) -> bytes:
    """These entries as the export has them."""
    ordered = sorted(entries, key=lambda entry: (_ORDER.get(entry.kind, 99), entry.kind, entry.id))
    lines = b",\n".join(_dumps(_entry(entry)) for entry in ordered)
    head = _dumps({"format": FORMAT, "version": VERSION})[:-1]
    return head + b',"entries":[\n' + lines + b"\n]}\n"


def _entry(entry: Whole) -> dict[str, Any]:
    state = entry.state
    first = {} if state.first_at is None else {"first_at": rfc3339(state.first_at)}
    return {
        "kind": entry.kind,
        "id": entry.id,
        "deleted": state.deleted,
        "data": _sorted(state.data()),
        "stamps": stamps_of(state),
        **first,
        "history": [_past(past) for past in sorted(entry.past, key=_when)],
    }


def _past(past: Past) -> dict[str, Any]:
    stamp = past.stamp
    late = {"sent": rfc3339(stamp.sent)} if stamp.sent != stamp.at else {}
    return {
        "leaf": past.leaf,
        "value": past.value,
        "at": rfc3339(stamp.at),
        "client_id": stamp.client_id,
        "lost": past.lost,
        **late,
    }


def _when(past: Past) -> tuple[Stamp, str, str, bool]:
    return past.stamp, past.leaf, canonical(past.value), past.lost


def _sorted(data: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _sorted(value) if isinstance(value, dict) else value
        for key, value in sorted(data.items())
    }


def _dumps(value: Any) -> bytes:
    return orjson.dumps(value)
