"""What living entries say: as much of them as counting reads, for two thirds of the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from server.storage.body import told_of
from server.storage.entry import TABLE
from server.storage.rows import AccountRow, Statement

_TOLD = "SELECT id, body FROM entries WHERE account = ? AND kind = ? AND deleted = 0"
OF_KIND = Statement(_TOLD)
# In two parts, so that the index of the dates finds either: an "or" reads all of a kind.
OF_KIND_ON = Statement(
    f"{_TOLD} AND day_to >= ? AND day <= ?"
    f" UNION ALL {_TOLD} AND day_to IS NULL AND (day IS NULL OR day <= ?)"
)
Dates = tuple[str, str]


class Told(NamedTuple):
    """A living entry without revision and stamps."""

    kind: str
    id: str
    data: dict[str, Any]
    first_at: datetime | None
    flags: Sequence[str]
    deleted: bool = False


def told(
    connection: Connection, account: AccountRow, kind: str, touching: Dates | None = None
) -> list[Told]:
    """The entries of a kind that are not deleted; raises NotReadable.

    `touching`: of those with a date, only those that touch these two or a date between.
    """
    found: list[Told] = []
    for entry_id, body in sealed(connection, account.id, kind, touching):
        data, first_at, flags = told_of(account.key.open(body, TABLE, kind, entry_id))
        first = None if first_at is None else datetime.fromisoformat(first_at)
        found.append(Told(kind, entry_id, data, first, flags))
    return found


def sealed(connection: Connection, account: int, kind: str, touching: Dates | None) -> Any:
    """The driver's cursor over (id, sealed text) of what `told` opens."""
    if touching is None:
        return OF_KIND.run(connection, (account, kind))
    first, last = touching
    return OF_KIND_ON.run(connection, (account, kind, first, last, account, kind, last))
