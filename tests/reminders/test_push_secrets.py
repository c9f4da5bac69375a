"""The check that every test of a push passes through catches what it is there for."""

from __future__ import annotations

import pytest

from server.reminders.push import Message
from tests.fixtures.push_service import HEALTH_WORD, PushService, leaks
from tests.reminders.push_support import Post


@pytest.mark.parametrize(
    "text", ["Still in pain?", "Zeit für deine Tablette", "Had a Migraine", "Kopfschmerz heute?"]
)
def test_a_health_word_in_a_message_is_caught(push_service: PushService, text: str) -> None:
    Post(push_service).send(push_service.new_device(), message=Message(text.encode(), 60, "t"))
    assert len(push_service.blabbed()) == 1
    push_service.received.clear()


def test_a_health_word_in_a_topic_is_caught(push_service: PushService) -> None:
    message = Message(b"{}", 60, "after-dose-1")
    Post(push_service).send(push_service.new_device(), message=message)
    assert len(push_service.blabbed()) == 1
    push_service.received.clear()


def test_a_secret_in_a_line_is_caught(push_service: PushService) -> None:
    device = push_service.new_device()
    for secret in (device.endpoint, device.p256dh, device.subscription["keys"]["auth"]):
        assert leaks([f"sending to {secret} failed"])
    assert leaks([f"push service {push_service.origin}: refused_403"]) == []


@pytest.mark.parametrize("text", ["Time for your diary", "Zeit für dein Tagebuch"])
def test_the_neutral_words_are_neutral(text: str) -> None:
    assert HEALTH_WORD.search(text) is None
