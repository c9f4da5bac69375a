"""Ids that follow from what is imported, so that the same file twice makes the same entries."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid5

NAMESPACE = UUID("5d1f5a3e-4f0b-5c52-9a55-0d6f3a7c1e90")
"""Never changes: every id ever imported hangs on it."""


def id_maker(account_id: str, source: str) -> Callable[..., str]:
    """Ids for one account and one format: (kind, key parts …) → UUID text (RFC 9562 version 5)."""

    def make(kind: str, *key: object) -> str:
        return str(uuid5(NAMESPACE, "\x1f".join([account_id, source, kind, *map(str, key)])))

    return make
