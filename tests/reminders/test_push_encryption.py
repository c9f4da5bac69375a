"""Only the device can read a message; http_ece and the example of RFC 8291 say how it looks."""

from __future__ import annotations

import base64

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from server.reminders.push.encryption import LARGEST, encrypted, sealed
from server.reminders.push.endpoints import encoded

CURVE = ec.SECP256R1()
secrets = st.binary(min_size=16, max_size=16)
keys = st.integers(1, 2**255).map(lambda number: ec.derive_private_key(number, CURVE))


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def test_the_example_of_the_rfc() -> None:
    """RFC 8291 §5 and Appendix A."""
    own = int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
    body = sealed(
        b"When I grow up, I want to be a watermelon",
        raw(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
            "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        ),
        raw("BTBZMqHH6r4Tts7J_aSIgg"),
        ec.derive_private_key(own, CURVE),
        raw("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert body == raw(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@given(st.binary(min_size=1, max_size=LARGEST), secrets, secrets, keys, keys)
def test_it_is_what_pywebpush_makes_byte_for_byte(
    payload: bytes,
    secret: bytes,
    salt: bytes,
    own: ec.EllipticCurvePrivateKey,
    device: ec.EllipticCurvePrivateKey,
) -> None:
    theirs = http_ece.encrypt(
        payload, salt, private_key=own, dh=point_of(device), auth_secret=secret
    )
    assert sealed(payload, point_of(device), secret, own, salt) == theirs


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
