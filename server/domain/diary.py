"""The entries of a diary, typed for counting: parsed once, indexed by date. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any, Protocol

from .days import day_of_text, instant_of, milliseconds
from .formulary import UNKNOWN, Classes, classes_of
from .zones import Zone, zone_of

SIGNS = frozenset({"nausea", "vomiting", "photophobia", "phonophobia", "osmophobia", "vertigo"})
"""Symptoms that spoil a crystal-clear day (clinical.md R14)."""


EMPTY: Mapping[str, Any] = {}
BY_TIME = attrgetter("at", "id")
"""The order of doses."""


class EntryLike(Protocol):
    """What counting reads of an entry."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def data(self) -> Mapping[str, Any]: ...
    @property
    def deleted(self) -> bool: ...
    @property
    def first_at(self) -> datetime | None: ...


@dataclass(slots=True)
class Spell:
    """One logged attack: pain or aura. Instants in ms, dates cut in `zone`."""

    id: str
    start: int
    zone: Zone
    onset_day: int
    end: int | None
    confirmed: int | None
    cluster: bool
    first_at: int | None
    beside: tuple[int, ...]
    """When its aura began, its first sign, its recovery: these too mark dates."""
    data: Mapping[str, Any]


@dataclass(slots=True)
class Dose:
    """One intake. `day` is its date in its own zone (R5)."""

    id: str
    at: int
    day: int
    zone: Zone
    timed: bool
    classes: Classes
    acute: bool
    """Taken, and an acute medicine by R19, whatever its class."""
    counts: bool
    """R19: an intake of a class with a count of days."""
    for_headache: bool
    """R19: reason headache, or no reason but linked to a spell (there or not)."""
    reason: str | None
    linked: str | None
    relief_2h: str | None
    severity_then: int | None
    medication: str


