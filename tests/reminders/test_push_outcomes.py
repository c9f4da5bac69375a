"""Every answer of a push service, and what becomes of the message (trust.md §2a)."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from server.reminders.push import (
    Accepted,
    Failed,
    Gone,
    Later,
    Message,
    Outcome,
    Refused,
    TooLarge,
)
from server.reminders.push.answers import judged, seconds_of
from server.reminders.push.encryption import LARGEST
from server.reminders.push.hosts import EQUAL_FAILURES, FIRST_PAUSE
from tests.fixtures.clock import FrozenClock
from tests.fixtures.live import wait_for
from tests.fixtures.ports import free_port
from tests.fixtures.push_service import Answer, PushService
from tests.reminders.push_support import MESSAGE, Origins, Post, target_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Accepted()),
        (201, Accepted()),
        (202, Accepted()),
        (204, Accepted()),
        (301, Failed("redirect")),
        (302, Failed("redirect")),
        (304, Failed("redirect")),
        (307, Failed("redirect")),
        (308, Failed("redirect")),
        (400, Refused(400)),
        (401, Refused(401)),
        (403, Refused(403)),
        (404, Gone()),
        (405, Refused(405)),
        (410, Gone()),
        (413, TooLarge()),
        (429, Later(None, "busy")),
        (500, Later(None, "server_error")),
        (502, Later(None, "server_error")),
        (503, Later(None, "server_error")),
        (599, Later(None, "server_error")),
    ],
)
def test_each_status_is_an_outcome(
    push_service: PushService, status: int, outcome: Outcome
) -> None:
    device = push_service.new_device(Answer(status))
    assert Post(push_service).send(device) == [outcome]
    assert len(device.received) == 1


def test_the_device_reads_what_was_sent(push_service: PushService) -> None:
    device = push_service.new_device()
    text = "Zeit für dein Tagebuch ✓".encode()
    assert Post(push_service).send(device, message=Message(text, 60, "t")) == [Accepted()]
    assert device.received[0].payload == text


def test_a_message_carries_its_life_its_topic_and_how_urgent_it_is(
    push_service: PushService,
) -> None:
    device = push_service.new_device()
    Post(push_service).send(device, message=Message(b"{}", 7200, "abc_-9"), times=3)
    for message in device.received:
        assert message.headers["ttl"] == "7200"
        assert message.headers["topic"] == "abc_-9"
        assert message.headers["urgency"] == "normal"
        assert message.headers["content-encoding"] == "aes128gcm"
        assert message.headers["content-type"] == "application/octet-stream"
        assert "user-agent" not in message.headers
    assert len({message.body for message in device.received}) == 3
    # A key pair of its own for each message (RFC 8291 §3.1).
    assert len({message.body[21:86] for message in device.received}) == 3


def test_the_largest_payload_is_one_record_and_one_byte_more_stays_here(
    push_service: PushService,
) -> None:
    device, post = push_service.new_device(), Post(push_service)
    assert post.send(device, message=Message(b"x" * LARGEST, 60, "t")) == [Accepted()]
    assert len(device.received[0].body) == 4096
    assert post.send(device, message=Message(b"x" * (LARGEST + 1), 60, "t")) == [TooLarge()]
    assert len(device.received) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_wish_in_seconds_is_honoured_for_the_whole_host(
    push_service: PushService, clock: FrozenClock, status: int
) -> None:
    device = push_service.new_device()
    device.next.append(Answer(status, {"Retry-After": "120"}))
    other, post = push_service.new_device(), Post(push_service, clock)
    reason = "busy" if status == 429 else "server_error"
    assert post.send(device, other) == [Later(120, reason), Later(120, "paused")]
    clock.advance(seconds=119)
    assert post.send(other) == [Later(1, "paused")]
    assert len(push_service.received) == 1
    clock.advance(seconds=1)
    assert post.send(device, other) == [Accepted(), Accepted()]


def test_a_wish_as_a_date_is_honoured(push_service: PushService, clock: FrozenClock) -> None:
    device, post = push_service.new_device(), Post(push_service, clock)
    until = format_datetime(clock() + timedelta(seconds=90), usegmt=True)
    device.next.append(Answer(429, {"Retry-After": until}))
    assert post.send(device, times=2) == [Later(90, "busy"), Later(90, "paused")]
    clock.advance(seconds=90)
    assert post.send(device) == [Accepted()]
    assert len(device.received) == 2


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("7", 7),
        ("  7 ", 7),
        ("9" * 400, 86_400),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60),
        ("Sunday, 01-Mar-26 12:01:00 GMT", 60),
        ("Sun Mar  1 12:01:00 2026", 60),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("Sun, 01 Mar 2099 12:00:00 GMT", 86_400),
        ("Sun, 01 Mar 2026 12:01:00 -0000", 60),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("", None),
        (None, None),
        ("Sun, 99 Mar 2026 12:01:00 GMT", None),
        ("Sun, 01 Mar 99999 12:01:00 GMT", None),
    ],
)
def test_both_forms_of_retry_after_are_read(text: str | None, seconds: float | None) -> None:
    assert seconds_of(text, NOON) == seconds


def test_a_wish_for_another_status_says_nothing() -> None:
    assert judged(201, "60", NOON) == Accepted()
    assert judged(410, "60", NOON) == Gone()


@pytest.mark.parametrize("status", [400, 401, 403])
def test_five_equal_refusals_leave_the_host_alone_for_a_while(
    push_service: PushService, clock: FrozenClock, status: int
) -> None:
    device = push_service.new_device(Answer(status))
    post = Post(push_service, clock)
    outcomes = post.send(device, times=EQUAL_FAILURES + 3)
    assert outcomes[:EQUAL_FAILURES] == [Refused(status)] * EQUAL_FAILURES
    assert outcomes[EQUAL_FAILURES:] == [Later(60, "paused")] * 3
    assert len(device.received) == EQUAL_FAILURES


def test_after_the_pause_one_goes_ahead_and_the_others_wait_for_it(
    push_service: PushService, clock: FrozenClock
) -> None:
    device, post = push_service.new_device(Answer(403)), Post(push_service, clock)
    post.send(device, times=EQUAL_FAILURES)
    clock.advance(minutes=1)
    targets = [target_of(device, post.vapid)] * 4
    outcomes = post.send_at_once(*targets)
    assert outcomes.count(Refused(403)) == 1
    assert len(device.received) == EQUAL_FAILURES + 1
    # It is left alone for twice as long.
    assert post.send(device) == [Later(2 * FIRST_PAUSE.total_seconds(), "paused")]
    clock.advance(minutes=2)
    device.always = Answer(201)
    assert post.send(device, times=3) == [Accepted()] * 3


def test_failures_that_differ_or_end_do_not_add_up(push_service: PushService) -> None:
    device, post = push_service.new_device(), Post(push_service)
    statuses = [403, 403, 403, 403, 201, 403, 403, 403, 403, 401, 403, 403, 403, 403]
    device.next.extend(map(Answer, statuses))
    assert len(post.send(device, times=len(statuses) + 1)) == len(device.received)


def test_dead_phones_leave_the_host_alone_with_nobody(push_service: PushService) -> None:
    device, post = push_service.new_device(Answer(410)), Post(push_service)
    assert post.send(device, times=20) == [Gone()] * 20
    assert post.send(push_service.new_device()) == [Accepted()]


def test_an_answer_that_takes_too_long_is_for_later(push_service: PushService) -> None:
    device = push_service.new_device(Answer(how="hang", seconds=30))
    post = Post(push_service, seconds=0.3)
    began = time.monotonic()
    assert post.send(device) == [Later(None, "timeout")]
    assert time.monotonic() - began < 3


def test_a_head_that_drips_is_cut_off(push_service: PushService) -> None:
    device = push_service.new_device(Answer(how="drip_head", seconds=30))
    assert Post(push_service, seconds=0.3).send(device) == [Later(None, "timeout")]


def test_a_body_that_drips_is_cut_off_and_the_status_counts(push_service: PushService) -> None:
    device = push_service.new_device(Answer(how="drip", body=b"x" * 2000, seconds=30))
    began = time.monotonic()
    assert Post(push_service, seconds=0.3).send(device) == [Accepted()]
    assert time.monotonic() - began < 3


def test_a_huge_answer_is_not_read(push_service: PushService) -> None:
    device = push_service.new_device(Answer(body=b"x" * 10_000_000))
    assert Post(push_service).send(device, times=2) == [Accepted()] * 2
    wait_for(lambda: push_service.cut == 2, "the service noticed that it was hung up on")


def test_a_huge_head_is_not_read(push_service: PushService) -> None:
    device = push_service.new_device(Answer(headers={"X-Huge": "x" * 50_000}))
    assert Post(push_service).send(device) == [Later(None, "unreachable")]


def test_a_lost_connection_is_for_later(push_service: PushService) -> None:
    device = push_service.new_device(Answer(how="reset"))
    assert Post(push_service).send(device) == [Later(None, "unreachable")]
    assert len(device.received) == 1


def test_a_service_that_is_down_is_for_later(push_service: PushService) -> None:
    device, post = push_service.new_device(), Post(push_service)
    nowhere = f"http://127.0.0.1:{free_port()}"
    device.endpoint = f"{nowhere}/push/x"
    post.policy = type(post.policy)(test_origin=nowhere)
    outcomes = post.send(device, times=EQUAL_FAILURES + 1)
    assert outcomes == [Later(None, "unreachable")] * EQUAL_FAILURES + [Later(60, "paused")]


def test_connections_are_used_again(push_service: PushService) -> None:
    device = push_service.new_device(Answer(body=b"a few words"))
    Post(push_service).send(device, times=20)
    assert len({message.port for message in device.received}) == 1


@pytest.mark.parametrize(
    ("p256dh", "auth"), [("", ""), ("AAAA", "AAAA"), ("A" * 87, "A" * 22), ("é", "é")]
)
def test_keys_that_are_none_harm_nobody(push_service: PushService, p256dh: str, auth: str) -> None:
    device, post = push_service.new_device(), Post(push_service)
    target = target_of(device, post.vapid)
    broken = type(target)(target.id, target.endpoint, p256dh, auth, target.key_id)
    assert post.send(broken, target) == [Failed("key"), Accepted()]


def test_a_slow_host_holds_up_no_other(push_service: PushService) -> None:
    """Two hosts, one of which never answers: the other's messages are through long before."""
    slow = PushService()
    post = Post(push_service, seconds=60)
    post.policy = Origins(push_service.origin, slow.origin)
    stuck = target_of(slow.new_device(Answer(how="hang", seconds=60)), post.vapid)
    fine = target_of(push_service.new_device(), post.vapid)

    async def run() -> tuple[list[Outcome], int]:
        async with post.open() as sender:
            waiting = [asyncio.create_task(sender.send(stuck, MESSAGE)) for _ in range(300)]
            through = await asyncio.gather(*(sender.send(fine, MESSAGE) for _ in range(200)))
            over = sum(task.done() for task in waiting)
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            return through, over

    try:
        assert asyncio.run(run()) == ([Accepted()] * 200, 0)
    finally:
        slow.close()


def test_those_that_queue_for_a_dead_host_are_not_tried_in_turn(push_service: PushService) -> None:
    device = push_service.new_device(Answer(how="hang", seconds=60))
    post = Post(push_service, seconds=0.5)
    outcomes = post.send_at_once(*[target_of(device, post.vapid)] * 300)
    assert 128 <= outcomes.count(Later(None, "timeout")) < 128 + EQUAL_FAILURES
    assert {one.reason for one in outcomes} == {"timeout", "paused"}
