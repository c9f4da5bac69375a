"""Display data → PDF, by typst. The person's words reach it as JSON, never as markup.

One compiler is made and kept: compiling again is then three times as fast. Its fonts are the
bundled ones; a second one with the machine's Noto fonts is made when a text needs them.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from server.reports.pdf.glyphs import characters, held_by, printable

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
BUNDLED = HERE / "fonts"
MACHINE = tuple(
    Path(place) for place in ("/usr/share/fonts", "/usr/local/share/fonts", "/opt/homebrew/share")
)
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
FIRST = (
    "Noto Sans",
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Symbols2",
    "Noto Sans Math",
)
# Letters in colours are pictures, and CJK in other weights and faces is 100 MB for nothing.
_UNFIT = re.compile(r"Color|Mono\b|Serif|Display|Condensed|Nastaliq")
_one_at_a_time = Lock()


class Press(NamedTuple):
    """A compiler, the families of its fonts and the characters that they hold."""

    compiler: typst.Compiler
    families: tuple[str, ...]
    held: frozenset[int]


def print_pdf(data: dict[str, Any], as_of: datetime) -> bytes:
    """The page of the display data; the same data and `as_of` give the same bytes.

    `data["missing"]` becomes the number of characters that no font holds; each is printed as □.
    """
    press = _press()
    if characters(data) - press.held:
        press = _press_with_machine_fonts()
    shown, missing = printable(data, press.held)
    families = list(press.families)
    shown |= {"missing_count": missing, "fonts": families}
    compiled = _compile(press, shown, as_of)
    if compiled is None:  # a font that cannot shape what it holds
        shown, missing = printable(data, _plain())
        shown |= {"missing_count": missing, "fonts": families}
        compiled = _compile(press, shown, as_of, strict=True)
    assert compiled is not None  # noqa: S101 - strict raises instead
    return compiled


def _compile(
    press: Press, data: dict[str, Any], as_of: datetime, *, strict: bool = False
) -> bytes | None:
    import typst  # noqa: PLC0415 - 35 MB that only a report needs

    text = json.dumps(data, ensure_ascii=False)
    try:
        with _one_at_a_time:
            made = press.compiler.compile(
                input=str(HERE / "report.typ"),
                format="pdf",
                sys_inputs={"data": text},
                pdf_standards=STANDARDS,
                timestamp=int(as_of.timestamp()),
            )
    except typst.TypstError:
        if strict:
            raise
        return None
    return made if isinstance(made, bytes) else b"".join(made or [])


@functools.cache
def _press() -> Press:
    return _made((BUNDLED,))


@functools.cache
def _press_with_machine_fonts() -> Press:
    return _made((BUNDLED, *_folders()))


@functools.cache
def _plain() -> frozenset[int]:
    """ASCII, Latin-1 and the signs of the page: what certainly prints."""
    return frozenset([*range(0x20, 0x180), *(ord(one) for one in "–—’‘“”…·•→↑▪▫□≥≤−")])


def _made(folders: Sequence[Path]) -> Press:
    import typst  # noqa: PLC0415 - see above

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders],
    )
    fit = [one for one in fonts.fonts() if one.path and one.weight == 400 and _fits(one.family)]
    more = sorted({one.family for one in fit} - set(FIRST))
    held = held_by((Path(one.path), one.index) for one in fit if one.path)
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True, root=str(HERE))
    return Press(compiler, (*FIRST, *more), held)


def _fits(family: str) -> bool:
    return family.startswith("Noto Sans") and not _UNFIT.search(family)


def _folders() -> list[Path]:
    """The folders of the machine that hold Noto fonts."""
    found = {
        path.parent
        for place in MACHINE
        if place.is_dir()
        for path in place.rglob("Noto*")
        if path.suffix in (".ttf", ".otf", ".ttc")
    }
    return sorted(found)
