"""N1: what associations find in made-up diaries whose causes are known (clinical.md §8.3).

A diary has 180 days, about 22 onsets and 26 factors, each present on a third of the days; one or
two of them raise the risk, on the same day or the next. Beside ours stand Fisher's test by somebody
who knows the lag (`oracle`), and what many diaries show, factors ticked on at least half of the
attack days (`tally`). BENCH_DIARIES (150) of each sort are made.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from scipy.stats import false_discovery_control, fisher_exact

from server.domain.counting import Reckoning
from server.domain.days import day_of_text, milliseconds
from server.domain.diary import Diary
from server.domain.risk import risk_of
from server.reports.associations import associations_of
from tests.bench.goals import Figures
from tests.domain.cases import CaseEntry

DIARIES = int(os.environ.get("BENCH_DIARIES", "150"))
DAYS, FACTORS, ONSETS = 180, 26, 22
PRESENT = 1 / 3
FIRST = date(2025, 1, 1)
AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
CODES = tuple(f"custom:{number:08x}-0000-4000-8000-000000000000" for number in range(FACTORS))
Say = Callable[[str], None]


@dataclass(frozen=True)
class Sort:
    """A sort of diary. `risks`: of the first factors, the relative risk; `shadow`: the second is
    there whenever the first is, on so large a share of the days; `base` fits the onsets."""

    name: str
    risks: tuple[float, ...]
    base: float
    unanswered: float = 0.0
    shadow: float = 0.0

    @property
    def planted(self) -> frozenset[str]:
        return frozenset(code for code, risk in zip(CODES, self.risks, strict=False) if risk != 1)


SORTS = (
    Sort("all answered", (5,), 0.070),
    Sort("20 % unanswered", (5,), 0.070, unanswered=0.2),
    Sort("two together", (4, 4), 0.031, shadow=0.6),
    Sort("one goes along", (5, 1), 0.070, shadow=0.6),
    Sort("no effect", (), 0.163),
)


@dataclass
class Made:
    """A diary while it is made: what was there on each day, and when attacks began and ended."""

    there: list[list[bool]]
    answered: list[bool]
    lag: int
    attacks: list[tuple[datetime, datetime]] = field(default_factory=list)

    def entries(self) -> list[CaseEntry]:
        days = (self._day(n) for n in range(DAYS) if self.answered[n])
        return [*days, *(_attack(n, spell) for n, spell in enumerate(self.attacks))]

    def _day(self, number: int) -> CaseEntry:
        ticks = dict(zip(CODES, self.there[number], strict=True))
        told = {"zone": "UTC", "headache": False, "factors": ticks}
        return CaseEntry("day", (FIRST + timedelta(days=number)).isoformat(), told)


def _attack(number: int, spell: tuple[datetime, datetime]) -> CaseEntry:
    started, ended = (at.isoformat() for at in spell)
    data = {"started_at": started, "ended_at": ended, "zone": "UTC"}
    return CaseEntry("attack", f"a{number}", data)


def make(sort: Sort, random: Random) -> Made:
    """Exposures by the throw of a coin; on each day 24 hours after the last attack a new one may
    begin, with a risk multiplied for each planted factor that was there, lag days before."""
    there = [[random.random() < PRESENT for _ in CODES] for _ in range(DAYS)]
    for ticks in there:
        if random.random() < sort.shadow:
            ticks[1] = ticks[0]
    silent = set(random.sample(range(DAYS), round(sort.unanswered * DAYS)))
    made = Made(there, [n not in silent for n in range(DAYS)], random.randrange(2))
    free_from = datetime.combine(FIRST, time(), UTC)
    for number in range(DAYS):
        midnight = datetime.combine(FIRST + timedelta(days=number), time(), UTC)
        if midnight >= free_from and random.random() < _risk(sort, made, number):
            began = midnight + timedelta(minutes=random.randrange(24 * 60))
            made.attacks.append((began, began + timedelta(hours=random.uniform(2, 24))))
            free_from = made.attacks[-1][1] + timedelta(hours=24)
    return made


def _risk(sort: Sort, made: Made, number: int) -> float:
    risk = sort.base
    ticks = made.there[number - made.lag] if number >= made.lag else [False] * FACTORS
    for there, times in zip(ticks, sort.risks, strict=False):
        risk *= times if there else 1
    return risk


def named_by_us(answer: dict[str, Any]) -> set[str]:
    wanted = {"more_often", "less_often"}
    return {row["code"] for row in answer["factors"] if row["verdict"] in wanted}


def named_by_oracle(made: Made, diary: Diary) -> set[str]:
    """Fisher's test at the lag that is known, for every factor; corrected for the factors alone."""
    first = day_of_text(FIRST.isoformat())
    period = (first, first + DAYS - 1)
    risk = risk_of(Reckoning(diary, milliseconds(AS_OF), [period]), period)
    ps = []
    for place in range(FACTORS):
        cells = [[0, 0], [0, 0]]
        for day in risk.days:
            number = day - first - made.lag
            if number >= 0 and made.answered[number]:
                cells[not made.there[number][place]][day not in risk.onsets] += 1
        ps.append(float(fisher_exact(cells).pvalue))
    qs = false_discovery_control(ps, method="bh")
    return {code for code, q in zip(CODES, qs, strict=True) if q <= 0.1}


