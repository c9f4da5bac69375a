"""In which zone the person is: that of the device last seen (contract §2 `zone`, trust.md §2d)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from server.domain.zones import Zone, zone_of
from server.storage.entries import living_one
from server.storage.rows import AccountRow, Statement

_LATEST = Statement(
    "SELECT zone FROM sessions WHERE account = ? AND zone IS NOT NULL"
    " ORDER BY last_used_at DESC, id DESC LIMIT 1"
)
# Sessions note their last use once an hour: what tells a new zone is the latest of all.
_NOTE = Statement(
    "UPDATE sessions SET zone = ?, last_used_at ="
    " CASE WHEN ? > (SELECT max(last_used_at) FROM sessions WHERE account = ?) THEN ?"
    " ELSE (SELECT max(last_used_at) FROM sessions WHERE account = ?) + 1 END"
    " WHERE account = ? AND id = ?"
)


def device_zone(connection: Connection, account: AccountRow) -> Zone:
    """The zone of the device last seen; the profile's where none told, then UTC."""
    found = _LATEST.run(connection, (account.id,)).fetchone()
    return zone_of(found[0]) if found else home_zone(profile_data(connection, account))


def home_zone(profile: dict[str, Any]) -> Zone:
    """The profile's zone; UTC without one."""
    return zone_of(profile.get("zone"))


def profile_data(connection: Connection, account: AccountRow) -> dict[str, Any]:
    """What the profile holds; nothing where there is none."""
    entry = living_one(connection, account, "profile", "me")
    return entry.data if entry else {}


def note_zone(connection: Connection, account: int, session: str, zone: str, now: int) -> None:
    """Write down that the device of `session` is in `zone` and is the last one seen."""
    _NOTE.run(connection, (zone, now, account, now, account, account, session))
