"""What the FHIR document says of preventives and of questionnaires."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
from tests.contract.agreement.observations import BOTH, FIGURES, Found, Json, Row
from tests.reports.fhir import parts, value


def preventive_claims(found: Found, summary: Row) -> Iterator[Claim]:
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


def score_claims(found: Found, summary: Row) -> Iterator[Claim]:
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
