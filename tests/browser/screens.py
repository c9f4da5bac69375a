"""Every screen of the app, with a year of diary in it, in each theme."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
REGISTRY = ROOT / "pwa" / "src" / "ui" / "screens" / "registry.tsx"
SETTINGS_PAGES = ROOT / "pwa" / "src" / "ui" / "screens" / "settings" / "settings.tsx"
PICTURES = ROOT / "tests" / "screenshots"
THEMES = ("warm", "light", "contrast")
AXE = ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
SETTINGS = (
    "account", "devices", "look", "language", "zone", "items", "person", "data", "install",
    "privacy", "accessibility", "licences", "forgotten",
)  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

FINDINGS = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules });
  return found.violations.map((rule) => ({
    rule: rule.id, impact: rule.impact,
    where: rule.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
}"""


@dataclass(frozen=True)
class Screen:
    """`path` is what stands after `#/`; `{attack}` and the like are ids of the demo diary.

    `shows` is a text that is there once the screen has read the diary.
    """

    name: str
    path: str
    shows: str = ""


# One line or more for each entry of the app's registry; a test compares the two.
SCREENS = (
    Screen("today", "", "It started"),
    Screen("attack", "entry/{attack}", "How bad at its worst?"),
    Screen("past", "past"),
    Screen("date", "date/{day}", "Neck pain"),
    Screen("cabinet", "cabinet", "Sumatriptan"),
    Screen("product", "product/{medication}"),
    Screen("intake", "intake/{dose}"),
    Screen("add", "add"),
    Screen("questions-attack", "questions/attack"),
    Screen("questions-day", "questions/day"),
    Screen("month", "month", "What the marks mean"),
    Screen("numbers", "numbers", "Headache days"),
    Screen("list", "list", "Sumatriptan"),
    Screen("list-therapy", "list/therapy/{therapy}"),
    Screen("more", "more"),
    Screen("settings", "settings"),
    *(Screen(f"settings-{page}", f"settings/{page}") for page in SETTINGS),
    Screen("bring", "bring"),
    Screen("report", "report", "Headache days"),
    Screen("report-page", "report/page/2026-01-01/{day}/a4/en", "Counted by rules"),
    Screen("insights", "insights", "When attacks begin"),
    Screen("scores", "scores", "Earlier answers"),
    Screen("scores-mood", "scores/new/b", "without all answers"),
    Screen("scores-body", "scores/new/f", "Left jaw"),
    Screen("scores-typed", "scores/new/g", "What is it called?"),
    Screen("reminders", "reminders", "What for?"),
    Screen("asked-test", "r/test/2026-03-01", "Reminders reach this device"),
    Screen("asked-attack", "r/{attack}/{day}", "It has stopped"),
    Screen("asked-dose", "r/{dose}/{day}", "Same"),
    Screen(
        "asked-unknown", "r/01900000-0000-7000-8000-000000000000/2026-03-01", "It may have been"
    ),
    Screen("shares", "shares", "What may they see"),
    Screen("help", "help", "Call for help now"),
)


def settings_pages() -> set[str]:
    """The pages below Settings that the app knows."""
    source = SETTINGS_PAGES.read_text().split("PAGES", 1)[1].split("}", 1)[0]
    return set(re.findall(r"^  (\w+):", source, re.MULTILINE))


def registered() -> set[str]:
    """The first parts of all paths that the app knows."""
    source = REGISTRY.read_text().split("SCREENS", 1)[1]
    found = re.findall(r"^  (?:'([^']*)'|(\w+)):", source, re.MULTILINE)
    return {quoted or plain for quoted, plain in found}


def covered() -> set[str]:
    return {screen.path.split("/")[0] for screen in SCREENS}


def axe(page: Page, rules: Sequence[str] = RULES) -> list[dict[str, object]]:
    """What axe finds on a page as it stands."""
    page.evaluate(AXE.read_text() + ";0")
    found: list[dict[str, object]] = page.evaluate(FINDINGS, rules)
    return found


def told(findings: list[dict[str, object]]) -> str:
    return json.dumps(findings, indent=1)


def node() -> str:
    """The Node that `make test` put on the PATH."""
    found = shutil.which("node")
    assert found, "Node 20 or newer is missing: run `make test`, which installs it"
    return found
