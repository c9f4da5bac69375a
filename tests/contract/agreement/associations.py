"""The FHIR document against `GET /associations`."""

from __future__ import annotations

from collections.abc import Iterator

from server.domain import vocabulary as v
from tests.contract.agreement import Claim
from tests.contract.agreement.observations import Json, Row
from tests.reports.fhir import parts, resources


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
