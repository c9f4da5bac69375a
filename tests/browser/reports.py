"""The report of the last three months: its page, and what comes out of a printer."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

MARK = "Made on the phone without the server"


def three_months() -> tuple[date, date]:
    """From the first of the month two months back to today."""
    today = date.today()  # noqa: DTZ011 - the phone's own date
    month = today.year * 12 + today.month - 3
    return date(month // 12, month % 12 + 1, 1), today


def open_page(page: Page, paper: str = "a4", language: str = "en") -> None:
    first, last = three_months()
    page.goto(f"/#/report/page/{first}/{last}/{paper}/{language}")
    expect(page.get_by_role("article")).to_be_visible()


def printed(page: Page, folder: Path) -> tuple[str, str]:
    """What comes out of a printer: its text, and the size of its paper."""
    file = folder / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    about = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    size = next(line for line in about.splitlines() if line.startswith("Page size"))
    return text, size


def sizes(line: str) -> tuple[float, float]:
    parts = line.split(":")[1].split()
    return float(parts[0]), float(parts[2])
