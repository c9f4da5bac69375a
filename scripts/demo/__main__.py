"""`make demo`: serves a throw-away data folder with a year of made-up diary in it."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scripts.demo.changes import BERLIN
from scripts.demo.push import write_diary
from server.app import create_app
from server.config import Config
from server.storage.migrate import migrate

EMAIL = "demo@example.org"
PASSWORD = "a quiet dark room"  # noqa: S105 - printed on the screen, good for this folder alone


def main() -> None:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--port", default="8000")
    port = parser.parse_args().port
    folder = Path(tempfile.mkdtemp(prefix="cephalog-demo-"))
    environ = {**os.environ, "CEPHALOG_DATA": str(folder), "CEPHALOG_SIGNUP": "closed"}
    environ.pop("DATABASE_URL", None)
    try:
        fill(folder)
        print(f"Sign in as {EMAIL} with the password: {PASSWORD}", flush=True)
        sys.exit(serve(environ, port))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def serve(environ: dict[str, str], port: str) -> int:
    """Runs `cephalog serve` until it, or this process, is asked to end."""
    command = [str(Path(sys.executable).parent / "cephalog"), "serve", "--port", port]
    server = subprocess.Popen(command, env=environ)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: server.terminate())
    return server.wait()


def fill(folder: Path) -> None:
    """Makes the account and the diary in a new data folder."""
    app = create_app(Config.from_env({"CEPHALOG_DATA": str(folder)}))
    database = app.extensions["cephalog"].database
    migrate(database)
    client = app.test_client()

    def post(path: str, body: Any, token: str) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        response = client.post(f"/api/v1{path}", json=body, headers=headers)
        if response.status_code >= 300:
            raise RuntimeError(f"{response.status_code}: {response.get_data(as_text=True)[:300]}")
        return response.get_json()

    write_diary(post, EMAIL, PASSWORD, datetime.now(BERLIN).date() - timedelta(days=1))
    database.close()


if __name__ == "__main__":
    main()
