"""The summary of a diary between two dates (contract §4), from the rules in `server/domain`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from server.domain.attacks import Attack
from server.domain.blocks import FULL, Block, block_of
from server.domain.counting import Period, Reckoning
from server.domain.days import (
    day_of_text,
    first_of,
    last_of,
    milliseconds,
    minutes,
    month_of,
    text_of_day,
    text_of_month,
)
from server.domain.diary import Diary
from server.domain.errors import Invalid
from server.domain.facts import Facts
from server.domain.overuse import MIXED, Tally, overuse_row
from server.domain.preventives import courses
from server.domain.recurrence import over_72_h, relapsed
from server.domain.values import YEARS
from server.reports.clinical import REACH_DAYS, clinical

RULES = "1"
"""Version of the rule set: clinical.md §2.4 with its settled readings."""
MOST_DAYS = 4000
ROLLING_DAYS = 30
SUSTAINED_MONTHS = 3
CHRONIC_DAYS = 15
"""clinical.md §1.4: headache days a month from which sustained overuse is a pattern."""


def build_summary(diary: Diary, date_from: date, date_to: date, as_of: datetime) -> dict[str, Any]:
    """The summary of the dates from `date_from` to `date_to`, both inclusive, as it stands at
    `as_of` (aware); dates in the zone of the profile. Raises `Invalid` naming `/from`, `/to` or
    `/as_of`."""
    check_period(date_from, date_to, as_of)
    return _Summary(diary, date_from, date_to, as_of).build()


def check_period(date_from: date, date_to: date, as_of: datetime) -> None:
    """Raises `Invalid` for dates that run backwards, are more than 4,000, or out of reach."""
    errors: dict[str, list[str]] = {}
    for name, year in (("from", date_from.year), ("to", date_to.year), ("as_of", as_of.year)):
        if not YEARS[0] <= year <= YEARS[1]:
            errors[f"/{name}"] = [f"The year lies between {YEARS[0]} and {YEARS[1]}."]
    if not errors and date_from > date_to:
        errors["/from"] = ["This date is after `to`."]
    elif not errors and (date_to - date_from).days + 1 > MOST_DAYS:
        errors["/to"] = [f"At most {MOST_DAYS} dates at once."]
    if errors:
        raise Invalid(errors)


def periods_of(diary: Diary, asked: Period, as_of: datetime) -> list[Period]:
    """The dates that the summary of `asked` looks at: with those before that sustained use and
    the three-month mean need, the last thirty, and those of the preventives."""
    first, last = asked
    today = diary.zone.day_of(milliseconds(as_of))
    back = min(month_of(first), _ended_month(last, today)) - SUSTAINED_MONTHS + 1
    spans = [span for course in courses(diary, asked, today) for span in course.spans]
    return [(first_of(back), last + REACH_DAYS), (today - ROLLING_DAYS + 1, today), *spans]


def _ended_month(last: int, today: int) -> int:
    """The calendar month that ended last by `last` and by today."""
    ended = min(last, today - 1)
    month = month_of(ended)
    return month if last_of(month) == ended else month - 1


class _Summary:
    """One summary while it is built. `elapsed`: the last date that is listed and counted."""

    def __init__(self, diary: Diary, date_from: date, date_to: date, as_of: datetime) -> None:
        self.first = day_of_text(date_from.isoformat())
        self.last = day_of_text(date_to.isoformat())
        moment = milliseconds(as_of)
        today = diary.zone.day_of(moment)
        self.elapsed = min(self.last, today)
        ended = _ended_month(self.last, today)
        self.preventives = courses(diary, (self.first, self.last), today)
        self.reckoning = Reckoning(diary, moment, periods_of(diary, (self.first, self.last), as_of))
        self.ended_months = [ended - back for back in range(SUSTAINED_MONTHS)]
        self._tallies: dict[int, Tally] = {}

    def build(self) -> dict[str, Any]:
        months = [self._month(month) for month in self._months()]
        rows = self.reckoning.attacks_touching((self.first, self.elapsed))
        return {
            "period": {
                "from": text_of_day(self.first),
                "to": text_of_day(self.last),
                "days": self.last - self.first + 1,
                "zone": self.reckoning.diary.zone.name,
            },
            "rules": RULES,
            "months": months,
            "totals": self._totals(months),
            "three_month_mean": self._three_month_mean(),
            "overuse_pattern": self._overuse_pattern(),
            "attacks": [self._attack_row(attack, dates) for attack, dates in rows],
            "days": [_day_row(facts) for facts in self._facts(self.first, self.elapsed)],
            "last_30_days": self._last_30_days(),
            **clinical(
                self.reckoning, (self.first, self.elapsed), self.preventives, self._ended_facts()
            ),
        }

    def _months(self) -> Iterable[int]:
        """The months touched that have begun (*Blocks*)."""
        if self.elapsed < self.first:
            return ()
        return range(month_of(self.first), month_of(self.elapsed) + 1)

    def _facts(self, first: int, last: int) -> list[Facts]:
        last = min(last, self.reckoning.today)
        return [self.reckoning.facts(day) for day in range(first, last + 1)]

    def _tally(self, month: int) -> Tally:
        """A whole calendar month, whatever `from` and `to` are."""
        if month not in self._tallies:
            self._tallies[month] = self._cut_tally(first_of(month), last_of(month))
        return self._tallies[month]

    def _ended_facts(self) -> list[tuple[Facts, ...]]:
        return [self._tally(month).facts for month in self.ended_months]

    def _cut_tally(self, first: int, last: int) -> Tally:
        return Tally(tuple(self._facts(first, last)))

    def _block(self, first: int, last: int) -> Block:
        begun = self.reckoning.attacks_begun(first, last)
        return block_of(first, last, self._facts(first, last), begun)

    def _month(self, month: int) -> Block:
        first, last = max(self.first, first_of(month)), min(self.last, last_of(month))
        whole = (first, last) == (first_of(month), last_of(month))
        ended = whole and last < self.reckoning.today
        held = self._reached_through(month) if ended else frozenset()
        counts = (self._tally(month) if whole else self._cut_tally(first, last)).counts
        rows = [overuse_row(name, n) | {"sustained": name in held} for name, n in counts.items()]
        block = self._block(first, last)
        return {"month": text_of_month(month), **block, "overuse": rows}

    def _reached_through(self, month: int) -> frozenset[str]:
        """Classes that reached their limit in `month` and in the two before it."""
        return frozenset.intersection(
            *(self._tally(month - back).reached for back in range(SUSTAINED_MONTHS))
        )

    def _totals(self, months: list[Block]) -> Block:
        """*Medicines*: each class's row is that of its month with most days, cut ones too."""
        most = {MIXED: 0}
        for row in (row for block in months for row in block["overuse"]):
            most[row["class"]] = max(row["days"], most.get(row["class"], 0))
        held = self._reached_through(self.ended_months[0])
        block = self._block(self.first, self.last)
        names = [*block["acute_medication_days"]["by_class"], MIXED]
        rows = [overuse_row(name, most[name]) | {"sustained": name in held} for name in names]
        return {**block, "overuse": rows}

    def _three_month_mean(self) -> dict[str, float] | None:
        """R16, on raw counts; None when one month is below 80 %."""
        blocks = [self._block(first_of(month), last_of(month)) for month in self.ended_months]
        if any(block["answered_days"] < FULL * block["days"] for block in blocks):
            return None
        return {
            name: sum(block[name] for block in blocks) / SUSTAINED_MONTHS
            for name in ("headache_days", "migraine_days")
        }

    def _overuse_pattern(self) -> bool:
        """clinical.md §1.4: one class sustained, with 15 headache days in each of the months."""
        if not self._reached_through(self.ended_months[0]):
            return False
        return all(
            sum(one.headache for one in self._tally(month).facts) >= CHRONIC_DAYS
            for month in self.ended_months
        )

    def _last_30_days(self) -> dict[str, Any]:
        """Rolling 30 dates up to the day of as_of."""
        today = self.reckoning.today
        tally = self._cut_tally(today - ROLLING_DAYS + 1, today)
        return {
            "from": text_of_day(today - ROLLING_DAYS + 1),
            "to": text_of_day(today),
            "by_class": tally.by_class,
            "overuse": [overuse_row(name, days) for name, days in tally.counts.items()],
        }

    def _attack_row(self, attack: Attack, dates: list[int]) -> dict[str, Any]:
        return attack_row(attack, dates, self.reckoning.diary)


