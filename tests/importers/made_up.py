"""Made-up files in the form of Migraine Buddy's export, and a reader with a fixed clock."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from server.importers.attack_row import COLUMNS
from server.importers.detect import reader_of
from server.importers.ids import id_maker
from server.importers.model import Asked, Draft, Known, Reading

FILES = "files"
LATER = {
    "Start UTC Offset (min)",
    "End UTC Offset (min)",
    "Geohash",
    "Attack Types",
    "Attack Location",
}
OLD_COLUMNS = tuple(column for column in COLUMNS if column not in LATER)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
NO_EVENTS = (("No ongoing events recorded during this period.", "", "", ""),)
Cells = Mapping[str, str]


def csv_text(
    rows: Sequence[Cells],
    columns: Sequence[str] = COLUMNS,
    events: Sequence[Sequence[str]] = NO_EVENTS,
    delimiter: str = ",",
) -> str:
    """A file with these rows (column → cell); cells that are not given are empty."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["Date", "Time Period", "Description", "Notes"])
    writer.writerows(events)
    out.write("\r\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow(
            [row.get(column, str(number) if column == "#" else "") for column in columns]
        )
    return out.getvalue()


def asked(source: str = "migraine_buddy", **more: Any) -> Asked:
    """What a caller in Berlin says; without other words unlogged days stay unknown."""
    told: dict[str, Any] = {"zone": "Europe/Berlin", "now": NOW, "known": Known()}
    told |= {"answers": {"unlogged_days": "unknown"}, **more}
    return Asked(make_id=id_maker("1", source), **told)


def read(content: str | bytes, **more: Any) -> Reading:
    """A file, read."""
    raw = content.encode() if isinstance(content, str) else content
    name, reader = reader_of(raw)
    return reader(asked(name, **more))


def read_rows(*rows: Cells, columns: Sequence[str] = COLUMNS, **more: Any) -> Reading:
    """A file of these rows, read; a row without `Started` begins on 14 January 2026, 06:40."""
    started = [{"Started": "01/14/26 06:40", **row} for row in rows]
    return read(csv_text(started, columns), **more)


def only(reading: Reading, kind: str) -> Draft:
    """The one entry of a kind."""
    found = of_kind(reading, kind)
    assert len(found) == 1, [draft.data for draft in found]
    return found[0]


def of_kind(reading: Reading, kind: str) -> list[Draft]:
    return [draft for draft in reading.drafts if draft.kind == kind]


def attack(**cells: str) -> dict[str, Any]:
    """The attack that one row becomes, its cells by name with `_` for a space."""
    row = {name.replace("_", " "): cell for name, cell in cells.items()}
    return only(read_rows(row), "attack").data


def five_hundred(seed: int = 1, count: int = 500) -> str:
    """A file of lifelike attacks, newest first, with medicines, notes and own words."""
    rng = random.Random(seed)
    at = datetime(2020, 1, 3, 6, 40)  # noqa: DTZ001 - a wall time, as in the file
    rows = []
    for _ in range(count):
        at += timedelta(hours=rng.randint(50, 150), minutes=rng.randint(0, 59))
        rows.append(_lifelike(rng, at))
    return csv_text(rows[::-1])


def _lifelike(rng: random.Random, at: datetime) -> dict[str, str]:
    def some(*words: str) -> str:
        return ", ".join(rng.sample(words, rng.randint(0, len(words) - 1)))

    taken = at + timedelta(minutes=rng.randint(5, 90))
    line = f"{taken:%b} {taken.day}, {taken:%Y at %I:%M %p}: I took this drug: Sumatriptan"
    helped = rng.choice(["Helpful", "Somewhat Helpful", "Unhelpful", "Unsure"])
    return {
        "Started": f"{at:%m/%d/%y %H:%M}",
        "Lasted": f"{rng.randint(0, 30):02d}h {rng.randint(1, 59):02d}m",
        "Start UTC Offset (min)": rng.choice(["60", "60", "330"]),
        "End UTC Offset (min)": "60",
        "Geohash": "u33dc0",
        "Attack Types": rng.choice(["Migraine", "Tension Type Headache"]),
        "Attack Location": rng.choice(["Home", "Work"]),
        "Pain Level": str(rng.randint(1, 10)),
        "Affected Activities": some("Work", "Missed family time", "Slower [at home]"),
        "Potential Triggers": some("Stress", "Lack of sleep", "Weather", "Alcohol"),
        "Symptoms": some("Nausea", "Sensitivity to light", "Throbbing pain", "Insomnia"),
        "Pain Positions": some("Left Temple", "Right Eye", "Left Back of Head (Lower)"),
        f"{helped} Medication": rng.choice(["1x Sumatriptan", "2x Advil", "No medication"]),
        "Helpful Non Drug Relief Methods": some("Sleep", "Ice pack", "Peppermint oil"),
        "Notes": rng.choice(["", "Woke me, second one this week", line]),
    }
