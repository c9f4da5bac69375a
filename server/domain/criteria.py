"""ICHD-3 criteria of one attack or spell, three-valued: True, False, None = not evaluable.

Sources: clinical.md §1.1, §1.2, §1.5. A criterion of which only "not asked" is known is None,
never False. Nothing here is a diagnosis: the last criterion of each, "not better explained by
something else", is a clinician's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .attacks import Attack
from .days import instant_of
from .diary import Diary
from .facts import LOST
from .features import Answer, at_least, aura_told, every, weigh
from .spells import Course
from .typical import treated
from .zones import MINUTE

MIGRAINE_MINUTES = (240, 4320)
MIGRAINE_MINUTES_UNDER_18 = (120, 4320)
TENSION_MINUTES = (30, 7 * 1440)
CLUSTER_MINUTES = (15, 180)
ADULT = 18
AURA_LEAST, AURA_EACH, AURA_MOTOR = 5, 60, 4320
AURA_TO_PAIN = 60
AURA_TYPES = ("visual", "sensory", "speech", "motor", "brainstem", "retinal")
TYPICAL = ("visual", "sensory", "speech")
OfAura = Callable[[Course, Attack], Answer]
"""A criterion of a spell's aura; the attack is the one that the spell belongs to."""
ORBITAL = ("eye", "temple", "forehead")
AUTONOMIC = frozenset(
    {
        "tearing",
        "red_eye",
        "blocked_nose",
        "eyelid_droop",
        "facial_sweating",
        "eyelid_swelling",
        "small_pupil",
        "restlessness",
    }
)
SEVERE = 3


def lasting(attack: Attack, limits: tuple[int, int], diary: Diary) -> Answer:
    """B: the length lies within `limits` (minutes). A short attack that was treated may have
    been cut short and is not evaluable (§1.5)."""
    span = attack.span
    if span is None:
        return None
    least, most = limits
    if span > most * MINUTE:
        return False
    if not attack.last.end.recorded:
        return None
    if span >= least * MINUTE:
        return True
    return None if treated(attack, diary) else False


def migraine_limits(attack: Attack, birth_year: int | None) -> tuple[int, int]:
    """§1.1: shorter under 18; in the year of the 18th birthday as for adults."""
    first = attack.courses[0].spell
    young = birth_year is not None and _year(first.data["started_at"]) - birth_year < ADULT
    return MIGRAINE_MINUTES_UNDER_18 if young else MIGRAINE_MINUTES


def _year(written: str) -> int:
    return int(written[:4])


def aura_kind(course: Course) -> Answer:
    """B of 1.2: one of the six kinds of aura."""
    told = aura_told(course.spell.data)
    if told is not True:
        return told
    types = course.spell.data["aura"].get("types") or {}
    return at_least(1, [types.get(kind) for kind in AURA_TYPES])


def aura_course(course: Course) -> Answer:
    """C of 1.2: three of six (not the two of four of the older text)."""
    aura = course.spell.data.get("aura") or {}
    types = aura.get("types") or {}
    return at_least(
        3,
        [
            aura.get("spreading"),
            aura.get("in_succession"),
            _aura_minutes(aura, types),
            # Aphasia always counts as one-sided.
            True if types.get("speech") else aura.get("one_sided"),
            aura.get("positive"),
            _followed(course, aura),
        ],
    )


def _aura_minutes(aura: Mapping[str, Any], types: Mapping[str, Any]) -> Answer:
    minutes = aura.get("minutes")
    if minutes is None:
        return None
    signs = max(1, sum(map(bool, types.values()))) if aura.get("in_succession") else 1
    most = AURA_MOTOR if types.get("motor") else signs * AURA_EACH
    return bool(AURA_LEAST <= minutes <= most)


def _followed(course: Course, aura: Mapping[str, Any]) -> Answer:
    """Headache with the aura or within 60 minutes after it."""
    if not course.detail.painful:
        return False
    began, length = aura.get("started_at"), aura.get("minutes")
    if began is None:
        return True
    return _in_time(course.spell.start - instant_of(began), length)


def _in_time(waited: int, length: float | None) -> Answer:
    """Whether pain that came so many ms after the aura's beginning came by 60 minutes after its
    end; open where the aura's `length` (minutes) decides and is not known."""
    if waited <= AURA_TO_PAIN * MINUTE:
        return True
    return None if length is None else waited <= (length + AURA_TO_PAIN) * MINUTE


