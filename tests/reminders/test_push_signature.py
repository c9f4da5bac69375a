"""Our signature: for this very service, for hours, by the key the browser was given (RFC 8292)."""

from __future__ import annotations

import logging
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.reminders.push import Accepted, Failed, Target, Vapid
from server.reminders.push.endpoints import encoded
from server.reminders.push.vapid import FILE, LIFE_SECONDS, new_key
from server.storage.errors import KeyUnreadable
from tests.fixtures.clock import FrozenClock
from tests.fixtures.push_service import Answer, PushService, claims_of
from tests.reminders.push_support import SUBJECT, Origins, Post, new_vapid, target_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_two_services_in_one_loop_get_two_signatures(push_service: PushService) -> None:
    """pywebpush would put the first one's `aud` into a dict that is shared."""
    other = PushService()
    try:
        post = Post(push_service)
        post.policy = Origins(push_service.origin, other.origin)
        here, there = push_service.new_device(), other.new_device()
        outcomes = post.send(here, there, times=3)
        assert outcomes == [Accepted()] * 6
        assert {m.claims["aud"] for m in here.received} == {push_service.origin}
        assert {m.claims["aud"] for m in there.received} == {other.origin}
        assert other.faults == []
    finally:
        other.close()


def test_the_origin_of_an_endpoint_has_no_port_and_no_path(push_service: PushService) -> None:
    vapid = new_vapid()
    origin = "https://fcm.googleapis.com"
    assert claims_of(vapid.header(vapid.key_id, origin, NOON) or "")["aud"] == origin


def test_one_signature_serves_a_service_for_hours_and_never_beyond_its_end(
    push_service: PushService, clock: FrozenClock
) -> None:
    device, post = push_service.new_device(), Post(push_service, clock)
    for _ in range(72):
        post.send(device)
        clock.advance(minutes=20)
    signatures = [message.headers["authorization"] for message in device.received]
    # 24 hours.
    assert len(set(signatures)) == 4
    for number, message in enumerate(device.received):
        sent_at = (NOON + timedelta(minutes=20 * number)).timestamp()
        assert 3600 < message.claims["exp"] - sent_at <= 24 * 3600


def test_a_clock_set_back_makes_no_signature_that_lasts_too_long(
    push_service: PushService, clock: FrozenClock
) -> None:
    device, post = push_service.new_device(), Post(push_service, clock)
    post.send(device)
    clock.advance(days=-3)
    post.send(device)
    assert device.received[1].claims["exp"] == int(clock().timestamp()) + LIFE_SECONDS


def test_the_subject_is_the_operators(push_service: PushService) -> None:
    device = push_service.new_device()
    Post(push_service).send(device)
    assert device.received[0].claims["sub"] == SUBJECT
    assert set(device.received[0].claims) == {"aud", "exp", "sub"}


@pytest.mark.parametrize("subject", ["https://diary.example.org:8443", "mailto:a@example.org"])
def test_a_subject_may_be_an_address_with_a_port(push_service: PushService, subject: str) -> None:
    device, vapid = push_service.new_device(), Vapid([new_key()], subject)
    assert Post(push_service, vapid=vapid).send(device) == [Accepted()]


def test_a_service_that_calls_the_signature_expired_loses_nobody(
    push_service: PushService, clock: FrozenClock
) -> None:
    """As Apple answers where our clock is wrong: 403, and the phone is still there."""
    device, post = push_service.new_device(), Post(push_service, clock)

    def judge(_: object) -> Answer:
        expires = push_service.received[-1].claims["exp"]
        return Answer(201 if expires > datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp() else 403)

    push_service.answering = judge
    assert post.send(device)[0].code == "refused"
    clock.advance(days=1)
    assert post.send(device) == [Accepted()]


def test_old_and_new_keys_sign_side_by_side(push_service: PushService) -> None:
    old, new = new_key(), new_key()
    before, after = Vapid([old], SUBJECT), Vapid([new, old], SUBJECT)
    first, second = push_service.new_device(), push_service.new_device()
    targets = target_of(first, before), target_of(second, after)
    assert Post(push_service, vapid=after).send(*targets) == [Accepted()] * 2
    assert first.received[0].public_key == before.public_key
    assert second.received[0].public_key == after.public_key != before.public_key
    assert after.id_of(before.public_key) == before.key_id
    assert after.id_of("x") is None


def test_a_subscription_of_a_key_that_is_gone_is_not_sent_to(push_service: PushService) -> None:
    device, gone = push_service.new_device(), new_vapid()
    assert Post(push_service).send(target_of(device, gone)) == [Failed("key")]
    assert push_service.received == []


def test_the_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    made = Vapid.open(tmp_path, "", SUBJECT)
    file = tmp_path / FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]
    assert Vapid.open(tmp_path, "", SUBJECT).public_key == made.public_key
    assert made.public_key not in file.read_text()


def test_a_new_line_on_top_of_the_file_is_the_new_key(tmp_path: Path) -> None:
    before = Vapid.open(tmp_path, "", SUBJECT)
    file, new = tmp_path / FILE, new_key()
    file.write_text(f"{encoded(new)}\n{file.read_text()}")
    after = Vapid.open(tmp_path, "", SUBJECT)
    assert after.public_key == Vapid([new], SUBJECT).public_key
    assert after.public_key_of(before.key_id) == before.public_key


@pytest.mark.parametrize("text", ["x", "AAAA", "A" * 43, "_" * 43, "secret words here"])
def test_a_key_that_is_none_is_refused_by_name_and_not_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(KeyUnreadable, match="VAPID") as caught:
        Vapid.open(tmp_path, text, SUBJECT)
    assert text not in str(caught.value)


def test_no_line_of_the_log_names_an_endpoint_or_a_key(
    push_service: PushService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    post = Post(push_service)
    for status in (201, 403, 410, 500):
        device = push_service.new_device(Answer(status))
        post.send(device, times=6)
        for secret in (device.name, device.p256dh, device.subscription["keys"]["auth"]):
            assert secret not in caplog.text
            assert secret not in repr(target_of(device, post.vapid))
    # The operator hears which service refuses everything, once.
    lines = [r.getMessage() for r in caplog.records if r.name == "cephalog.push"]
    assert lines == [f"push service {push_service.origin}: refused_403, 5 times in a row"]
    assert isinstance(target_of(device, post.vapid), Target)
