"""Passwords: Argon2id, the rules for new ones, one hash for each sign-in.

Rules after NIST SP 800-63B-4: 15 characters and more, no composition rules, common ones refused.
"""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

SHORTEST = 15
LONGEST = 512
GUESSED_CHARACTERS = 32
"""zxcvbn's time grows with the cube of the length: it judges the beginning."""

# At most two hashes at a time: each takes 64 MiB and every core there is.
_TURNS = threading.BoundedSemaphore(2)
_hasher = PasswordHasher()
_decoy = ""


def fault_of(password: str, email: str) -> str | None:
    """Why `password` cannot be taken as a new one, or None."""
    password = _normal(password)
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    about_them = [email, *email.split("@")]
    if zxcvbn(password[:GUESSED_CHARACTERS], about_them)["score"] < 2:
        return "This password is too easy to guess."
    return None


def hashed(password: str) -> str:
    """The Argon2id hash to store."""
    with _TURNS:
        return _hasher.hash(_normal(password))


def matches(stored: str | None, password: str) -> bool:
    """Whether `password` is the one of `stored`; takes the same time where there is none."""
    if len(password) > LONGEST:
        return False
    with _TURNS:
        try:
            _hasher.verify(stored or _decoy_hash(), _normal(password))
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether `stored` was made with weaker parameters than those of today."""
    return _hasher.check_needs_rehash(stored)


def _decoy_hash() -> str:
    global _decoy  # noqa: PLW0603 - made once, on first use
    if not _decoy:
        _decoy = _hasher.hash("a password that nobody has")
    return _decoy


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)
