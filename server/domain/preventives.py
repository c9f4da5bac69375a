"""Headache days before and under a preventive.

Sources: clinical.md R13, R15, §2.1 (28-day baseline and blocks), §7.2, §7.3; contract §4
`preventives`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .blocks import FULL, LEAST_DAYS_FOR_RATE, NORM_DAYS, PROVISIONAL, Block, block_of
from .counting import Period, Reckoning
from .days import day_of_text, text_of_day
from .diary import Diary
from .response import BASELINE_DAYS, change, interval

ROLES = frozenset({"preventive", "supplement"})
"""Medicines that are taken to have fewer headaches (§7.2, §7.3)."""
LEAST_SESSIONS = 2
"""A therapy is a course from its second date without an attack on."""
LEAST_BLOCKS = 13
"""Blocks listed at least, where there are so many, of those before the period: one year."""
RATED = ("headache_days", "migraine_days")


@dataclass(frozen=True)
class Course:
    """One preventive: what it is, its dates (None: not said), and the blocks that are listed."""

    about: dict[str, Any]
    started: int | None
    stopped: int | None
    blocks: tuple[Period, ...]

    @property
    def spans(self) -> list[Period]:
        """The dates that are counted for it."""
        if self.started is None:
            return []
        baseline = (self.started - BASELINE_DAYS, self.started - 1)
        return [baseline, *([(self.blocks[0][0], self.blocks[-1][1])] if self.blocks else [])]


def courses(diary: Diary, period: Period, today: int) -> list[Course]:
    """The preventives of `period`, by start: those begun by its end and not stopped before it."""
    found = [*_medicines(diary, period, today), *_therapies(diary, period, today)]
    return sorted(found, key=lambda course: (course.started is None, course.started or 0))


def _medicines(diary: Diary, period: Period, today: int) -> Iterable[Course]:
    for key, data in sorted(diary.cabinet.items()):
        if data.get("role") in ROLES:
            about = {"medication": key, "name": data.get("name")}
            dates = (_day(data.get("started_on")), _day(data.get("stopped_on")))
            yield from _course(about, dates, period, today)


def _therapies(diary: Diary, period: Period, today: int) -> Iterable[Course]:
    """Therapies of one type and name on several dates; those for an attack are no prevention."""
    days: dict[tuple[str, str | None], set[int]] = {}
    for data in diary.therapies:
        if data.get("attack") is None:
            key = (data["type"], data.get("name"))
            days.setdefault(key, set()).add(day_of_text(data["on"]))
    for (kind, name), on in sorted(days.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        if len(on) >= LEAST_SESSIONS:
            yield from _course({"therapy": kind, "name": name}, (min(on), None), period, today)


def _course(
    about: dict[str, Any], dates: tuple[int | None, int | None], period: Period, today: int
) -> Iterable[Course]:
    (started, stopped), (first, last) = dates, period
    begun = started is None or started <= min(last, today)
    if begun and (stopped is None or stopped >= first):
        yield Course(about, started, stopped, _blocks(started, stopped, period, today))


def _blocks(
    started: int | None, stopped: int | None, period: Period, today: int
) -> tuple[Period, ...]:
    """28-day blocks since the start that are over by the end of the period, under the preventive
    throughout: those that touch the period, and a year of them at least."""
    if started is None:
        return ()
    first, last = period
    end = min(last, today - 1) if stopped is None else min(last, today - 1, stopped)
    count = max(0, (end + 1 - started) // NORM_DAYS)
    touching = max(0, (first - started) // NORM_DAYS)
    begin = max(0, min(touching, count - LEAST_BLOCKS))
    starts = (started + NORM_DAYS * index for index in range(begin, count))
    return tuple((start, start + NORM_DAYS - 1) for start in starts)


def preventives(found: Iterable[Course], reckoning: Reckoning) -> list[dict[str, Any]]:
    """`preventives[]`. `baseline` is None where less than 80 % of its dates are answered."""
    return [_row(course, reckoning) for course in found]


def _row(course: Course, reckoning: Reckoning) -> dict[str, Any]:
    blocks = [_block(span, reckoning) for span in course.blocks]
    baseline = None
    if course.started is not None:
        baseline = _block((course.started - BASELINE_DAYS, course.started - 1), reckoning)
        if baseline["answered_days"] < FULL * BASELINE_DAYS:
            baseline = None
    return {
        **course.about,
        "started_on": _text(course.started),
        "stopped_on": _text(course.stopped),
        "baseline": baseline,
        "blocks": blocks,
        "change": _change(baseline, blocks),
    }


def _block(span: Period, reckoning: Reckoning) -> Block:
    first, last = span
    facts = [reckoning.facts(day) for day in range(first, last + 1)]
    return block_of(first, last, facts, reckoning.attacks_begun(first, last))


def _change(baseline: Block | None, blocks: list[Block]) -> dict[str, Any] | None:
    """R15, of the last block against the baseline; None where R12 allows it no rate."""
    if baseline is None or not blocks or not _rated(blocks[-1]):
        return None
    return {name: _percent(baseline, blocks[-1], name) for name in RATED}


def _rated(block: Block) -> bool:
    answered: int = block["answered_days"]
    return answered >= LEAST_DAYS_FOR_RATE and answered >= PROVISIONAL * NORM_DAYS


def _percent(baseline: Block, current: Block, name: str) -> dict[str, Any] | None:
    before, now = (
        Fraction(block[name] * NORM_DAYS, block["answered_days"]) for block in (baseline, current)
    )
    drop = change(before, now, Fraction(baseline["answered_days"], BASELINE_DAYS))
    if drop is None:
        return None
    counts = [(block[name], block["answered_days"]) for block in (baseline, current)]
    return {"percent": float(drop * 100), "ci95": interval(counts[0], counts[1])}


def _day(written: str | None) -> int | None:
    return None if written is None else day_of_text(written)


def _text(day: int | None) -> str | None:
    return None if day is None else text_of_day(day)
