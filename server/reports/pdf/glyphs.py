"""Which characters the fonts hold: read from their `cmap` tables, so that none is missing in print.

A PDF/A file may not hold a character without a glyph; what no font holds is found here beforehand.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Any

MISSING = "□"
# Shaped away by every font; the direction of text is kept by its letters alone.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
# They say how the letter before is drawn and print nothing themselves.
_VARIATIONS = frozenset([*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))])


def printable(value: Any, held: Set[int]) -> tuple[Any, int]:
    """`value` (JSON) with □ for what no font holds, and how many characters that were."""
    if isinstance(value, str):
        return _text(value, held)
    if isinstance(value, dict):
        items = [(key, printable(one, held)) for key, one in value.items()]
        return {key: one for key, (one, _) in items}, sum(n for _, (_, n) in items)
    if isinstance(value, list | tuple):
        parts = [printable(one, held) for one in value]
        return [one for one, _ in parts], sum(n for _, n in parts)
    return value, 0


def _text(text: str, held: Set[int]) -> tuple[str, int]:
    if text.isascii() and text.isprintable():
        return text, 0
    shown, missing = [], 0
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        if letter.isspace():
            shown.append(" ")
        elif letter in _JOINERS:
            shown.append(letter)
        elif letter in _VARIATIONS or (category in _UNSEEN and category not in ("Co", "Cn")):
            continue
        elif ord(letter) in held and category != "Co":
            shown.append(letter)
        else:
            shown.append(MISSING)
            missing += 1
    return "".join(shown), missing


def characters(value: Any) -> set[int]:
    """Every character of a JSON value's texts, beyond ASCII."""
    if isinstance(value, str):
        return set() if value.isascii() else {ord(letter) for letter in value if letter > "\x7f"}
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return set[int]().union(*(characters(one) for one in value))
    return set()


def held_by(fonts: Iterable[tuple[Path, int]]) -> frozenset[int]:
    """The characters of these fonts, each a file and its number in it. One that cannot be read
    holds nothing."""
    return frozenset[int]().union(*(_of_font(path, index) for path, index in fonts))


def _of_font(path: Path, index: int) -> set[int]:
    try:
        return _cmap(path.read_bytes(), index)
    except (OSError, struct.error, IndexError):
        return set()


def _cmap(data: bytes, index: int) -> set[int]:
    """The characters of a font's Unicode tables (OpenType, `cmap`, formats 4 and 12)."""
    start = struct.unpack_from(f">{index + 1}I", data, 12)[index] if data[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", data, start + 4)[0]
    found: set[int] = set()
    for number in range(count):
        tag, _, table, _ = struct.unpack_from(">4s3I", data, start + 12 + 16 * number)
        if tag == b"cmap":
            for at in range(struct.unpack_from(">H", data, table + 2)[0]):
                platform, _, offset = struct.unpack_from(">2HI", data, table + 4 + 8 * at)
                if platform in (0, 3):
                    found |= _subtable(data, table + offset)
    return found


def _subtable(data: bytes, at: int) -> set[int]:
    form = struct.unpack_from(">H", data, at)[0]
    if form == 12:
        groups = struct.unpack_from(">I", data, at + 12)[0]
        ranges = [struct.unpack_from(">2I", data, at + 16 + 12 * n) for n in range(groups)]
        return {one for first, last in ranges for one in range(first, last + 1)}
    return _segments(data, at) if form == 4 else set()


def _segments(data: bytes, at: int) -> set[int]:
    """Format 4: segments of characters, each with a delta or a table of its glyphs."""
    n = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{n}H", data, at + 14)
    starts = struct.unpack_from(f">{n}H", data, at + 16 + 2 * n)
    deltas = struct.unpack_from(f">{n}H", data, at + 16 + 4 * n)
    offsets = struct.unpack_from(f">{n}H", data, at + 16 + 6 * n)
    found: set[int] = set()
    for k in range(n):
        for one in range(starts[k], ends[k] + 1):
            if not offsets[k]:
                glyph = (one + deltas[k]) & 0xFFFF
            else:
                place = at + 16 + 6 * n + 2 * k + offsets[k] + 2 * (one - starts[k])
                glyph = struct.unpack_from(">H", data, place)[0]
            if glyph:
                found.add(one)
    return found - {0xFFFF}
