"""R3: claiming a batch out of a thousand rows, and out of a million."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, text

from server.reminders.claims import AT_ONCE, claim
from server.storage.accounts import fresh_account
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.migrate import migrate
from server.storage.models import accounts
from server.storage.moments import to_ms
from tests.bench.goals import Figures
from tests.fixtures.postgres import Cluster

STORED = {"small": 1000, "ours": int(os.environ.get("BENCH_STORED", "1000000"))}
REPEATS = 40
NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)
_NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})",
    "postgresql": "WITH n(i) AS (SELECT generate_series(1, {count}))",
}
# Half are done, half are for later; then those that are due now.
_STORE = """
INSERT INTO due (account, reminder, subject, on_date, due_at, expires_at, pick_at, done_at)
{numbers} SELECT {account}, 'r' || i, '', '2026-03-01', {now} + i * 977, {now} + i * 977 + 7200000,
{now} + 600000 + i * 977, CASE i & 1 WHEN 0 THEN {now} - i END FROM n
"""
_DUE = """
INSERT INTO due (account, reminder, subject, on_date, due_at, expires_at, pick_at)
{numbers} SELECT {account}, 'd{round}-' || i, '', '2026-03-01', {now}, {now} + 7200000, {now} - i
FROM n
"""


def measure_picking(folder: Path, cluster: Cluster | None, figures: Figures) -> None:
    """Fill in `picking_sqlite` and `picking_postgres`: milliseconds for a batch, in turns."""
    for kind in ("sqlite", *(["postgres"] if cluster else [])):
        stores = {}
        for name, count in STORED.items():
            if kind == "sqlite":
                url = f"sqlite:///{folder / f'picking-{name}.db'}"
            else:
                assert cluster is not None
                url = cluster.url(cluster.create())
            stores[name] = Store(url, folder / f"picking-{kind}-{name}", count)
        for number in range(REPEATS):
            for name, store in stores.items():
                taken = store.pick(number)
                if number >= REPEATS // 4:
                    figures.setdefault((f"picking_{kind}", name), []).append(taken)
        for store in stores.values():
            store.database.close()


class Store:
    """A database with so many rows of one account."""

    def __init__(self, url: str, data: Path, count: int) -> None:
        data.mkdir()
        self.database = Database.open(url, data)
        migrate(self.database)
        row = fresh_account(Keyring.open(data), NOW)
        row |= {"email": "a@example.org", "email_shown": "a", "password_hash": "-"}
        self._account = row["id"]
        self.database.write(lambda conn: conn.execute(insert(accounts).values(row)).rowcount)
        self._insert(_STORE, count)
        if not self.database.is_sqlite:
            self.database.write(lambda conn: conn.execute(text("ANALYZE due")).rowcount)

    def pick(self, number: int) -> float:
        """Milliseconds to claim what is due; it is put there before."""
        self._insert(_DUE, AT_ONCE, number)
        now = NOW + timedelta(seconds=number)
        began = time.perf_counter()
        found = self.database.write(lambda conn: claim(conn, now, now + timedelta(days=9)))
        taken = time.perf_counter() - began
        assert len(found) == AT_ONCE
        return 1e3 * taken

    def _insert(self, sql: str, count: int, number: int = 0) -> None:
        kind = "sqlite" if self.database.is_sqlite else "postgresql"
        numbers = _NUMBERS[kind].format(count=count)
        named = {"account": self._account, "now": to_ms(NOW), "round": number}
        statement = sql.format(numbers=numbers, **named)
        self.database.write(lambda conn: conn.exec_driver_sql(statement).rowcount)
