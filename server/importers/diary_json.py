"""Our own export, read back (the format: `server/reports/diary_json.py`). Pure."""

from __future__ import annotations

from typing import Any

from .model import Asked, Reading

FORMAT = "diary_json"


def find(text: str) -> dict[str, Any] | None:
    """The document in `text`; None where this is no such export."""
    return None


def read(document: dict[str, Any], asked: Asked) -> Reading:
    """Everything in the document as entries with their stamps, and their history."""
    return Reading(FORMAT)
