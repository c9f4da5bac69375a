"""Accounts: sign up, sign in, change, erase. One password hash for each, none anywhere else.

An unknown address and a wrong password look the same and take the same time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts import addresses, limits, passwords, sessions
from server.accounts.errors import AccountErased, AddressTaken, WrongPassword
from server.domain.errors import Invalid, NotFound
from server.storage.accounts import erase_account, fresh_account
from server.storage.crypto import Keyring
from server.storage.database import Database
from server.storage.entries import apply_changes, get_entry
from server.storage.models import accounts
from server.storage.moments import from_ms, rfc3339


@dataclass(frozen=True)
class Account:
    """An account as it is shown; `zone` is the profile's, None where it was never given."""

    id: int
    email: str
    zone: str | None


@dataclass(frozen=True)
class Device:
    """What signs in: `client` is `browser` or `api`, `name` what the person calls it."""

    client: str
    name: str | None


@dataclass(frozen=True)
class Welcome:
    """A sign-in: the account, the session and its token, told this once."""

    account: Account
    session: str
    token: str


class Accounts:
    """The accounts of one database."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    def sign_up(
        self,
        email: str,
        password: str,
        zone: str | None,
        *,
        now_ms: int,
        network: str | None = None,
    ) -> Account:
        """Make an account; its zone is written to its profile.

        `network` counts against the limit on sign-ups, None does not. Raises Invalid,
        AddressTaken, TooManyTries.
        """
        check_credentials(email, password)
        if network is not None:
            self._database.write(lambda conn: limits.begin_sign_up(conn, network, now_ms))
        if self._database.read(lambda conn: _by_email(conn, email)):
            raise AddressTaken
        hashed = passwords.hashed(password)
        try:
            number = self._database.write(
                lambda conn: self._insert(conn, email, hashed, zone, now_ms)
            )
        except IntegrityError:
            raise AddressTaken from None
        return Account(number, addresses.shown(email), zone)

    def sign_in(
        self, email: str, password: str, device: Device, *, network: str, now_ms: int
    ) -> Welcome:
        """Raises WrongPassword (also for an unknown address), TooManyTries."""
        row = self._database.read(lambda conn: _by_email(conn, email))
        attempt = self._judge(row, email, password, network, now_ms)
        if row is None:
            raise WrongPassword

        def enter(conn: Connection) -> tuple[str, str]:
            limits.take_back(conn, attempt)
            return sessions.start_session(conn, row.id, device.client, device.name, now_ms)

        session, token = self._database.write(enter)
        self._rehash(row, password)
        return Welcome(self._shown(row), session, token)

    def start_session(self, account: Account, device: Device, now_ms: int) -> Welcome:
        """Sign in who has just signed up."""
        session, token = self._database.write(
            lambda conn: sessions.start_session(
                conn, account.id, device.client, device.name, now_ms
            )
        )
        return Welcome(account, session, token)

    def get(self, number: int) -> Account:
        """Raises AccountErased."""
        return self._shown(self._row(number))

    def confirm(self, number: int, password: str, *, network: str, now_ms: int) -> None:
        """Raises WrongPassword unless `password` is the account's; counts like a sign-in."""
        row = self._row(number)
        attempt = self._judge(row, row.email, password, network, now_ms)
        self._database.write(lambda conn: limits.take_back(conn, attempt))

    def change(
        self,
        number: int,
        *,
        email: str | None = None,
        password: str | None = None,
        session: str | None = None,
        pointer: str = "/password",
    ) -> Account:
        """Change address or password; a new password signs out every session but `session`.

        Raises Invalid, naming the password by `pointer`, and AddressTaken.
        """
        row = self._row(number)
        check_credentials(email, password, known_as=row.email_shown, pointer=pointer)
        changes: dict[str, Any] = {}
        if email is not None:
            changes |= {"email": addresses.compared(email), "email_shown": addresses.shown(email)}
        if password is not None:
            changes["password_hash"] = passwords.hashed(password)

        def write(conn: Connection) -> None:
            if changes:
                conn.execute(update(accounts).where(accounts.c.id == number).values(changes))
            if password is not None:
                sessions.end_others(conn, number, session)

        try:
            self._database.write(write)
        except IntegrityError:
            raise AddressTaken from None
        return self.get(number)

    def erase(self, number: int, now_ms: int) -> None:
        """Delete the account with everything in it; its devices are told that it is gone."""

        def write(conn: Connection) -> None:
            sessions.remember_erased(conn, number, now_ms)
            erase_account(conn, number)

        self._database.write(write)

    def find(self, email: str) -> Account:
        """The account with that address; raises NotFound."""
        row = self._database.read(lambda conn: _by_email(conn, email))
        if row is None:
            raise NotFound(f"There is no account with the email {email}.")
        return self._shown(row)

    def list(self) -> list[tuple[str, str]]:
        """(address, time of sign-up) of every account, oldest first."""
        columns = select(accounts.c.email_shown, accounts.c.created_at)
        rows = self._database.read(
            lambda conn: conn.execute(columns.order_by(accounts.c.created_at, accounts.c.id)).all()
        )
        return [(row.email_shown, rfc3339(row.created_at)) for row in rows]

    def _row(self, number: int) -> Row[Any]:
        whole = select(accounts).where(accounts.c.id == number)
        row = self._database.read(lambda conn: conn.execute(whole).first())
        if row is None:
            raise AccountErased
        return row

    def _shown(self, row: Row[Any]) -> Account:
        profile = self._database.read(
            lambda conn: get_entry(conn, self._keyring, row.id, "profile", "me")
        )
        return Account(row.id, row.email_shown, profile.data.get("zone") if profile else None)

    def _judge(
        self, row: Row[Any] | None, email: str, password: str, network: str, now_ms: int
    ) -> int:
        """The number of a try whose password was right; raises WrongPassword, TooManyTries."""
        address = self._digest(email)
        attempt = self._database.write(
            lambda conn: limits.begin_sign_in(conn, address, network, now_ms)
        )
        if not passwords.matches(row.password_hash if row else None, password):
            raise WrongPassword
        return attempt

    def _digest(self, email: str) -> bytes:
        return hashlib.sha256(addresses.compared(email).encode()).digest()

    def _rehash(self, row: Row[Any], password: str) -> None:
        if not passwords.is_outdated(row.password_hash):
            return
        hashed = passwords.hashed(password)
        same = (accounts.c.id == row.id) & (accounts.c.password_hash == row.password_hash)
        self._database.write(
            lambda conn: conn.execute(update(accounts).where(same).values(password_hash=hashed))
        )

    def _insert(
        self, conn: Connection, email: str, hashed: str, zone: str | None, now_ms: int
    ) -> int:
        row = fresh_account(self._keyring, from_ms(now_ms))
        conn.execute(
            insert(accounts).values(
                **row,
                email=addresses.compared(email),
                email_shown=addresses.shown(email),
                password_hash=hashed,
                consented_at=now_ms,
            )
        )
        number: int = row["id"]
        if zone is not None:
            self._write_zone(conn, number, zone, now_ms)
        return number

    def _write_zone(self, conn: Connection, number: int, zone: str, now_ms: int) -> None:
        change = {
            "kind": "profile",
            "id": "me",
            "at": rfc3339(now_ms),
            "deleted": False,
            "patch": {"zone": zone},
        }
        apply_changes(
            conn, self._keyring, number, [change], client_id=str(number), now=from_ms(now_ms)
        )


def check_credentials(
    email: str | None,
    password: str | None,
    *,
    known_as: str = "",
    pointer: str = "/password",
) -> None:
    """Raises Invalid unless address and password, where given, can be those of an account."""
    faults: dict[str, list[str]] = {}
    if email is not None and (fault := addresses.fault_of(email)):
        faults["/email"] = [fault]
    if password is not None and (fault := passwords.fault_of(password, email or known_as)):
        faults[pointer] = [fault]
    if faults:
        raise Invalid(faults)


def _by_email(conn: Connection, email: str) -> Row[Any] | None:
    return conn.execute(
        select(accounts).where(accounts.c.email == addresses.compared(email))
    ).first()
