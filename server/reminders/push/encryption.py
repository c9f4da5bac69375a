"""RFC 8291 by pywebpush: what only the device can read."""

from __future__ import annotations

from typing import Final

from pywebpush import WebPusher, WebPushException

LARGEST = 3993
"""Bytes of plaintext: 4,096 − 86 of header − 17 of one record. pywebpush would split it in two."""
ENCODING: Final = "aes128gcm"


def encrypted(payload: bytes, p256dh: str, auth: str) -> bytes:
    """`payload` for the device with these keys, under a key pair made for this message alone.

    Raises ValueError where it is too large or the keys are none.
    """
    if not 0 < len(payload) <= LARGEST:
        raise ValueError("no payload of 1 to 3,993 bytes")
    # Its constructor wants an endpoint; nothing is sent to it.
    subscription = {"endpoint": "", "keys": {"p256dh": p256dh, "auth": auth}}
    try:
        body: bytes = WebPusher(subscription).encode(payload, ENCODING)["body"]
    except (IndexError, WebPushException) as error:
        raise ValueError("no keys of a browser") from error
    return body