@dataclass(slots=True)
class Day:
    """What the person said about one date."""

    headache: bool | None
    """*Days*: `headache` where given; else severity or band ≥ 1 says true, 0 alone nothing."""
    severity: int | None
    """1-3; 0 is no strength of a pain and reads None."""
    minutes: float | None
    function: str | None
    menstruation: str | None
    signs: bool
    first_at: int | None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything that is counted. `spells` by onset, `doses` by time."""

    zone: Zone
    spells: tuple[Spell, ...]
    doses: tuple[Dose, ...]
    days: Mapping[int, Day]
    doses_on: Mapping[int, tuple[Dose, ...]]
    doses_linked: Mapping[str, tuple[Dose, ...]]
    dose_times: tuple[int, ...]
    loose: tuple[Dose, ...]
    """Doses of known time that are linked to no spell."""
    loose_times: tuple[int, ...]
    profile: Mapping[str, Any] = field(default_factory=dict)
    cabinet: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Data of each medication, by id."""
    therapies: tuple[Mapping[str, Any], ...] = ()
    questionnaires: tuple[Mapping[str, Any], ...] = ()
    events: tuple[Mapping[str, Any], ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    """The name of each of the person's own items (`factor`), by id."""
    attacks: dict[int, Any] = field(default_factory=dict)
    """What `counting.attacks_at` found, by the moment."""

    @classmethod
    def of(cls, entries: Iterable[EntryLike]) -> Diary:
        """The living entries among `entries`; profile.zone is the diary's (UTC without one)."""
        kinds: dict[str, list[EntryLike]] = defaultdict(list)
        for entry in entries:
            if not entry.deleted:
                kinds[entry.kind].append(entry)
        profile = kinds["profile"][0].data if kinds["profile"] else {}
        cabinet = {e.id: (classes_of(e.data), e.data.get("role")) for e in kinds["medication"]}
        usual = profile.get("usual_type")
        spells = [_spell(e, usual) for e in kinds["attack"]]
        doses = sorted((_dose(e, cabinet) for e in kinds["dose"]), key=BY_TIME)
        loose = tuple(dose for dose in doses if dose.timed and dose.linked is None)
        return cls(
            zone=zone_of(profile.get("zone")),
            spells=tuple(sorted(spells, key=attrgetter("start", "id"))),
            doses=tuple(doses),
            days={day_of_text(e.id): _day(e) for e in kinds["day"]},
            doses_on=_grouped((dose.day, dose) for dose in doses),
            doses_linked=_grouped((dose.linked, dose) for dose in doses if dose.linked),
            dose_times=tuple(dose.at for dose in doses),
            loose=loose,
            loose_times=tuple(dose.at for dose in loose),
            profile=profile,
            cabinet={e.id: e.data for e in kinds["medication"]},
            therapies=tuple(e.data for e in kinds["therapy"]),
            questionnaires=tuple(e.data for e in kinds["questionnaire"]),
            events=tuple(e.data for e in kinds["event"]),
            own={e.id: str(e.data.get("name") or "") for e in kinds["factor"]},
        )


def band(score: float | None) -> int | None:
    """0-10 → 0-3 (clinical.md *Scale*): 1-3 mild, 4-6 moderate, 7-10 severe."""
    if score is None or score == 0:
        return None if score is None else 0
    return 1 + (score >= 4) + (score >= 7)


def strength(data: Mapping[str, Any]) -> int | None:
    """*Strength*: severity, or the band of pain_score in its place; None = unknown."""
    severity: int | None = data.get("severity")
    return band(data.get("pain_score")) if severity is None else int(severity)


def _spell(entry: EntryLike, usual_type: str | None) -> Spell:
    data = entry.data
    started = data["started_at"]
    start, zone = instant_of(started), zone_of(data["zone"], started)
    return Spell(
        id=entry.id,
        start=start,
        zone=zone,
        onset_day=zone.day_of(start),
        end=_optional(data.get("ended_at")),
        confirmed=_optional(data.get("confirmed_at")),
        cluster=(data.get("type") or usual_type) == "cluster",
        first_at=_stamp(entry),
        beside=_beside(data),
        data=data,
    )


def _beside(data: Mapping[str, Any]) -> tuple[int, ...]:
    aura = data.get("aura")
    told = (aura and aura.get("started_at"), data.get("premonitory_at"), data.get("recovered_at"))
    return tuple(instant_of(written) for written in told if written)


def _dose(entry: EntryLike, cabinet: Mapping[str, tuple[Classes, str | None]]) -> Dose:
    data = entry.data
    taken = data["taken_at"]
    at = instant_of(taken)
    zone = zone_of(data["zone"], taken)
    classes, role = cabinet.get(data["medication"], (UNKNOWN, None))
    reason = data.get("reason")
    # R19; *Medicines*: an absent role counts as acute.
    meant = role in {None, "acute"} or reason in {"headache", "other_pain"}
    linked = data.get("attack")
    acute = meant and reason != "prevention" and data.get("skipped") is not True
    return Dose(
        id=entry.id,
        at=at,
        day=zone.day_of(at),
        zone=zone,
        timed=data.get("time") != "unknown",
        classes=classes,
        acute=acute,
        counts=acute and bool(classes.counted),
        for_headache=reason == "headache" or (reason is None and linked is not None),
        reason=reason,
        linked=linked,
        relief_2h=data.get("relief_2h"),
        severity_then=data.get("severity_then"),
        medication=data["medication"],
    )


def _day(entry: EntryLike) -> Day:
    data = entry.data
    known = strength(data)
    headache = data.get("headache")
    if headache is None and known:
        headache = True
    symptoms = data.get("symptoms") or EMPTY
    return Day(
        headache=headache,
        severity=known or None,
        minutes=data.get("headache_minutes"),
        function=data.get("function"),
        menstruation=data.get("menstruation"),
        signs=symptoms is not EMPTY and any(symptoms.get(code) for code in SIGNS),
        first_at=_stamp(entry),
        data=data,
    )


def _optional(written: str | None) -> int | None:
    return None if written is None else instant_of(written)


def _stamp(entry: EntryLike) -> int | None:
    return None if entry.first_at is None else milliseconds(entry.first_at)


def _grouped(pairs: Iterable[tuple[Any, Dose]]) -> dict[Any, tuple[Dose, ...]]:
    groups: dict[Any, list[Dose]] = defaultdict(list)
    for key, dose in pairs:
        groups[key].append(dose)
    return {key: tuple(group) for key, group in groups.items()}
