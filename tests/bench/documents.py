"""Deterministic documents of about 705 bytes of compact JSON, the same weight for every server."""

from __future__ import annotations

import random
import uuid
from typing import Any

Document = dict[str, Any]

# fmt: off
WORDS = [
    "after", "lunch", "pressure", "behind", "left", "eye", "slept", "badly", "screen", "light",
    "worse", "when", "walking", "took", "tablet", "lay", "down", "dark", "room", "better", "two",
    "hours", "later", "neck", "stiff", "weather", "change", "coffee", "skipped", "breakfast",
    "meeting", "noise", "aura", "zigzag", "lines", "nausea", "mild", "training", "warm", "shower",
]
# fmt: on
TRIGGERS = ["stress", "sleep_short", "sleep_long", "skipped_meal", "screen", "noise", "dehydration"]
SYMPTOMS = ["nausea", "photophobia", "phonophobia", "vertigo", "osmophobia", "vomiting"]


def instant(rng: random.Random, year: int, day: int) -> str:
    hour, minute = rng.randrange(24), rng.randrange(60)
    return f"{year:04}-{1 + day // 30:02}-{1 + day % 28:02}T{hour:02}:{minute:02}:00+01:00"


def some(rng: random.Random, codes: list[str], count: int) -> dict[str, bool]:
    """`count` codes answered with yes, the same number with no."""
    chosen = rng.sample(codes, 2 * count)
    return dict.fromkeys(chosen[:count], True) | dict.fromkeys(chosen[count:], False)


def attack(rng: random.Random) -> Document:
    """An attack as contract §3 has it; `id` is beside the data."""
    day = rng.randrange(0, 1400)
    year, day = 2022 + day // 350, day % 350
    started = instant(rng, year, day)
    return {
        "id": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        "started_at": started,
        "zone": "Europe/Berlin",
        "onset": "exact",
        "severity": rng.randrange(1, 4),
        "side": rng.choice(["left", "right", "both"]),
        "locations": some(rng, ["forehead", "temple", "eye", "neck"], 2),
        "quality": {"pulsating": True, "pressing": False},
        "worse_with_activity": rng.random() < 0.5,
        "symptoms": some(rng, SYMPTOMS, 3),
        "triggers": some(rng, TRIGGERS, 2),
        "function": rng.choice(["all", "most", "nothing"]),
        "notes": " ".join(rng.choice(WORDS) for _ in range(28)),
    }


def attacks(count: int, seed: int) -> list[Document]:
    rng = random.Random(seed)
    return [attack(rng) for _ in range(count)]
