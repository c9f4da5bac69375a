"""What the FHIR document says of treatment, symptoms, attacks, the cycle and the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
from tests.contract.agreement.medicines import CLASSES
from tests.contract.agreement.observations import Found, Row, parts_of, squeezed
from tests.reports.fhir import parts, value

RESPONSE = {
    "pain_free_2h": "Free of pain after 2 hours",
    "relief_2h": "Relief after 2 hours",
    "sustained_24h": "Sustained freedom from pain, 24 hours",
    "sustained_48h": "Sustained freedom from pain, 48 hours",
    "relapse_48h": "Relapse within 48 hours",
    "rescue_24h": "Rescue medicine within 24 hours",
}


def finding_claims(found: Found, summary: Row) -> Iterator[Claim]:
    span = summary["period"]["from"], summary["period"]["to"]
    for row in summary["acute_treatment"]:
        text = f"Response to {row['name']} ({CLASSES[row['class']]})"
        expected = {"Doses": row["doses"]}
        expected |= {label: _share(row[name]) for name, label in RESPONSE.items()}
        yield Claim(text, parts_of(found.over(text, *span)), expected)
    symptoms = {row.get("name") or v.SYMPTOM.get(row["code"], row["code"]): _share(row, "asked")
                for row in summary.get("symptoms", [])}  # fmt: skip
    told = parts_of(found.over("Symptoms: attacks with it, of those asked", *span))
    yield Claim("symptoms", squeezed(told), squeezed(symptoms))
    triggers = {row.get("name") or v.FACTOR.get(row["code"], row["code"]): row["attacks"]
                for row in summary.get("triggers", [])}  # fmt: skip
    text = "Triggers that the person suspects: attacks (no cause is shown)"
    yield Claim("triggers", squeezed(parts_of(found.over(text, *span))), squeezed(triggers))
    typical = found.over("Typical attack", *span)
    yield from _typical(parts_of(typical), summary["typical"])
    # Two of the person's own items may have one name.
    known = typical["component"] if typical else []
    shown = [value(one) for one in known if one["code"]["text"].startswith("Quality: ")]
    qualities = [_share(one, "asked") for one in summary["typical"]["quality"].values()]
    yield Claim("typical: qualities", shown, qualities)
    cycle = summary["menstrual"]
    told = parts_of(found.over("Onsets by cycle", *span))
    yield Claim("cycle", list(told.values())[:5], [
        cycle["cycles"], cycle["evaluable"], cycle["with_onset_in_window"],
        cycle["onsets_in_window"], cycle["onsets_outside"],
    ])  # fmt: skip
    yield Claim("cycle pattern", told["Pattern over cycles"] is None, cycle["pattern"] is None)
    for row in summary["patterns"]:
        text = f"Criteria of ICHD-3 {row['code']} that are met (features that fit, no diagnosis)"
        expected = {one["letter"]: one["met"] for one in row["criteria"]}
        yield Claim(text, parts_of(found.over(text, *span)), expected)
    for row in summary["body"]:
        (one,) = found.on("Neck, body, sleep and mood", row["month"])
        yield from _body(parts(one), row)


def _share(row: Row, of: str = "of") -> tuple[int, int] | None:
    return (row["yes"], row[of]) if row[of] else None


def _typical(told: Mapping[str, Any], row: Row) -> Iterator[Claim]:
    yield Claim("typical: attacks", told.get("Attacks that began"), row["attacks"])
    yield Claim("typical: median", told.get("Median length"), row["median_minutes"])
    untreated = told.get("Median length, untreated")
    yield Claim("typical: untreated", untreated, row["median_minutes_untreated"])
    for code, count in row["side"].items():
        yield Claim(f"typical: {code}", told.get(f"Laterality: {v.SIDE[code]}"), count)
    for code in row["quality"].keys() & v.QUALITY.keys():
        shown = told.get(f"Quality: {v.QUALITY[code]}")
        yield Claim(f"typical: {code}", shown, _share(row["quality"][code], "asked"))
    yield Claim("typical: aura", told.get("Aura"), _share(row["aura"], "asked"))
    worse = told.get("Worse with routine activity")
    yield Claim("typical: worse", worse, _share(row["worse_with_activity"], "asked"))
    hours = [told.get(f"Onset from {hour:02}:00 to {(hour + 1) % 24:02}:00", 0)
             for hour in range(24)]  # fmt: skip
    yield Claim("typical: hours", hours, row["onset_hours"])


def _body(told: Mapping[str, Any], row: Row) -> Iterator[Claim]:
    figures = list(told.values())
    expected = [row["neck_days"], row["neck_asked"], row["headache_days_after_neck_pain"],
                row["neck_days_without_headache"]]  # fmt: skip
    yield Claim(f"neck in {row['month']}", figures[:4], expected)
    means = [one for mean in row["means"].values() for one in (mean["mean"], mean["days"])]
    yield Claim(f"means of {row['month']}", figures[4 : 4 + len(means)], means)
    functions = {
        text.rpartition(": ")[2]: one for text, one in list(told.items())[4 + len(means) :]
    }
    expected_functions = {v.FUNCTION[code]: count for code, count in row["function"].items()}
    yield Claim(f"function in {row['month']}", functions, expected_functions)
