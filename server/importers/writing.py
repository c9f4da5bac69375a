"""What of a reading is new to an account, and writing that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from server.domain.merge import DELETED, leaves
from server.storage.crypto import Keyring
from server.storage.entries import Entry, Result, apply_changes, read_entries
from server.storage.whole import (
    PROFILE,
    add_history,
    drop_untouched_profile,
    is_untouched_profile,
)

from . import ledger
from .model import Data, Draft, Known, Reading
from .unlogged import headache_dates
from .words import fold

Key = tuple[str, str]
"""Kind and id of an entry."""


@dataclass(frozen=True, slots=True)
class State:
    """An account before an import.

    `undone`: tombstone that an undo made → its `rev`. `untouched_profile`: nobody but sign-up
    wrote the profile, so that it counts as not there.
    """

    entries: Mapping[Key, Entry]
    undone: Mapping[Key, int]
    untouched_profile: bool = False

    def known(self, now: datetime) -> Known:
        """What a reader has to know of it."""
        living = [entry for entry in self.entries.values() if not entry.deleted]
        living.sort(key=lambda entry: entry.id)
        named = {(e.kind, e.id): e.data for e in living if e.kind in {"medication", "factor"}}
        return Known(
            {fold(d["name"]): i for (kind, i), d in named.items() if kind == "medication"},
            {
                (d.get("group", ""), fold(d["name"])): i
                for (kind, i), d in named.items()
                if kind == "factor"
            },
            frozenset(entry_id for _, entry_id in named),
            frozenset(_headaches(living, now)),
        )

    def takes(self, draft: Draft) -> bool:
        """May an import write this? Where nothing is, or what an undo took (contract §2)."""
        key = (draft.kind, draft.id)
        if key == PROFILE and (self.untouched_profile or draft.deleted):
            return not draft.deleted
        entry = self.entries.get(key)
        if entry is None:
            return True
        return entry.deleted and not draft.deleted and self.undone.get(key) == entry.rev


@dataclass(frozen=True, slots=True)
class Plan:
    """The drafts that an import writes, and how many it leaves since they are there."""

    fresh: list[Draft]
    duplicates: int


def state_of(connection: Connection, keyring: Keyring, account: int) -> State:
    """The account as it now stands, deleted entries too."""
    found = read_entries(connection, keyring, account, deleted=True)
    return State(
        {(e.kind, e.id): e for e in found},
        ledger.undone(connection, account),
        is_untouched_profile(connection, keyring, account),
    )


def planned(reading: Reading, state: State) -> Plan:
    """What of `reading` is new."""
    fresh = [draft for draft in reading.drafts if state.takes(draft)]
    return Plan(fresh, len(reading.drafts) - len(fresh) + reading.repeated)


def write(
    connection: Connection,
    keyring: Keyring,
    account: int,
    import_id: str,
    drafts: Sequence[Draft],
    state: State,
    now: datetime,
) -> dict[Key, int]:
    """Write `drafts` as changes of `import_id`; each entry's key → the `rev` that it now has."""
    there = dict(state.entries)
    if state.untouched_profile:
        del there[PROFILE]
    if any(draft.kind == PROFILE[0] and "zone" in draft.data for draft in drafts):
        drop_untouched_profile(connection, keyring, account)
    changes = [
        _change(draft, there.get((draft.kind, draft.id)), import_id, now) for draft in drafts
    ]
    past = [((draft.kind, draft.id), one) for draft in drafts for one in draft.past]
    add_history(connection, keyring, account, past)
    results = apply_changes(connection, keyring, account, changes, client_id=import_id, now=now)
    return revs(((d.kind, d.id) for d in drafts), results)


def revs(keys: Iterable[Key], results: Sequence[Result]) -> dict[Key, int]:
    """Keys → `rev`. A rejected change is a fault of ours: what is written was checked before."""
    made = {}
    for key, result in zip(keys, results, strict=True):
        if result.status == "rejected" or result.rev is None:
            raise RuntimeError(f"a checked {key[0]} was rejected at {sorted(result.errors or ())}")
        made[key] = result.rev
    return made


def _change(draft: Draft, there: Entry | None, import_id: str, now: datetime) -> dict[str, Any]:
    entry = {"kind": draft.kind, "id": draft.id, "deleted": draft.deleted}
    first = {} if draft.first_at is None else {"first_at": draft.first_at}
    if there is not None:
        stamps = _stamps_instead(there, draft.data, import_id, now)
        return entry | {"data": draft.data, "stamps": stamps} | first
    if draft.stamps is not None:
        return entry | {"data": draft.data, "stamps": draft.stamps} | first
    change = {"kind": draft.kind, "id": draft.id, "at": stamp_after(None, now)}
    # What makes a day says that it is not deleted (contract §2 *deleted*).
    return change | {"patch": draft.data} | ({"deleted": False} if draft.kind == "day" else {})


def _stamps_instead(there: Entry, new: Data, import_id: str, now: datetime) -> Data:
    """Stamps of the import's for all of `new`, and for each leaf that `there` has beside it.

    So what an undo took comes back as the file has it. As an entry given back, not as a patch:
    rules across fields refuse none.
    """
    kept = {leaf for leaf, _ in leaves(new)}
    cleared = [leaf for leaf, _ in leaves(there.data) if leaf not in kept]
    return {"by": [[stamp_after(there, now), import_id, [*cleared, DELETED]]]}


def stamp_after(entry: Entry | None, now: datetime) -> str:
    """`at` of a change of ours: now, and after all that the entry holds."""
    if entry is not None and entry.updated_at >= now:
        now = entry.updated_at + timedelta(milliseconds=1)
    return now.isoformat(timespec="milliseconds")


def _headaches(living: Iterable[Entry], now: datetime) -> set[Any]:
    living = list(living)
    zone = next((e.data["zone"] for e in living if e.kind == "profile" and "zone" in e.data), "UTC")
    today = now.astimezone(ZoneInfo(zone)).date()
    return headache_dates((e.data for e in living if e.kind == "attack"), today)
