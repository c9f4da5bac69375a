"""What a share lets be seen of a summary and of the entries that it was made from.

Sources: contract §2 *Shares* (exactly its dates and its parts), trust.md §3e, 3a 22. What is not
named here is not shared, so a new field stays closed until somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from server.domain.days import day_of_text, instant_of
from server.domain.diary import EntryLike
from server.domain.zones import zone_of

PARTS = ("notes", "symptoms", "triggers", "questionnaires", "mood")
ALWAYS = "always"
OF_MOOD = frozenset({"stress", "anxiety", "unusual:stress"})
"""Factors that are told by the measures of the part `mood`."""


def _fields(**names: str) -> Mapping[str, str]:
    """part="field field" → field → part."""
    return {name: part for part, several in names.items() for name in several.split()}


FIELDS: Mapping[str, Mapping[str, str]] = {
    "attack": _fields(
        always="started_at zone onset ended_at end confirmed_at severity pain_score course type"
        " side locations quality worse_with_activity aura neck_pain neck_pain_lead_minutes function"
        " activities scores neck_severity neck_side neck_worse_with_movement continues posture",
        symptoms="symptoms worst_symptom premonitory premonitory_at postdrome recovered_at",
        triggers="triggers",
        notes="notes type_text imported",
    ),
    "dose": _fields(
        always="taken_at zone medication amount reason attack severity_then relief_2h effect"
        " relief_minutes time skipped",
        notes="notes side_effects imported",
    ),
    "medication": _fields(
        always="name ingredients class role strength unit started_on stopped_on schedule"
        " dose_changes",
        notes="notes stop_reason imported",
    ),
    "day": _fields(
        always="zone headache severity pain_score headache_minutes sleep_hours slept_from slept_to"
        " awakenings sleep_position sleep_quality refreshed neck_pain back_pain body_pain"
        " neck_radiates morning_stiffness_minutes body_map menstruation function",
        symptoms="symptoms fatigue brain_fog",
        triggers="factors meals_skipped water_glasses caffeine_servings alcohol_units"
        " exercise_minutes screen_hours weather",
        mood="mood stress anxiety",
        notes="notes food imported",
    ),
    "therapy": _fields(
        always="on type name minutes attack effect", notes="notes side_effects provider imported"
    ),
    "event": _fields(always="on until precision type", notes="title notes imported"),
    "factor": _fields(always="name group active", notes="imported"),
    "questionnaire": _fields(
        questionnaires="title instrument answered_on answers score", notes="imported"
    ),
    "profile": _fields(
        always="name birth_year sex zone clinic_name language headache_since told_diagnosis"
        " conditions hormones allergies",
        notes="questions imported",
    ),
}
"""Field → the part that uncovers it. Free text is notes, but for names and what the page's head
asks for; what is measured each day belongs to the part that it tells of."""
GROUPS = {"symptom": "symptoms", "trigger": "triggers"}
"""A person's own item is seen with the part that names it."""
MOODS = frozenset({"depression", "anxiety"})
"""Illnesses of the profile that tell of the mood."""
MEMBERS = _fields(
    always="period rules months totals three_month_mean overuse_pattern attacks days last_30_days"
    " acute_treatment typical preventives menstrual patterns body",
    symptoms="symptoms",
    triggers="triggers associations",
    questionnaires="questionnaires",
)
"""Member of the summary → the part that uncovers it."""
DATED = {"therapy": "on", "questionnaire": "answered_on"}
CLASS_ALONE = ("ingredients", "class")
"""What is left of a medicine that belongs to other dates: the limits of mixed use hang on it."""


@dataclass(frozen=True)
class Seen:
    """An entry with the fields that may be seen."""

    kind: str
    id: str
    data: dict[str, Any]
    flags: list[str] = field(default_factory=list)
    first_at: Any = None
    deleted: bool = False


def permitted(summary: Mapping[str, Any], include: Collection[str]) -> dict[str, Any]:
    """The summary without the parts that are not in `include`, and without other dates' counts.

    A part that is left out is no member at all, so that it does not look like an empty one.
    """
    seen = {name: value for name, value in summary.items() if _open(MEMBERS.get(name), include)}
    seen["body"] = [_body(row, include) for row in summary["body"]]
    if GROUPS["symptom"] not in include:
        seen["typical"] = _without_own(summary["typical"])
    if (rolling := seen.get("last_30_days")) and not _within(rolling, summary["period"]):
        del seen["last_30_days"]
    return seen


