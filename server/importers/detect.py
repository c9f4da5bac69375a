"""Which format is it? By content, never by name (import-formats.md §13, 1)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import orjson

from . import device_json, diary_json, migraine_buddy
from .errors import UnsupportedFile
from .model import Asked, Reading
from .text import text_of

Reader = Callable[[Asked], Reading]

_KNOWN_SOON = (
    ("<?xml", "Apple Health's export is not supported yet."),
    ('"migralog', "MigraLog's export is not supported yet."),
    ("app.migralog", "MigraLog's export is not supported yet."),
    ("megrim-export", "Megrim's export is not supported yet."),
    ("formatVersion", "Symi's export is not supported yet."),
    ("rating/amount", "Bearable's export is not supported yet."),
    ("full_date,", "Daylio's export is not supported yet."),
    ("start_time,end_time,intensity", "Cluster Headache Tracker's export is not supported yet."),
    ("Date,Start Time,End Time", "Aiding Migraine's export is not supported yet."),
)
_HEAD = 20_000


def reader_of(raw: bytes) -> tuple[str, Reader]:
    """The format's name and what reads this file.

    Raises UnsupportedFile (naming the app where it is known), UnreadableFile, FileTooLarge.
    """
    if raw.startswith(b"PK\x03\x04"):
        raise UnsupportedFile("Zip archives, Apple Health's among them, are not supported yet.")
    text = text_of(raw)
    if text.lstrip()[:1] in {"{", "["}:
        document = own_document(text)
        for own in (diary_json, device_json):
            if document and own.find(document):
                return own.FORMAT, partial(own.read, document)
    elif table := migraine_buddy.find(text):
        return migraine_buddy.FORMAT, partial(migraine_buddy.read, table)
    raise UnsupportedFile(_why(text[:_HEAD]))


def own_document(text: str) -> dict[str, Any] | None:
    """The JSON object in `text`; None where there is none."""
    try:
        document = orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _why(head: str) -> str:
    for mark, sentence in _KNOWN_SOON:
        if mark in head:
            return sentence
    return "This file's format is not known; Migraine Buddy's CSV and our own exports are."
