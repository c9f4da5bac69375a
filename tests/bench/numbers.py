"""The summary of ten years: what each part of it takes, and how they grow with the dates asked for.

3,650 days, 2,000 spells and 4,000 doses in a real SQLite file, read as `GET /summary` reads them.
All in processor time, which others on the machine change least: nothing is waited for.
"""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection

from server.accounts.accounts import Accounts
from server.api.routes import as_response
from server.reports.reading import Near, near_period, reader
from server.reports.summary import build_summary
from server.serve import set_apart_what_is_loaded
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entries import Told, apply_changes
from server.storage.migrate import migrate
from server.storage.moments import to_ms
from server.storage.told import sealed
from tests.bench.load import percentile

AS_OF = datetime(2026, 4, 10, 9, tzinfo=UTC)
LAST = date(2026, 4, 9)
TEN_YEARS, YEAR, QUARTER = 3650, 365, 90
REPEATS = 9
CLIENT = str(uuid.UUID(int=7))
ZONE = {"zone": "Europe/Berlin"}
Change = dict[str, Any]
Asked = tuple[Sequence[str], date | None, date | None]


def diary_of(days: int, seed: int = 7) -> list[Change]:
    """Changes that make a diary of so many days, with 0.55 spells and 1.1 doses a day."""
    rng = random.Random(seed)
    tablet = new_id(rng)
    made = [change("medication", tablet, {"name": "Tablet", "ingredients": ["sumatriptan"]})]
    for back in range(days):
        on = LAST - timedelta(days=back)
        made.append(change("day", str(on), {**ZONE, "headache": False, "sleep_hours": 7}))
        if rng.random() < 2000 / TEN_YEARS:
            made += spell(rng, on, tablet)
    return made


def spell(rng: random.Random, on: date, tablet: str) -> list[Change]:
    began = datetime(on.year, on.month, on.day, rng.randint(4, 20), tzinfo=UTC)
    ended = began + timedelta(hours=rng.randint(1, 30))
    own = new_id(rng)
    signs = {"nausea": rng.random() < 0.5, "photophobia": True, "phonophobia": rng.random() < 0.7}
    told = {"severity": rng.randint(1, 3), "side": rng.choice(("left", "both")), "symptoms": signs}
    times = {"started_at": stamp(began), "ended_at": stamp(ended)}
    dose = {**ZONE, "medication": tablet, "attack": own, "reason": "headache"}
    taken = [
        change("dose", new_id(rng), {**dose, "taken_at": stamp(began + timedelta(hours=n))})
        for n in range(2)
    ]
    return [change("attack", own, {**ZONE, **times, **told}), *taken]


def change(kind: str, entry_id: str, patch: Any) -> Change:
    return {"kind": kind, "id": entry_id, "at": stamp(AS_OF), "deleted": False, "patch": patch}


def new_id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


class Taken(NamedTuple):
    """Milliseconds of a summary: finding the rows, opening them (decrypting, unpacking, parsing),
    counting, and writing the answer. `database` is of the same statements run once more."""

    whole: float
    database: float
    opening: float
    counting: float
    writing: float
    entries: int


class Server:
    """A migrated SQLite database with one account, and that account's diary."""

    def __init__(self, folder: Path, days: int) -> None:
        folder.mkdir(parents=True)
        self.database = Database.open(f"sqlite:///{folder / 'diary.sqlite3'}", folder)
        migrate(self.database)
        self.keyring = Keyring.open(folder)
        accounts = Accounts(self.database, self.keyring)
        self.account = accounts.sign_up(
            "b@example.org", "a quiet dark room", "Europe/Berlin", now_ms=to_ms(AS_OF)
        ).id
        changes = diary_of(days)
        for start in range(0, len(changes), 500):
            self._apply(changes[start : start + 500])

    def _apply(self, part: list[Change]) -> None:
        self.database.write(
            lambda conn: apply_changes(
                conn, self.keyring, self.account, part, client_id=CLIENT, now=AS_OF
            )
        )

    def summary(self, days: int) -> Taken:
        """The summary of the last `days`, as `GET /summary` makes it."""
        first = LAST - timedelta(days=days - 1)
        asked: list[Asked] = []
        read_in = 0.0

        def near(connection: Connection) -> Near:
            read = reader(connection, self.keyring, self.account)

            def timed(*these: Any) -> list[Told]:
                nonlocal read_in
                began = time.process_time()
                found = read(*these)
                read_in += time.process_time() - began
                asked.append(these)
                return found

            return near_period(timed, first, LAST, AS_OF)

        began = time.process_time()
        entries, diary = self.database.read(near)
        figures = build_summary(diary, first, LAST, AS_OF)
        counted = time.process_time()
        as_response(figures, 200)
        ended = time.process_time()
        alone = self.database.read(lambda connection: self._found(connection, asked))
        return Taken(
            whole=1e3 * (ended - began),
            database=1e3 * alone,
            opening=1e3 * (read_in - alone),
            counting=1e3 * (counted - began - read_in),
            writing=1e3 * (ended - counted),
            entries=len(entries),
        )

    def _found(self, connection: Connection, asked: Sequence[Asked]) -> float:
        """Seconds to fetch what was asked for, sealed as it is."""
        began = time.process_time()
        for kinds, low, high in asked:
            dates = (str(low), str(high)) if low and high else None
            for kind in kinds:
                sealed(connection, self.account, kind, dates).fetchall()
        return time.process_time() - began


def measure(folder: Path, say: Callable[[str], None]) -> None:
    """In turns, so that all see the same machine, and in a process set up as the web's are."""
    long, short = Server(folder / "ten-years", TEN_YEARS), Server(folder / "one-year", YEAR)
    asked = {
        "10 years of 10": (long, TEN_YEARS),
        "1 year of 10": (long, YEAR),
        "90 days of 10 years": (long, QUARTER),
        "90 days of 1 year": (short, QUARTER),
    }
    found: dict[str, list[Taken]] = {name: [] for name in asked}
    set_apart_what_is_loaded()
    for _ in range(REPEATS):
        for name, (server, days) in asked.items():
            found[name].append(server.summary(days))
    for name, rows in found.items():
        whole, database, opening, counting, writing, entries = (
            percentile([row[at] for row in rows], 50) for at in range(len(Taken._fields))
        )
        say(f"N1  summary of {name:20} {whole:6.1f} ms, {database:5.1f} of them in the database, "
            f"opening {opening:5.1f}, counting {counting:5.1f}, writing {writing:4.1f}, "
            f"{entries:.0f} entries")  # fmt: skip
    grown = [
        a.whole / b.whole
        for a, b in zip(found["90 days of 10 years"], found["90 days of 1 year"], strict=True)
    ]
    say(f"N1  90 days of a diary of 10 years over those of 1 year: {percentile(grown, 50):.2f}")
    for server in (long, short):
        server.database.close()
