"""Starts the servers that are measured, each with durable settings, and ends them again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.adapters import Adapter, Couch, Flask, Kinto, Ours
from tests.fixtures.live import clean_environ
from tests.fixtures.ports import free_port
from tests.fixtures.postgres import Cluster

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "anchors"
ANCHORS = ROOT / ".setup" / "anchors"
BIN = Path(sys.executable).parent


@dataclass
class Running:
    """A server under test; `disk` gives the bytes that it has stored."""

    adapter: Adapter
    process: subprocess.Popen[bytes]
    disk: Callable[[], int]

    @property
    def name(self) -> str:
        return self.adapter.name

    def memory(self) -> float:
        """MiB of the process tree; shared pages are shared out."""
        root = psutil.Process(self.process.pid)
        tree = [root, *root.children(recursive=True)]
        return float(sum(process.memory_full_info().pss for process in tree)) / 2**20

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def folder_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def launch(
    command: list[str | Path], environ: Mapping[str, str], port: int, folder: Path
) -> subprocess.Popen[bytes]:
    """Starts it and waits until something listens; raises RuntimeError with its last words."""
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env={**clean_environ(), **environ},
            stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
        except urllib.error.HTTPError:
            return process
        except OSError:
            time.sleep(0.1)
        else:
            return process
    raise RuntimeError(f"{command[0]} did not start: {log.read_text(errors='replace')[-600:]}")


def start_ours(name: str, folder: Path, url: str = "") -> Running:
    folder.mkdir()
    port = free_port()
    environ = {"CEPHALOG_DATA": str(folder), "CEPHALOG_WORKERS": "2" if url else "1"}
    if url:
        environ["DATABASE_URL"] = url
    process = launch([BIN / "cephalog", "serve", "--port", str(port)], environ, port, folder)
    adapter = Ours(name, f"http://127.0.0.1:{port}")
    return Running(adapter, process, lambda: folder_bytes(folder))


def start_flask(folder: Path) -> Running:
    folder.mkdir()
    port = free_port()
    command: list[str | Path] = [
        BIN / "gunicorn", "-w", "2", "-k", "gthread", "--threads", "4", "--log-level", "error",
        "-b", f"127.0.0.1:{port}", "--chdir", HERE, "flask_limit:app",
    ]  # fmt: skip
    environ = {"DB_URL": f"sqlite:///{folder / 'limit.sqlite3'}"}
    process = launch(command, environ, port, folder)
    adapter = Flask("flask", f"http://127.0.0.1:{port}")
    return Running(adapter, process, lambda: folder_bytes(folder))


def start_couch(folder: Path) -> Running:
    """pouchdb-server; scripts/anchors.sh installs it."""
    (folder / "data").mkdir(parents=True)
    port = free_port()
    settings = json.loads((HERE / "pouchdb-server.json").read_text())
    settings["httpd"]["port"] = port
    (folder / "config.json").write_text(json.dumps(settings))
    command: list[str | Path] = [
        shutil.which("node") or "node", ANCHORS / "node_modules/pouchdb-server/bin/pouchdb-server",
        "--port", str(port), "--dir", folder / "data", "--config", folder / "config.json",
    ]  # fmt: skip
    process = launch(command, {}, port, folder)
    adapter = Couch("couch", f"http://127.0.0.1:{port}")
    return Running(adapter, process, lambda: folder_bytes(folder / "data"))


def start_kinto(folder: Path, cluster: Cluster) -> Running:
    """Kinto on three uWSGI processes and PostgreSQL; scripts/anchors.sh installs it."""
    folder.mkdir()
    port, name = free_port(), cluster.create()
    place = cluster.url(name).replace("+psycopg", "")
    text = (HERE / "kinto.ini.in").read_text()
    venv = ANCHORS / "kinto"
    for mark, value in {"DSN": place, "PORT": port, "VENV": venv, "HERE": HERE}.items():
        text = text.replace(f"@{mark}@", str(value))
    settings = folder / "kinto.ini"
    settings.write_text(text)
    migrated = subprocess.run(
        [venv / "bin/kinto", "migrate", "--ini", settings], capture_output=True, check=False
    )
    if migrated.returncode:
        raise RuntimeError(f"kinto migrate: {migrated.stderr[-600:]!r}")
    command: list[str | Path] = [venv / "bin/uwsgi", "--ini", settings]
    process = launch(command, {"KINTO_INI": str(settings)}, port, folder)
    adapter = Kinto("kinto", f"http://127.0.0.1:{port}")
    return Running(adapter, process, lambda: cluster.size(name))
