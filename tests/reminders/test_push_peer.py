"""A push service that others wrote (npm `web-push-testing`) decrypts ours and checks our key."""

from __future__ import annotations

from typing import Any

import pytest

from server.api.services import system_clock
from server.reminders.push import Accepted, Gone, Message, Outcome, Refused, Target, policy_of
from server.reminders.push.encryption import LARGEST
from tests.fixtures.clock import FrozenClock
from tests.fixtures.push_peer import PushPeer
from tests.reminders.push_support import Post, new_vapid


class Browser:
    """A browser of the peer's, and our sender to it. The peer judges by the real time."""

    def __init__(self, peer: PushPeer) -> None:
        self.peer, self.vapid = peer, new_vapid()
        self.name, made = peer.subscribe(self.vapid.public_key)
        keys = made["keys"]
        self.target = Target("row", made["endpoint"], keys["p256dh"], keys["auth"], "")
        self.clock = system_clock

    def send(self, payload: bytes, **options: Any) -> Outcome:
        vapid = options.pop("vapid", self.vapid)
        policy = policy_of((), self.peer.origin)
        post = Post(None, options.pop("clock", self.clock), vapid=vapid, policy=policy)
        one = self.target
        target = Target(one.id, one.endpoint, one.p256dh, one.auth, vapid.key_id)
        (outcome,) = post.send(target, message=Message(payload, 60, "t"))
        return outcome


@pytest.fixture
def phone(push_peer: PushPeer) -> Browser:
    return Browser(push_peer)


def test_it_reads_what_we_send(phone: Browser) -> None:
    texts = ["Zeit für dein Tagebuch ✓", '{"web_push":8030}', "y" * LARGEST]
    for text in texts:
        assert phone.send(text.encode()) == Accepted()
    assert phone.peer.messages(phone.name) == texts


def test_it_refuses_another_servers_key(phone: Browser) -> None:
    assert phone.send(b"x", vapid=new_vapid()) == Refused(400)
    assert phone.peer.messages(phone.name) == []


def test_it_refuses_a_signature_that_is_over(phone: Browser) -> None:
    yesterday = FrozenClock(phone.clock())
    yesterday.advance(days=-1)
    assert phone.send(b"x", clock=yesterday) == Refused(400)
    assert phone.send(b"x") == Accepted()


def test_a_browser_that_let_go_is_gone(phone: Browser) -> None:
    assert phone.send(b"x") == Accepted()
    phone.peer.call(f"/expire-subscription/{phone.name}")
    assert phone.send(b"x") == Gone()


def test_it_cannot_read_what_was_meant_for_another_browser(
    phone: Browser, push_peer: PushPeer
) -> None:
    other = Browser(push_peer)
    crossed = phone.target
    phone.target = Target("row", crossed.endpoint, other.target.p256dh, crossed.auth, "")
    assert phone.send(b"x") == Refused(400)
    assert phone.peer.messages(phone.name) == other.peer.messages(other.name) == []
