"""The phone counts as the server does, without asking it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.browser import wait_for_worker
from tests.fixtures.live import LiveServer

pytestmark = pytest.mark.browser
MONTHS = 6


def last_months(today: date) -> list[str]:
    """The last months that are over, newest first."""
    months: list[str] = []
    first = today.replace(day=1)
    while len(months) < MONTHS:
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(first.isoformat()[:7])
    return months


def figure(page: Page, title: str) -> str:
    card = page.locator(".figure").filter(has=page.get_by_role("heading", name=title, exact=True))
    return card.locator(".figure-value").inner_text()


def test_the_numbers_without_network_are_those_of_the_server(
    filled: Callable[..., Page], diary: dict[str, str], live_server: LiveServer
) -> None:
    today = date.today()  # noqa: DTZ011 - the phone's own date
    first = f"{last_months(today)[-1]}-01"
    summary = live_server.get(f"/summary?from={first}&to={today}", diary["token"])
    blocks: dict[str, Any] = {block["month"]: block for block in summary["months"]}
    page = filled("warm")
    wait_for_worker(page)
    page.context.set_offline(True)
    for month in last_months(today):
        block = blocks[month]
        assert block["status"] in {"full", "provisional"}, "the figures are shown"
        page.goto(f"/#/numbers/{month}")
        answered = f"answered {block['answered_days']} of {block['days']} days"
        expect(page.get_by_text(answered).first).to_be_visible()
        assert figure(page, "Headache days") == str(block["headache_days"]), month
        assert figure(page, "Migraine days") == str(block["migraine_days"]), month
        for name, label in (("triptan", "Triptan"), ("simple_analgesic", "Simple painkiller")):
            days = block["acute_medication_days"]["by_class"].get(name, 0)
            if days:
                shown = f"{label} {days} day{'s' if days > 1 else ''}"
                month_card = page.locator(".card, section").filter(
                    has=page.get_by_role("heading", name="Days with acute medicine")
                )
                expect(month_card.first).to_contain_text(label)
                text = " ".join(month_card.first.inner_text().split())
                assert shown in text, month
