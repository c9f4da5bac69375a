"""Collects changes as a device would have sent them (contract §2)."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)

Patch = dict[str, Any]
Change = dict[str, Any]


def moment(on: date, hour: float) -> datetime:
    """That wall time in Berlin; 25.5 is half past one in the night after."""
    midnight = datetime.combine(on, time(), BERLIN)
    return midnight + timedelta(minutes=round(hour * 60))


def text(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


@dataclass
class Log:
    """The changes so far, in the order in which the person made them."""

    random: random.Random
    changes: list[Change] = field(default_factory=list)

    def new_id(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def make(self, kind: str, at: datetime, patch: Patch, entry_id: str | None = None) -> str:
        """A new entry; gives its id."""
        entry_id = entry_id or self.new_id()
        change: Change = {"kind": kind, "id": entry_id, "at": text(at), "patch": patch}
        if kind == "day":
            change["deleted"] = False
        self.changes.append(change)
        return entry_id

    def edit(self, kind: str, entry_id: str, at: datetime, patch: Patch) -> None:
        self.changes.append({"kind": kind, "id": entry_id, "at": text(at), "patch": patch})

    def in_order(self) -> list[Change]:
        return sorted(self.changes, key=lambda change: datetime.fromisoformat(change["at"]))
