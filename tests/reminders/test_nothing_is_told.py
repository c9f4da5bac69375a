"""No payload, log line or metric says anything of a diary, or an endpoint's secret."""

from __future__ import annotations

import logging
import re

import pytest
from prometheus_client import generate_latest

from tests.fixtures.push_service import Answer, Device, PushService
from tests.reminders.desk import Desk
from tests.reminders.person import Person

HEALTH = {
    "headache", "migraine", "attack", "pain", "ache", "dose", "medic", "pill", "tablet", "triptan",
    "suma", "aura", "nausea", "relief", "symptom", "trigger", "clinic", "doctor", "health", "meal",
    "hydrat", "yesterday", "check_in", "kopfschmerz", "migräne", "attacke", "schmerz", "tablette",
    "medikament", "dosis", "arzt", "canary4711",
}  # fmt: skip


def told(text: str) -> set[str]:
    """The health words in a text."""
    low = text.lower()
    return {word for word in HEALTH if word in low}


def set_everything(person: Person) -> None:
    """Every type of reminder, due within a minute of 20:00, with words of the person's own."""
    medicine = person.medicine("Canary4711 Sumatriptan", role="acute")
    for kind in ("check_in", "yesterday", "meal", "hydration", "monthly_page", "custom"):
        person.reminder(kind, time="20:00", title="canary4711 migraine")
    person.reminder("medication", time="20:00", medication=medicine, title="canary4711 pill")
    person.reminder("open_attack")
    person.reminder("after_dose")
    person.reminder("count")
    person.attack("2026-03-01T13:59:30+01:00", notes="canary4711", severity=3)
    person.dose(medicine, "2026-03-01T17:59:30+01:00")


@pytest.mark.parametrize("answer", [201, 404, 410, 400, 403, 413, 429, 500, 302])
def test_nothing_that_leaves_the_server_says_anything(
    person: Person,
    push_service: PushService,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    answer: int,
) -> None:
    for name in ("cephalog", "aiohttp", "asyncio"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    caplog.set_level(logging.DEBUG)
    desk = Desk(person, [push_service])
    set_everything(person)
    device = desk.subscribe(Answer(answer))
    desk.tick("2026-03-01T20:00:00+01:00")
    assert device.received
    shown = generate_latest(desk.metrics.registry).decode()
    for said in (shown, caplog.text, *map(whole, device.received)):
        assert told(said) == set()
        assert secrets_in(said, device, person) == set()
    # The grep finds what it looks for.
    assert told("a Migraine, after Sumatriptan") == {"migraine", "suma", "triptan"}
    assert secrets_in(device.endpoint, device, person)


def whole(message: object) -> str:
    """A message as the device reads it, with its headers."""
    from tests.fixtures.push_service import Received

    assert isinstance(message, Received)
    kept = {name: text for name, text in message.headers.items() if name != "host"}
    return f"{message.payload.decode()} {kept}"


def secrets_in(said: str, device: Device, person: Person) -> set[str]:
    """What of an endpoint or an account a text holds."""
    keys = device.subscription["keys"]
    secrets = {device.name, keys["p256dh"], keys["auth"], str(person.account)}
    return {secret for secret in secrets if secret in said}


def test_no_label_of_a_metric_has_a_value_of_somebodys(
    person: Person, push_service: PushService
) -> None:
    desk = Desk(person, [push_service])
    set_everything(person)
    desk.subscribe()
    desk.subscribe(Answer(403))
    desk.tick("2026-03-01T20:00:00+01:00")
    shown = generate_latest(desk.metrics.registry).decode()
    labels = dict(re.findall(r'(\w+)="([^"]+)"', shown))
    labels.pop("le")
    assert labels.keys() <= {"reason", "outcome"}
    values = set(re.findall(r'(?:reason|outcome)="([^"]+)"', shown))
    assert values == {"accepted", "refused_403"}
