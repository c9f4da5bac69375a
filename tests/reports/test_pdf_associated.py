"""Page 2 lists the factors that stand out, counts first, and says how many were compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from server.domain.diary import Diary
from server.reports.associations import associations_of
from server.reports.pdf import PARTS, report_pdf
from server.reports.pdf.associated import associated
from server.reports.pdf.words_de import DE
from server.reports.pdf.words_en import EN
from server.reports.permitted import permitted_associations
from tests.reports.conftest import AS_OF, QUARTER, Plain, entry, person, summary_of

ReadText = Callable[..., str]


def struck_by_wind() -> list[Plain]:
    """Ninety days, an attack of five hours on most windy ones and on hardly any other."""
    made = [person(), entry("factor", "f1", name="Föhn"), entry("factor", "f2", name="Never")]
    for number in range(90):
        on = QUARTER[0] + timedelta(days=number)
        windy = number % 6 == 0
        factors = {"custom:f1": windy, "wind": windy, "travel": number == 3}
        struck = number % 18 != 0 if windy else number == 40
        made.append(entry("day", str(on), headache=struck, factors=factors))
        if struck:
            times = {"started_at": f"{on}T09:00:00+01:00", "ended_at": f"{on}T14:00:00+01:00"}
            made.append(entry("attack", f"a{on}", severity=2, **times))
    return made


def found_in(entries: list[Plain]) -> dict[str, Any]:
    return associations_of(Diary.of(entries), *QUARTER, AS_OF)


def test_a_row_holds_the_counts_of_the_associations(text_of: ReadText) -> None:
    entries = struck_by_wind()
    found = found_in(entries)
    (wind,) = [one for one in found["factors"] if one["code"] == "wind"]
    assert wind["verdict"] == "more_often"
    text = text_of(report_pdf({**summary_of(entries), "associations": found}, entries, AS_OF))
    for name in ("Föhn", EN.codes["factor"]["wind"]):
        (line,) = [line for line in text.splitlines() if f"{name} (" in line]
        for side in ("exposed", "unexposed"):
            assert f"{wind[side]['onsets']} of {wind[side]['days']}" in line
        assert f"{wind['relative_risk']:.1f} (" in line
    assert "no cause" in text
    assert "2 factors compared, 2 stand out" in text
    assert "1 had too few days" in text


@pytest.mark.parametrize("include", [(), tuple(part for part in PARTS if part != "triggers")])
def test_without_the_triggers_no_association_is_shown(
    text_of: ReadText, include: tuple[str, ...]
) -> None:
    entries = struck_by_wind()
    summary = {**summary_of(entries), "associations": found_in(entries)}
    text = text_of(report_pdf(summary, entries, AS_OF, include=include))
    assert EN.associations not in text
    assert "Föhn" not in text


@pytest.mark.parametrize("words", [EN, DE])
def test_too_few_days_are_a_sentence_and_nothing_told_is_nothing(words: Any) -> None:
    entries = struck_by_wind()[:20]
    few = associated(found_in(entries), words)
    assert few["rows"] == []
    assert few["note"] == words.associations_short.format(3)
    none = associated(found_in([person()]), words)
    assert (none["rows"], none["note"]) == ([], "")


def test_a_factor_without_an_onset_beside_it_has_a_sign_for_its_ratio() -> None:
    row = {
        "code": "menses", "lag_days": 0, "window": [-2, 3], "verdict": "more_often",
        "exposed": {"days": 10, "onsets": 5}, "unexposed": {"days": 40, "onsets": 0},
        "relative_risk": None, "rr_ci95": None,
    }  # fmt: skip
    (shown,) = associated({"factors": [row]}, EN)["rows"]
    assert shown[1:] == ["cycle days −2 to +3", "5 of 10", "0 of 40", "–"]


def test_a_share_without_the_mood_shows_no_factor_told_by_it() -> None:
    rows = [{"code": code} for code in ("stress", "anxiety", "unusual:stress", "wind")]
    shown = permitted_associations(lambda: {"factors": rows}, ["triggers"])
    assert shown == {"factors": [{"code": "wind"}]}
    assert permitted_associations(lambda: {"factors": rows}, ["triggers", "mood"]) == {
        "factors": rows
    }


def test_without_the_triggers_nothing_is_reckoned() -> None:
    def never() -> dict[str, Any]:
        raise AssertionError

    assert permitted_associations(never, ["notes", "mood"]) is None


def test_factors_that_are_there_on_the_same_days_are_named_together() -> None:
    rows = found_in(struck_by_wind())["factors"]
    (wind,) = [one for one in rows if one["code"] == "wind"]
    assert wind["goes_with"] == ["custom:f1"]
    names = [row[0] for row in associated({"factors": rows}, EN)["rows"]]
    assert f"{EN.codes['factor']['wind']} (mostly on the same days as: Föhn)" in names


def test_a_pattern_of_which_nothing_fits_is_left_out(text_of: ReadText) -> None:
    entries = struck_by_wind()
    summary = summary_of(entries)
    closed = [
        row["code"] for row in summary["patterns"] if not any(one["met"] for one in row["criteria"])
    ]
    assert 0 < len(closed) < len(summary["patterns"])
    text = text_of(report_pdf(summary, entries, AS_OF))
    for row in summary["patterns"]:
        line = f"{row['code']} {EN.pattern_names[row['code']]}:"
        assert (line in text) is (row["code"] not in closed), row["code"]