def permitted_associations(
    found: Callable[[], Mapping[str, Any]], include: Collection[str]
) -> dict[str, Any] | None:
    """`found()` without the rows of measures that are not in `include`; None without triggers,
    and then nothing is reckoned."""
    if "triggers" not in include:
        return None
    closed = set() if "mood" in include else OF_MOOD
    known = found()
    return {**known, "factors": [one for one in known["factors"] if one["code"] not in closed]}


def _within(span: Mapping[str, Any], period: Mapping[str, Any]) -> bool:
    return bool(period["from"] <= span["from"] and span["to"] <= period["to"])


def _without_own(typical: Mapping[str, Any]) -> dict[str, Any]:
    """The typical attack without the qualities that are the person's own items."""
    quality = {
        code: row for code, row in typical["quality"].items() if not code.startswith("custom:")
    }
    return {**typical, "quality": quality}


def _body(row: Mapping[str, Any], include: Collection[str]) -> dict[str, Any]:
    asked = FIELDS["day"]
    means = {
        name: mean for name, mean in row["means"].items() if _open(asked.get(name), include)
    }  # fmt: skip
    return {**row, "means": means}


def _open(part: str | None, include: Collection[str]) -> bool:
    return part == ALWAYS or part in include


def permitted_entries(
    summary: Mapping[str, Any], entries: Iterable[EntryLike], include: Collection[str]
) -> list[Seen]:
    """The entries of the summary's dates, each with the fields that may be seen.

    Medicines of other dates keep what `CLASS_ALONE` says. Nothing deleted is among them.
    """
    living = [one for one in entries if not one.deleted and one.kind in FIELDS]
    used = _used(summary, living)
    return [
        Seen(one.kind, one.id, data, list(getattr(one, "flags", ())), one.first_at)
        for one in living
        if (data := _seen(one, used, summary, include)) is not None
    ]


def _used(summary: Mapping[str, Any], living: Iterable[EntryLike]) -> Set[str]:
    """Ids of the medicines taken on the summary's dates."""
    return {
        one.data["medication"]
        for one in living
        if one.kind == "dose" and _of_these_dates(one, summary)
    }


def _seen(
    one: EntryLike, used: Set[str], summary: Mapping[str, Any], include: Collection[str]
) -> dict[str, Any] | None:
    """The data that may be seen; None for an entry of which nothing may."""
    if one.kind == "medication" and not (one.id in used or _overlaps(one.data, summary)):
        return {name: one.data[name] for name in CLASS_ALONE if name in one.data}
    if not _of_these_dates(one, summary) or not _kind_open(one, include):
        return None
    parts = FIELDS[one.kind]
    data = {name: value for name, value in one.data.items() if _open(parts.get(name), include)}
    if one.kind == "attack" and "notes" not in include and "aura" in data:
        data["aura"] = {name: value for name, value in data["aura"].items() if name != "notes"}
    if one.kind == "profile" and "mood" not in include and "conditions" in data:
        told = data["conditions"].items()
        data["conditions"] = {code: yes for code, yes in told if code not in MOODS}
    return data


def _kind_open(one: EntryLike, include: Collection[str]) -> bool:
    if one.kind == "questionnaire":
        return "questionnaires" in include
    if one.kind == "factor":
        return GROUPS.get(one.data.get("group") or "", "notes") in include
    return True


def _of_these_dates(one: EntryLike, summary: Mapping[str, Any]) -> bool:
    first, last = summary["period"]["from"], summary["period"]["to"]
    if one.kind == "attack":
        return any(one.id in attack["episodes"] for attack in summary["attacks"])
    if one.kind == "day":
        return bool(first <= one.id <= last)
    if one.kind == "event":
        return bool(one.data["on"] <= last and (one.data.get("until") or one.data["on"]) >= first)
    if one.kind == "dose":
        taken = one.data["taken_at"]
        on = zone_of(one.data["zone"], taken).day_of(instant_of(taken))
        return day_of_text(first) <= on <= day_of_text(last)
    name = DATED.get(one.kind)
    return name is None or bool(first <= one.data[name] <= last)


def _overlaps(medicine: Mapping[str, Any], summary: Mapping[str, Any]) -> bool:
    """Taken regularly on some date of the summary, or of unknown dates."""
    first, last = summary["period"]["from"], summary["period"]["to"]
    regular = medicine.get("role") not in (None, "acute")
    ended = (medicine.get("stopped_on") or "9999") < first
    return regular and not ended and (medicine.get("started_on") or "") <= last
