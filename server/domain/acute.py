"""How acute medicines worked, over the treatments of a period.

Sources: clinical.md §2.2, R19, R22 and the settled reading *Attacks*; contract §4
`acute_treatment`. A treatment begins with the first counting dose for headache of a spell (t0);
what is taken at the same moment belongs to it, and so does a medicine of no counted class taken
before. A dose outside of all spells stands for itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from .attacks import Attack
from .counting import Period, Reckoning
from .days import united
from .diary import Diary, Dose
from .doses import (
    TWO_HOURS,
    doses_of,
    gone_after_two_hours,
    relieved_after_two_hours,
    taken_by,
)
from .features import Answer
from .recurrence import RELAPSE_WITHIN
from .spells import Course
from .zones import DAY, HOUR

SUSTAINED_24, SUSTAINED_48 = 24 * HOUR, 48 * HOUR
RESCUE_WITHIN = 24 * HOUR
LOOK_AHEAD_DAYS = 3
"""Dates after the last dose that a sustained response reaches into."""


class Treatment(NamedTuple):
    """A dose at t0 and the spell that it treats (None: of none)."""

    dose: Dose
    course: Course | None
    begins: Sequence[int] | None
    """When pain of that spell's attack began; None: of no spell."""


class _Pain(NamedTuple):
    """Instants at which pain began, and of counting doses, near the period."""

    begins: Sequence[int]
    intakes: Sequence[int]
    reckoning: Reckoning


def acute_treatment(reckoning: Reckoning, period: Period) -> list[dict[str, Any]]:
    """A row per medicine taken for headache on a date of `period`, most doses first."""
    doses = _taken(reckoning, period)
    opened: dict[str, list[Treatment]] = {}
    first, last = period
    attacks = reckoning.attacks_near((first - 1, last + LOOK_AHEAD_DAYS))
    for treatment in _treatments(reckoning.diary, attacks, doses):
        opened.setdefault(treatment.dose.medication, []).append(treatment)
    pieces = (p for attack in attacks for course in attack.courses for p in course.pain_pieces)
    begins = [start for start, _ in united(list(pieces))]
    pain = _Pain(begins, _intakes(reckoning, period), reckoning)
    taken: dict[str, list[Dose]] = {}
    for dose in doses.values():
        taken.setdefault(dose.medication, []).append(dose)
    ordered = sorted(taken, key=lambda key: (-len(taken[key]), key))
    return [_row(key, taken[key], opened.get(key, ()), pain) for key in ordered]


def _taken(reckoning: Reckoning, period: Period) -> dict[str, Dose]:
    """R5, R19: acute doses for headache, by id; a dose without a reason may be one."""
    diary, (first, last) = reckoning.diary, period
    begin = bisect_left(diary.dose_times, (first - 1) * DAY)
    end = bisect_right(diary.dose_times, (last + 2) * DAY)
    return {
        dose.id: dose
        for dose in diary.doses[begin:end]
        if _against_headache(dose) and first <= dose.day <= last and taken_by(dose, reckoning.as_of)
    }


def _intakes(reckoning: Reckoning, period: Period) -> list[int]:
    """When counting doses of known time were taken, until after the last response."""
    diary, (first, last) = reckoning.diary, period
    begin = bisect_left(diary.dose_times, (first - 1) * DAY)
    end = bisect_right(diary.dose_times, min((last + 2 + LOOK_AHEAD_DAYS) * DAY, reckoning.as_of))
    return [dose.at for dose in diary.doses[begin:end] if dose.counts and dose.timed]


def _against_headache(dose: Dose) -> bool:
    return dose.acute and dose.reason in {None, "headache"}


def _treatments(
    diary: Diary, attacks: Iterable[Attack], doses: dict[str, Dose]
) -> Iterator[Treatment]:
    placed: set[str] = set()
    for attack in attacks:
        for course in attack.courses:
            own = [
                dose for dose in doses_of(course, attack.courses, diary) if dose.id not in placed
            ]
            placed.update([dose.id for dose in own])
            if own and course.detail.painful:
                for dose in _opening([dose for dose in own if _against_headache(dose)]):
                    if dose.id in doses:
                        yield Treatment(dose, course, attack.begins)
    for dose in doses.values():
        if dose.timed and dose.id not in placed:
            yield Treatment(dose, None, None)


