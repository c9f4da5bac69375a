"""What the app saves of everything on a device, read back (`pwa/src/diary/export.ts`). Pure.

`{"format": "cephalog-device", "entries": [as the server gave them], "not_yet_sent": [changes],
"refused": […], "unreadable": […]}`. So a diary that never had an account comes into one, and
nothing is lost with a phone whose last changes never went out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from server.domain.entries import KINDS
from server.domain.merge import Past, State, merge
from server.domain.validation import missing_required
from server.storage.changes import Incoming, read_change
from server.storage.moments import rfc3339, to_ms
from server.storage.whole import stamps_of

from .errors import FileTooLarge, Unreadable
from .model import Asked, Draft, Dropped, Reading

FORMAT = "device_json"
NAME = "cephalog-device"
CLIENT = "device-export"
"""The `client_id` of changes that were never sent: the file does not tell the device's own."""
MAX_ROWS = 200_000
_NOT_READ = {
    "refused": "The diary had refused this change.",
    "unreadable": "This record was damaged on the device.",
}


@dataclass(slots=True)
class _Held:
    row: int
    state: State = field(default_factory=State)
    past: list[Past] = field(default_factory=list)


def find(document: dict[str, Any]) -> bool:
    """Is this such an export? Raises FileTooLarge."""
    if document.get("format") != NAME:
        return False
    if sum(len(_list(document, name)) for name in ("entries", "not_yet_sent")) > MAX_ROWS:
        raise FileTooLarge(f"An export has at most {MAX_ROWS} entries.")
    return True


def read(document: dict[str, Any], asked: Asked) -> Reading:
    """The entries as the device showed them: what the server gave, and the changes over it.

    A row is the place in the file, from 1: the entries, the changes, what was refused, the rest.
    """
    reading = Reading(FORMAT)
    held: dict[tuple[str, str], _Held] = {}
    rows = [*_list(document, "entries"), *_list(document, "not_yet_sent")]
    for number, change in enumerate(rows, 1):
        try:
            incoming = _read(change)
        except Unreadable as error:
            reading.dropped.append(Dropped(number, str(error)))
        else:
            _take(held.setdefault((incoming.kind, incoming.id), _Held(number)), incoming, asked)
    for place, entry in held.items():
        _finish(place, entry, reading)
    left = [why for name, why in _NOT_READ.items() for _ in _list(document, name)]
    reading.dropped += [Dropped(number, why) for number, why in enumerate(left, len(rows) + 1)]
    return reading


def _list(document: dict[str, Any], name: str) -> list[Any]:
    found = document.get(name)
    return found if isinstance(found, list) else []


def _read(change: Any) -> Incoming:
    try:
        incoming = read_change(change, CLIENT)
    except RecursionError:
        raise Unreadable("This is no entry.") from None
    if not isinstance(incoming, Incoming):
        raise Unreadable(f"It cannot be taken: {', '.join(sorted(incoming))}.")
    return incoming


def _take(held: _Held, incoming: Incoming, asked: Asked) -> None:
    answering = frozenset(KINDS[incoming.kind].answering)
    clock = to_ms(asked.now)
    outcome = merge(
        held.state, incoming.writes, clock=clock, known=lambda _: False, answering=answering
    )
    held.past += outcome.past
    if incoming.first_at is not None:
        held.state.lower_first_at(min(incoming.first_at, clock))


def _finish(place: tuple[str, str], held: _Held, reading: Reading) -> None:
    state, data = held.state, held.state.data()
    missing = [] if state.deleted else missing_required(place[0], data)
    if missing or not state.stamps:
        why = f"It cannot be taken: {', '.join(missing) or 'it is empty'}."
        reading.dropped.append(Dropped(held.row, why))
        return
    first = None if state.first_at is None else rfc3339(state.first_at)
    past = tuple(held.past)
    reading.drafts.append(
        Draft(*place, data, stamps_of(state), state.deleted, first_at=first, past=past)
    )
