"""Intakes: what counts when, and how a spell was two hours later.

Sources: clinical.md R5, R19, R22 and the settled readings *Medicines* and *Attacks*.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .diary import BY_TIME, Diary, Dose
from .spells import Course
from .zones import HOUR, MINUTE

TWO_HOURS = 2 * HOUR
MODERATE = 2
AROUND_TWO_HOURS = (90 * MINUTE, 150 * MINUTE)


def taken_by(dose: Dose, as_of: int) -> bool:
    """Nothing after `as_of` counts; of a dose of unknown time only the date does."""
    return dose.at <= as_of if dose.timed else dose.day <= dose.zone.day_of(as_of)


def treats(dose: Dose) -> bool:
    """R2's treated clause: a counting intake for headache, or one of any class with reason
    headache (oxygen too)."""
    return dose.acute and (dose.reason == "headache" or (dose.counts and dose.for_headache))


def gone_after_two_hours(dose: Dose, course: Course | None) -> bool | None:
    """R22: whether the pain was gone at t0 + 2 h; None = unknown. `course` is the spell that
    the dose is linked to, else the one it was taken in."""
    if dose.relief_2h is not None:
        return dose.relief_2h == "gone"
    if course is None:
        return None
    level = _reading_after_two_hours(dose, course)
    if level is not None:
        return level == 0
    if course.end.recorded and course.end.at is not None:
        return course.end.at <= dose.at + TWO_HOURS
    return None


def relieved_after_two_hours(dose: Dose, course: Course | None) -> bool | None:
    """R22, §2.2: none or mild pain at t0 + 2 h; None = unknown, or not moderate or severe at t0."""
    if dose.severity_then is None or dose.severity_then < MODERATE:
        return None
    if dose.relief_2h is not None:
        return dose.relief_2h in {"gone", "better"}
    level = None if course is None else _reading_after_two_hours(dose, course)
    if level is not None:
        return level < MODERATE
    # Not gone may still be better.
    return gone_after_two_hours(dose, course) or None


def _reading_after_two_hours(dose: Dose, course: Course) -> int | None:
    low, high = (dose.at + span for span in AROUND_TWO_HOURS)
    near = [level for at, level in course.detail.readings if low <= at <= high]
    return near[-1] if near else None


def doses_of(course: Course, attack: Sequence[Course], diary: Diary) -> list[Dose]:
    """R22's doses of a spell by time: linked to it, or unlinked and taken in it; of overlapping
    spells of its attack the one begun last. Doses of unknown time are left out."""
    linked = diary.doses_linked.get(course.spell.id, ())
    loose = within(course, diary)
    if loose and len(attack) > 1:
        loose = [dose for dose in loose if _spell_of(dose, attack) is course]
    timed = [dose for dose in (*linked, *loose) if dose.timed and dose.at <= course.as_of]
    return sorted(timed, key=BY_TIME) if loose else timed


def within(course: Course, diary: Diary) -> Sequence[Dose]:
    """Unlinked doses of known time taken while a spell of known length lasted."""
    if course.end.at is None:
        return ()
    first = bisect_left(diary.loose_times, course.spell.start)
    return diary.loose[first : bisect_right(diary.loose_times, course.end.at)]


def _spell_of(dose: Dose, attack: Sequence[Course]) -> Course | None:
    """Spells stand by onset, so the one begun last is looked for from there backwards."""
    begun = bisect_right(attack, dose.at, key=lambda course: course.spell.start)
    for index in range(begun - 1, -1, -1):
        course = attack[index]
        if course.end.at is not None and dose.at <= course.end.at:
            return course
    return None


def alone_for_two_hours(first: Dose, diary: Diary) -> bool:
    """No other counting dose after `first` and before two hours were over; what is taken at
    the same moment is the same treatment."""
    begin = bisect_right(diary.dose_times, first.at)
    end = bisect_left(diary.dose_times, first.at + TWO_HOURS)
    return not any(dose.counts and dose.timed for dose in diary.doses[begin:end])
