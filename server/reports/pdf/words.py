"""The words of the page, in each language that it speaks. A missing one does not type-check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Every sentence and heading; `{}` takes a number, date or name that is formatted already."""

    lang: str
    title: str
    period: str
    months: tuple[str, ...]
    born: str
    zone: str
    headache_since: str
    told: str
    hormones: str
    conditions: str
    allergies: str
    as_of: str
    page: str
    answered: str
    in_time: str
    imported: str
    calendar: str
    dates: str
    row_pain: str
    row_medicine: str
    row_bleeding: str
    columns: tuple[str, ...]
    class_columns: dict[str, str]
    classes: dict[str, str]
    letters: dict[str, str]
    whole_period: str
    mean: str
    no_mean: str
    earlier: str
    earlier_more: str
    per_28: str
    trend: str
    trend_alt: str
    days_of_headache: str
    before_after: str
    reduction: str
    preventive_columns: tuple[str, ...]
    preventive_note: str
    overuse: str
    overuse_row: str
    overuse_bare: str
    level_near: str
    level_reached: str
    overuse_none: str
    sustained: str
    pattern: str
    pattern_bare: str
    mixed: str
    response: str
    response_row: str
    pain_free: str
    relief: str
    back: str
    no_response: str
    preventives: str
    since: str
    until: str
    no_preventives: str
    function: str
    lost: str
    typical: str
    of: str
    median: str
    untreated: str
    side: dict[str, str]
    quality: dict[str, str]
    signs: dict[str, str]
    aura: str
    worse: str
    hour: str
    odd: str
    aura_only: str
    over_72: str
    no_end: str
    running: str
    contradicts: str
    unknown_class: str
    spread: str
    questions: str
    legend: tuple[tuple[str, str], ...]
    legend_status: str
    rules: str
    missing: str
    second: str
    attacks: str
    attack_columns: tuple[str, ...]
    attacks_more: str
    attacks_none: str
    symptoms: str
    symptom_columns: tuple[str, ...]
    triggers: str
    trigger_columns: tuple[str, ...]
    triggers_note: str
    associations: str
    association_columns: tuple[str, ...]
    associations_note: str
    associations_short: str
    together: str
    lags: tuple[str, str]
    window: str
    measured: dict[str, str]
    menstrual: str
    menstrual_row: str
    patterns: str
    patterns_note: str
    pattern_row: str
    pattern_names: dict[str, str]
    body: str
    body_columns: tuple[str, ...]
    questionnaires: str
    questionnaire_columns: tuple[str, ...]
    widespread: str
    notes: str
    strengths: tuple[str, ...]
    yes: str
    no: str
    flag_relapse: str
    flag_aura_only: str
    flag_long: str
    flag_no_end: str
    flag_ongoing: str
    deleted: str
    unnamed: str
    codes: dict[str, dict[str, str]]
    """List of codes → code → word; the lists are those of `domain/vocabulary.py`."""
