"""The README's table of settings is the list that the configuration reads."""

from __future__ import annotations

from pathlib import Path

from server.config import SETTINGS

README = Path(__file__).parents[2] / "README.md"


def table() -> str:
    rows = [
        f"| `{s.name}` | {f'`{s.default}`' if s.default else ''} | {s.what} |" for s in SETTINGS
    ]
    return "\n".join(["| setting | default | what |", "|---|---|---|", *rows])


def test_the_table_of_settings_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    between = text.split("<!-- settings -->")[1].split("<!-- /settings -->")[0]
    assert between.strip() == table()
