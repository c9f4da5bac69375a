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
from typing import TYPE_CHECKING, Any

from scripts.demo.changes import BERLIN, ZONE, Change
from scripts.demo.year import made_up_changes
from server.app import create_app
from server.config import Config
from server.storage.migrate import migrate

if TYPE_CHECKING:
    from flask.testing import FlaskClient

EMAIL = "demo@example.org"
PASSWORD = "a quiet dark room"  # noqa: S105 - printed on the screen, good for this folder alone
BATCH = 100
CLIENT = "0190a0de-0000-7000-8000-00000000d340"


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
    """Makes the account and sends the diary through the API, as a device would."""
    app = create_app(Config.from_env({"CEPHALOG_DATA": str(folder)}))
    services = app.extensions["cephalog"]
    migrate(services.database)
    client = app.test_client()
    account = {"email": EMAIL, "password": PASSWORD, "zone": ZONE, "client": "api"}
    token = accepted(client.post("/api/v1/accounts", json=account), 201)["token"]
    yesterday = datetime.now(BERLIN).date() - timedelta(days=1)
    push(client, token, made_up_changes(yesterday))
    services.database.close()


def push(client: FlaskClient, token: str, changes: list[Change]) -> None:
    """Sends all changes; raises RuntimeError when one is refused."""
    for start in range(0, len(changes), BATCH):
        part = changes[start : start + BATCH]
        call = {"client_id": CLIENT, "epoch": None, "cursor": None, "limit": 1, "changes": part}
        headers = {"Authorization": f"Bearer {token}"}
        answer = accepted(client.post("/api/v1/sync", json=call, headers=headers), 200)
        refused = [result for result in answer["results"] if result["status"] == "rejected"]
        if refused:
            raise RuntimeError(f"the demo diary was refused: {refused[0]}")


def accepted(response: Any, status: int) -> Any:
    if response.status_code != status:
        raise RuntimeError(f"{response.status_code}: {response.get_data(as_text=True)[:300]}")
    return response.get_json()


if __name__ == "__main__":
    main()
