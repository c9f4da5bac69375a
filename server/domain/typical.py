"""What the attacks of a period are like: symptoms, suspected triggers, the typical attack.

Three-valued: a yes of one of its spells is the attack's, a no outweighs not asked, and what was
not asked is in no denominator. Sources: contract §4; clinical.md R7, R8, §3.3, *Migraine*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from .attacks import Attack
from .days import minutes
from .diary import Diary
from .doses import taken_by, within
from .features import Answer, aura_told, weigh
from .spells import Course
from .zones import HOUR


def symptoms(attacks: Iterable[Attack], diary: Diary) -> list[dict[str, Any]]:
    """Attacks with a symptom, of those in which it was asked; the most frequent first."""
    tally = _tally(attacks, "symptoms")
    rows = [{"code": code, **named(code, diary), **share} for code, share in tally.items()]
    return sorted(rows, key=lambda row: (-row["yes"], -row["asked"], row["code"]))


def triggers(attacks: Iterable[Attack], diary: Diary) -> list[dict[str, Any]]:
    """Attacks for which the person suspects a factor; beliefs, no exposures (contract §5)."""
    rows = [
        {"code": code, **named(code, diary), "attacks": share["yes"]}
        for code, share in _tally(attacks, "triggers").items()
        if share["yes"]
    ]
    return sorted(rows, key=lambda row: (-row["attacks"], row["code"]))


def named(code: str, diary: Diary) -> dict[str, str | None]:
    """`name` of one of the person's own items (None: deleted); nothing for another code."""
    own = code.removeprefix("custom:")
    return {"name": diary.own.get(own)} if own != code else {}


def typical(attacks: Sequence[Attack], diary: Diary) -> dict[str, Any]:
    """The typical attack, over attacks that began in the period; medians of recorded lengths."""
    lengths = [(attack, attack.span) for attack in attacks if attack.last.end.recorded]
    untreated = [span for attack, span in lengths if not treated(attack, diary)]
    sides = Counter(side for side in map(_side, attacks) if side is not None)
    return {
        "attacks": len(attacks),
        "median_minutes": _median(span for _, span in lengths),
        "median_minutes_untreated": _median(untreated),
        "side": dict(sides.most_common()),
        "quality": {
            code: {**named(code, diary), **share}
            for code, share in _tally(attacks, "quality").items()
        },
        "aura": _share(_told(attack, aura_told) for attack in attacks),
        "worse_with_activity": _share(
            _told(attack, lambda data: data.get("worse_with_activity")) for attack in attacks
        ),
        "onset_hours": _onset_hours(attacks),
    }


def treated(attack: Attack, diary: Diary) -> bool:
    """Whether an acute medicine was taken: one linked to a spell or, unlinked, taken within it;
    one of unknown time on its dates."""
    return any(_treated(course, diary) for course in attack.courses)


def _treated(course: Course, diary: Diary) -> bool:
    doses = [*diary.doses_linked.get(course.spell.id, ()), *within(course, diary)]
    for day in course.detail.touched:
        on = diary.doses_on.get(day, ())
        doses += [dose for dose in on if not dose.timed and dose.linked is None]
    return any(dose.acute and taken_by(dose, course.as_of) for dose in doses)


def _tally(attacks: Iterable[Attack], name: str) -> dict[str, dict[str, int]]:
    tally: dict[str, dict[str, int]] = {}
    for attack in attacks:
        answers: dict[str, bool] = {}
        for course in attack.courses:
            for code, told in (course.spell.data.get(name) or {}).items():
                answers[code] = told or answers.get(code, False)
        for code, told in answers.items():
            share = tally.setdefault(code, {"yes": 0, "asked": 0})
            share["yes"] += told
            share["asked"] += 1
    return dict(sorted(tally.items()))


def _told(attack: Attack, ask: Callable[[Mapping[str, Any]], Answer]) -> Answer:
    return weigh(ask(course.spell.data) for course in attack.courses)


def _share(answers: Iterable[Answer]) -> dict[str, int]:
    known = [answer for answer in answers if answer is not None]
    return {"yes": sum(known), "asked": len(known)}


def _side(attack: Attack) -> str | None:
    """That of the first of its spells which says one."""
    told = (course.spell.data.get("side") for course in attack.courses)
    return next((side for side in told if side is not None), None)


def _median(spans: Iterable[int | None]) -> float | None:
    known = [minutes(span) for span in spans if span is not None]
    return median(known) if known else None


def _onset_hours(attacks: Iterable[Attack]) -> list[int]:
    """Attacks by the local hour of onset, 0 to 23; those of unknown onset are left out."""
    hours = [0] * 24
    for attack in attacks:
        spell = attack.courses[0].spell
        if spell.data.get("onset") != "unknown":
            hours[(spell.start + spell.zone.offset(spell.start)) // HOUR % 24] += 1
    return hours
