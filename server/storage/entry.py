"""An entry as the rest of the server sees it, and its row as one call holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from server.domain.merge import State
from server.storage.body import parsed, state_of
from server.storage.crypto import AccountKey
from server.storage.moments import from_ms, rfc3339
from server.storage.rows import EntryRow

TABLE = "entries"


class Entry(NamedTuple):
    """One entry as it stands. `first_at`: when its headache question was first answered (R11)."""

    kind: str
    id: str
    rev: int
    updated_at: datetime
    deleted: bool
    data: dict[str, Any]
    flags: list[str]
    first_at: datetime | None


@dataclass(slots=True)
class Record:
    """An entry in the hands of one call; `text` is current but where `state` was changed."""

    kind: str
    id: str
    rev: int
    updated_at: int
    deleted: bool
    text: str
    in_rows: bool
    dirty: bool = False
    state: State | None = None
    data: dict[str, Any] | None = None

    @classmethod
    def of_row(cls, row: EntryRow, key: AccountKey) -> Record:
        """The row, decrypted; raises NotReadable."""
        kind, entry_id, rev, updated_at, deleted, body = row
        text = key.open(bytes(body), TABLE, kind, entry_id)
        return cls(kind, entry_id, rev, updated_at, deleted != 0, text, in_rows=True)

    def opened(self) -> State:
        """The entry leaf by leaf."""
        if self.state is None:
            self.state = state_of(parsed(self.text), deleted=self.deleted)
        return self.state

    def served(self) -> str:
        """The JSON that an answer holds of it."""
        return _served(self.kind, self.id, self.rev, self.updated_at, self.deleted, self.text)


def entry_of(row: Sequence[Any], key: AccountKey) -> Entry:
    """The columns of an `EntryRow`, decrypted and parsed; raises NotReadable."""
    kind, entry_id, rev, updated_at, deleted, body = row
    members = parsed(key.open(bytes(body), TABLE, kind, entry_id))
    first_at = members.get("first_at")
    return Entry(
        kind,
        entry_id,
        rev,
        from_ms(updated_at),
        deleted != 0,
        members["data"],
        members.get("flags", []),
        None if first_at is None else datetime.fromisoformat(first_at),
    )


def served_row(row: EntryRow, key: AccountKey) -> str:
    """The JSON that an answer holds of a row; nothing of it is parsed. Raises NotReadable."""
    kind, entry_id, rev, updated_at, deleted, body = row
    return _served(
        kind, entry_id, rev, updated_at, deleted != 0, key.open(body, TABLE, kind, entry_id)
    )


def _served(kind: str, entry_id: str, rev: int, updated_at: int, deleted: bool, text: str) -> str:
    return (
        f'{{"kind":"{kind}","id":"{entry_id}","rev":{rev},'
        f'"deleted":{"true" if deleted else "false"},'
        f'"updated_at":"{rfc3339(updated_at)}",{text}}}'
    )
