"""The made-up person's questionnaires: four times in the year, easing once the preventive works."""

from __future__ import annotations

from datetime import date, timedelta

from scripts.demo.changes import Log, Patch, moment

QUARTER = 90
DAYS_LOST = ("work_missed", "work_half", "house_missed", "house_half", "family_missed")
ANSWERS: tuple[dict[str, Patch], ...] = (
    {
        "days_lost": dict(zip(DAYS_LOST, (3, 6, 4, 5, 4), strict=True)),
        "phq2": {"interest": 1, "low": 1},
        "gad2": {"nervous": 1, "worry": 1},
        "mibs4": {"work": 1, "planning": 2, "life": 2, "helpless": 1},
    },
    {
        "days_lost": dict(zip(DAYS_LOST, (4, 6, 5, 4, 3), strict=True)),
        "phq2": {"interest": 1, "low": 2},
        "peg": {"pain": 5, "enjoyment": 4, "activity": 5},
    },
    {
        "days_lost": dict(zip(DAYS_LOST, (2, 4, 2, 3, 2), strict=True)),
        "phq2": {"interest": 1, "low": 0},
        "gad2": {"nervous": 1, "worry": 0},
    },
    {
        "days_lost": dict(zip(DAYS_LOST, (1, 3, 1, 2, 1), strict=True)),
        "mibs4": {"work": 1, "planning": 1, "life": 1, "helpless": 0},
        "peg": {"pain": 4, "enjoyment": 2, "activity": 3},
    },
)
HIT6 = (64, 65, 60, 57)


def write_scores(log: Log, first: date) -> None:
    """Comes after everything that is drawn by lot: the rest of the story stays as it is."""
    for quarter, (told, hit6) in enumerate(zip(ANSWERS, HIT6, strict=True)):
        on = first + timedelta(days=QUARTER * (quarter + 1) - 4)
        at = moment(on, 20.5)
        for minute, (instrument, answers) in enumerate(told.items()):
            asked = {"instrument": instrument, "answered_on": f"{on}", "answers": answers}
            log.make("questionnaire", at + timedelta(minutes=minute), asked)
        typed = {"instrument": "typed_score", "title": "HIT-6", "score": hit6}
        log.make("questionnaire", at + timedelta(minutes=9), {**typed, "answered_on": f"{on}"})
