"""Writes `tests/cases/zones.json`: every change of the clock from 2000 to 2025 in every zone.

Run by hand when tzdata is renewed: `.venv/bin/python scripts/zone_cases.py`. The changes are read
from the `tzdata` package's own tables, not through the code that is tested. Zones that agree in
all of them share a row.

    { "version": "<IANA release>", "first": ms, "last": ms,
      "rows": [ {"zones": [names], "offset": minutes ahead of UTC at `first`,
                 "changes": [[seconds since 1970, minutes ahead of UTC from then on]]} ],
      "moving": [names] }

`moving` are zones whose rules or history were changed by IANA releases since 2022: a machine of
another release (Python's and Node's differ) may disagree there, and only there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

# Only its pure twin shows the rule of a zone after its last transition.
from zoneinfo import _zoneinfo  # type: ignore[attr-defined]

import tzdata  # type: ignore[import-untyped]  # tzdata ships no types

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
NO_ZONES = {"Factory", "localtime"}
MOVING = """
Africa/Cairo Egypt America/Asuncion America/Bahia_Banderas America/Cancun America/Chihuahua
America/Ciudad_Juarez America/Coyhaique America/Ensenada America/Godthab America/Hermosillo
America/Matamoros America/Mazatlan America/Merida America/Mexico_City America/Monterrey
America/Nuuk America/Ojinaga America/Santa_Isabel America/Scoresbysund America/Tijuana
Antarctica/Casey Antarctica/Vostok Asia/Almaty Asia/Amman Asia/Beirut Asia/Choibalsan
Asia/Damascus Asia/Gaza Asia/Hebron Asia/Hovd Asia/Manila Asia/Qostanay Asia/Tehran
Asia/Ulaanbaatar Asia/Ulan_Bator Iran Mexico/BajaNorte Mexico/BajaSur Mexico/General
Europe/Chisinau Europe/Tiraspol Pacific/Fiji
""".split()  # noqa: SIM905 - a table of names reads better in lines than as a list
TARGET = Path(__file__).parent.parent / "tests" / "cases" / "zones.json"

Changes = tuple[int, tuple[tuple[int, int], ...]]


def main() -> None:
    rows: dict[Changes, list[str]] = defaultdict(list)
    for name in _names():
        rows[_changes(name)].append(name)
    written = [
        {"zones": names, "offset": offset, "changes": [list(change) for change in changes]}
        for (offset, changes), names in rows.items()
    ]
    text = ",\n".join(json.dumps(row, separators=(",", ":")) for row in written)
    head = {
        "version": tzdata.IANA_VERSION,
        "first": int(FIRST.timestamp()) * 1000,
        "last": int(LAST.timestamp()) * 1000,
        "moving": MOVING,
    }
    TARGET.write_text(f'{json.dumps(head)[:-1]}, "rows": [\n{text}\n]}}\n')


def _names() -> list[str]:
    names = resources.files("tzdata").joinpath("zones").read_text().split()
    return [name for name in sorted(names) if name not in NO_ZONES]


def _changes(name: str) -> Changes:
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as file:
        zone = _zoneinfo.ZoneInfo.from_file(file, key=name)
    offset = _minutes(zone.utcoffset(FIRST.astimezone(zone)))
    now, changes = offset, []
    for second in sorted({*zone._trans_utc, *_ruled(zone)}):
        if FIRST.timestamp() < second < LAST.timestamp():
            moment = datetime.fromtimestamp(second, UTC).astimezone(zone)
            if (after := _minutes(moment.utcoffset())) != now:
                changes.append((second, after))
                now = after
    return offset, tuple(changes)


def _ruled(zone: object) -> list[int]:
    """Changes that a rule of the file gives for years after its table (none in fat files)."""
    # See the import: the rule is no public member.
    rule = zone._tz_after  # type: ignore[attr-defined]
    if not isinstance(rule, _zoneinfo._TZStr):
        return []
    years = range(FIRST.year, LAST.year)
    pairs = [rule.transitions(year) for year in years]
    standard = [start - int(rule.std.utcoff.total_seconds()) for start, _ in pairs]
    return standard + [end - int(rule.dst.utcoff.total_seconds()) for _, end in pairs]


def _minutes(offset: object) -> int:
    # A timedelta, from a private member.
    seconds = int(offset.total_seconds())  # type: ignore[attr-defined]
    if seconds % 60:
        raise ValueError(offset)
    return seconds // 60


if __name__ == "__main__":
    main()
