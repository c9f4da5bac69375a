"""The year itself: each date has a risk of an attack, an answer or none, and a few measures."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scripts.demo.attack import Attack, write_attack
from scripts.demo.changes import ZONE, Change, Log, Patch, moment
from scripts.demo.person import (
    Cabinet,
    Prevention,
    write_cabinet,
    write_prevention,
    write_profile,
    write_therapies,
)
from scripts.demo.scores import write_scores

DAYS = 365
BASE_RISK = 0.17
FLOW = ("medium", "heavy", "medium", "light", "spotting")
HOLIDAY = range(228, 238)  # ten days without the phone


@dataclass
class Cycle:
    """Day 0 is the first day of bleeding; each cycle has a length of its own."""

    random: random.Random
    day: int = 9
    length: int = 28

    def next(self) -> None:
        self.day += 1
        if self.day >= self.length:
            self.day, self.length = 0, self.random.randint(26, 30)

    @property
    def in_window(self) -> bool:
        """Two days before the bleeding to its third day."""
        return self.day <= 2 or self.length - self.day <= 2


def made_up_changes(yesterday: date, seed: int = 1) -> list[Change]:
    """A year of diary that ends with `yesterday`, as changes in the order of their `at`."""
    log = Log(random.Random(seed))  # noqa: S311 - a story, no secret
    first = yesterday - timedelta(days=DAYS - 1)
    write_profile(log, first)
    cabinet = write_cabinet(log, first)
    prevention = write_prevention(log, first)
    write_therapies(log, first, yesterday)
    write_days(log, first, yesterday, cabinet, prevention)
    write_scores(log, first)
    return log.in_order()


def write_days(log: Log, first: date, last: date, cabinet: Cabinet, prevention: Prevention) -> None:
    cycle = Cycle(log.random)
    attack: Attack | None = None
    for number in range(DAYS):
        on = first + timedelta(days=number)
        cycle.next()
        measures = a_day(log.random, cycle)
        free = attack is None or attack.ended < moment(on, 0) - timedelta(hours=12)
        if free and on <= last - timedelta(days=2) and struck(log, on, measures, cycle, prevention):
            attack = write_attack(log, on, cabinet, moment(last, 21))
        if number not in HOLIDAY:
            answer(log, on, measures, attack)


def struck(log: Log, on: date, measures: Patch, cycle: Cycle, prevention: Prevention) -> bool:
    risk = BASE_RISK * prevention.effect(on)
    risk *= 1.9 if cycle.in_window else 1
    risk *= 1.6 if measures["sleep_hours"] < 6 else 1
    risk *= 1.4 if measures["stress"] >= 2 else 1
    return log.random.random() < risk


def a_day(rng: random.Random, cycle: Cycle) -> Patch:
    """What the evening check-in asks."""
    sleep = min(max(round(rng.gauss(7, 1.1) * 2) / 2, 3), 10)
    bleeding = FLOW[cycle.day] if cycle.day < len(FLOW) else "none"
    return {
        "sleep_hours": sleep,
        "sleep_quality": 2 if sleep >= 6.5 else rng.choice((0, 1)),
        "stress": rng.choices((0, 1, 2, 3), (3, 5, 3, 1))[0],
        "neck_pain": rng.choices((0, 1, 2), (5, 3, 2))[0],
        "mood": rng.choices((1, 2, 3), (2, 5, 2))[0],
        "menstruation": bleeding,
        "caffeine_servings": rng.randint(0, 3),
        "exercise_minutes": rng.choice((0, 0, 0, 30, 45)),
        "factors": {"skipped_meal": rng.random() < 0.12, "bright_light": rng.random() < 0.1},
    }


def answer(log: Log, on: date, measures: Patch, attack: Attack | None) -> None:
    """Most evenings are answered, some the morning after, a few in part and some never."""
    mood = log.random.random()
    if mood > 0.9:
        return
    asked: datetime = moment(on, 20.5 + log.random.random() * 2)
    if mood > 0.8:
        asked += timedelta(hours=11)
    if mood > 0.7:
        measures = {key: measures[key] for key in ("sleep_hours", "menstruation")}
    headache = attack is not None and attack.started < asked and attack.ended > moment(on, 0)
    log.make("day", asked, {"zone": ZONE, "headache": headache, **measures}, on.isoformat())
