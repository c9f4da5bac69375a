"""What a link shows is what the app shows (issue of the clinician's page): the same figures, the
same bytes for the same dates and `as_of`, for twenty made-up diaries over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.contract.agreement import Claim, differences
from tests.contract.agreement.calendar import COLUMNS, month_name, totals
from tests.contract.agreement.resources import fhir_claims
from tests.contract.conftest import Device
from tests.fixtures.clock import FrozenClock
from tests.fixtures.diaries import batches, lifelike

NewDevice = Callable[..., Device]
LAST = date(2026, 2, 27)
QUERY = {"from": "2025-12-01", "to": "2026-02-28", "as_of": "2026-02-28T06:00:00Z"}
ALL = ["notes", "symptoms", "triggers", "questionnaires", "mood"]
PARTS = {"symptoms", "triggers", "questionnaires"}
Get = Callable[[str], Any]


@pytest.fixture
def phone(new_device: NewDevice, clock: FrozenClock) -> Callable[[int], Device]:
    """`phone(seed)`: the phone of somebody with the made-up diary of a seed."""

    def of(seed: int) -> Device:
        clock.set("2026-03-01T12:00:00Z")
        device = new_device()
        for batch in batches(lifelike(seed, LAST)):
            device.sync(*batch, limit=1000)
        return device

    return of


@pytest.fixture
def link(app: Flask) -> Callable[..., Get]:
    """`link(phone, include)`: what the clinician's browser is given through a new link."""

    def of(phone: Device, include: list[str]) -> Get:
        body = {"from": QUERY["from"], "to": QUERY["to"], "expires_in_days": 7, "include": include}
        made = phone.client.post("/api/v1/shares", json=body, headers=phone.headers)
        assert made.status_code == 201, made.get_data(as_text=True)
        share, _, secret = made.get_json()["url"].partition("#")[2].partition(".")
        browser = app.test_client()
        answer = browser.post(f"/api/v1/shares/{share}/open", json={"secret": secret},
                              headers={"Sec-Fetch-Site": "same-origin"})  # fmt: skip
        assert answer.status_code == 200, answer.get_data(as_text=True)

        def get(what: str) -> Any:
            query = {"as_of": QUERY["as_of"]}
            found = browser.get(f"/api/v1/shares/{share}/{what}", query_string=query)
            assert found.status_code == 200, found.get_data(as_text=True)
            return found

        return get

    return of


def page_claims(page: dict[str, Any], summary: dict[str, Any]) -> Iterator[Claim]:
    """The clinician's web page: each month by date, with its totals."""
    grid = page["grid"]
    rows = [(row, block) for row, block in zip(grid["months"], summary["months"], strict=True)]
    for row, block in [*rows, (grid["whole"], summary["totals"])]:
        shown = dict(zip(grid["headings"], (cell["text"] for cell in row["cells"]), strict=True))
        for heading, figure in totals(block).items():
            yield Claim(f"{heading} of {row['label']}", shown.get(heading), figure)
        others = shown.keys() - totals(block).keys()
        yield Claim("classes without a day", {shown[one] for one in others} - {"0"}, set())
        assert others <= set(COLUMNS.values())
    for row, block in rows:
        yield Claim("name of a month", row["label"], month_name(block["month"]))
        days = [one for one in summary["days"] if one["date"].startswith(block["month"])]
        for day in days:
            cell = row["pain"][int(day["date"][8:]) - 1]
            if day["state"] == "headache":
                peak = "?" if day["peak"] is None else str(day["peak"])
                yield Claim(f"pain of {day['date']}", cell["text"], peak)
            else:
                yield Claim(f"no pain on {day['date']}", cell["text"] in ("", "·", "s"), True)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", range(20))
def test_a_link_gives_the_figures_and_the_bytes_of_the_app(
    phone: Callable[[int], Device], link: Callable[..., Get], seed: int
) -> None:
    device = phone(seed)
    summary = device.get("/summary", **QUERY).get_json()
    shared = link(device, ALL)
    for name in ("report.pdf", "diary.csv", "attacks.csv"):
        assert shared(name).data == device.get(f"/export/{name}", **QUERY).data, name
    assert shared("summary").get_json() == summary
    assert differences(page_claims(shared("page").get_json(), summary)) == []
    cabinet = [one["data"] for one in
               device.get("/entries/medication", limit="1000").get_json()["entries"]]  # fmt: skip
    bundle = shared("fhir.json").get_json(force=True)
    assert differences(fhir_claims(bundle, summary, cabinet)) == []


@pytest.mark.parametrize("seed", [3, 17])
def test_a_link_that_includes_nothing_gives_the_same_counts(
    phone: Callable[[int], Device], link: Callable[..., Get], seed: int
) -> None:
    device = phone(seed)
    summary = device.get("/summary", **QUERY).get_json()
    shared = link(device, [])
    shown = shared("summary").get_json()
    same = shown.keys() - {"body", "typical"}
    assert {name: shown[name] for name in same} == {name: summary[name] for name in same}
    own = {code for code in summary["typical"]["quality"] if code.startswith("custom:")}
    assert summary["typical"]["quality"].keys() - shown["typical"]["quality"].keys() == own
    assert "name" not in str(shown["typical"])
    assert summary.keys() - shown.keys() == PARTS
    assert differences(page_claims(shared("page").get_json(), summary)) == []
    cabinet = [one["data"] for one in
               device.get("/entries/medication", limit="1000").get_json()["entries"]]  # fmt: skip
    bundle = shared("fhir.json").get_json(force=True)
    assert differences(fhir_claims(bundle, shown, cabinet)) == []
