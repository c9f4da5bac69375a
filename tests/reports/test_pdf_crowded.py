"""However much there is to say, page 1 is one page and nothing on it lies over anything else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from server.domain import vocabulary as v
from server.reports.pdf import report_pdf
from tests.reports.conftest import AS_OF, Plain, entry, person, summary_of

YEAR = (date(2025, 4, 1), date(2026, 3, 31))
CLASSES = (
    "triptan", "ergot", "opioid", "combination", "simple_analgesic", "gepant", "ditan",
    "other_acute",
)  # fmt: skip
LONG = "Acetylsalicylsäure mit Vitamin C als Brausetablette"
_WORD = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<')


def crowded() -> list[Plain]:
    """A year of attacks, all classes, five preventives, every illness, long names throughout."""
    text = "Was hilft wirklich, und was kann ich dabei lassen? " * 6
    ill = dict.fromkeys(v.CONDITION, True)
    made = [person(name=LONG, questions=f"{text}\n{text}", conditions=ill, allergies=text,
                   told_diagnosis=LONG, clinic_name=LONG, birth_year=1970)]  # fmt: skip
    for number in range(5):
        changes = {f"2025-{month:02}-01": LONG for month in (7, 8)}
        made.append(
            entry("medication", f"p{number}", name=f"{number} {LONG}", role="preventive",
                  started_on="2025-06-01", dose_changes=changes)
        )  # fmt: skip
    made += [entry("medication", one, name=f"{one} {LONG}", **{"class": one}) for one in CLASSES]
    for number in range(365):
        on = YEAR[0] + timedelta(days=number)
        times = {"started_at": f"{on}T07:00:00+01:00", "ended_at": f"{on}T19:00:00+01:00"}
        quality = dict.fromkeys(v.QUALITY, True)
        made.append(
            entry("attack", f"a{on}", severity=1 + number % 3, continues="none", side="left",
                  quality=quality, aura={"present": True}, **times)
        )  # fmt: skip
        taken = CLASSES[number % 8 :: 2]
        made += [
            entry("dose", f"{one}{on}", medication=one, taken_at=f"{on}T08:00:00+01:00",
                  attack=f"a{on}", severity_then=2, relief_2h="gone")
            for one in taken
        ]  # fmt: skip
    return made


def test_the_first_page_keeps_clear_of_its_footer(text_of: Callable[..., str]) -> None:
    entries = crowded()
    pdf = report_pdf(summary_of(entries, YEAR), entries, AS_OF, paper="letter", lang="de")
    first = text_of(pdf, "-bbox", "-l", "1")
    words = [(float(top), float(end), word) for top, end, word in _WORD.findall(first)]
    footer = max(top for top, _, _ in words)
    (page,) = [word for top, _, word in words if top == footer and word.startswith("1/")]
    assert page == "1/2"
    assert max(end for top, end, _ in words if top < footer - 3) <= footer
