"""The Observations of the FHIR document, found by the text of their code and their dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.reports.fhir import parts, resources, value

Json = dict[str, Any]
Row = Mapping[str, Any]
FIGURES = {
    "days": "Dates up to the day of the report",
    "answered_days": "Dates with an answer",
    "completeness": "Share of dates with an answer",
    "headache_days": "Headache days",
    "migraine_days": "Migraine days",
    "aura_only_days": "Migraine days with aura alone",
    "moderate_severe_days": "Days with moderate or severe headache",
    "severe_days": "Days with severe headache",
    "crystal_clear_days": "Days without any sign",
    "attacks": "Attacks that began",
    "headache_minutes": "Minutes of headache, known lengths",
    "unknown_length_days": "Headache days of unknown length",
    "lost_days": "Headache days with half or less possible",
    "mean_peak": "Mean of known daily peaks, 0 to 3",
    "late_answers": "Dates answered more than two days later",
}
BOTH = {"headache_days": "Headache days", "migraine_days": "Migraine days"}


class Found:
    """The Observations of a document, by the text of their code and their dates."""

    def __init__(self, bundle: Json) -> None:
        self.all = resources(bundle, "Observation")
        self.by_text: dict[str, list[Json]] = {}
        for one in self.all:
            self.by_text.setdefault(one["code"]["text"], []).append(one)

    def over(self, text: str, first: str, last: str) -> Json | None:
        """The one over these dates; where a month is the period, both have to be equal."""
        period = {"start": first, "end": last}
        found = [one for one in self.by_text.get(text, ()) if one.get("effectivePeriod") == period]
        return found[0] if len({_told(one) for one in found}) == 1 else None

    def on(self, text: str, when: str) -> list[Json]:
        return [one for one in self.by_text.get(text, ()) if one.get("effectiveDateTime") == when]


def _told(one: Json) -> str:
    """What it says, but for what it is derived from."""
    own = {name: told for name, told in one.items() if name.startswith(("value", "data"))}
    return repr((own, parts(one)))


def shown(one: Json | None) -> Any:
    return "not found" if one is None else value(one)


def parts_of(one: Json | None) -> dict[str, Any]:
    return parts(one) if one else {}


def squeezed(told: Mapping[str, Any]) -> dict[str, Any]:
    """Names that FHIR writes with other white space are still the same."""
    return {" ".join(name.split()): one for name, one in told.items()}