def attack_row(attack: Attack, dates: list[int], diary: Diary) -> dict[str, Any]:
    """`attacks[]` of contract §4."""
    last, span, pain = attack.last, attack.span, attack.pain_time
    long = over_72_h(attack, diary)
    flags = {"end_not_recorded": attack.end_not_recorded, "over_72_h": long}
    return {
        "id": attack.id,
        "episodes": [course.spell.id for course in attack.courses],
        "started_at": attack.courses[0].spell.data["started_at"],
        "ended_at": last.spell.data["ended_at"] if last.end.recorded else None,
        "ongoing": attack.ongoing,
        "minutes": None if span is None else minutes(span),
        "pain_minutes": None if pain is None else minutes(pain),
        "peak": attack.peak,
        "dates": [text_of_day(day) for day in dates],
        "migraine_features": attack.features,
        "aura_only": attack.aura_only,
        "relapse": relapsed(attack, diary),
        "flags": [name for name, raised in flags.items() if raised],
    }


def _day_row(facts: Facts) -> dict[str, Any]:
    """`days[]` of contract §4."""
    return {
        "date": text_of_day(facts.day),
        "state": facts.state,
        "minutes": None if facts.spent is None else minutes(facts.spent),
        "peak": facts.peak,
        "migraine": facts.migraine,
        "aura": facts.aura,
        "brief": facts.hurts and not facts.headache,
        "medication": facts.medication,
        "menstruation": facts.menstruation,
        "crystal_clear": facts.crystal_clear,
        "flags": ["contradicts"] if facts.contradicts else [],
    }
