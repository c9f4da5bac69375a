"""Somebody whose reminders a test sets, answers and has sent, without HTTP and without a push."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from server.reminders.agenda import SENT, DueRow
from server.reminders.claims import Claimed, Done, claim_due_at, mark
from server.reminders.notice import Notice, Skip, notice_of
from server.reminders.plan import plan_account, plan_in_zone
from server.reminders.standing import Together
from server.storage.accounts import fresh_account
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entries import apply_changes
from server.storage.models import accounts, due, sessions
from server.storage.moments import from_ms, to_ms
from tests.fixtures.clock import FrozenClock

ZONE = "Europe/Berlin"


@dataclass
class Person:
    """One account, whose profile is in Berlin. Times are RFC 3339 texts."""

    database: Database
    keyring: Keyring
    clock: FrozenClock
    account: int = 0
    edited: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    def __post_init__(self) -> None:
        mail = f"{uuid.uuid4()}@example.org"
        row = fresh_account(self.keyring, self.clock())
        row |= {"email": mail, "email_shown": mail, "password_hash": "-"}
        self.database.write(lambda conn: conn.execute(insert(accounts).values(row)).rowcount)
        self.account = int(row["id"])
        self.put("profile", "me", zone=ZONE, language="de-DE")

    def put(self, kind: str, entry_id: str = "", **patch: Any) -> str:
        """Make an entry, or change the one of that id; gives the id. A millisecond goes by."""
        entry_id = entry_id or str(uuid.uuid4())
        change = {"kind": kind, "id": entry_id, "at": self._now(), "deleted": False, "patch": patch}
        self._apply(change)
        return entry_id

    def remove(self, kind: str, entry_id: str) -> None:
        self._apply({"kind": kind, "id": entry_id, "at": self._now(), "deleted": True})

    def _now(self) -> str:
        """The device's clock, which never runs back, whatever the server's does."""
        self.edited = max(
            self.clock.advance(milliseconds=1), self.edited + timedelta(milliseconds=1)
        )
        return self.edited.isoformat()

    def _apply(self, change: dict[str, Any]) -> None:
        client, now = str(self.account), self.clock()
        (result,) = self.database.write(
            lambda conn: apply_changes(
                conn, self.keyring, self.account, [change], client_id=client, now=now
            )
        )
        assert result.status in {"applied", "merged"}, result

    def reminder(self, kind: str, **patch: Any) -> str:
        """Set a reminder; it goes by the device's zone."""
        return self.put("reminder", type=kind, **{"zone": "device", "enabled": True, **patch})

    def medicine(self, name: str = "Suma", **patch: Any) -> str:
        return self.put("medication", name=name, **patch)

    def dose(self, medication: str, taken_at: str, entry_id: str = "", **patch: Any) -> str:
        taken = {"taken_at": taken_at, "zone": ZONE, "medication": medication}
        return self.put("dose", entry_id, **taken, **patch)

    def attack(self, started_at: str, **patch: Any) -> str:
        return self.put("attack", started_at=started_at, zone=ZONE, **patch)

    def device(self, name: str = "phone") -> str:
        """A device that is signed in; gives its session."""
        session, now = str(uuid.uuid4()), to_ms(self.clock())
        row = {
            "account": self.account, "id": session, "token_hash": session.encode(),
            "kind": "api", "device": name, "created_at": now, "last_used_at": now,
        }  # fmt: skip
        self.database.write(lambda conn: conn.execute(insert(sessions).values(row)).rowcount)
        return session

    def arrive(self, session: str, zone: str) -> None:
        """The device of `session` syncs in `zone`."""
        where = (self.account, session, zone, self.clock())
        self.database.write(lambda conn: plan_in_zone(conn, self.keyring, *where))

    def plan(self) -> None:
        """Plan anew."""
        now = self.clock()
        self.database.write(lambda conn: plan_account(conn, self.keyring, self.account, now))

    def rows(self) -> list[Any]:
        """Every row of `due`, by time."""
        query = select(due).where(due.c.account == self.account).order_by(due.c.due_at)
        return self.database.read(lambda conn: list(conn.execute(query)))

    def planned(self) -> list[tuple[str, str]]:
        """(local date, moment in UTC) of every open row."""
        open_rows = (row for row in self.rows() if row.done_at is None)
        return [(row.on_date, from_ms(row.due_at).isoformat()[:16]) for row in open_rows]

    def claim(self, at: str) -> list[Claimed]:
        """What a worker claims at that moment."""
        now = self.clock.set(at)
        return self.database.write(lambda conn: claim_due_at(conn, now, now))

    def checked(self, row: DueRow) -> Notice | Skip:
        now = to_ms(self.clock())

        def job(connection: Connection) -> Notice | Skip:
            together = Together(connection, self.keyring, [row.account], now)
            return notice_of(connection, together.standing(row.account), row)

        return self.database.write(job)

    def settle(self, claimed: Claimed, outcome: str = SENT) -> None:
        """What a worker writes when it is done with a row."""
        now, done = self.clock(), [Done(claimed, outcome)]
        self.database.write(lambda conn: mark(conn, done, now))
        self.plan()

    def at(self, at: str) -> list[Notice | Skip]:
        """What a worker does at that moment, until nothing is due; what it sends, what it skips."""
        done: list[Notice | Skip] = []
        while found := self.claim(at):
            for claimed in found:
                notice = self.checked(claimed.row)
                done.append(notice)
                if isinstance(notice, Notice):
                    self.settle(claimed)
                elif notice.settled:
                    self.settle(claimed, notice.reason)
        return done

    def sent_at(self, at: str) -> list[tuple[str, str]]:
        """(id, local date) of what is sent at that moment."""
        return [(one.id, one.on_date) for one in self.at(at) if isinstance(one, Notice)]

    def skipped_at(self, at: str) -> list[str]:
        """Why what is due at that moment is not sent; nothing is sent."""
        found = self.at(at)
        assert not any(isinstance(one, Notice) for one in found), found
        return [one.reason for one in found if isinstance(one, Skip)]
