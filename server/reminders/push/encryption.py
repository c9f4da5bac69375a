"""RFC 8291 on the primitives of `cryptography`: what only the device can read.

pywebpush's encryption (http_ece) is the specification: the tests hold ours to its bytes.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.reminders.push.endpoints import AUTH_BYTES, POINT_BYTES, decoded

LARGEST = 3993
"""Bytes of plaintext: 4,096 − 86 of header − 17 of one record. pywebpush would split it in two."""
ENCODING: Final = "aes128gcm"
SALT_BYTES = 16
_CURVE, _HASH = ec.SECP256R1(), SHA256()
_SIZES = (4096).to_bytes(4) + bytes([POINT_BYTES])
"""Of a record and of the key that follows (RFC 8188 §2.1)."""
_LAST = b"\x02"
"""What the last record of a message ends with."""


def encrypted(payload: bytes, p256dh: str, auth: str) -> bytes:
    """`payload` for the device with these keys, under a key pair made for this message alone.

    Raises ValueError where it is too large or the keys are none.
    """
    if not 0 < len(payload) <= LARGEST:
        raise ValueError("no payload of 1 to 3,993 bytes")
    point, secret = decoded(p256dh), decoded(auth)
    if point is None or secret is None or len(point) != POINT_BYTES or len(secret) != AUTH_BYTES:
        raise ValueError("no keys of a browser")
    own = ec.generate_private_key(_CURVE)
    return sealed(payload, point, secret, own, os.urandom(SALT_BYTES))


def sealed(
    payload: bytes, point: bytes, secret: bytes, own: ec.EllipticCurvePrivateKey, salt: bytes
) -> bytes:
    """The body of a message (RFC 8291 §3.4 and §4), one record of RFC 8188.

    `point`, `secret`: the device's; `own` and `salt` are for this message alone.
    """
    mine = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    device = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
    shared = own.exchange(ec.ECDH(), device)
    seed = _derived(32, secret, b"WebPush: info\0" + point + mine, shared)
    key = _derived(16, salt, b"Content-Encoding: aes128gcm\0", seed)
    nonce = _derived(12, salt, b"Content-Encoding: nonce\0", seed)
    return salt + _SIZES + mine + AESGCM(key).encrypt(nonce, payload + _LAST, None)


def _derived(length: int, salt: bytes, info: bytes, secret: bytes) -> bytes:
    return HKDF(_HASH, length, salt, info).derive(secret)
