"""An address as a QR code."""

from __future__ import annotations

import io

import segno

QUIET = 4
"""Modules of white around it, as the standard asks for."""


def qr_svg(text: str) -> str:
    """`text` as a square SVG, black on white in every theme, so that a camera reads it."""
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(
        out, kind="svg", border=QUIET, light="#fff", dark="#000", omitsize=True, xmldecl=False,
        svgclass=None, lineclass=None, nl=False,
    )  # fmt: skip
    return out.getvalue().decode()
