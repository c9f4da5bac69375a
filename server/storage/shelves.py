"""Living entries of many accounts, read with one statement for each kind that is asked for.

A worker asks the same of a hundred accounts in a row. One by one that is a round trip for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from server.storage.entry import Entry, entry_of
from server.storage.rows import AccountRow, EntryRow, Statement, id_list

_ROW = (
    "SELECT account, day, day_to, kind, id, rev, updated_at, deleted, body FROM entries"
    " WHERE account {ids} AND kind = ? AND deleted = 0"
)
# In two parts, so that the index of the dates finds either: an "or" reads all of a kind.
_LIVING = Statement(
    f"{_ROW} AND day_to >= ? AND day <= ?"
    f" UNION ALL {_ROW} AND day_to IS NULL AND (day IS NULL OR day <= ?)"
)


class _Shelved(NamedTuple):
    day: str | None
    day_to: str | None
    row: EntryRow

    def touches(self, first: str, last: str) -> bool:
        begun = self.day is None or self.day <= last
        return begun and (self.day_to is None or self.day_to >= first)


class Shelves:
    """The undated entries of some accounts, and the dated ones that touch a span of dates."""

    def __init__(
        self, connection: Connection, accounts: Sequence[int], span: tuple[str, str]
    ) -> None:
        """`span`: the first and the last date, `YYYY-MM-DD`. Reads nothing yet."""
        self._connection = connection
        self._accounts = accounts
        self._span = span
        self._kinds: dict[str, dict[int, list[_Shelved]]] = {}

    def undated(self, account: AccountRow, kind: str) -> list[Entry]:
        """All of a kind whose entries have no dates. Raises NotReadable."""
        return [entry_of(one.row, account.key) for one in self._of(account, kind)]

    def undated_one(self, account: AccountRow, kind: str, entry_id: str) -> Entry | None:
        """One of those; None where there is none or it is deleted. Raises NotReadable."""
        found = (one.row for one in self._of(account, kind) if one.row.id == entry_id)
        return next((entry_of(row, account.key) for row in found), None)

    def touching(
        self, account: AccountRow, kind: str, dates: tuple[str, str]
    ) -> list[Entry] | None:
        """Those that touch these two dates or one between; None where the span is too short."""
        first, last = dates
        if first < self._span[0] or last > self._span[1]:
            return None
        found = (one.row for one in self._of(account, kind) if one.touches(first, last))
        return [entry_of(row, account.key) for row in found]

    def _of(self, account: AccountRow, kind: str) -> list[_Shelved]:
        if kind not in self._kinds:
            self._kinds[kind] = self._read(kind)
        return self._kinds[kind].get(account.id, [])

    def _read(self, kind: str) -> dict[int, list[_Shelved]]:
        found: dict[int, list[_Shelved]] = defaultdict(list)
        ids, (first, last) = id_list(self._connection, self._accounts), self._span
        both = (ids, kind, first, last, ids, kind, last)
        for account, day, day_to, *row in _LIVING.run(self._connection, both):
            found[account].append(_Shelved(day, day_to, EntryRow(*row)))
        return found
