"""Only the device can read a message, and what is no message or no key is refused."""

from __future__ import annotations

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from server.reminders.push.encryption import LARGEST, encrypted
from server.reminders.push.endpoints import encoded

CURVE = ec.SECP256R1()
secrets = st.binary(min_size=16, max_size=16)
keys = st.integers(1, 2**255).map(lambda number: ec.derive_private_key(number, CURVE))


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@given(st.binary(min_size=1, max_size=LARGEST), secrets, keys)
def test_the_device_reads_it(
    payload: bytes, secret: bytes, device: ec.EllipticCurvePrivateKey
) -> None:
    body = encrypted(payload, encoded(point_of(device)), encoded(secret))
    assert http_ece.decrypt(body, private_key=device, auth_secret=secret) == payload


def test_no_two_messages_share_a_key_or_a_salt() -> None:
    phone, secret = encoded(point_of(ec.generate_private_key(CURVE))), encoded(bytes(16))
    heads = [encrypted(b"x", phone, secret)[:86] for _ in range(20)]
    assert len({head[:16] for head in heads}) == len({head[21:] for head in heads}) == 20


@pytest.mark.parametrize("payload", [b"", b"x" * (LARGEST + 1)])
def test_what_is_no_payload_is_refused(payload: bytes) -> None:
    phone = encoded(point_of(ec.generate_private_key(CURVE)))
    with pytest.raises(ValueError, match="payload"):
        encrypted(payload, phone, encoded(bytes(16)))


@pytest.mark.parametrize("point", ["", "AAAA", "BA", "A" * 87])
def test_what_is_no_key_is_refused(point: str) -> None:
    with pytest.raises(ValueError, match=r"key|point"):
        encrypted(b"x", point, encoded(bytes(16)))
