"""Which endpoints are a push service's (trust.md §2b). Whoever subscribes may be hostile.

What is allowed is spelled out; there is no list of what is forbidden. Browsers give endpoints in
their normal form, so whatever needs normalising first is refused.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec

SERVICES = (
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
"""Where browsers take their pushes; `*.` stands for one label or more."""
LONGEST = 2048
POINT_BYTES = 65
AUTH_BYTES = 16

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# The last label has a letter in it, so no spelling of an IP address is a host.
_HOST = rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?"
_PATH = r"[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*"
_ENDPOINT = re.compile(rf"https://({_HOST})(?::443)?(?:/{_PATH})?")
_RULE = re.compile(rf"(?:\*\.)?{_HOST}")
_REST = re.compile(rf"(?:/{_PATH})?")
_TEST_ORIGIN = re.compile(r"https?://(?:127\.0\.0\.1|localhost):[1-9][0-9]{0,4}")
_BASE64 = re.compile(r"[A-Za-z0-9_+/-]+={0,2}")


@dataclass(frozen=True)
class EndpointPolicy:
    """What may be a subscription's endpoint on this server."""

    hosts: tuple[str, ...] = SERVICES
    """Exact names, or `*.` and a name."""
    test_origin: str = ""
    """Tests alone: this origin is a push service, too, without TLS and on this machine."""

    def origin_of(self, endpoint: str) -> str | None:
        """`https://host` of an endpoint that may be sent to; None where it may not."""
        test = self.test_origin
        if test and endpoint.startswith(test) and _fits(endpoint[len(test) :]):
            return test
        found = _ENDPOINT.fullmatch(endpoint) if len(endpoint) <= LONGEST else None
        if found is None or not any(is_under(found[1], rule) for rule in self.hosts):
            return None
        return f"https://{found[1]}"

    def is_local(self, host: str) -> bool:
        """Whether `host` is the test's, which alone may be on this machine."""
        return bool(self.test_origin) and host == self.test_origin.split("/")[2].partition(":")[0]


def is_under(host: str, rule: str) -> bool:
    """Whether `host` is what `rule` names: that very name, or for `*.name` a name below it."""
    return host.endswith(rule[1:]) if rule.startswith("*.") else host == rule


def policy_of(more: Iterable[str] = (), test_origin: str = "") -> EndpointPolicy:
    """The push services of the browsers and `more`; raises ValueError, naming what is no rule."""
    more = tuple(more)
    for rule in more:
        if not _RULE.fullmatch(rule):
            raise ValueError(f"{rule!r} is no host name such as push.example.org or *.example.org")
    if test_origin and not _TEST_ORIGIN.fullmatch(test_origin):
        raise ValueError(f"{test_origin!r} is not http://127.0.0.1:PORT")
    return EndpointPolicy((*SERVICES, *more), test_origin)


def fault_of_p256dh(text: str) -> str | None:
    """Why this is no key of a browser, or None."""
    raw = decoded(text)
    if raw is None or len(raw) != POINT_BYTES:
        return "This must be a P-256 point of 65 bytes in base64url."
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except ValueError:
        return "This is not a point on P-256."
    return None


def fault_of_auth(text: str) -> str | None:
    """Why this is no secret of a browser, or None."""
    raw = decoded(text)
    if raw is None or len(raw) != AUTH_BYTES:
        return "This must be 16 bytes in base64url."
    return None


def decoded(text: str) -> bytes | None:
    """The bytes of base64url, or of plain base64, padded or not; None where it is neither."""
    if not _BASE64.fullmatch(text):
        return None
    bare = text.rstrip("=").replace("+", "-").replace("/", "_")
    try:
        return base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4))
    except (binascii.Error, ValueError):
        return None


def encoded(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def normal(text: str) -> str:
    """The one spelling of what `decoded` reads: base64url without padding."""
    return encoded(decoded(text) or b"")


def _fits(rest: str) -> bool:
    return len(rest) <= LONGEST and _REST.fullmatch(rest) is not None