def _opening(doses: Sequence[Dose]) -> Iterator[Dose]:
    """Those of a spell's doses, by time, that count as t0."""
    first = next((dose.at for dose in doses if dose.counts), None)
    seen: set[str] = set()
    for dose in doses:
        if (first is None or dose.at <= first) and dose.medication not in seen:
            yield dose
        seen.add(dose.medication)


def _row(
    key: str, doses: Sequence[Dose], treatments: Sequence[Treatment], pain: _Pain
) -> dict[str, Any]:
    free = [_pain_free(one, pain) for one in treatments]
    both = list(zip(treatments, free, strict=True))
    medication = pain.reckoning.diary.cabinet.get(key)
    return {
        "medication": key,
        "name": None if medication is None else medication.get("name"),
        "class": doses[0].classes.name,
        "doses": len(doses),
        "pain_free_2h": _share(free),
        "relief_2h": _share(_relief(one, pain) for one in treatments),
        "sustained_24h": _share(_sustained(one, was, SUSTAINED_24, pain) for one, was in both),
        "sustained_48h": _share(_sustained(one, was, SUSTAINED_48, pain) for one, was in both),
        "relapse_48h": _share(_relapse(one, was, pain) for one, was in both),
        "rescue_24h": _share(_rescue(one, pain) for one in treatments),
    }


def _share(outcomes: Iterable[Answer]) -> dict[str, int]:
    """Yes, of those that are known."""
    known = [outcome for outcome in outcomes if outcome is not None]
    return {"yes": sum(known), "of": len(known)}


def _pain_free(one: Treatment, pain: _Pain) -> Answer:
    """§2.2: a counting dose before 2 h is a failure, whatever came then."""
    if _another(one.dose, 1, TWO_HOURS - 1, pain):
        return False
    return gone_after_two_hours(one.dose, one.course)


def _relief(one: Treatment, pain: _Pain) -> Answer:
    """§2.2: not defined unless the pain was moderate or severe at t0."""
    relieved = relieved_after_two_hours(one.dose, one.course)
    moderate = one.dose.severity_then is not None and one.dose.severity_then >= 2
    return False if moderate and _another(one.dose, 1, TWO_HOURS - 1, pain) else relieved


def _sustained(one: Treatment, free: Answer, span: int, pain: _Pain) -> Answer:
    """§2.2: pain-free at 2 h, and no headache and no acute drug until t0 + `span`."""
    if free is not True:
        return free
    dose = one.dose
    if _another(dose, TWO_HOURS, span, pain) or _began(dose, span, pain.begins):
        return False
    told = _told(dose, span, pain.reckoning)
    return told if told is not True else dose.at + span <= pain.reckoning.as_of or None


def _told(dose: Dose, span: int, reckoning: Reckoning) -> Answer:
    """Headaches told for a date alone (R17): False where one must lie between 2 h and `span`,
    None where it may, True without one."""
    home = reckoning.diary.zone
    low, high = dose.at + TWO_HOURS, dose.at + span
    answer: Answer = True
    for day in range(home.day_of(low), min(home.day_of(high), reckoning.today) + 1):
        if reckoning.told_alone(day):
            if low <= home.start_of(day) and home.start_of(day + 1) <= high:
                return False
            answer = None
    return answer


def _relapse(one: Treatment, free: Answer, pain: _Pain) -> Answer:
    """§2.2, *Attacks*: of those free at 2 h, pain of the attack again within 48 h."""
    if free is not True:
        return None
    begins = pain.begins if one.begins is None else one.begins
    if _began(one.dose, RELAPSE_WITHIN, begins):
        return True
    return False if one.dose.at + RELAPSE_WITHIN <= pain.reckoning.as_of else None


def _rescue(one: Treatment, pain: _Pain) -> Answer:
    """§2.2: a further counting dose after 2 h, within 24 h."""
    if _another(one.dose, TWO_HOURS, RESCUE_WITHIN, pain):
        return True
    return False if one.dose.at + RESCUE_WITHIN <= pain.reckoning.as_of else None


def _another(dose: Dose, low: int, high: int, pain: _Pain) -> bool:
    """A counting dose from `low` to `high` ms after this one, both included."""
    index = bisect_left(pain.intakes, dose.at + low)
    return index < len(pain.intakes) and pain.intakes[index] <= dose.at + high


def _began(dose: Dose, span: int, begins: Sequence[int]) -> bool:
    """Pain began within (2 h, `span`] after the dose."""
    index = bisect_right(begins, dose.at + TWO_HOURS)
    return index < len(begins) and begins[index] <= dose.at + span
