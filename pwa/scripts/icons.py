"""Draw the app's icons with the standard library: a calm arc over a dot, on warm dark.

Run from the repository's root when the drawing changes: `python pwa/scripts/icons.py`.
"""

from __future__ import annotations

import math
import struct
import zlib
from pathlib import Path

GROUND = (28, 24, 21)
ARC = (143, 179, 148)
DOT = (237, 232, 223)
FOLDER = Path(__file__).parents[1] / "public" / "icons"
SMOOTH = 3


def coverage(x: float, y: float, scale: float) -> tuple[int, int, int]:
    """The colour at a point; the drawing lies in a unit square, `scale` shrinks it to the middle."""
    u, v = (x - 0.5) / scale, (y - 0.5) / scale - 0.07
    ring = abs(math.hypot(u, v + 0.02) - 0.30) < 0.055
    end_left = math.hypot(u + 0.276, v - 0.10) < 0.055
    end_right = math.hypot(u - 0.276, v - 0.10) < 0.055
    if math.hypot(u, v - 0.03) < 0.085:
        return DOT
    if (ring and v < 0.10) or end_left or end_right:
        return ARC
    return GROUND


def draw(size: int, scale: float) -> bytes:
    """A PNG of `size` pixels square."""
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            rows.extend(pixel(row, column, size, scale))
    return png(size, bytes(rows))


def pixel(row: int, column: int, size: int, scale: float) -> bytes:
    """The mean colour of a grid of points inside one pixel."""
    sums = [0, 0, 0]
    for i in range(SMOOTH):
        for j in range(SMOOTH):
            x = (column + (i + 0.5) / SMOOTH) / size
            y = (row + (j + 0.5) / SMOOTH) / size
            for channel, value in enumerate(coverage(x, y, scale)):
                sums[channel] += value
    return bytes(value // SMOOTH**2 for value in sums)


def png(size: int, rows: bytes) -> bytes:
    """`rows` (filter byte and RGB) as a PNG file."""
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, body) for name, body in parts)


def chunk(name: bytes, body: bytes) -> bytes:
    """One PNG chunk with its length and checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, size, scale in (
        ("icon-192", 192, 1.15),
        ("icon-512", 512, 1.15),
        ("maskable-192", 192, 0.85),
        ("maskable-512", 512, 0.85),
        ("apple-touch-icon", 180, 1.0),
    ):
        (FOLDER / f"{name}.png").write_bytes(draw(size, scale))