def typical_aura(course: Course, attack: Attack) -> Answer:  # noqa: ARG001 - an `OfAura`
    """B of 1.2.1: visual, sensory or speech, and none of motor, brainstem, retinal; None for a
    spell without aura."""
    if aura_told(course.spell.data) is not True:
        return None
    types = course.spell.data["aura"].get("types") or {}
    some = at_least(1, [types.get(kind) for kind in TYPICAL])
    return every([some, *(_not(types.get(kind)) for kind in AURA_TYPES if kind not in TYPICAL)])


def headache_near_aura(course: Course, attack: Attack) -> Answer:
    """B of 1.2.1.1: headache with the aura or within 60 minutes, in its own spell or in a later
    one of the attack; None for a spell without aura."""
    data = course.spell.data
    if aura_told(data) is not True:
        return None
    aura = data["aura"]
    if course.detail.painful:
        return _followed(course, aura)
    began = course.spell.start if aura.get("started_at") is None else instant_of(aura["started_at"])
    # Pain that was over before the aura is neither with nor after it.
    near = [one for one in attack.courses if one.detail.painful and _lasted_until(one, began)]
    length = aura.get("minutes")
    return weigh([_in_time(one.spell.start - began, length) for one in near] or [False])


def _lasted_until(course: Course, instant: int) -> bool:
    """Whether it ended then or later; of unknown length it counts as its onset."""
    end = course.end.at
    return (course.spell.start if end is None else end) >= instant


def no_headache_near_aura(course: Course, attack: Attack) -> Answer:
    """B of 1.2.1.2."""
    return _not(headache_near_aura(course, attack))


def debilitating(attack: Attack) -> Answer:
    """C2 of 1.4.1, by what the person could still do."""
    told = (course.spell.data.get("function") for course in attack.courses)
    return weigh(None if function is None else function in LOST for function in told)


def tension_pain(course: Course) -> Answer:
    """C of 2.1 to 2.3: two of four."""
    data, peak = course.spell.data, course.detail.peak
    side, worse = data.get("side"), data.get("worse_with_activity")
    return at_least(
        2,
        [
            None if side is None else side == "both",
            _pressing(data.get("quality") or {}),
            None if peak is None else peak < SEVERE,
            None if worse is None else not worse,
        ],
    )


def _pressing(quality: Mapping[str, Answer]) -> Answer:
    return False if quality.get("pulsating") else quality.get("pressing")


def tension_signs(course: Course) -> Answer:
    """D of 2.1 and 2.2: no nausea, no vomiting, not both light and sound."""
    symptoms = course.spell.data.get("symptoms") or {}
    both = every((symptoms.get("photophobia"), symptoms.get("phonophobia")))
    return every([_not(told) for told in (symptoms.get("nausea"), symptoms.get("vomiting"), both)])


def chronic_tension_signs(course: Course) -> Answer:
    """D of 2.3: at most one of light, sound and mild nausea, no vomiting. How bad the nausea was
    is not asked, so that with it alone it stays open."""
    symptoms = course.spell.data.get("symptoms") or {}
    nausea = symptoms.get("nausea")
    counted = [symptoms.get("photophobia"), symptoms.get("phonophobia"), nausea]
    graded = None if nausea else _not(nausea)
    return every([_not(at_least(2, counted)), _not(symptoms.get("vomiting")), graded])


def _not(answer: Answer) -> Answer:
    return None if answer is None else not answer


def cluster_pain(course: Course) -> Answer:
    """B of 3.1 but for its length: severe, one side, around the eye or the temple."""
    data, peak = course.spell.data, course.detail.peak
    if peak is not None and peak < SEVERE:
        return False
    side, places = data.get("side"), data.get("locations") or {}
    return every(
        [
            None if peak is None else True,
            None if side is None else side in {"left", "right"},
            at_least(1, [places.get(place) for place in ORBITAL]),
        ]
    )


def autonomic(course: Course) -> Answer:
    """C of 3.1: a sign of the same side, or restlessness."""
    symptoms = course.spell.data.get("symptoms") or {}
    return weigh(told for sign, told in symptoms.items() if sign in AUTONOMIC)
