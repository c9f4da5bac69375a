"""Email addresses: how one is read and how two are compared. No mail is ever sent to them."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 254
_ADDRESS = re.compile(r"[^\s@\x00-\x1f\x7f]+@[^\s@\x00-\x1f\x7f]+")


def shown(address: str) -> str:
    """The address as its owner writes it, without spaces around it."""
    return unicodedata.normalize("NFC", address.strip())


def compared(address: str) -> str:
    """The form in which two addresses are the same."""
    return unicodedata.normalize("NFC", shown(address).casefold())


def fault_of(address: str) -> str | None:
    """Why this is no address, or None."""
    address = shown(address)
    if len(address) > LONGEST:
        return f"Use at most {LONGEST} characters."
    if not _ADDRESS.fullmatch(address):
        return "This is not an email address."
    return None
