"""P1, P2: the clinician's page beside WeasyPrint on the same content, and the worker's memory.

WeasyPrint lives in a virtual environment of its own (scripts/anchors.sh).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from server.reports.pdf import PARTS
from server.reports.pdf.page import page
from server.reports.pdf.printing import print_pdf
from tests.bench.goals import Figures
from tests.reports.conftest import AS_OF, demo, summary_of

HERE = Path(__file__).parent / "anchors"
ROOT = Path(__file__).parents[2]
WEASY = ROOT / ".setup" / "anchors" / "weasyprint" / "bin" / "python"
WARM, COLD, REPORTS = 10, 3, 100


def display_data(seed: int) -> dict[str, Any]:
    """What the template prints of three months of a made-up diary."""
    entries = demo(seed)
    return page(summary_of(entries), entries, AS_OF, "a4", "en", PARTS, 0)


def measure(folder: Path, figures: Figures, say: Callable[[str], None]) -> None:
    """Warm and cold renders in turns, bytes, and memory after 100 reports."""
    if not WEASY.exists():
        say("WeasyPrint is left out: it is not installed")
    data = [display_data(seed) for seed in range(WARM)]
    file = folder / "pages.json"
    file.write_text(json.dumps(data))
    for _ in range(COLD):
        _note(figures, "ours", _run([sys.executable, "-m", "tests.bench.page_ours", str(file)]))
        if WEASY.exists():
            _note(figures, "weasy", _run([str(WEASY), str(HERE / "weasy_page.py"), str(file)]))
    say(memory(data))


def _run(command: list[str]) -> dict[str, float]:
    """A process's own account of itself, and how long it took for one page alone."""
    began = time.perf_counter()
    subprocess.run([*command, "1"], cwd=ROOT, check=True, capture_output=True, timeout=120)
    cold = time.perf_counter() - began
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    found: dict[str, float] = json.loads(done.stdout)
    return {**found, "cold": 1e3 * cold}


def _note(figures: Figures, name: str, found: dict[str, float]) -> None:
    for metric, value in found.items():
        figures.setdefault((f"page_{metric}", name), []).append(value)


def memory(data: list[dict[str, Any]]) -> str:
    """Resident memory after 10 and after 100 reports in one process."""
    process = psutil.Process(os.getpid())
    sizes = []
    for number in range(REPORTS + 1):
        print_pdf({**data[number % len(data)], "rules": f"{number}"}, AS_OF)
        if number in (10, REPORTS):
            sizes.append(process.memory_info().rss / 2**20)
    return f"P1  memory after 10 reports {sizes[0]:.0f} MiB, after {REPORTS} {sizes[1]:.0f} MiB"
