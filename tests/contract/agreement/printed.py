"""The words of a PDF with their places, as pdftotext finds them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


SAME_ROW = 15
"""Tenths of a point that words of one row differ in height."""


class Word(NamedTuple):
    x: float
    y: float
    text: str


class Printed:
    """A PDF file: the words of page 1 by place, and the lines of each half of each page."""

    def __init__(self, file: Path) -> None:
        self._file = file
        pages = _PAGE.findall(_run("-bbox", str(file)))
        self.width = float(pages[0][0])
        every = [_words(page[2]) for page in pages]
        self.words = every[0]
        self._rows = [row for words in every for row in _rows(words, self.width / 2)]
        half, height = int(self.width / 2), str(int(float(pages[0][1])) + 1)
        crops = ((0, half), (half, half + 1))
        texts = [
            _run("-layout", "-f", str(page), "-l", str(page), "-x", str(left), "-y", "0",
                 "-W", str(wide), "-H", height, str(file)).splitlines()
            for page in range(1, len(pages) + 1)
            for left, wide in crops
        ]  # fmt: skip
        self.halves = [[line.strip() for line in lines if line.strip()] for lines in texts]
        self.whole = _run("-layout", str(file)).splitlines()

    def says(self, sentence: str) -> bool:
        """A sentence stands in a half of a page, whatever lines it is broken into; no figure
        goes on beyond its ends."""
        begin = r"(?<![\d.,−])" if sentence[0].isdigit() else ""
        broken = r"\n?".join(map(re.escape, tight(sentence)))
        wanted = re.compile(rf"{begin}{broken}(?![\d%]|[.,]\d)")
        texts = ["\n".join(map(tight, lines)) for lines in [*self.halves, self.whole]]
        return any(wanted.search(text) for text in texts)

    def counts_of(self, words: str) -> list[str]:
        """The numbers that stand after these words."""
        broken = r"\n?".join(map(re.escape, tight(words + ":")))
        wanted = re.compile(rf"{broken}\n?(\d+)(?![.,]\d)")
        texts = ("\n".join(map(tight, lines)) for lines in self.halves)
        return [number for text in texts for number in wanted.findall(text)]

    def starting(self, label: str) -> list[str]:
        """The rows that begin with a label, without their spaces and without the label."""
        begin = tight(label)
        return [row.removeprefix(begin) for row in self._rows if row.startswith(begin)]


def _words(page: str) -> list[Word]:
    return [
        Word((float(x0) + float(x1)) / 2, (float(y0) + float(y1)) / 2, unescape(text))
        for x0, y0, x1, y1, text in _WORD.findall(page)
    ]


def _rows(words: Iterable[Word], half: float) -> list[str]:
    """The words of each row of each half, from the left, without spaces."""
    rows: dict[tuple[bool, int], list[Word]] = {}
    for word in words:
        side = word.x > half
        near = (key for key in rows if key[0] == side and abs(key[1] - word.y * 10) < SAME_ROW)
        rows.setdefault(next(near, (side, round(word.y * 10))), []).append(word)
    return [joined(row) for row in rows.values()]


def tight(text: str) -> str:
    """Without any space: columns and line breaks put them anywhere."""
    return re.sub(r"\s", "", text)


def nearest(x: float, columns: Sequence[tuple[float, str]]) -> str:
    """The heading above."""
    return min(columns, key=lambda column: abs(column[0] - x))[1]


def joined(words: Iterable[Word]) -> str:
    return "".join(word.text for word in sorted(words))


def _run(*arguments: str) -> str:
    command = ["pdftotext", *arguments, "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()
