"""A change with a bad value is refused and the answer names the field (contract §2, §3)."""

from __future__ import annotations

from typing import Any

import pytest

from server.domain.validation import check_patch, flags_of, missing_required

UUID = "0190c5b2-7a4e-7c3d-9f21-5b6a7c8d9e0f"
AT = "2026-03-01T06:12:00.000Z"

BAD: list[tuple[str, dict[str, Any], str]] = [
    ("attack", {"no_such": 1}, "/no_such"),
    ("attack", {"severity": True}, "/severity"),
    ("attack", {"severity": 4}, "/severity"),
    ("attack", {"pain_score": 6.5}, "/pain_score"),
    ("attack", {"pain_score": 2**63}, "/pain_score"),
    ("attack", {"pain_score": float("nan")}, "/pain_score"),
    ("attack", {"symptoms": None}, "/symptoms"),
    ("attack", {"symptoms": True}, "/symptoms"),
    ("attack", {"symptoms": {"nausea": 1}}, "/symptoms/nausea"),
    ("attack", {"symptoms": {"bad_luck": True}}, "/symptoms/bad_luck"),
    ("attack", {"symptoms": {"custom:1": True}}, "/symptoms/custom:1"),
    ("attack", {"aura": None}, "/aura"),
    ("attack", {"aura": {"types": {"visual": "yes"}}}, "/aura/types/visual"),
    ("attack", {"notes": {"a": "b"}}, "/notes"),
    ("attack", {"notes": "x" * 4001}, "/notes"),
    ("attack", {"notes": "\x00"}, "/notes"),
    ("attack", {"notes": "\udfff"}, "/notes"),
    ("attack", {"type_text": "x" * 81}, "/type_text"),
    ("attack", {"started_at": None}, "/started_at"),
    ("attack", {"started_at": "2026-03-01T07:12:00"}, "/started_at"),
    ("attack", {"started_at": "2026-03-01 07:12:00Z"}, "/started_at"),
    ("attack", {"started_at": "2026-02-29T07:12:00Z"}, "/started_at"),
    ("attack", {"started_at": "0001-01-01T00:00:00+10:00"}, "/started_at"),
    ("attack", {"zone": "localtime"}, "/zone"),
    ("attack", {"zone": "europe/berlin"}, "/zone"),
    ("attack", {"zone": "device"}, "/zone"),
    ("attack", {"course": {"2026-03-01T07:12:00+01:00": 1}}, "/course/2026-03-01T07:12:00+01:00"),
    ("attack", {"course": {AT: 4}}, f"/course/{AT}"),
    ("attack", {"continues": "yes"}, "/continues"),
    ("attack", {"imported": {"a/b": 1}}, "/imported/a~1b"),
    ("attack", {"imported": {str(i): "x" for i in range(41)}}, "/imported"),
    ("dose", {"medication": None}, "/medication"),
    ("dose", {"amount": "1"}, "/amount"),
    ("medication", {"ingredients": "sumatriptan"}, "/ingredients"),
    ("medication", {"ingredients": ["sumatriptan", 1]}, "/ingredients/1"),
    ("medication", {"schedule": {"times": ["25:00"]}}, "/schedule/times/0"),
    ("medication", {"dose_changes": {"2026-13-01": "x"}}, "/dose_changes/2026-13-01"),
    ("day", {"slept_from": "7:30"}, "/slept_from"),
    ("day", {"weather": {"pressure_hpa": True}}, "/weather/pressure_hpa"),
    ("profile", {"language": "de_AT"}, "/language"),
    ("questionnaire", {"answers": {"Item": 1}}, "/answers/Item"),
]


@pytest.mark.parametrize(("kind", "patch", "pointer"), BAD)
def test_a_bad_value_is_named(kind: str, patch: dict[str, Any], pointer: str) -> None:
    entry_id = {"day": "2026-03-01", "profile": "me"}.get(kind, UUID)
    assert list(check_patch(kind, entry_id, patch)) == [pointer]


GOOD: list[tuple[str, dict[str, Any]]] = [
    ("attack", {"severity": 3.0, "pain_score": 10, "ended_at": None, "side": None}),
    ("attack", {"symptoms": {"nausea": True, "vomiting": False, f"custom:{UUID}": None}}),
    ("attack", {"started_at": "2026-03-01T07:12:03.123456789+05:45", "zone": "Asia/Kathmandu"}),
    ("attack", {"course": {AT: 2}, "scores": {AT: 10}, "continues": "none"}),
    ("attack", {"notes": "🧠" * 4000, "imported": {"Geohash / place": "x" * 4000}}),
    ("day", {"menstruation": "unspecified", "weather": {"temperature_c": -12.5}, "sleep_hours": 0}),
    ("reminder", {"zone": "device", "days": {"mon": True}, "time": "00:00"}),
    ("questionnaire", {"answers": {"item_1": 3, "body": True, "own": "words"}}),
]


@pytest.mark.parametrize(("kind", "patch"), GOOD)
def test_a_good_value_is_taken(kind: str, patch: dict[str, Any]) -> None:
    entry_id = {"day": "2026-03-01", "profile": "me"}.get(kind, UUID)
    assert check_patch(kind, entry_id, patch) == {}


@pytest.mark.parametrize(
    ("kind", "entry_id", "pointer"),
    [
        ("attack", UUID.upper(), "/id"),
        ("attack", "2026-03-01", "/id"),
        ("day", "2026-02-30", "/id"),
        ("day", UUID, "/id"),
        ("profile", UUID, "/id"),
        ("attack", 7, "/id"),
        ("party", UUID, "/kind"),
        (["attack"], UUID, "/kind"),
    ],
)
def test_a_bad_kind_or_id_is_named(kind: Any, entry_id: Any, pointer: str) -> None:
    assert list(check_patch(kind, entry_id, {})) == [pointer]


def test_a_living_entry_has_its_required_fields() -> None:
    assert missing_required("dose", {"zone": "Asia/Tokyo"}) == ["/taken_at", "/medication"]


def test_a_merge_that_runs_backwards_is_flagged() -> None:
    data = {"started_at": "2026-03-01T08:00:00Z", "ended_at": "2026-03-01T07:59:59Z"}
    assert flags_of("attack", data) == ["ends_before_start"]
    assert flags_of("attack", {**data, "ended_at": data["started_at"]}) == []
