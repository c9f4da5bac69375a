"""Every figure of a document, found by its label, against the figure of `GET /summary`.

The labels are spelled out here again, apart from the server's: a figure under a wrong one is found.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class Claim(NamedTuple):
    """What a document shows under a label, and what the summary says."""

    label: str
    shown: Any
    expected: Any


def differences(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.shown != claim.expected]
