"""What a reader is told and what it gives back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from server.domain.merge import Past

Data = dict[str, Any]
"""An entry's data as contract §3 names it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that the file asks for. `stamps`, `first_at`, `past`: given with it (own export)."""

    kind: str
    id: str
    data: Data
    stamps: Any = None
    deleted: bool = False
    first_at: str | None = None
    past: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that gives no entry. `row`: as a spreadsheet numbers the file's rows, from 1."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only the person knows. `previews`: choice → the first entries that it would give."""

    field: str
    choices: tuple[str, ...]
    previews: Mapping[str, list[Draft]] = dataclasses.field(default_factory=dict)
    dates: int | None = None
    """How many dates the answer is about."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the account holds already, so that nothing is made twice under another id.

    `medications`: folded name → id. `factors`: (group, folded name) → id. `living`: ids of both,
    also of those that were renamed. `headache_dates`: local dates that a living attack touches.
    """

    medications: Mapping[str, str] = field(default_factory=dict)
    factors: Mapping[tuple[str, str], str] = field(default_factory=dict)
    living: frozenset[str] = frozenset()
    headache_dates: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller says about a file. `zone`: an IANA name. `now`: aware."""

    make_id: Callable[..., str]
    zone: str
    now: datetime
    file_name: str = ""
    date_order: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    known: Known = field(default_factory=Known)


@dataclass(slots=True)
class Reading:
    """A file, read. `repeated`: rows that say the same as another row of the file."""

    format: str
    drafts: list[Draft] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    repeated: int = 0
