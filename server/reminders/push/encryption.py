"""RFC 8291 by http_ece, the part of pywebpush that encrypts: what only the device can read."""

from __future__ import annotations

from typing import Final

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

from server.reminders.push.endpoints import AUTH_BYTES, POINT_BYTES, decoded

LARGEST = 3993
"""Bytes of plaintext: 4,096 − 86 of header − 17 of one record. pywebpush would split it in two."""
ENCODING: Final = "aes128gcm"
_CURVE = ec.SECP256R1()


def encrypted(payload: bytes, p256dh: str, auth: str) -> bytes:
    """`payload` for the device with these keys, under a key pair made for this message alone.

    Raises ValueError where it is too large or the keys are none.
    """
    if not 0 < len(payload) <= LARGEST:
        raise ValueError("no payload of 1 to 3,993 bytes")
    point, secret = decoded(p256dh), decoded(auth)
    if point is None or secret is None or len(point) != POINT_BYTES or len(secret) != AUTH_BYTES:
        raise ValueError("no keys of a browser")
    body: bytes = http_ece.encrypt(
        payload,
        private_key=ec.generate_private_key(_CURVE),
        dh=point,
        auth_secret=secret,
        version=ENCODING,
    )
    return body
