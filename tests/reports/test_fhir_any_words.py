"""Whatever a person types, the document stays valid, and nothing typed runs or links anywhere."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.reports.fhir import fhir_bundle
from tests.reports.conftest import AS_OF, Plain, entry, person, summary_of
from tests.reports.fhir import Json, faults, resources

MARCH = (date(2026, 3, 1), date(2026, 3, 31))
OWN = "0197a1a2-0000-7000-8000-00000000000f"
HOSTILE = [
    "=cmd|' /C calc'!A0",
    '<script>alert("1")</script>',
    "</div><img src=x onerror=alert(1)>",
    "&nbsp; ]]> <!-- &#0; javascript:alert(1)",
    "\x01\x0b\x0c\x1f\x7f\x85\u00a0\u2028\ufeff\ufffe\uffff",
    " ",
    "",
    "כ" * 4000,
    "\u202e" * 4000,
    "🧠👩‍👩‍👧‍👦\U000e0001",
]
texts = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60
)
offsets = st.builds(
    lambda sign, hour, minute: f"{sign}{hour:02}:{minute:02}",
    st.sampled_from("+-"),
    st.integers(0, 23),
    st.integers(0, 59),
)
fractions = st.sampled_from(["", ".1", ".123", ".123456", ".123456789"])


@st.composite
def diaries(draw: st.DrawFn) -> list[Plain]:
    """A text in each place where one can be typed."""

    def t() -> str:
        return draw(texts)

    began = f"2026-03-02T08:00:00{draw(fractions)}{draw(offsets)}"
    return [
        person(name=t(), told_diagnosis=t(), allergies=t(), questions=t(), clinic_name=t()),
        entry("factor", OWN, name=t(), group="trigger"),
        entry("attack", "a", started_at=began, ended_at=f"2026-03-04T08:00:00{draw(offsets)}",
              severity=2, type_text=t(), notes=t(), aura={"present": True, "notes": t()},
              symptoms={f"custom:{OWN}": True}, triggers={f"custom:{OWN}": True},
              imported={t(): t()}),
        entry("day", "2026-03-05", headache=True, food=t(), notes=t(),
              factors={f"custom:{OWN}": draw(st.booleans())}),
        entry("medication", "m", name=t(), strength=t(), unit=t(), stop_reason=t(), notes=t(),
              role="preventive", stopped_on="2026-03-20", dose_changes={"2026-03-03": t()},
              ingredients=[t()]),
        entry("dose", "d", medication="m", taken_at=began, reason="headache", side_effects=t(),
              notes=t(), amount=draw(st.integers(0, 9))),
        entry("therapy", "t", on="2026-03-04", type="other", name=t(), provider=t(), notes=t(),
              side_effects=t()),
        entry("event", "e", on="2026-03-04", type="other", title=t(), notes=t()),
        entry("questionnaire", "q", instrument="phq2", answered_on="2026-03-05",
              answers={t(): draw(st.integers(-(2**53), 2**53)), "b": t(), "c": True}),
        entry("questionnaire", "s", instrument="typed_score", answered_on="2026-03-05", title=t(),
              score=draw(st.floats(-1000, 1000))),
    ]  # fmt: skip


def document(entries: list[Plain]) -> Json:
    return fhir_bundle(summary_of(entries, MARCH), entries, AS_OF, pdf=b"%PDF-")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diaries())
def test_any_words_make_a_valid_document(entries: list[Plain]) -> None:
    bundle = document(entries)
    assert faults(bundle) == []
    Bundle.model_validate(bundle)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_make_a_valid_document(text: str) -> None:
    day = entry("day", "2026-03-05", headache=True, notes=text, food=text)
    spell = entry("attack", "a", started_at="2026-03-02T08:00:00Z", notes=text, type_text=text)
    entries = [person(name=text, told_diagnosis=text), day, spell]
    bundle = document(entries)
    assert faults(bundle) == []
    for section in resources(bundle, "Composition")[0]["section"]:
        assert "<script" not in section["text"]["div"]
        assert "<img" not in section["text"]["div"]


@pytest.mark.parametrize("text", ["כ" * 4000, "=cmd|' /C calc'!A0", "line\r\nline\ttab 🧠"])
def test_what_was_typed_is_there_word_for_word(text: str) -> None:
    bundle = document([person(), entry("day", "2026-03-05", headache=True, notes=text)])
    found: list[Any] = [one.get("note", []) for one in resources(bundle, "Observation")]
    assert [{"text": text}] in found or text in json.dumps(bundle, ensure_ascii=False)
