"""What is sent, and to whom. The payload says nothing about anybody's health (trust.md §2a)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson

MARK = 8030
"""What tells a Declarative Web Push message from other JSON (W3C Push API)."""


class Shown(Protocol):
    """What a notice holds of what is sent (`notice.Notice` is one)."""

    @property
    def id(self) -> str:
        """Opaque: the device alone knows what it stands for."""

    @property
    def on_date(self) -> str:
        """The local date that it is for, `YYYY-MM-DD`."""

    @property
    def title(self) -> str:
        """Neutral words in the person's language."""

    @property
    def lang(self) -> str:
        """BCP 47."""

    @property
    def dir(self) -> str:
        """`ltr` or `rtl`."""

    @property
    def topic(self) -> str:
        """At most 32 characters of base64url: a newer one replaces an older one."""


@dataclass(frozen=True)
class Target:
    """One device: a subscription as the browser made it. Never log any of it."""

    id: str
    """Of the row; says nothing."""
    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    """The device's P-256 point, base64url."""
    auth: str = field(repr=False)
    """16 bytes, base64url."""
    key_id: str = ""
    """Which of our VAPID keys it was made with."""


@dataclass(frozen=True)
class Message:
    """One message, the same for all devices of a person."""

    payload: bytes = field(repr=False)
    ttl: int
    """Seconds for which the push service keeps it for a phone that is off."""
    topic: str
    urgency: str = "normal"


def payload_of(notice: Shown, base_url: str) -> bytes:
    """The message as Declarative Web Push JSON, which every browser gets alike.

    `mutable`: where there is a service worker, it may show words of its own instead. `base_url` is
    where people reach this server, such as `https://diary.example.org`.
    """
    shown: dict[str, Any] = {
        "title": notice.title,
        "lang": notice.lang,
        "dir": notice.dir,
        "navigate": f"{base_url.rstrip('/')}/#/r/{notice.id}/{notice.on_date}",
        "tag": notice.topic,
    }
    return orjson.dumps({"web_push": MARK, "notification": shown, "mutable": True})
