"""Every table. Each key begins with the account, so that the tables shard by it unchanged.

Moments are whole milliseconds since 1970 UTC (`moments.py`). What a person recorded stands only
in the `body` columns, encrypted (`crypto.py`); beside them are plain columns alone that lead there.
"""

from __future__ import annotations

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
)
from sqlalchemy.orm import DeclarativeBase


class _Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=_Base)
metadata = db.metadata


def _account(*, first: bool = True) -> Column[int]:
    """The account a row belongs to; all of an account's rows go when its own row goes."""
    return Column(
        "account",
        BigInteger,
        ForeignKey("accounts.id", ondelete="CASCADE"),
        primary_key=first,
        nullable=False,
        autoincrement=False,
    )


accounts = db.Table(
    "accounts",
    # Random, positive, 62 bits; shown outside as decimal text.
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    # As it is compared (`email`) and as the person writes it.
    Column("email", Text, nullable=False, unique=True),
    Column("email_shown", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    # When the privacy page was agreed to.
    Column("consented_at", BigInteger),
    # The account's key, wrapped by the server key of that id.
    Column("server_key", Text, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    # New when the database was restored, or a cursor was ahead of the counter (contract §2).
    Column("epoch", Text, nullable=False),
    # The newest `rev` and its `updated_at`; raised under this row's lock alone.
    Column("counter", BigInteger, nullable=False, server_default="0"),
    Column("last_updated", BigInteger, nullable=False, server_default="0"),
)

sessions = db.Table(
    "sessions",
    _account(),
    # A UUID, shown in the list of devices.
    Column("id", Text, primary_key=True),
    # SHA-256 of the token; the token itself is nowhere.
    Column("token_hash", LargeBinary, nullable=False),
    # `browser` or `api`.
    Column("kind", Text, nullable=False),
    Column("device", Text),
    # The client_id of the local database that this session last synced from.
    Column("client_id", Text),
    # The zone that the device was last in (reminders with zone `device` follow it).
    Column("zone", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("last_used_at", BigInteger, nullable=False),
    Index("sessions_token_hash", "token_hash"),
)

# Hashes of the tokens of erased accounts: such a device gets 410, not 401. No account: it is gone.
erased_tokens = db.Table(
    "erased_tokens",
    Column("token_hash", LargeBinary, primary_key=True),
    Column("erased_at", BigInteger, nullable=False),
)

# Counted by every web process alike. Rows older than an hour or so are swept by who writes here.
tries = db.Table(
    "tries",
    Column(
        "id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    ),
    # What was tried: `sign_in`, `sign_up`, …
    Column("what", Text, nullable=False),
    # A keyed hash of the address typed, and the network prefix of the caller.
    Column("address", LargeBinary),
    Column("network", Text),
    Column("at", BigInteger, nullable=False),
    Index("tries_address", "what", "address", "at"),
    Index("tries_network", "what", "network", "at"),
    Index("tries_at", "at"),
)

# Which device a client_id was, for the history view.
clients = db.Table(
    "clients",
    _account(),
    Column("client_id", Text, primary_key=True),
    Column("device", Text),
    Column("first_seen", BigInteger, nullable=False),
)

LIVING, DELETED, ERASED = 0, 1, 2

entries = db.Table(
    "entries",
    _account(),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    # The dates that it touches; both null: not dated; `day_to` null: still open.
    Column("day", Text),
    Column("day_to", Text),
    Column("rev", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    # LIVING, DELETED, or ERASED: deleted for so long that its values are gone.
    Column("deleted", SmallInteger, nullable=False, server_default="0"),
    Column("body", LargeBinary, nullable=False),
    Index("entries_rev", "account", "rev"),
    # A period's entries without a look at all others.
    Index("entries_dates", "account", "kind", "day_to", "day"),
)
Index(
    "entries_deleted",
    entries.c.account,
    entries.c.updated_at,
    sqlite_where=entries.c.deleted == DELETED,
    postgresql_where=entries.c.deleted == DELETED,
)

# Every value that was replaced or lost. Also the ledger by which a repeat is known, so erasing
# empties the body and keeps the digest.
history = db.Table(
    "history",
    _account(),
    Column("digest", LargeBinary, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("body", LargeBinary),
    Index("history_entry", "account", "kind", "id"),
)

imports = db.Table(
    "imports",
    _account(),
    # A UUID; also the `client_id` of what it wrote.
    Column("id", Text, primary_key=True),
    Column("created_at", BigInteger, nullable=False),
    Column("undone_at", BigInteger),
    # What came of it (format, counts, dropped rows), encrypted.
    Column("body", LargeBinary, nullable=False),
)

# Which entries an import made, and as which `rev`: edited since when that is no longer theirs.
import_entries = db.Table(
    "import_entries",
    _account(),
    Column("import", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("rev", BigInteger, nullable=False),
)

# Where a device takes its pushes (contract §2 *Push*), at most ten to an account.
subscriptions = db.Table(
    "subscriptions",
    _account(),
    # A UUID.
    Column("id", Text, primary_key=True),
    # The session that it came with; it goes when the device is signed out.
    Column("session", Text),
    # SHA-256 of the endpoint: one device is one row, whoever is signed in on it.
    Column("digest", LargeBinary, nullable=False, unique=True),
    # Which VAPID key the browser was given.
    Column("key_id", Text, nullable=False),
    # Endpoint, `p256dh` and `auth`, under the account's key.
    Column("body", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    # How often in a row the push service refused it for our fault (400, 401, 403).
    Column("refused", SmallInteger, nullable=False, server_default="0"),
    # Signed out is out: no push after that, however the session ended.
    ForeignKeyConstraint(
        ["account", "session"], ["sessions.account", "sessions.id"], ondelete="CASCADE"
    ),
)

# What is to be sent next, for each reminder (`reminders/plan.py`), and what was: the key is what
# makes it one for each reminder and local date, so a done row stays until nobody can ask again.
due = db.Table(
    "due",
    _account(),
    # The id of the reminder entry, or `link`; what it is about: a dose, an attack, a class, a link
    # for a clinician, or nothing.
    Column("reminder", Text, primary_key=True),
    Column("subject", Text, primary_key=True, default=""),
    # The local date that it is for.
    Column("on_date", Text, primary_key=True),
    Column("due_at", BigInteger, nullable=False),
    # From then on it is not sent any more.
    Column("expires_at", BigInteger, nullable=False),
    # When a worker looks at it: `due_at` spread over a minute, the end of the lease while it is
    # claimed, the next try after that.
    Column("pick_at", BigInteger, nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    # The subscriptions that still wait for it when others have it (JSON list of ids).
    Column("left_over", Text),
    # When it was settled, and how; both null while it is open.
    Column("done_at", BigInteger),
    Column("outcome", Text),
)
Index(
    "due_open",
    due.c.pick_at,
    sqlite_where=due.c.done_at.is_(None),
    postgresql_where=due.c.done_at.is_(None),
)
Index(
    "due_done",
    due.c.done_at,
    sqlite_where=due.c.done_at.is_not(None),
    postgresql_where=due.c.done_at.is_not(None),
)

PIN_TRIES = 5
"""Of a link, in all: with so many `tries` it is locked."""

# What a person lets somebody see through a link. The secret of the link is nowhere.
shares = db.Table(
    "shares",
    _account(),
    # Random, short enough to be typed; the link leads here without knowing the account.
    Column("id", Text, primary_key=True),
    # SHA-256 of the secret.
    Column("secret_hash", LargeBinary, nullable=False),
    # Argon2id, where a PIN was set, and how many tries of the five are used.
    Column("pin_hash", Text),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    # Frozen when it is made: the dates, and which parts are included (JSON).
    Column("scope", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Index("shares_id", "id", unique=True),
)

# Each time that a link was opened, for the person to see; also the short session that it began.
share_openings = db.Table(
    "share_openings",
    _account(),
    Column("share", Text, primary_key=True),
    # SHA-256 of the session's token.
    Column("token_hash", LargeBinary, primary_key=True),
    Column("opened_at", BigInteger, nullable=False),
    # What opened it, coarsely: a browser's family and its system. No address.
    Column("agent", Text, nullable=False),
)

# Facts about the database itself, such as the value that shows whether the server key fits.
meta = db.Table(
    "meta",
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