def named_by_tally(made: Made) -> set[str]:
    """Factors ticked on at least half of the days with an attack."""
    dates = {(began.date() - FIRST).days for began, _ in made.attacks}
    asked = [made.there[number] for number in dates if made.answered[number]]
    counts = [sum(column) for column in zip(*asked, strict=True)]
    return {code for code, n in zip(CODES, counts, strict=False) if n * 2 >= len(asked)}


@dataclass
class Score:
    """Over the diaries of a sort: the share of planted factors named, false names per diary."""

    named: float = 0.0
    false: float = 0.0

    def add(self, names: set[str], planted: frozenset[str]) -> None:
        self.named += len(names & planted) / (len(planted) or 1)
        self.false += len(names - planted)

    def over(self, diaries: int) -> Score:
        return Score(self.named / diaries, self.false / diaries)


def run(sort: Sort, diaries: int, seed: int = 1) -> tuple[dict[str, Score], float]:
    """Each one's score, and the mean number of onsets that we counted."""
    random = Random(f"{sort.name} {seed}")
    scores = {who: Score() for who in ("ours", "oracle", "tally")}
    onsets = 0
    for _ in range(diaries):
        made = make(sort, random)
        diary = Diary.of(made.entries())
        answer = associations_of(diary, FIRST, FIRST + timedelta(days=DAYS - 1), AS_OF)
        onsets += answer["onsets"]
        scores["ours"].add(named_by_us(answer), sort.planted)
        scores["oracle"].add(named_by_oracle(made, diary), sort.planted)
        scores["tally"].add(named_by_tally(made), sort.planted)
    return {who: score.over(diaries) for who, score in scores.items()}, onsets / diaries


def measure(figures: Figures, say: Say) -> None:
    """Print each sort's shares; the first sorts' go into the table of goals."""
    say(f"Associations in {DIARIES} diaries of each sort (share of planted named / false names):")
    for sort in SORTS:
        scores, onsets = run(sort, DIARIES)
        row = "  ".join(f"{who} {one.named:.2f} / {one.false:.2f}" for who, one in scores.items())
        say(f"  {sort.name:16} {onsets:4.1f} onsets  {row}")
        if sort.planted:
            for who in ("ours", "oracle"):
                figures.setdefault((f"named: {sort.name}", who), []).append(scores[who].named)
            figures.setdefault((f"false: {sort.name}", "ours"), []).append(scores["ours"].false)
            figures.setdefault((f"false: {sort.name}", "diary"), []).append(1.0)
