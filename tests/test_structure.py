"""Imports point one way, and no file says where it was made (design.md, Layout)."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.complete_npm_lock import missing

ROOT = Path(__file__).parents[1]
APP = ROOT / "pwa" / "src"

# What each part of the server may import of the server, beside itself.
CORE = {"domain", "storage"}
SERVER = {
    "domain": set(),
    "storage": {"domain"},
    "config": set(),
    **dict.fromkeys(["sync", "reports", "reminders", "accounts", "importers"], CORE),
    "api": CORE | {"config", "sync", "reports", "reminders", "accounts", "importers"},
}
# These put the parts together; nobody imports them but each other.
ROOTS = {"app", "cli", "serve", "definition", "__main__", "commands", "demo"}

# Likewise for the app. `generated` is data that anybody may read.
APP_PARTS = {
    "generated": set(),
    "domain": {"generated"},
    "storage": {"domain", "generated"},
    "diary": {"storage", "domain", "generated"},
    "sync": {"storage", "domain", "generated", "register"},
    # Also inside the service worker, which has room for little more.
    "push": {"storage", "sync", "generated"},
    # Signing in and the like are calls of the network with nothing of the diary's in them.
    "ui": {"diary", "sync", "push", "domain", "generated"},
}
APP_ROOTS = {"main", "sw", "register", "env", "testing"}
IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.[^'"]*)\1""")

# Where packages come from is the installer's business, never a committed file's.
REGISTRY = re.compile(
    r"registry\.(npmjs|yarnpkg)\.|\bpypi\.(org|python)|files\.pythonhosted\.|"
    r"--(extra-)?index-url|--find-links|^registry\s*=|\"resolved\":",
    re.MULTILINE,
)
MACHINE = re.compile(r"(?<![\w./-])/(work|root|home/\w+|farm|Users/\w+)/[\w.]")
LINES = 300


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def text_of(path: Path) -> str:
    """The text of a file; nothing for a picture."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def imports(path: Path) -> Iterator[str]:
    """The absolute names that a Python file imports, wherever in it they stand."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def part_of(path: Path, root: Path) -> str:
    return path.relative_to(root).parts[0].split(".")[0]


def wrong_server_imports(path: Path) -> Iterator[str]:
    part = part_of(path, ROOT / "server")
    if part in ROOTS or part == "__init__":
        return
    for name in imports(path):
        names = name.split(".")
        if names[0] == "server" and len(names) > 1 and names[1] != part:
            if names[1] not in SERVER[part]:
                yield f"{path.relative_to(ROOT)} imports {name}"
        elif part == "domain" and not is_pure(names[0], path):
            yield f"{path.relative_to(ROOT)} imports {name}: domain is pure"


def is_pure(package: str, path: Path) -> bool:
    """The standard library; SciPy in the one module that loads it when first used."""
    if package in {"server", *sys.stdlib_module_names}:
        return True
    return package == "scipy" and path.name == "associations.py"


def wrong_app_imports(path: Path) -> Iterator[str]:
    part = part_of(path, APP)
    if part in APP_ROOTS or ".test." in path.name:
        return
    for _, target in IMPORT.findall(path.read_text()):
        place = (path.parent / target).resolve()
        if not place.is_relative_to(APP):  # the licence texts of the packages
            continue
        other = part_of(place, APP)
        if other != part and other not in APP_PARTS[part]:
            yield f"{path.relative_to(ROOT)} imports {target}"


def test_the_server_imports_point_one_way() -> None:
    files = list((ROOT / "server").rglob("*.py"))
    assert len(files) > 20
    assert [wrong for path in files for wrong in wrong_server_imports(path)] == []


def test_the_app_imports_point_one_way() -> None:
    files = [path for suffix in ("ts", "tsx") for path in APP.rglob(f"*.{suffix}")]
    assert len(files) > 20
    assert [wrong for path in files for wrong in wrong_app_imports(path)] == []


