"""The FHIR document against the summary: each figure by the text of its code and its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
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
COUNTABLE = {
    "answered_days",
    "headache_days",
    "migraine_days",
    "aura_only_days",
    "moderate_severe_days",
    "severe_days",
    "crystal_clear_days",
    "attacks",
}
"""Figures that refer to what they count, one by one."""
BOTH = {"headache_days": "Headache days", "migraine_days": "Migraine days"}
STATUS = {"full": "80 %", "provisional": "50 to 79 %", "insufficient": "Under 50 %"}
LEVELS = {"below": "Below the limit", "near": "Near the limit", "reached": "Limit reached"}
CLASSES = {**v.MEDICINE_CLASS, "mixed": "Mixed classes"}
RESPONSE = {
    "pain_free_2h": "Free of pain after 2 hours",
    "relief_2h": "Relief after 2 hours",
    "sustained_24h": "Sustained freedom from pain, 24 hours",
    "sustained_48h": "Sustained freedom from pain, 48 hours",
    "relapse_48h": "Relapse within 48 hours",
    "rescue_24h": "Rescue medicine within 24 hours",
}


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


def fhir_claims(bundle: Json, summary: Row, cabinet: Sequence[Row]) -> Iterator[Claim]:
    """Every figure of the summary."""
    found = Found(bundle)
    hidden = any(_hides(one) for one in cabinet)
    for block in [*summary["months"], summary["totals"]]:
        yield from _block(found, block, hidden)
    yield from _standing(found, summary, hidden)
    yield from _dates(found, summary)
    yield from _attacks(found, summary)
    yield from _findings(found, summary)
    yield from _scores(found, summary)


def _shown(one: Json | None) -> Any:
    return "not found" if one is None else value(one)


def _block(found: Found, block: Row, hidden: bool) -> Iterator[Claim]:
    span = (block["from"], block["to"])
    for name, text in FIGURES.items():
        one = found.over(text, *span)
        yield Claim(f"{text}, {span}", _shown(one), block[name])
        if name in COUNTABLE and one is not None:
            made_of = len(one.get("derivedFrom", []))
            yield Claim(f"{text}, {span}: what it counts", made_of, block[name])
    status = found.over(FIGURES["completeness"], *span)
    told = parts(status)["Completeness"] if status else ""
    yield Claim(f"status of {span}", told.startswith(STATUS[block["status"]]), True)
    taken = block["acute_medication_days"]
    for text, count in _medicine(taken):
        yield Claim(f"{text}, {span}", _shown(found.over(text, *span)), count)
    for row in block["overuse"]:
        text = f"Days of acute medicine in a month: {CLASSES[row['class']]}"
        one = found.over(text, *span)
        yield Claim(f"{text}, {span}", _shown(one), row["days"])
        yield from _limit(one, row, hidden, f"{text}, {span}")
    rate = block["per_28_days"] or {"headache_days": None, "migraine_days": None}
    for name, days in BOTH.items():
        text = f"{days} per 28 answered days"
        yield Claim(f"{text}, {span}", _shown(found.over(text, *span)), rate[name])


def _medicine(taken: Row) -> Iterator[tuple[str, int]]:
    yield "Days with acute medicine", taken["any"]
    yield "Days with acute medicine for headache", taken["for_headache"]
    yield "Days with acute medicine of unknown class", taken["unknown"]
    yield "Longest run of days with acute medicine", taken["longest_run"]
    yield "Answered days without acute medicine", taken["free_days"]
    for code, count in taken["by_class"].items():
        yield f"Days with acute medicine: {CLASSES[code]}", count
    for code, count in taken["for_headache_by_class"].items():
        yield f"Days with acute medicine for headache: {CLASSES[code]}", count


def _limit(one: Json | None, row: Row, hidden: bool, label: str) -> Iterator[Claim]:
    told = parts(one) if one else {}
    without = row["limit"] is None or row["class"] == "opioid"
    if without or (hidden and row["class"] in ("combination", "mixed")):
        yield Claim(f"{label}: no limit", told, {})
        return
    expected = {"Limit": row["limit"], "Level": LEVELS[row["level"]]}
    if "sustained" in row:
        expected["In each of three months"] = row["sustained"]
    yield Claim(f"{label}: limit", told, expected)


def _hides(medicine: Row) -> bool:
    opioids = {"butalbital", "codeine", "tramadol"}
    return medicine.get("class") == "opioid" or bool(
        opioids & set(medicine.get("ingredients") or ())
    )


def _standing(found: Found, summary: Row, hidden: bool) -> Iterator[Claim]:
    span = summary["period"]["from"], summary["period"]["to"]
    mean = summary["three_month_mean"] or {"headache_days": None, "migraine_days": None}
    for name, days in BOTH.items():
        text = f"{days}, mean of the last three complete months"
        yield Claim(text, _shown(found.over(text, *span)), mean[name])
    text = "Acute medicine at or above its limit and 15 headache days, each of the last 3 months"
    yield Claim(text, _shown(found.over(text, *span)), summary["overuse_pattern"])
    last = summary.get("last_30_days") or {"overuse": []}  # a share may not show it
    for row in last["overuse"]:
        text = f"Days of acute medicine in 30 days: {CLASSES[row['class']]}"
        one = found.over(text, last["from"], last["to"])
        yield Claim(text, _shown(one), row["days"])
        yield from _limit(one, row, hidden, text)


def _dates(found: Found, summary: Row) -> Iterator[Claim]:
    """`days[]`, each date by itself; an unanswered one says neither yes nor no."""
    for row in summary["days"]:
        held = found.on("Headache day", row["date"])
        if row["state"] == "unanswered":
            told = [value(one) for one in held]
            yield Claim(f"{row['date']}: unanswered", told, [None] if row["medication"] else [])
            continue
        yield Claim(f"{row['date']}: one answer", len(held), 1)
        yield Claim(f"{row['date']}: headache", value(held[0]), row["state"] == "headache")
        expected = {
            "Minutes in pain": row["minutes"],
            "Peak intensity": None if row["peak"] is None else v.SEVERITY_STEPS[row["peak"]],
            "Migraine day": row["migraine"],
            "Aura": row["aura"],
            "Brief pain, no headache day": row["brief"],
            "Day without any sign": row["crystal_clear"],
            **{f"Acute medicine: {CLASSES[code]}": True for code in row["medication"]},
            "Answers contradict each other": True if "contradicts" in row["flags"] else None,
        }
        known = {text: one for text, one in expected.items() if one is not None}
        yield Claim(f"{row['date']}: the date", parts(held[0]), known)
    cycles = found.by_text.get("First day of menstrual bleeding", [])
    yield Claim("cycles", len(cycles), summary["menstrual"]["cycles"])


def _attacks(found: Found, summary: Row) -> Iterator[Claim]:
    held = [*found.by_text.get("Attack", []), *found.by_text.get("Attack without headache", [])]
    began = {datetime.fromisoformat(one["effectivePeriod"]["start"]): one for one in held}
    yield Claim("attacks", len(held), len(summary["attacks"]))
    for row in summary["attacks"]:
        one = began[datetime.fromisoformat(row["started_at"])]
        period = one["effectivePeriod"]
        ended = row["ended_at"] and datetime.fromisoformat(row["ended_at"])
        end = period.get("end") and datetime.fromisoformat(period["end"])
        yield Claim(f"end of {row['started_at']}", end, ended)
        going = "end" not in period and "_end" not in period
        yield Claim(f"going on, {row['started_at']}", going, row["ongoing"])
        yield Claim(f"spells of {row['started_at']}", len(one["hasMember"]), len(row["episodes"]))
        expected = {
            "Length": row["minutes"],
            "Time in pain": row["pain_minutes"],
            "Peak intensity": None if row["peak"] is None else v.SEVERITY_STEPS[row["peak"]],
            "Features that fit migraine": row["migraine_features"],
            "Aura without headache": row["aura_only"],
            "Relapse after relief": row["relapse"],
        }
        if "end_not_recorded" in row["flags"]:
            expected["End not recorded"] = True
        if "over_72_h" in row["flags"]:
            expected["Longer than 72 h"] = True
        yield Claim(f"attack of {row['started_at']}", parts(one), expected)


def _share(row: Row, of: str = "of") -> tuple[int, int] | None:
    return (row["yes"], row[of]) if row[of] else None


def _findings(found: Found, summary: Row) -> Iterator[Claim]:
    span = summary["period"]["from"], summary["period"]["to"]
    for row in summary["acute_treatment"]:
        text = f"Response to {row['name']} ({CLASSES[row['class']]})"
        expected = {"Doses": row["doses"]}
        expected |= {label: _share(row[name]) for name, label in RESPONSE.items()}
        yield Claim(text, _parts(found.over(text, *span)), expected)
    symptoms = {row.get("name") or v.SYMPTOM.get(row["code"], row["code"]): _share(row, "asked")
                for row in summary.get("symptoms", [])}  # fmt: skip
    told = _parts(found.over("Symptoms: attacks with it, of those asked", *span))
    yield Claim("symptoms", _squeezed(told), _squeezed(symptoms))
    triggers = {row.get("name") or v.FACTOR.get(row["code"], row["code"]): row["attacks"]
                for row in summary.get("triggers", [])}  # fmt: skip
    text = "Triggers that the person suspects: attacks (no cause is shown)"
    yield Claim("triggers", _squeezed(_parts(found.over(text, *span))), _squeezed(triggers))
    typical = found.over("Typical attack", *span)
    yield from _typical(_parts(typical), summary["typical"])
    # Two of the person's own items may have one name.
    known = typical["component"] if typical else []
    shown = [value(one) for one in known if one["code"]["text"].startswith("Quality: ")]
    qualities = [_share(one, "asked") for one in summary["typical"]["quality"].values()]
    yield Claim("typical: qualities", shown, qualities)
    cycle = summary["menstrual"]
    told = _parts(found.over("Onsets by cycle", *span))
    yield Claim("cycle", list(told.values())[:5], [
        cycle["cycles"], cycle["evaluable"], cycle["with_onset_in_window"],
        cycle["onsets_in_window"], cycle["onsets_outside"],
    ])  # fmt: skip
    yield Claim("cycle pattern", told["Pattern over cycles"] is None, cycle["pattern"] is None)
    for row in summary["patterns"]:
        text = f"Criteria of ICHD-3 {row['code']} that are met (features that fit, no diagnosis)"
        expected = {one["letter"]: one["met"] for one in row["criteria"]}
        yield Claim(text, _parts(found.over(text, *span)), expected)
    for row in summary["body"]:
        (one,) = found.on("Neck, body, sleep and mood", row["month"])
        yield from _body(parts(one), row)
    yield from _preventives(found, summary)


def _parts(one: Json | None) -> dict[str, Any]:
    return parts(one) if one else {}


def _squeezed(told: Mapping[str, Any]) -> dict[str, Any]:
    """Names that FHIR writes with other white space are still the same."""
    return {" ".join(name.split()): one for name, one in told.items()}


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


def _preventives(found: Found, summary: Row) -> Iterator[Claim]:
    for row in summary["preventives"]:
        name = row["name"] or v.THERAPY.get(row.get("therapy") or "", "")
        name = " ".join(name.split())
        blocks = [("28 days before", row["baseline"])] if row["baseline"] else []
        blocks += [("28 days under", block) for block in row["blocks"]]
        for text, block in blocks:
            told = _named(found, f"{text} {name}", block)
            expected = {label: block[key] for key, label in FIGURES.items()}
            expected["Days with acute medicine"] = block["acute_medication_days"]["any"]
            rates = block["per_28_days"] or {}
            expected |= {f"{days} per 28 answered days": rates.get(key)
                         for key, days in BOTH.items()}  # fmt: skip
            yield Claim(f"{text} {name}", expected in told, True)
        if row["change"]:
            last = row["blocks"][-1]
            text = f"Fewer days under {name}, last 28 days against the 28 before its start"
            expected = {}
            for key, label in BOTH.items():
                change = row["change"][key]
                expected[label] = change and change["percent"]
                if change:
                    expected[f"{label}: 95 % interval"] = tuple(change["ci95"])
            yield Claim(text, expected in _named(found, text, last), True)


def _named(found: Found, text: str, block: Row) -> list[dict[str, Any]]:
    """Those over the dates of a block; two preventives may have one name."""
    span = {"start": block["from"], "end": block["to"]}
    return [parts(one) for one in found.all
            if " ".join(one["code"]["text"].split()) == text
            and one.get("effectivePeriod") == span]  # fmt: skip


def _scores(found: Found, summary: Row) -> Iterator[Claim]:
    for row in summary.get("questionnaires", []):
        name = " ".join((row["title"] or v.INSTRUMENT[row["instrument"]]).split())
        held = [one for one in found.all
                if " ".join(one["code"]["text"].split()) == f"{name}: score"
                and one.get("effectiveDateTime") == row["answered_on"]]  # fmt: skip
        told = [(value(one), _range(one), list(parts(one).values())) for one in held]
        more = row.get("parts") or {}
        figures = [more[key] for key in ("wpi", "sss", "sss_without_headache", "regions")
                   if more] + [one["met"] for one in more.get("criteria", [])]  # fmt: skip
        expected = (row["score"], row["range"], figures)
        yield Claim(f"score of {name} on {row['answered_on']}", expected in told, True)


def _range(one: Json) -> list[float] | None:
    """Least and greatest score."""
    if "referenceRange" not in one:
        return None
    (limits,) = one["referenceRange"]
    return [limits["low"]["value"], limits["high"]["value"]]


def association_claims(bundle: Json, told: Row) -> Iterator[Claim]:
    """`GET /associations`: every factor with enough days, by its counts and figures."""
    begin = "Associated with the beginning of attacks: "
    held = [
        one for one in resources(bundle, "Observation") if one["code"]["text"].startswith(begin)
    ]
    rows = [row for row in told["factors"] if row["verdict"] != "not_enough_days"]
    yield Claim("factors", len(held), len(rows))
    for row, one in zip(rows, held, strict=False):
        name = v.FACTOR.get(row["code"])
        if name and row["code"] not in ("menses", "caffeine"):
            yield Claim(f"{row['code']}: name", one["code"]["text"], begin + name)
        figures = parts(one)
        expected = {
            "Days with it on which an attack began": _pair(row["exposed"]),
            "Days without it on which an attack began": _pair(row["unexposed"]),
            "Relative risk": row["relative_risk"],
            "Odds ratio": row["odds_ratio"],
            "p": row["p"],
            "q": row["q"],
        }
        for text, name in (("Relative risk", "rr_ci95"), ("Odds ratio", "or_ci95")):
            if row[name]:
                expected[f"{text}: 95 % interval"] = tuple(row[name])
        shown = {label: figure for label, figure in figures.items() if label != "When"}
        yield Claim(f"{row['code']}: figures", shown, expected)
        yield Claim(f"{row['code']}: method", "shows no cause" in one["method"]["text"], True)


def _pair(row: Row) -> tuple[int, int] | None:
    return (row["onsets"], row["days"]) if row["days"] else None
