"""How often somebody may try, counted in the database, so that all processes count together.

A try is written down before the password is looked at and taken back when it was right: of a
hundred at once no more are looked at than of a hundred in turn.
"""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select, text

from server.accounts.errors import TooManyTries
from server.storage.models import share_openings, shares, tries

SIGN_IN = "sign_in"
SIGN_UP = "sign_up"
SHARE_OPEN = "share_open"
PUSH_TEST = "push_test"
_HOUR_MS = 3_600_000
_LOCK = 0x63657068  # any number that nobody else locks


@dataclass(frozen=True)
class Limit:
    """At most `most` tries within `span`."""

    most: int
    span: timedelta

    @property
    def span_ms(self) -> int:
        """The span in milliseconds."""
        return self.span // timedelta(milliseconds=1)


WRONG_PASSWORDS_OF_ADDRESS = Limit(10, timedelta(minutes=15))
WRONG_PASSWORDS_OF_NETWORK = Limit(100, timedelta(hours=1))
SIGN_UPS_OF_NETWORK = Limit(20, timedelta(hours=1))
SHARES_MADE = Limit(60, timedelta(hours=1))
OPENINGS_OF_SHARE = Limit(200, timedelta(hours=1))
PUSH_TESTS_OF_ACCOUNT = Limit(30, timedelta(minutes=10))
WRONG_LINKS_OF_NETWORK = Limit(600, timedelta(minutes=1))
"""Links and PINs are not to be guessed anyway: this keeps guessing from being a load."""


def network_of(address: str | None) -> str:
    """The network that an IP address belongs to: /24 of IPv4, /64 of IPv6."""
    try:
        ip = ipaddress.ip_address((address or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 64), strict=False))


def begin_sign_in(conn: Connection, address: bytes, network: str, now_ms: int) -> int:
    """Count a password that is about to be looked at; the number is for `take_back`.

    Raises TooManyTries when this address or network has tried too often.
    """
    _one_at_a_time(conn)
    _sweep(conn, now_ms)
    of_address = (tries.c.what == SIGN_IN) & (tries.c.address == address)
    _check(conn, of_address, WRONG_PASSWORDS_OF_ADDRESS, now_ms)
    of_network = (tries.c.what == SIGN_IN) & (tries.c.network == network)
    _check(conn, of_network, WRONG_PASSWORDS_OF_NETWORK, now_ms)
    return _note(conn, SIGN_IN, address, network, now_ms)


def begin_sign_up(conn: Connection, network: str, now_ms: int) -> None:
    """Count a sign-up; raises TooManyTries when this network made too many."""
    _one_at_a_time(conn)
    _sweep(conn, now_ms)
    of_network = (tries.c.what == SIGN_UP) & (tries.c.network == network)
    _check(conn, of_network, SIGN_UPS_OF_NETWORK, now_ms)
    _note(conn, SIGN_UP, None, network, now_ms)


def begin_share_open(conn: Connection, network: str, now_ms: int) -> int:
    """Count the opening of a link that is about to be judged; the number is for `take_back`.

    Raises TooManyTries when this network was wrong too often.
    """
    _one_at_a_time(conn)
    _sweep(conn, now_ms)
    of_network = (tries.c.what == SHARE_OPEN) & (tries.c.network == network)
    _check(conn, of_network, WRONG_LINKS_OF_NETWORK, now_ms)
    return _note(conn, SHARE_OPEN, None, network, now_ms)


def check_shares_made(conn: Connection, account: int, now_ms: int) -> None:
    """Raise TooManyTries when the account, whose row is locked, made too many links."""
    whose = shares.c.account == account
    _refuse_beyond(SHARES_MADE, conn, shares.c.created_at, whose, now_ms)


def check_openings(conn: Connection, account: int, share: str, now_ms: int) -> None:
    """Raise TooManyTries when the link, whose row is locked, was opened too often."""
    table = share_openings.c
    whose = (table.account == account) & (table.share == share)
    _refuse_beyond(OPENINGS_OF_SHARE, conn, table.opened_at, whose, now_ms)


def begin_push_test(conn: Connection, account: int, now_ms: int) -> None:
    """Count a push that somebody tries; raises TooManyTries when the account tried too often."""
    _one_at_a_time(conn)
    _sweep(conn, now_ms)
    address = hashlib.sha256(b"account %d" % account).digest()
    of_account = (tries.c.what == PUSH_TEST) & (tries.c.address == address)
    _check(conn, of_account, PUSH_TESTS_OF_ACCOUNT, now_ms)
    _note(conn, PUSH_TEST, address, None, now_ms)


def take_back(conn: Connection, number: int) -> None:
    """Forget the try: the password was right."""
    conn.execute(delete(tries).where(tries.c.id == number))


def _one_at_a_time(conn: Connection) -> None:
    """On PostgreSQL nobody else counts until this transaction ends; SQLite has one writer."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _check(conn: Connection, whose: ColumnElement[bool], limit: Limit, now_ms: int) -> None:
    _refuse_beyond(limit, conn, tries.c.at, whose, now_ms)


def _refuse_beyond(
    limit: Limit,
    conn: Connection,
    at: ColumnElement[int],
    whose: ColumnElement[bool],
    now_ms: int,
) -> None:
    since = now_ms - limit.span_ms
    recent = select(at).where(whose, at > since).order_by(at.desc())
    # With this one out of the window there is room for one more.
    oldest = conn.execute(recent.limit(1).offset(limit.most - 1)).scalar()
    if oldest is not None:
        raise TooManyTries(max(1, -(-(oldest - since) // 1000)))


def _note(
    conn: Connection, what: str, address: bytes | None, network: str | None, now_ms: int
) -> int:
    row = insert(tries).values(what=what, address=address, network=network, at=now_ms)
    number: int = conn.execute(row.returning(tries.c.id)).scalar_one()
    return number


def _sweep(conn: Connection, now_ms: int) -> None:
    conn.execute(delete(tries).where(tries.c.at <= now_ms - _HOUR_MS))