def test_only_one_file_of_the_app_speaks_to_the_network() -> None:
    calls = re.compile(
        r"(?<![.\w])(fetch\(|new (XMLHttpRequest|WebSocket|EventSource)\b)|sendBeacon"
    )
    speakers = {
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.ts*")
        if ".test." not in path.name and calls.search(path.read_text())
    }
    assert speakers <= {"sync/api.ts", "sync/transport.ts", "sw.ts"}


def test_only_storage_touches_the_rows_of_the_diary() -> None:
    tables = re.compile(
        r"\b(FROM|INTO|UPDATE|JOIN)\s+(entries|history)\b|\bmodels\.(Entry|History)"
    )
    inside = ROOT / "server" / "storage"
    files = [path for path in (ROOT / "server").rglob("*.py") if inside not in path.parents]
    assert [path.name for path in files if tables.search(path.read_text())] == []


def test_no_file_names_a_package_registry() -> None:
    files = [path for path in tracked() if path != Path(__file__)]
    assert [str(path.relative_to(ROOT)) for path in files if REGISTRY.search(text_of(path))] == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    files = [path for path in tracked() if path != Path(__file__)]
    assert [str(path.relative_to(ROOT)) for path in files if MACHINE.search(text_of(path))] == []


def test_every_package_is_pinned_with_its_hashes() -> None:
    for path in ROOT.glob("requirements*.txt"):
        lines = path.read_text().replace("\\\n", " ").splitlines()
        pins = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        assert pins, path
        assert all("==" in pin and "--hash=sha256:" in pin for pin in pins), path
    packages = json.loads((ROOT / "pwa" / "package-lock.json").read_text())["packages"]
    unpinned = {name for name, package in packages.items() if name and "integrity" not in package}
    # scripts/complete_npm_lock.py: packages for machines that this one could not ask for.
    assert {name for name in unpinned if not packages[name].get("optional")} == set()
    assert all(package.get("version") for name, package in packages.items() if name)


def test_the_npm_lock_names_every_platforms_packages() -> None:
    lock = json.loads((ROOT / "pwa" / "package-lock.json").read_text())
    assert list(missing(lock["packages"])) == []


def test_no_module_grows_beyond_reading() -> None:
    data = {"vocabulary.py", "formulary_data.py", "entries.py"}
    sources = [*(ROOT / "server").rglob("*.py"), *APP.rglob("*.ts*")]
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in sources
        if path.name not in data
        and not {"generated", "words"} & set(path.parts)
        and (count := len(path.read_text().splitlines())) > LINES
    }
    assert long == {}


@pytest.mark.parametrize(
    ("path", "source", "wrong"),
    [
        ("server/domain/planted.py", "import flask", True),
        ("server/domain/planted.py", "import scipy.stats", True),
        ("server/domain/associations.py", "def f():\n    import scipy.stats", False),
        ("server/domain/planted.py", "from server.storage import entries", True),
        ("server/domain/planted.py", "def f():\n    from ..storage import entries", True),
        ("server/storage/planted.py", "from server.domain import merge", False),
        ("server/sync/planted.py", "from server import reports", True),
        ("server/storage/planted.py", "import server.app", True),
        ("server/api/planted.py", "from server.sync.exchange import exchange", False),
    ],
)
def test_a_planted_import_is_caught(
    path: str, source: str, wrong: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_text", lambda self, *args: source)
    assert bool(list(wrong_server_imports(ROOT / path))) is wrong


@pytest.mark.parametrize(
    ("path", "source", "wrong"),
    [
        ("domain/planted.ts", "import { openDiary } from '../diary';", True),
        ("storage/planted.ts", "import type { A } from '../sync/api';", True),
        ("ui/screens/planted.tsx", "const m = await import('../../storage/open');", True),
        ("ui/screens/planted.tsx", "export * from '../../diary';", False),
        ("sync/planted.ts", "import { rows } from '../storage/rows';", False),
    ],
)
def test_a_planted_import_of_the_app_is_caught(
    path: str, source: str, wrong: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_text", lambda self, *args: source)
    assert bool(list(wrong_app_imports(APP / path))) is wrong
