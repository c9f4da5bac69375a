"""Who the made-up person is: profile, medicines, therapies and dates that do not repeat daily."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scripts.demo.changes import Log, moment


@dataclass(frozen=True)
class Cabinet:
    """The ids of the medicines taken in an attack."""

    sumatriptan: str
    ibuprofen: str


@dataclass(frozen=True)
class Prevention:
    """A preventive from `start` on, with the full dose from `full_dose` on."""

    start: date
    full_dose: date

    def effect(self, on: date) -> float:
        """What is left of the risk of an attack on that date, as a factor."""
        if on < self.start + timedelta(days=28):
            return 1.0
        return 0.85 if on < self.full_dose + timedelta(days=28) else 0.55


def write_profile(log: Log, first: date) -> None:
    """`profile.zone` is given at sign-up already."""
    log.edit(
        "profile", "me", moment(first, 19.5),
        {
            "birth_year": 1986, "sex": "female", "usual_type": "migraine", "week_start": "mon",
            "language": "en-GB", "headache_since": 2004,
            "conditions": {"neck_disorder": True, "depression": False, "asthma": False},
            "family": {"migraine": True}, "hormones": "none",
            "questions": "Is the neck a part of it, or a cause?\nHow long do I keep the tablets?",
        },
    )  # fmt: skip


def write_cabinet(log: Log, first: date) -> Cabinet:
    at = moment(first, 19.6)
    sumatriptan = log.make(
        "medication", at,
        {"name": "Sumatriptan", "ingredients": ["sumatriptan"], "class": "triptan",
         "role": "acute", "strength": "50 mg", "unit": "tablet"},
    )  # fmt: skip
    ibuprofen = log.make(
        "medication", at + timedelta(minutes=1),
        {"name": "Ibuprofen", "ingredients": ["ibuprofen"], "class": "simple_analgesic",
         "role": "acute", "strength": "400 mg", "unit": "tablet"},
    )  # fmt: skip
    log.make(
        "medication", at + timedelta(minutes=2),
        {"name": "Magnesium", "ingredients": ["magnesium"], "class": "not_counted",
         "role": "supplement", "strength": "300 mg",
         "started_on": (first - timedelta(days=40)).isoformat()},
    )  # fmt: skip
    return Cabinet(sumatriptan, ibuprofen)


def write_prevention(log: Log, first: date) -> Prevention:
    """Metoprolol from the fifth month on, raised six weeks later."""
    plan = Prevention(first + timedelta(days=135), first + timedelta(days=177))
    medicine = log.make(
        "medication", moment(plan.start, 20),
        {"name": "Metoprolol", "ingredients": ["metoprolol"], "class": "not_counted",
         "role": "preventive", "strength": "47.5 mg", "unit": "tablet",
         "started_on": plan.start.isoformat(),
         "schedule": {"times": ["20:00"], "every_days": 1}},
    )  # fmt: skip
    log.edit(
        "medication", medicine, moment(plan.full_dose, 20),
        {"strength": "95 mg", "dose_changes": {plan.full_dose.isoformat(): "47.5 mg → 95 mg"}},
    )  # fmt: skip
    log.make(
        "event", moment(plan.start, 18),
        {"on": plan.start.isoformat(), "precision": "day", "type": "visit",
         "title": "Neurologist: diary, metoprolol to begin"},
    )  # fmt: skip
    return plan


def write_therapies(log: Log, first: date, last: date) -> None:
    """Twelve sessions of physiotherapy in spring, yoga on most Sundays."""
    for week in range(12):
        on = first + timedelta(days=60 + 7 * week)
        log.make(
            "therapy", moment(on, 19),
            {"on": on.isoformat(), "type": "physiotherapy", "minutes": 25,
             "provider": "Physiotherapy at the park", "effect": "some" if week > 2 else "none"},
        )  # fmt: skip
    sunday = first + timedelta(days=(6 - first.weekday()) % 7)
    while sunday <= last:
        if log.random.random() < 0.6:
            log.make(
                "therapy", moment(sunday, 20.2),
                {"on": sunday.isoformat(), "type": "yoga", "minutes": 40},
            )  # fmt: skip
        sunday += timedelta(days=7)
