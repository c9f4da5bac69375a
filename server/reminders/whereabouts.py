"""In which zone the person is: that of the device last seen (contract §2 `zone`, trust.md §2d)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from server.storage.rows import Statement, id_list

_LATEST = Statement(
    "SELECT zone FROM sessions WHERE account = ? AND zone IS NOT NULL"
    " ORDER BY last_used_at DESC, id DESC LIMIT 1"
)
_ALL = Statement(
    "SELECT account, zone FROM sessions WHERE account {ids} AND zone IS NOT NULL"
    " ORDER BY last_used_at, id"
)
# Sessions note their last use once an hour: what tells a new zone is the latest of all.
_NOTE = Statement(
    "UPDATE sessions SET zone = ?, last_used_at ="
    " CASE WHEN ? > (SELECT max(last_used_at) FROM sessions WHERE account = ?) THEN ?"
    " ELSE (SELECT max(last_used_at) FROM sessions WHERE account = ?) + 1 END"
    " WHERE account = ? AND id = ?"
)


def device_zone(connection: Connection, account: int) -> str | None:
    """The zone of the device last seen; None where none told."""
    found = _LATEST.run(connection, (account,)).fetchone()
    return str(found[0]) if found else None


def device_zones(connection: Connection, accounts: Sequence[int]) -> dict[int, str]:
    """The same of several accounts, those that told one."""
    return dict(_ALL.run(connection, (id_list(connection, accounts),)).fetchall())


def note_zone(connection: Connection, account: int, session: str, zone: str, now: int) -> None:
    """Write down that the device of `session` is in `zone` and is the last one seen."""
    _NOTE.run(connection, (zone, now, account, now, account, account, session))
