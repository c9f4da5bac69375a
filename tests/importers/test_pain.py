"""0-10 → `pain_score` and `severity`; blank is unknown, 0 is no pain (import-formats.md §13)."""

from __future__ import annotations

import pytest

from .made_up import attack


@pytest.mark.parametrize(
    ("level", "severity"),
    [(0, 0), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (10, 3)],
)
def test_a_level_gives_score_and_severity(level: int, severity: int) -> None:
    data = attack(Pain_Level=str(level))
    assert (data["pain_score"], data["severity"]) == (level, severity)


def test_a_blank_level_is_unknown() -> None:
    data = attack(Pain_Level="")
    assert "pain_score" not in data
    assert "severity" not in data


@pytest.mark.parametrize("level", ["11", "-1", "6.5", "severe", "٣", "1e1", "²"])
def test_a_level_that_is_none_is_kept_as_text(level: str) -> None:
    data = attack(Pain_Level=level)
    assert "pain_score" not in data
    assert data["imported"] == {"Pain Level": level}
