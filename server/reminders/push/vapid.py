"""Our identity to the push services (RFC 8292): the keys, and one signed header for each of them.

A browser's subscription is bound to the key that it was made with. So a new key stands beside
those before it, which go on signing for the subscriptions that are theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from server.reminders.push.endpoints import decoded, encoded
from server.storage.crypto import write_new_secret
from server.storage.errors import KeyUnreadable

FILE = "vapid.key"
KEY_BYTES = 32
LIFE_SECONDS = 12 * 3600
"""RFC 8292 allows 24 hours; half of that leaves room for a clock that is wrong."""
RENEW_SECONDS = 6 * 3600
"""What must be left of a header that is used; Apple asks for no new one within the hour."""
REMEMBERED = 1000
"""Headers kept. There are a handful of push services; who makes up names shall not fill memory."""


class _Key:
    def __init__(self, raw: bytes) -> None:
        # py_vapid's own reader wants base64 text.
        self.signer = Vapid02.from_raw(encoded(raw).encode())
        # Its check of the subject knows no port; ours stands where the setting is read.
        self.signer.conf = {"no-strict": True}
        point = self.signer.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public = encoded(point)
        self.id = hashlib.sha256(point).hexdigest()[:16]


class Vapid:
    """The VAPID keys of this server, the current one first."""

    def __init__(self, keys: Sequence[bytes], subject: str) -> None:
        """`keys`: private P-256 scalars, 32 bytes each; `subject`: `mailto:` or `https:`."""
        made = [_Key(raw) for raw in keys]
        self._keys = {key.id: key for key in made}
        self._current = made[0]
        self._subject = subject
        self._headers: dict[tuple[str, str], tuple[int, str]] = {}
        self._lock = Lock()

    @classmethod
    def open(cls, data_dir: Path, given: str, subject: str) -> Vapid:
        """The keys `given` as base64url (several: apart by spaces, newest first).

        Else those in `vapid.key` of the data folder, one to a line, which is made (mode 0600) when
        missing. Raises KeyUnreadable.
        """
        if given.strip():
            return cls(parse_keys(given), subject)
        file = data_dir / FILE
        if not file.exists():
            write_new_secret(file, encoded(new_key()) + "\n")
        return cls(parse_keys(file.read_text("ascii", "replace")), subject)

    @property
    def public_key(self) -> str:
        """The current key as browsers take it (base64url)."""
        return self._current.public

    @property
    def key_id(self) -> str:
        """The current key's id."""
        return self._current.id

    def id_of(self, public_key: str) -> str | None:
        """The id of one of our keys, or None where it is none of ours."""
        return next((key.id for key in self._keys.values() if key.public == public_key), None)

    def public_key_of(self, key_id: str) -> str | None:
        """The key with that id (base64url), or None where it is gone."""
        key = self._keys.get(key_id)
        return key.public if key else None

    def header(self, key_id: str, origin: str, now: datetime) -> str | None:
        """The `Authorization` for a push service, signed anew every few hours.

        `origin`: of this very endpoint. None where the key is gone.
        """
        seconds, place = int(now.timestamp()), (key_id, origin)
        expires, header = self._headers.get(place, (0, ""))
        if RENEW_SECONDS <= expires - seconds <= LIFE_SECONDS:
            return header
        key = self._keys.get(key_id)
        if key is None:
            return None
        with self._lock:
            header = self._signed(key, origin, seconds + LIFE_SECONDS)
            if len(self._headers) >= REMEMBERED:
                self._headers.clear()
            self._headers[place] = seconds + LIFE_SECONDS, header
        return header

    def _signed(self, key: _Key, origin: str, expires: int) -> str:
        # Fresh claims each time: who shares them gives the second service the first one's `aud`.
        claims = {"aud": origin, "exp": expires, "sub": self._subject}
        header: str = key.signer.sign(claims)["Authorization"]
        return header


def new_key() -> bytes:
    """A fresh private key: a P-256 scalar of 32 bytes."""
    made = ec.generate_private_key(ec.SECP256R1())
    return made.private_numbers().private_value.to_bytes(KEY_BYTES, "big")


def parse_keys(text: str) -> list[bytes]:
    """Private keys from base64url words; raises KeyUnreadable."""
    raws = [decoded(word) for word in text.split()]
    keys = [raw for raw in raws if raw is not None and _is_scalar(raw)]
    if not keys or len(keys) != len(raws):
        raise KeyUnreadable("A VAPID key must be the 32 bytes of a P-256 key in base64url.")
    return keys


def _is_scalar(raw: bytes) -> bool:
    if len(raw) != KEY_BYTES:
        return False
    try:
        ec.derive_private_key(int.from_bytes(raw, "big"), ec.SECP256R1())
    except ValueError:
        return False
    return True
