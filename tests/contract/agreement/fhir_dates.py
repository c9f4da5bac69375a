"""The dates and the attacks of the FHIR document, each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
from tests.contract.agreement.medicines import CLASSES
from tests.contract.agreement.observations import Found, Row
from tests.reports.fhir import parts, value


def date_claims(found: Found, summary: Row) -> Iterator[Claim]:
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


def attack_claims(found: Found, summary: Row) -> Iterator[Claim]:
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
