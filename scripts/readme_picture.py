"""Puts three screens beside each other for the README: docs/screens.png.

Takes the pictures that tests/browser/test_screens.py wrote, so run that first.
"""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.screens import PICTURES, ROOT
from tests.fixtures.browser import ARGUMENTS, chromium

SCREENS = ("warm-today", "warm-month", "warm-numbers")
STYLE = "margin:0;display:flex;align-items:start;gap:16px;padding:16px;background:#463c33"
PICTURE = '<img width="300" style="border-radius:18px" src="data:image/png;base64,{}">'


def main() -> None:
    pictures = [(PICTURES / f"{name}.png").read_bytes() for name in SCREENS]
    parts = [PICTURE.format(base64.b64encode(content).decode()) for content in pictures]
    target = ROOT / "docs" / "screens.png"
    target.parent.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 964, "height": 400}, device_scale_factor=1.5)
        page.set_content(f'<body style="{STYLE}">{"".join(parts)}')
        page.screenshot(path=target, full_page=True)
        browser.close()
    print(target.relative_to(Path.cwd()))


if __name__ == "__main__":
    main()
