"""One attack of the made-up person: the tap at its start, what was added, the medicine, the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from scripts.demo.changes import ZONE, Log, Patch, moment, text
from scripts.demo.person import Cabinet

WITH_PAIN = {"nausea": 0.7, "photophobia": 0.85, "phonophobia": 0.75, "neck_stiffness": 0.5,
             "vomiting": 0.12, "osmophobia": 0.3, "fatigue": 0.6, "brain_fog": 0.4}  # fmt: skip
BEFORE = {
    "yawning": 0.4,
    "tiredness": 0.5,
    "irritable": 0.3,
    "neck_stiffness": 0.4,
    "cravings": 0.2,
}


@dataclass(frozen=True)
class Attack:
    """What the day's questions need to know of it."""

    started: datetime
    ended: datetime
    severity: int


def ticks(random: Random, likely: dict[str, float]) -> dict[str, bool]:
    """Yes or no for each code: the form shows them all, so each was asked."""
    return {code: random.random() < chance for code, chance in likely.items()}


def write_attack(log: Log, on: date, cabinet: Cabinet, latest: datetime) -> Attack:
    """An attack that begins on that date and is over by `latest`."""
    random = log.random
    severity = random.choices((1, 2, 3), (2, 5, 3))[0]
    woken = random.random() < 0.3
    started = moment(on, random.gauss(6.2, 0.5) if woken else random.triangular(7, 20, 15))
    # The tap comes a little after the pain.
    tapped = started + timedelta(minutes=random.randint(2, 25))
    attack = log.make(
        "attack", tapped,
        {"started_at": text(started), "zone": ZONE, "onset": "on_waking" if woken else "exact"},
    )  # fmt: skip
    log.edit("attack", attack, tapped + timedelta(minutes=1), {"course": {utc(tapped): 1}})
    hours = random.lognormvariate(2.3, 0.5) * (0.45 if severity == 1 else 1)
    ended = min(started + timedelta(hours=max(hours, 1.2)), latest)
    if severity > 1 or random.random() < 0.5:
        ended = write_doses(log, attack, tapped, ended, severity, cabinet)
    log.edit("attack", attack, ended + timedelta(minutes=20), details(random, severity, ended))
    return Attack(started, ended, severity)


def utc(at: datetime) -> str:
    """An instant as the key of a map (contract §2)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def details(random: Random, severity: int, ended: datetime) -> Patch:
    """What is filled in when it is over."""
    aura = random.random() < 0.12
    return {
        "ended_at": text(ended), "end": "approximate", "severity": severity, "type": "migraine",
        "side": random.choices(("left", "right", "both"), (6, 3, 2))[0],
        "quality": {"pulsating": random.random() < 0.7, "pressing": random.random() < 0.3},
        "worse_with_activity": random.random() < 0.8,
        "symptoms": ticks(random, WITH_PAIN), "premonitory": ticks(random, BEFORE),
        "aura": {"present": True, "types": {"visual": True}, "minutes": random.randint(15, 40),
                 "spreading": True} if aura else {"present": False},
        "neck_pain": random.choices(("before", "with", "none"), (5, 3, 3))[0],
        "function": ("most", "half_or_less", "nothing")[severity - 1],
    }  # fmt: skip


def write_doses(
    log: Log, attack: str, tapped: datetime, ended: datetime, severity: int, cabinet: Cabinet
) -> datetime:
    """One tablet, sometimes a second one; gives the end, sooner when it helped."""
    random = log.random
    medicine = cabinet.sumatriptan if severity > 1 else cabinet.ibuprofen
    taken = tapped + timedelta(minutes=random.randint(5, 90))
    helped = random.random() < 0.65
    dose = log.make(
        "dose", taken,
        {"taken_at": text(taken), "zone": ZONE, "medication": medicine, "attack": attack,
         "reason": "headache", "severity_then": min(severity, 2)},
    )  # fmt: skip
    later = taken + timedelta(hours=2, minutes=5)
    relief = random.choice(("gone", "better")) if helped else "same"
    log.edit("dose", dose, later, {"relief_2h": relief})
    if helped:
        return max(min(ended, later + timedelta(hours=random.uniform(0, 3))), later)
    again = later + timedelta(minutes=random.randint(5, 60))
    if again < ended:
        log.make(
            "dose", again,
            {"taken_at": text(again), "zone": ZONE, "medication": cabinet.ibuprofen,
             "attack": attack, "reason": "headache", "severity_then": severity},
        )  # fmt: skip
    return max(ended, again + timedelta(minutes=30))
