"""A device as contract §2 describes it, in memory: confirmed entries, outbox, epoch, cursor."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from server.domain.merge import leaves, nested
from server.storage.moments import parse_at, rfc3339

Change = dict[str, Any]
Place = tuple[str, str]


@dataclass
class Sent:
    """A call on its way, and what the device has to know of it when the answer comes."""

    text: str
    numbers: list[int]
    epoch: str | None
    cursor: str | None


@dataclass
class Device:
    """`outbox`: (number, change), oldest first. `wrong_by`: its clock's error, in milliseconds."""

    client_id: str
    wrong_by: int = 0
    epoch: str | None = None
    cursor: str | None = None
    store: dict[Place, Change] = field(default_factory=dict)
    outbox: list[tuple[int, Change]] = field(default_factory=list)
    correction: int = 0
    made: int = 0

    def view(self, place: Place) -> tuple[dict[str, Any], bool] | None:
        """(data, deleted) as the screen shows it: what is confirmed under what is in the outbox."""
        entry = self.store.get(place)
        values = dict(leaves(entry["data"])) if entry else {}
        deleted = bool(entry and entry["deleted"])
        known = entry is not None
        for _, change in self.outbox:
            if (change["kind"], change["id"]) == place:
                known = True
                values.update(
                    leaves(change["data"] if "data" in change else change.get("patch", {}))
                )
                deleted = change.get("deleted", deleted)
        living = ((leaf, value) for leaf, value in values.items() if value is not None)
        return (nested(living), deleted) if known else None

    def places(self) -> list[Place]:
        """Every entry it knows, deleted ones too."""
        return sorted({*self.store, *((c["kind"], c["id"]) for _, c in self.outbox)})

    def edit(self, place: Place, true_time: int, **parts: Any) -> Change:
        """Put a change into the outbox; `at` as the contract says."""
        at = max(true_time + self.wrong_by + self.correction, self._newest(place) + 1)
        change = {"kind": place[0], "id": place[1], "at": rfc3339(at), **parts}
        self._queue(change)
        return change

    def call(self, count: int, limit: int) -> Sent:
        """A call with the oldest `count` changes."""
        batch = self.outbox[:count]
        body = {
            "client_id": self.client_id,
            "epoch": self.epoch,
            "cursor": self.cursor,
            "limit": limit,
            "changes": [change for _, change in batch],
        }
        return Sent(json.dumps(body), [number for number, _ in batch], self.epoch, self.cursor)

    def take(self, sent: Sent, text: str, true_time: int) -> bool:
        """Take an answer, whole or not at all; False when it is thrown away."""
        try:
            answer = json.loads(text)
        except ValueError:
            return False
        if (sent.epoch, sent.cursor) != (self.epoch, self.cursor):
            return False
        assert len(answer["results"]) == len(sent.numbers), "a result for each change"
        assert all(result["status"] != "rejected" for result in answer["results"]), answer
        self.store.update({(e["kind"], e["id"]): e for e in answer["entries"]})
        self.outbox = [item for item in self.outbox if item[0] not in sent.numbers]
        self.epoch, self.cursor = answer["epoch"], answer["cursor"]
        self.correction = _ms(answer["server_time"]) - (true_time + self.wrong_by)
        return True

    def begin_again(self, sent: Sent, epoch: str) -> None:
        """A 409: give back everything held, before the outbox, and start from nothing."""
        if (sent.epoch, sent.cursor) != (self.epoch, self.cursor):
            return
        outbox, self.outbox = self.outbox, []
        for entry in self.store.values():
            self._queue(entry)
        self.outbox += outbox
        self.store, self.epoch, self.cursor = {}, epoch, None

    def _queue(self, change: Change) -> None:
        self.made += 1
        self.outbox.append((self.made, change))

    def _newest(self, place: Place) -> int:
        held = [change for _, change in self.outbox if (change["kind"], change["id"]) == place]
        if place in self.store:
            held.append(self.store[place])
        return max((_ms(one.get("at") or one["updated_at"]) for one in held), default=-(10**15))


def _ms(text: str) -> int:
    ms = parse_at(text)
    assert ms is not None
    return ms
