"""Which entries a summary is reckoned from: those near the dates that it looks at.

What is numerous (spells, doses, days) is read around the period, the last thirty days and the
preventives' own dates alone, so that the work grows with the dates asked for, not with the diary.
The summary is the same as from the whole diary: a spell that may belong to one further away
widens what is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from server.domain.attacks import attacks_of
from server.domain.counting import Period
from server.domain.days import day_of_text, milliseconds
from server.domain.diary import Diary
from server.domain.entries import KINDS
from server.domain.spells import course_of
from server.reports.summary import periods_of
from server.storage.crypto import Keyring
from server.storage.entries import Entry, read_entries

MANY = ("attack", "day", "dose")
FEW = tuple(kind for kind in KINDS if kind not in MANY)
MARGIN_DAYS = 60
"""Read on either side at first: attacks lie within it, but for the rarest."""
WIDER_DAYS = 400
JOINED_DAYS = 45
"""A spell so far from what was not read does not belong to it: R6's 48 hours, zones, and a
person's own word (`continues`) with them."""
_EPOCH = date(1970, 1, 1).toordinal()

Read = Callable[[Sequence[str], date | None, date | None], list[Entry]]
"""(kinds, first date, last date) → the living entries that touch the dates."""


def read_period(
    connection: Connection,
    keyring: Keyring,
    account: int,
    first: date,
    last: date,
    as_of: datetime,
) -> list[Entry]:
    """The entries from which the summary of `first` to `last` is reckoned at `as_of`."""

    def read(kinds: Sequence[str], low: date | None, high: date | None) -> list[Entry]:
        return read_entries(connection, keyring, account, kinds=kinds, day_from=low, day_to=high)

    return near_period(read, first, last, as_of)


def near_period(read: Read, first: date, last: date, as_of: datetime) -> list[Entry]:
    """`read_period` over any way of reading. All entries where the near ones do not suffice."""
    few = read(FEW, None, None)
    asked = (day_of_text(first.isoformat()), day_of_text(last.isoformat()))
    wanted = periods_of(Diary.of(few), asked, as_of)
    for margin in (MARGIN_DAYS, WIDER_DAYS):
        stretches = _united(wanted, margin)
        near = _once(read(MANY, _date(low), _date(high)) for low, high in stretches)
        if _suffice(Diary.of([*few, *near]), wanted, stretches, milliseconds(as_of)):
            return [*few, *near]
    return [*few, *read(MANY, None, None)]


def _suffice(
    diary: Diary, wanted: Sequence[Period], stretches: Sequence[Period], as_of: int
) -> bool:
    """Whether no attack that touches `wanted` may have a spell that was not read."""
    known = {None, "none", *(spell.id for spell in diary.spells)}
    if any(spell.data.get("continues") not in known for spell in diary.spells):
        return False
    begun = [spell for spell in diary.spells if spell.start <= as_of]
    attacks = attacks_of([course_of(spell, diary, as_of) for spell in begun])
    reached = [(min(attack.dates), max(attack.dates)) for attack in attacks]
    return all(
        any(low + JOINED_DAYS <= one[0] and one[1] <= high - JOINED_DAYS for low, high in stretches)
        for one in reached
        if any(one[0] <= last and first <= one[1] for first, last in wanted)
    )


def _united(periods: Iterable[Period], margin: int) -> list[Period]:
    """The periods with `margin` dates on either side, overlapping ones as one."""
    joined: list[Period] = []
    for first, last in sorted(periods):
        if joined and first - margin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last + margin))
        else:
            joined.append((first - margin, last + margin))
    return joined


def _once(parts: Iterable[list[Entry]]) -> list[Entry]:
    """Each entry once; a spell may touch two stretches."""
    return list({(one.kind, one.id): one for part in parts for one in part}.values())


def _date(day: int) -> date:
    """A number of days since 1970 as a date, the ends of the calendar for what lies beyond."""
    return date.fromordinal(min(max(day + _EPOCH, 1), date.max.toordinal()))
