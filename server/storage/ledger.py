"""The history as the ledger by which a repeat is known (contract §2 *Stamps*)."""

from __future__ import annotations

from collections.abc import Iterable

import orjson
from sqlalchemy import Connection

from server.domain.merge import Known, Past, Stamp, Write, canonical
from server.storage import rows
from server.storage.body import dumps
from server.storage.rows import AccountRow

TABLE = "history"
Place = tuple[str, str]
"""(kind, id) of the entry."""


class Ledger:
    """What one call knows of the history, and adds to it."""

    def __init__(self, connection: Connection, account: AccountRow) -> None:
        """`account`: locked."""
        self._connection = connection
        self._account = account
        self._known: set[bytes] = set()
        self._new: list[rows.Params] = []

    def look_up(self, wanted: Iterable[tuple[Place, Write]]) -> None:
        """Find out, at once, which of these are in the history."""
        digests = [self._digest(place, w.leaf, w.value, w.stamp) for place, w in wanted]
        self._known |= rows.known(self._connection, self._account.id, digests)

    def knows(self, place: Place) -> Known:
        """Tells of a write to that entry, looked up before, whether it is in the history."""
        return lambda w: self._digest(place, w.leaf, w.value, w.stamp) in self._known

    def add(self, place: Place, past: Iterable[Past], *, erased: bool = False) -> None:
        """Keep those values, each once; `erased`: know them, but keep nothing."""
        kind, entry_id = place
        for one in past:
            digest = self._digest(place, one.leaf, one.value, one.stamp)
            if digest not in self._known:
                self._known.add(digest)
                text = "" if erased else dumps([one.leaf, one.value, *one.stamp, one.lost])
                body = self._account.key.seal(text, TABLE, kind, entry_id) if text else None
                self._new.append((self._account.id, digest, kind, entry_id, body))

    def store(self) -> None:
        """Write what was added."""
        if self._new:
            rows.REMEMBER.run_many(self._connection, self._new)

    def _digest(self, place: Place, leaf: str, value: object, stamp: Stamp) -> bytes:
        known_by = [*place, leaf, stamp.client_id, stamp.sent, canonical(value)]
        return self._account.key.digest(dumps(known_by))


def opened(text: str) -> Past:
    """A value of the history from its decrypted text."""
    leaf, value, at, client_id, sent, lost = orjson.loads(text)
    return Past(leaf, value, Stamp(at, client_id, sent), lost)
