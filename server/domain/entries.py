"""THE definition of every kind of entry (contract §3).

Everything else that knows a field (schemas, OpenAPI, the app's types and form, storage, sync) is
derived from here. Adding a question is one line below and its words in each language of the app.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from . import vocabulary as v
from .fields import (
    NOTES_MAX,
    Amount,
    Answers,
    ClockTime,
    Date,
    DateMap,
    Field,
    Group,
    Instant,
    InstantMap,
    Language,
    ListOf,
    OneOf,
    Reference,
    Scale,
    Text,
    TextMap,
    Ticks,
    YesNo,
    Zone,
)

IdRule = Literal["uuid", "date", "me"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry.

    `required`: names that a living entry must have. `answering`: leaves that answer "headache or
    not" for a date (clinical.md R11). `ordered`: (start, end) fields that may not run backwards.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    required: tuple[str, ...] = ()
    id_rule: IdRule = "uuid"
    answering: tuple[str, ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()
    by_name: Mapping[str, Field] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {f.name: f for f in self.fields})


IMPORTED = TextMap("imported", "From the imported file", "imported")


def _notes(label: str = "Notes") -> Text:
    return Text("notes", label, "notes", NOTES_MAX)


ATTACK = Kind(
    "attack",
    "Attack",
    (
        Instant("started_at", "When did it start?", "time"),
        Zone("zone", "Where were you? (time zone)", "time"),
        OneOf("onset", "How well do you know the start?", "time", v.ONSET),
        Instant("ended_at", "When did it stop?", "time"),
        OneOf("end", "How well do you know the end?", "time", v.END),
        Instant("confirmed_at", "Still going at", "time"),
        Scale("severity", "How bad at its worst?", "pain", v.SEVERITY_STEPS),
        Amount("pain_score", "Pain from 0 to 10 at its worst", "pain", 0, 10, True),
        InstantMap("course", "How it went", "pain", v.SEVERITY_STEPS, 3),
        OneOf("type", "What would you call it?", "pain", v.TYPE),
        Text("type_text", "In your own words", "pain", 80),
        OneOf("side", "Which side?", "place", v.SIDE),
        Ticks("locations", "Where?", "place", v.LOCATION),
        Ticks("quality", "What does it feel like?", "pain", v.QUALITY),
        YesNo("worse_with_activity", "Worse when you move about?", "pain"),
        Ticks("symptoms", "What else is there?", "symptoms", v.SYMPTOM),
        OneOf("worst_symptom", "Which of these is the worst?", "symptoms", v.SYMPTOM),
        Group(
            "aura",
            "Aura",
            "aura",
            (
                YesNo("present", "Was there an aura?", "aura"),
                Ticks("types", "What kind?", "aura", v.AURA_TYPE),
                Instant("started_at", "When did the aura start?", "aura"),
                Amount("minutes", "How many minutes?", "aura", 0, 10080, False, "min"),
                YesNo("spreading", "Did it spread slowly?", "aura"),
                YesNo("in_succession", "One sign after another?", "aura"),
                YesNo("one_sided", "On one side?", "aura"),
                YesNo("positive", "Flickering, sparkles or pins and needles?", "aura"),
                Text("notes", "What was it like?", "aura", NOTES_MAX),
            ),
        ),
        Ticks("premonitory", "Signs before it", "before", v.PREMONITORY),
        OneOf("neck_pain", "Neck pain: before, with or after?", "neck", v.NECK_PAIN),
        Amount(
            "neck_pain_lead_minutes", "Neck pain: minutes before", "neck", 0, 10080, False, "min"
        ),
        OneOf("function", "What could you still do?", "impact", v.FUNCTION),
        Ticks("activities", "What did it get in the way of?", "impact", v.ACTIVITY),
        Instant("premonitory_at", "First sign before it", "before"),
        Instant("recovered_at", "Back to normal", "after"),
        Ticks("postdrome", "Afterwards", "after", v.POSTDROME),
        InstantMap("scores", "Pain from 0 to 10 over time", "pain", (), 10),
        Scale("neck_severity", "How bad is the neck?", "neck", v.STRENGTH_STEPS),
        OneOf("neck_side", "Which side of the neck?", "neck", v.NECK_SIDE),
        YesNo("neck_worse_with_movement", "Neck worse when you move it?", "neck"),
        Reference("continues", "Part of an earlier attack?", "time", "attack", ("none",)),
        OneOf("posture", "Upright or lying down?", "pain", v.POSTURE),
        Ticks("triggers", "What do you suspect?", "triggers", v.FACTOR),
        _notes(),
        IMPORTED,
    ),
    required=("started_at", "zone"),
    answering=("/started_at",),
    ordered=(("started_at", "ended_at"),),
)

DOSE = Kind(
    "dose",
    "Medicine taken",
    (
        Instant("taken_at", "When?", "dose"),
        Zone("zone", "Where were you? (time zone)", "dose"),
        Reference("medication", "Which medicine?", "dose", "medication"),
        Amount("amount", "How many?", "dose", 0, 1000),
        OneOf("reason", "What for?", "dose", v.REASON),
        Reference("attack", "For which attack?", "dose", "attack"),
        Scale("severity_then", "How bad was it then?", "dose", v.SEVERITY_STEPS),
        OneOf("relief_2h", "Two hours later", "effect", v.RELIEF_2H),
        OneOf("effect", "Did it help?", "effect", v.EFFECT),
        Amount("relief_minutes", "Minutes until it helped", "effect", 0, 10080, False, "min"),
        OneOf("time", "How well do you know the time?", "dose", v.DOSE_TIME),
        YesNo("skipped", "Planned, but not taken", "dose"),
        Text("side_effects", "Side effects", "effect", NOTES_MAX),
        _notes(),
        IMPORTED,
    ),
    required=("taken_at", "zone", "medication"),
)

MEDICATION = Kind(
    "medication",
    "Medicine",
    (
        Text("name", "Name", "medicine"),
        ListOf("ingredients", "Ingredients", "medicine"),
        OneOf("class", "Class", "medicine", v.MEDICINE_CLASS),
        OneOf("role", "What is it for?", "medicine", v.ROLE),
        Text("strength", "Strength", "medicine"),
        Text("unit", "Unit", "medicine"),
        Date("started_on", "Since", "course"),
        Date("stopped_on", "Stopped on", "course"),
        Text("stop_reason", "Why stopped?", "course", NOTES_MAX),
        Group(
            "schedule",
            "Plan",
            "course",
            (
                ListOf("times", "At", "course", "time", 24),
                Amount("every_days", "Every … days", "course", 1, 3660, True, "d"),
                Date("from_on", "From", "course"),
            ),
        ),
        DateMap("dose_changes", "Changes of the dose", "course"),
        _notes(),
        IMPORTED,
    ),
    required=("name",),
    ordered=(("started_on", "stopped_on"),),
)

DAY = Kind(
    "day",
    "Day",
    (
        Zone("zone", "Where were you? (time zone)", "headache"),
        YesNo("headache", "A headache on this day?", "headache"),
        Scale("severity", "How bad at its worst?", "headache", v.SEVERITY_STEPS),
        Amount("pain_score", "Pain from 0 to 10 at its worst", "headache", 0, 10, True),
        Amount("headache_minutes", "How many minutes?", "headache", 0, 1440, False, "min"),
        Ticks("symptoms", "Signs on this day", "headache", v.SYMPTOM),
        Amount("sleep_hours", "Hours of sleep", "sleep", 0, 24, False, "h"),
        ClockTime("slept_from", "To sleep at", "sleep"),
        ClockTime("slept_to", "Awake at", "sleep"),
        Amount("awakenings", "Times awake in the night", "sleep", 0, 100, True),
        OneOf("sleep_position", "Slept", "sleep", v.SLEEP_POSITION),
        Scale("sleep_quality", "How was the sleep?", "sleep", v.GOODNESS_STEPS),
        Scale("refreshed", "Rested on waking?", "sleep", v.GOODNESS_STEPS),
        Scale("mood", "Mood", "mind", v.GOODNESS_STEPS),
        Scale("stress", "Stress", "mind", v.STRENGTH_STEPS),
        Scale("anxiety", "Anxiety", "mind", v.STRENGTH_STEPS),
        Scale("fatigue", "Tiredness", "body", v.STRENGTH_STEPS),
        Scale("brain_fog", "Brain fog", "body", v.STRENGTH_STEPS),
        Scale("neck_pain", "Neck pain", "body", v.STRENGTH_STEPS),
        Scale("back_pain", "Back pain", "body", v.STRENGTH_STEPS),
        Scale("body_pain", "Body pain", "body", v.STRENGTH_STEPS),
        Ticks("neck_radiates", "Where does the neck pain go?", "body", v.NECK_RADIATES),
        Text("food", "What did you eat?", "habits", NOTES_MAX),
        Amount(
            "morning_stiffness_minutes",
            "Morning stiffness (minutes)",
            "body",
            0,
            1440,
            False,
            "min",
        ),
        Ticks("body_map", "Where does it hurt?", "body", v.BODY_MAP),
        Ticks("meals_skipped", "Meals skipped", "habits", v.MEAL),
        Amount("water_glasses", "Glasses of water", "habits", 0, 100),
        Amount("caffeine_servings", "Drinks with caffeine", "habits", 0, 100),
        Amount("alcohol_units", "Alcoholic drinks", "habits", 0, 100),
        Amount("exercise_minutes", "Exercise (minutes)", "habits", 0, 1440, False, "min"),
        Amount("screen_hours", "Hours at a screen", "habits", 0, 24, False, "h"),
        OneOf("menstruation", "Bleeding", "cycle", v.MENSTRUATION),
        OneOf("function", "What could you still do?", "headache", v.FUNCTION),
        Ticks("factors", "What was there on this day?", "factors", v.FACTOR),
        Group(
            "weather",
            "Weather",
            "weather",
            (
                Amount("pressure_hpa", "Air pressure", "weather", 300, 1200, False, "hPa"),
                Amount("temperature_c", "Temperature", "weather", -90, 70, False, "°C"),
            ),
        ),
        _notes(),
        IMPORTED,
    ),
    required=("zone",),
    id_rule="date",
    answering=("/headache", "/severity", "/pain_score"),
)

THERAPY_KIND = Kind(
    "therapy",
    "Therapy",
    (
        Date("on", "On", "therapy"),
        OneOf("type", "What?", "therapy", v.THERAPY),
        Text("name", "In your own words", "therapy"),
        Amount("minutes", "How many minutes?", "therapy", 0, 10080, False, "min"),
        Text("provider", "With whom?", "therapy"),
        Reference("attack", "For which attack?", "therapy", "attack"),
        OneOf("effect", "Did it help?", "effect", v.EFFECT),
        Text("side_effects", "Side effects", "effect", NOTES_MAX),
        _notes(),
        IMPORTED,
    ),
    required=("on", "type"),
)

EVENT_KIND = Kind(
    "event",
    "Event",
    (
        Date("on", "On", "event"),
        Date("until", "Until", "event"),
        OneOf("precision", "How exact is the date?", "event", v.PRECISION),
        OneOf("type", "What?", "event", v.EVENT),
        Text("title", "In a few words", "event"),
        _notes(),
        IMPORTED,
    ),
    required=("on", "type"),
    ordered=(("on", "until"),),
)

FACTOR_KIND = Kind(
    "factor",
    "Own item",
    (
        Text("name", "Name", "factor"),
        OneOf("group", "Where does it belong?", "factor", v.FACTOR_GROUP),
        YesNo("active", "In use", "factor"),
        IMPORTED,
    ),
    required=("name",),
)

REMINDER_KIND = Kind(
    "reminder",
    "Reminder",
    (
        OneOf("type", "What for?", "reminder", v.REMINDER),
        ClockTime("time", "At", "reminder"),
        Ticks("days", "On", "reminder", v.WEEKDAY),
        Amount("every_days", "Every … days", "reminder", 1, 3660, True, "d"),
        Date("from_on", "From", "reminder"),
        Zone("zone", "Time zone", "reminder", True),
        Reference("medication", "Which medicine?", "reminder", "medication"),
        Text("title", "In your own words", "reminder"),
        YesNo("enabled", "Switched on", "reminder"),
        ClockTime("quiet_from", "Quiet from", "reminder"),
        ClockTime("quiet_to", "Quiet to", "reminder"),
        IMPORTED,
    ),
    required=("type",),
)

QUESTIONNAIRE = Kind(
    "questionnaire",
    "Questionnaire",
    (
        Text("title", "Name of the score", "questionnaire"),
        OneOf("instrument", "Which one?", "questionnaire", v.INSTRUMENT),
        Date("answered_on", "Answered on", "questionnaire"),
        Answers("answers", "Answers", "questionnaire"),
        Amount("score", "Score", "questionnaire", -1000, 1000),
        IMPORTED,
    ),
    required=("instrument", "answered_on"),
)

PROFILE = Kind(
    "profile",
    "About you",
    (
        Text("name", "Name", "person"),
        Amount("birth_year", "Year of birth", "person", 1880, 2199, True),
        OneOf("sex", "Sex", "person", v.SEX),
        Zone("zone", "Home time zone", "app"),
        Text("clinic_name", "Clinic", "person"),
        OneOf("usual_type", "What do you usually have?", "health", v.TYPE),
        OneOf("week_start", "The week starts on", "app", v.WEEKDAY),
        Language("language", "Language", "app"),
        ListOf("show", "Questions you want to see", "app"),
        Text("emergency_number", "Emergency number", "app", 40),
        Amount("headache_since", "Headaches since (year)", "health", 1880, 2199, True),
        Text("told_diagnosis", "Diagnosis you were told", "health"),
        Ticks("conditions", "Other illnesses", "health", v.CONDITION),
        Ticks("family", "In the family", "health", v.FAMILY),
        OneOf("hormones", "Hormones", "health", v.HORMONES),
        Text("allergies", "Allergies", "health", NOTES_MAX),
        Text("questions", "Questions for the next visit", "person", NOTES_MAX),
        IMPORTED,
    ),
    id_rule="me",
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        ATTACK,
        DOSE,
        MEDICATION,
        DAY,
        THERAPY_KIND,
        EVENT_KIND,
        FACTOR_KIND,
        REMINDER_KIND,
        QUESTIONNAIRE,
        PROFILE,
    )
}
"""Name → kind, in the order in which an export lists them."""
