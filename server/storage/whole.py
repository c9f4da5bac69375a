"""An account's whole diary, leaf by leaf, with its history: for the export and what reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from server.domain.merge import DELETED, Past, Stamp, State
from server.storage.body import LONGEST_CLIENT_ID
from server.storage.crypto import Keyring
from server.storage.entry import Record
from server.storage.ledger import TABLE as HISTORY
from server.storage.ledger import Ledger, Place, opened
from server.storage.models import entries, history
from server.storage.moments import parse_at, rfc3339
from server.storage.rows import AccountRow, EntryRow, read_account

PROFILE: Place = ("profile", "me")


@dataclass(frozen=True, slots=True)
class Whole:
    """One entry with the stamps of its leaves and every value that it held before."""

    kind: str
    id: str
    state: State
    past: list[Past]


def whole_diary(connection: Connection, keyring: Keyring, account: int) -> Iterator[Whole]:
    """Everything that the account holds, deleted entries too; what was erased is nowhere.

    Raises AccountGone.
    """
    row = read_account(connection, keyring, account)
    past = _past(connection, row)
    for found in connection.execute(_rows(account)):
        record = Record.of_row(EntryRow._make(found), row.key)
        place = (record.kind, record.id)
        yield Whole(*place, record.opened(), past.get(place, []))


def _past(connection: Connection, account: AccountRow) -> dict[Place, list[Past]]:
    past: dict[Place, list[Past]] = {}
    query = select(history.c.kind, history.c.id, history.c.body).where(
        history.c.account == account.id, history.c.body.is_not(None)
    )
    for kind, entry_id, body in connection.execute(query):
        text = account.key.open(bytes(body), HISTORY, kind, entry_id)
        past.setdefault((kind, entry_id), []).append(opened(text))
    return past


def add_history(
    connection: Connection, keyring: Keyring, account: int, past: Iterable[tuple[Place, Past]]
) -> None:
    """Put values into the history as they stood elsewhere; what is known is not put twice."""
    ledger = Ledger(connection, read_account(connection, keyring, account, lock=True))
    for place, one in past:
        ledger.add(place, [one])
    ledger.store()


def is_untouched_profile(connection: Connection, keyring: Keyring, account: int) -> bool:
    """Is the profile what sign-up made it, with no word of the person's own in it?"""
    row = read_account(connection, keyring, account)
    query = _rows(account).where(entries.c.kind == PROFILE[0], entries.c.id == PROFILE[1])
    found = connection.execute(query).one_or_none()
    if found is None:
        return False
    state = Record.of_row(EntryRow._make(found), row.key).opened()
    by_server = all(stamp.client_id == str(account) for stamp in state.stamps.values())
    return by_server and set(state.values) <= {"/zone", DELETED} and not state.deleted


def drop_untouched_profile(connection: Connection, keyring: Keyring, account: int) -> None:
    """Make room for another profile where `is_untouched_profile`; else change nothing."""
    read_account(connection, keyring, account, lock=True)
    if is_untouched_profile(connection, keyring, account):
        where = (entries.c.account == account, entries.c.kind == PROFILE[0])
        connection.execute(delete(entries).where(*where))


def stamps_of(state: State) -> dict[str, Any]:
    """`stamps` of an entry given back: every leaf by name, sorted, whatever way it came to them.

    An erased leaf has no value any more, so it has no stamp here.
    """
    by: dict[Stamp, list[str]] = {}
    for leaf, stamp in state.stamps.items():
        if leaf not in state.erased:
            by.setdefault(stamp, []).append(leaf)
    return {"by": [_group(stamp, sorted(leaves)) for stamp, leaves in sorted(by.items())]}


def _group(stamp: Stamp, leaves: list[str]) -> list[Any]:
    late = [rfc3339(stamp.sent)] if stamp.sent != stamp.at else []
    return [rfc3339(stamp.at), stamp.client_id, leaves, *late]


def read_stamp(at: Any, client_id: Any, sent: Any) -> Stamp | None:
    """A stamp as an export writes it; None where that is none."""
    at_ms, sent_ms = parse_at(at), parse_at(sent)
    if at_ms is None or sent_ms is None or not isinstance(client_id, str):
        return None
    if not 0 < len(client_id) <= LONGEST_CLIENT_ID or not client_id.isascii():
        return None
    return Stamp(at_ms, client_id, sent_ms) if client_id.isprintable() else None


def _rows(account: int) -> Select[Any]:
    table = entries.c
    columns = (table.kind, table.id, table.rev, table.updated_at, table.deleted, table.body)
    return select(*columns).where(table.account == account)
