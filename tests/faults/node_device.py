"""The shipped storage and sync of the app, run by Node and driven line by line."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PWA = Path(__file__).parents[2] / "pwa"
ENTRY = "src/testing/process.ts"


def bundle(folder: Path) -> Path:
    """The app's core as one file for Node."""
    out = folder / "device.mjs"
    subprocess.run(
        [
            str(PWA / "node_modules/.bin/esbuild"), ENTRY, "--bundle", "--platform=node",
            "--format=esm", "--target=node20", '--define:__RELEASE__="0.1.0"', f"--outfile={out}",
            "--log-level=warning",
        ],
        cwd=PWA, check=True, timeout=60,
    )  # fmt: skip
    return out


class Devices:
    """Devices by name, in one Node process; each has a database of its own."""

    def __init__(self, script: Path) -> None:
        node = shutil.which("node")
        assert node, "Node is not on the PATH"
        self._process = subprocess.Popen(
            [node, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, device: str, do: str, **arguments: Any) -> Any:
        """One command to one device; fails the test when the device reports an error."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"device": device, "do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


@pytest.fixture(scope="session")
def device_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(tmp_path_factory.mktemp("device"))


@pytest.fixture
def devices(device_script: Path) -> Iterator[Devices]:
    """Devices for one test."""
    running = Devices(device_script)
    yield running
    running.close()
