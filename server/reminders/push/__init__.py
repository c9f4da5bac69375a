"""One message to one device: who may be sent to, encryption, our signature, what came of it.

    async with Sender.open(vapid, policy, clock) as sender:
        outcome = await sender.send(target, Message(payload_of(notice, base_url), ttl, topic))

`Outcome` says what to do next: `Accepted` done, `Gone` drop the subscription, `Refused` keep it
and do not try again, `TooLarge` likewise, `Later` try again (after its seconds, or after the
caller's own backoff), `Failed` do not try this message again.
"""

from __future__ import annotations

from server.reminders.push.endpoints import EndpointPolicy, policy_of
from server.reminders.push.hosts import Hosts
from server.reminders.push.messages import Message, Target, payload_of
from server.reminders.push.outcomes import (
    Accepted,
    Failed,
    Gone,
    Later,
    Outcome,
    Refused,
    TooLarge,
)
from server.reminders.push.sender import Sender
from server.reminders.push.vapid import Vapid

__all__ = [
    "Accepted",
    "EndpointPolicy",
    "Failed",
    "Gone",
    "Hosts",
    "Later",
    "Message",
    "Outcome",
    "Refused",
    "Sender",
    "Target",
    "TooLarge",
    "Vapid",
    "payload_of",
    "policy_of",
]
