"""Pain that does not end, and pain that comes back. Sources: clinical.md R10, R22, *Attacks*."""

from __future__ import annotations

from bisect import bisect_right

from .attacks import Attack
from .diary import Diary
from .doses import (
    TWO_HOURS,
    alone_for_two_hours,
    doses_of,
    gone_after_two_hours,
    taken_by,
    within,
)
from .spells import Course
from .zones import HOUR

STATUS = 72 * HOUR
STATUS_BREAK = 12 * HOUR
RELAPSE_WITHIN = 48 * HOUR


def over_72_h(attack: Attack, diary: Diary) -> bool:
    """R10: more than 72 h, ignoring pain-free breaks of at most 12 h that sleep or medicine
    explain. A spell of unknown length counts as its onset, the least that is known."""
    if attack.span is not None and attack.span <= STATUS:
        return False
    pieces = sorted(
        ((start, end, course) for course in attack.courses for start, end in course.pain_pieces),
        key=lambda piece: piece[:2],
    )
    run: tuple[int, int, Course] | None = None
    for start, end, course in pieces:
        if run is None or not _goes_on(run, start, diary):
            run = (start, end, course)
        elif end > run[1]:
            run = (run[0], end, course)
        if run[1] - run[0] > STATUS:
            return True
    return False


def _goes_on(run: tuple[int, int, Course], start: int, diary: Diary) -> bool:
    _, end, before = run
    if start <= end:
        return True
    if start - end > STATUS_BREAK:
        return False
    woke_free = before.end.at == end and before.spell.data.get("end") == "on_waking"
    return woke_free or _medicated(before, end, diary)


def _medicated(before: Course, end: int, diary: Diary) -> bool:
    """*Attacks*: a dose linked to the spell before the break or, unlinked and of known time,
    taken within it."""
    linked = diary.doses_linked.get(before.spell.id, ())
    return any(dose.acute and taken_by(dose, before.as_of) for dose in linked) or any(
        dose.acute and dose.at <= end for dose in within(before, diary)
    )


def relapsed(attack: Attack, diary: Diary) -> bool:
    """*Attacks*: a spell's first counting dose for headache left it free at 2 h (R22) without
    another counting dose before, and pain began within (2 h, 48 h] after it."""
    return bool(attack.begins) and any(
        _came_back(course, attack, diary) for course in attack.courses
    )


def _came_back(course: Course, attack: Attack, diary: Diary) -> bool:
    doses = doses_of(course, attack.courses, diary)
    first = next((dose for dose in doses if dose.counts and dose.for_headache), None)
    if first is None:
        return False
    begins = attack.begins
    index = bisect_right(begins, first.at + TWO_HOURS)
    return (
        index < len(begins)
        and begins[index] <= first.at + RELAPSE_WITHIN
        and gone_after_two_hours(first, course) is True
        and alone_for_two_hours(first, diary)
    )
