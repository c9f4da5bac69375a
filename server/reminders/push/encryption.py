"""RFC 8291 by pywebpush: what only the device can read."""

from __future__ import annotations

from typing import Final

from pywebpush import WebPusher

from server.reminders.push.endpoints import AUTH_BYTES, POINT_BYTES, decoded

LARGEST = 3993
"""Bytes of plaintext: 4,096 − 86 of header − 17 of one record. pywebpush would split it in two."""
ENCODING: Final = "aes128gcm"


def encrypted(payload: bytes, p256dh: str, auth: str) -> bytes:
    """`payload` for the device with these keys, under a key pair made for this message alone.

    Raises ValueError where it is too large or the keys are none.
    """
    if not 0 < len(payload) <= LARGEST:
        raise ValueError("no payload of 1 to 3,993 bytes")
    point, secret = decoded(p256dh), decoded(auth)
    if point is None or secret is None or len(point) != POINT_BYTES or len(secret) != AUTH_BYTES:
        raise ValueError("no keys of a browser")
    # Its own reading of keys, with a deep copy of them, takes a tenth of the whole encryption.
    pusher = WebPusher({"endpoint": ""})
    pusher.receiver_key, pusher.auth_key = point, secret
    body: bytes = pusher.encode(payload, ENCODING)["body"]
    return body
