"""Every figure of every document is the figure of `GET /summary` (contract §2, §4): twenty
made-up diaries, read over HTTP, each figure found by its label."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.contract.agreement import Claim, differences
from tests.contract.agreement.associations import association_claims
from tests.contract.agreement.page import page_claims
from tests.contract.agreement.printed import Printed
from tests.contract.agreement.resources import fhir_claims
from tests.contract.agreement.tables import attack_claims, diary_claims
from tests.contract.conftest import Device
from tests.fixtures.clock import FrozenClock
from tests.fixtures.diaries import batches, lifelike

NewDevice = Callable[..., Device]
LAST = date(2026, 2, 27)
AS_OF = "2026-02-28T06:00:00Z"
PERIODS = (
    ("2025-11-10", "2026-02-28"),
    ("2025-12-01", "2026-02-28"),
    ("2026-01-01", "2026-03-31"),
    ("2026-02-01", "2026-02-20"),
)


@dataclass
class Told:
    """What the server gives of one diary for one period and moment."""

    summary: dict[str, Any]
    entries: dict[str, dict[str, Any]]
    diary: str
    attacks: str
    page: Printed
    bundle: dict[str, Any]
    associations: dict[str, Any]

    def of_kind(self, kind: str) -> dict[str, dict[str, Any]]:
        return {key: one["data"] for key, one in self.entries.items() if one["kind"] == kind}

    def claims(self) -> list[Claim]:
        cabinet = list(self.of_kind("medication").values())
        flags = {key: one.get("flags", []) for key, one in self.entries.items()}
        return [
            *diary_claims(self.diary, self.summary, self.of_kind("day")),
            *attack_claims(self.attacks, self.summary, self.of_kind("attack"), flags),
            *page_claims(self.page, self.summary, cabinet),
            *fhir_claims(self.bundle, self.summary, cabinet),
            *association_claims(self.bundle, self.associations),
        ]


@pytest.fixture
def told(
    new_device: NewDevice, clock: FrozenClock, tmp_path: Path
) -> Callable[[int, tuple[str, str]], Told]:
    """`told(seed, period)`: the made-up diary of a seed, through every door."""

    def of(seed: int, period: tuple[str, str]) -> Told:
        clock.set("2026-03-01T12:00:00Z")
        phone = new_device()
        for batch in batches(lifelike(seed, LAST)):
            answer = phone.sync(*batch, limit=1000)
            assert {one["status"] for one in answer["results"]} <= {"applied", "merged"}
        query = {"from": period[0], "to": period[1], "as_of": AS_OF}
        file = tmp_path / "report.pdf"
        file.write_bytes(got(phone, "/export/report.pdf", **query, lang="en").data)
        return Told(
            summary=got(phone, "/summary", **query).get_json(),
            entries=held(phone),
            diary=got(phone, "/export/diary.csv", **query).get_data(as_text=True),
            attacks=got(phone, "/export/attacks.csv", **query).get_data(as_text=True),
            page=Printed(file),
            bundle=got(phone, "/export/fhir.json", **query).get_json(force=True),
            associations=got(phone, "/associations", **query).get_json(),
        )

    return of


def got(phone: Device, path: str, **query: str) -> Any:
    answer = phone.get(path, **query)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer


def held(phone: Device) -> dict[str, dict[str, Any]]:
    """The living entries, as the API gives them."""
    every: dict[str, dict[str, Any]] = {}
    for kind in ("attack", "day", "medication"):
        found = got(phone, f"/entries/{kind}", limit="1000").get_json()
        assert found["next"] is None
        every |= {one["id"]: one for one in found["entries"]}
    return every


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", range(20))
def test_every_figure_of_every_document_is_the_summarys(
    told: Callable[..., Told], seed: int
) -> None:
    claims = told(seed, PERIODS[seed % len(PERIODS)]).claims()
    assert len(claims) > 1000
    wrong = differences(claims)
    assert wrong == [], "\n".join(map(str, wrong))


def test_the_same_on_both_databases(told: Callable[..., Told]) -> None:
    assert differences(told(7, PERIODS[0]).claims()) == []
