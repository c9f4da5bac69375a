"""Bytes of a file → its text. Content decides, never the file's name."""

from __future__ import annotations

import codecs

from .errors import FileTooLarge, UnreadableFile

MAX_BYTES = 32 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(raw: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 by its mark or its pattern, else Windows-1252.

    Raises FileTooLarge over `MAX_BYTES`, UnreadableFile for what is no text.
    """
    if len(raw) > MAX_BYTES:
        raise FileTooLarge(f"A file has at most {MAX_BYTES // 1024 // 1024} MB.")
    text = _decoded(raw)
    if "\x00" in text:
        raise UnreadableFile("This is not a text file.")
    return text


def _decoded(raw: bytes) -> str:
    for encoding in _candidates(raw):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("The file's characters cannot be read; save it as UTF-8.")


def _candidates(raw: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return (encoding,)
    head = raw[:200]
    if len(head) >= 4 and not any(head[1::2]):
        return ("utf-16-le",)
    if len(head) >= 4 and not any(head[0::2]):
        return ("utf-16-be",)
    return ("utf-8", "cp1252")
