"""Links for a clinician, and their page in a hospital's browser."""

from __future__ import annotations

import urllib.parse
import urllib.request
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.screens import PICTURES, RULES, axe
from tests.fixtures.live import LiveServer

ALL = ["notes", "symptoms", "triggers", "questionnaires", "mood"]
OPEN = "Open the report"


class Links:
    """The links of the demo diary's person."""

    def __init__(self, server: LiveServer, diary: dict[str, str]) -> None:
        self._server, self._token = server, diary["token"]
        first = date.fromisoformat(diary["day"])
        last = date.today() - timedelta(days=1)  # noqa: DTZ011 - the day the diary ends
        begin = (first - timedelta(days=150)).replace(day=1)
        self.dates = {"from": begin.isoformat(), "to": last.isoformat()}

    def make(self, **body: Any) -> dict[str, Any]:
        made: dict[str, Any] = self._server.post("/shares", {**self.dates, **body}, self._token)
        return made

    def close(self, link: dict[str, Any]) -> None:
        address = f"{self._server.url}/api/v1/shares/{link['id']}"
        headers = {"Authorization": f"Bearer {self._token}"}
        call = urllib.request.Request(address, headers=headers, method="DELETE")
        with urllib.request.urlopen(call, timeout=60) as answer:
            assert answer.status == 204

    def openings(self, link: dict[str, Any]) -> list[dict[str, str]]:
        found = self._server.get("/shares", self._token)["shares"]
        (mine,) = [one["openings"] for one in found if one["id"] == link["id"]]
        assert isinstance(mine, list)
        return mine

    def summary(self, as_of: str) -> dict[str, Any]:
        query = urllib.parse.urlencode({**self.dates, "as_of": as_of})
        found: dict[str, Any] = self._server.get(f"/summary?{query}", self._token)
        return found


def knock(page: Page, link: dict[str, Any]) -> None:
    """The link and its button, whatever comes then."""
    page.goto(link["url"])
    page.get_by_role("button", name=OPEN).click()


def enter(page: Page, link: dict[str, Any]) -> None:
    """The link, opened by its button."""
    knock(page, link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Headache diary")


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"share-{name}.png", full_page=True)


def findings(page: Page) -> list[dict[str, object]]:
    return axe(page, [*RULES, "best-practice"])
