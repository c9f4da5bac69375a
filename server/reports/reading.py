"""Which entries a summary is reckoned from: those near the dates that it looks at.

What is numerous (spells, doses, days) is read around the period, the last thirty days and the
preventives' own dates alone, so that the work grows with the dates asked for, not with the diary.
The summary is the same as from the whole diary: a spell that may belong to one further away
widens what is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection

from server.domain.attacks import Attack
from server.domain.counting import Period, attacks_at, extent
from server.domain.days import day_of_text, milliseconds
from server.domain.diary import Diary
from server.domain.entries import KINDS
from server.domain.zones import DAY
from server.reports.summary import periods_of
from server.storage.crypto import Keyring
from server.storage.entries import Told, told
from server.storage.rows import read_account

MANY = ("attack", "day", "dose")
FEW = tuple(kind for kind in KINDS if kind not in MANY)
MARGIN_DAYS = 60
"""Read on either side at first: attacks lie within it, but for the rarest."""
WIDER_DAYS = 400
JOINED_DAYS = 45
"""A spell so far from what was not read does not belong to it: R6's 48 hours, zones, and a
person's own word (`continues`) with them."""
_EPOCH = date(1970, 1, 1).toordinal()

Read = Callable[[Sequence[str], date | None, date | None], list[Told]]
"""(kinds, first date, last date) → the living entries that touch the dates."""


class Near(NamedTuple):
    """The living entries near a period, and the diary that they make."""

    entries: list[Told]
    diary: Diary


def read_period(
    connection: Connection,
    keyring: Keyring,
    account: int,
    first: date,
    last: date,
    as_of: datetime,
) -> Near:
    """The entries from which the summary of `first` to `last` is reckoned at `as_of`."""
    return near_period(reader(connection, keyring, account), first, last, as_of)


def reader(connection: Connection, keyring: Keyring, account: int) -> Read:
    """Reads what an account has in the database."""
    row = read_account(connection, keyring, account)

    def read(kinds: Sequence[str], low: date | None, high: date | None) -> list[Told]:
        dates = None if low is None or high is None else (low.isoformat(), high.isoformat())
        return [one for kind in kinds for one in told(connection, row, kind, dates)]

    return read


def near_period(read: Read, first: date, last: date, as_of: datetime) -> Near:
    """`read_period` over any way of reading. All entries where the near ones do not suffice."""
    few = read(FEW, None, None)
    asked = (day_of_text(first.isoformat()), day_of_text(last.isoformat()))
    wanted = periods_of(Diary.of(few), asked, as_of)
    for margin in (MARGIN_DAYS, WIDER_DAYS):
        stretches = _united(wanted, margin)
        near = _made([*few, *_once(read(MANY, _date(low), _date(high)) for low, high in stretches)])
        if _suffice(near.diary, wanted, stretches, milliseconds(as_of)):
            return near
    return _made([*few, *read(MANY, None, None)])


def _made(entries: list[Told]) -> Near:
    return Near(entries, Diary.of(entries))


def _suffice(
    diary: Diary, wanted: Sequence[Period], stretches: Sequence[Period], as_of: int
) -> bool:
    """Whether no attack that touches `wanted` may have a spell that was not read."""
    known = {None, "none", *(spell.id for spell in diary.spells)}
    if any(spell.data.get("continues") not in known for spell in diary.spells):
        return False
    inner = [(low + JOINED_DAYS, high - JOINED_DAYS) for low, high in stretches]
    far = (attack for attack in attacks_at(diary, as_of) if not _within(attack, inner))
    return not any(_touches(attack, wanted) for attack in far)


def _within(attack: Attack, periods: Sequence[Period]) -> bool:
    """Whether all dates of the attack lie in one of the periods. Most attacks do by far, so that
    nobody need ask which dates these are."""
    reached = [extent(course) for course in attack.courses]
    low, high = min(one[0] for one in reached), max(one[1] for one in reached)
    if any((first + 2) * DAY <= low and high < (last - 2) * DAY for first, last in periods):
        return True
    dates = attack.dates
    return any(first <= dates[0] and dates[-1] <= last for first, last in periods)


def _touches(attack: Attack, periods: Sequence[Period]) -> bool:
    """Whether the attack reaches from before the end of a period to after its beginning."""
    dates = attack.dates
    return any(dates[0] <= last and first <= dates[-1] for first, last in periods)


def _united(periods: Iterable[Period], margin: int) -> list[Period]:
    """The periods with `margin` dates on either side, overlapping ones as one."""
    joined: list[Period] = []
    for first, last in sorted(periods):
        if joined and first - margin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last + margin))
        else:
            joined.append((first - margin, last + margin))
    return joined


def _once(parts: Iterable[list[Told]]) -> list[Told]:
    """Each entry once; a spell may touch two stretches."""
    first, *others = parts
    if not others:
        return first
    return list({(one.kind, one.id): one for part in (first, *others) for one in part}.values())


def _date(day: int) -> date:
    """A number of days since 1970 as a date, the ends of the calendar for what lies beyond."""
    return date.fromordinal(min(max(day + _EPOCH, 1), date.max.toordinal()))
