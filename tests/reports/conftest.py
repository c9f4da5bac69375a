"""Diaries made of plain entries, and the text of the pages made from them."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scripts.demo.year import made_up_changes
from server.domain.diary import Diary
from server.reports.summary import build_summary

AS_OF = datetime(2026, 4, 10, 9, tzinfo=UTC)
QUARTER = (date(2026, 1, 1), date(2026, 3, 31))
BERLIN = "Europe/Berlin"


@dataclass
class Plain:
    """An entry as counting reads it."""

    kind: str
    id: str
    data: dict[str, Any]
    deleted: bool = False
    first_at: datetime | None = None
    flags: list[str] = field(default_factory=list)


def person(**data: Any) -> Plain:
    return Plain("profile", "me", {"zone": BERLIN, **data})


def entry(kind: str, entry_id: str, **data: Any) -> Plain:
    zone = {"zone": BERLIN} if kind in ("attack", "dose", "day") else {}
    return Plain(kind, entry_id, {**zone, **data})


def demo(seed: int = 1) -> list[Plain]:
    """The year of `make demo`, up to the day before `AS_OF`."""
    found: dict[tuple[str, str], Plain] = {("profile", "me"): person()}
    for change in made_up_changes(date(2026, 4, 9), seed):
        key = change["kind"], change["id"]
        at = datetime.fromisoformat(change["at"])
        one = found.setdefault(key, Plain(*key, {}, first_at=at))
        one.data.update(change["patch"])
    return list(found.values())


def daily(days: int = 120, triptans: int = 12) -> list[Plain]:
    """Headache on each date, a triptan on the first dates of each month."""
    made = [
        person(name="Daily"),
        entry("medication", "t", name="Suma", ingredients=["sumatriptan"]),
    ]
    for back in range(days):
        on = date(2026, 4, 9) - timedelta(days=back)
        made.append(entry("day", str(on), headache=True, severity=1 + back % 3))
        if on.day <= triptans:
            taken = f"{on}T12:00:00+02:00"
            made.append(entry("dose", f"d{on}", medication="t", taken_at=taken, reason="headache"))
    return made


def ten_years(seed: int = 7) -> list[Plain]:
    """3,650 dates, 2,000 attacks."""
    rng = random.Random(seed)
    made = [person()]
    for number in range(3650):
        on = date(2026, 4, 9) - timedelta(days=number)
        made.append(entry("day", str(on), headache=False))
        if rng.random() < 2000 / 3650:
            began = datetime(on.year, on.month, on.day, 8, tzinfo=UTC)
            ended = began + timedelta(hours=rng.randint(1, 30))
            times = {"started_at": began.isoformat(), "ended_at": ended.isoformat()}
            made.append(entry("attack", f"a{on}", severity=rng.randint(1, 3), **times))
    return made


def summary_of(
    entries: list[Plain], period: tuple[date, date] = QUARTER, as_of: datetime = AS_OF
) -> dict[str, Any]:
    return build_summary(Diary.of(entries), *period, as_of)


@pytest.fixture
def text_of(tmp_path: Path) -> Callable[..., str]:
    """`text_of(pdf)`: what stands on the pages, laid out as they are (pdftotext)."""

    def read(pdf: bytes, *options: str) -> str:
        file = tmp_path / "page.pdf"
        file.write_bytes(pdf)
        command = ["pdftotext", "-layout", *options, str(file), "-"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return done.stdout.decode()

    return read
