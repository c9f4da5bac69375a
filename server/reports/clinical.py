"""The members of the summary that a clinician reads beside the counts (contract §4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from server.domain.acute import LOOK_AHEAD_DAYS, acute_treatment
from server.domain.body import body
from server.domain.counting import Period, Reckoning
from server.domain.facts import Facts
from server.domain.menstrual import menstrual
from server.domain.patterns import patterns
from server.domain.preventives import Course, preventives
from server.domain.questionnaires import questionnaires
from server.domain.typical import symptoms, triggers, typical

REACH_DAYS = LOOK_AHEAD_DAYS
"""Dates after the period that its figures look at: what came of a dose, a cycle's window."""


def clinical(
    reckoning: Reckoning,
    period: Period,
    under: Sequence[Course],
    months: Sequence[Sequence[Facts]],
) -> dict[str, Any]:
    """Members over the dates of `period`, `under` these preventives; `months` are the facts of
    the three that ended last. The reckoning covers what they look back and ahead to."""
    attacks = reckoning.attacks_from(period)
    return {
        "acute_treatment": acute_treatment(reckoning, period),
        "symptoms": symptoms(attacks, reckoning.diary),
        "triggers": triggers(attacks, reckoning.diary),
        "typical": typical(attacks, reckoning.diary),
        "preventives": preventives(under, reckoning),
        "menstrual": menstrual(reckoning, period),
        "patterns": patterns(reckoning, period, months),
        "body": body(reckoning, period),
        "questionnaires": questionnaires(reckoning.diary.questionnaires, *period),
    }
