"""What schemathesis makes up from the OpenAPI document gets the answers that the document names.

Through real HTTP against `cephalog serve`, on both databases.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.conftest import BERLIN, PASSWORD, new_email
from tests.fixtures.live import LiveServer

COMMAND = Path(sys.executable).parent / "schemathesis"
CONFIG = Path(__file__).parent / "schemathesis.toml"
# It would sign itself out, and see nothing but 401 from then on.
LEFT_OUT = "sessions/"
# The document cannot say what a zone is, or a password that is hard to guess.
UNTESTABLE = "positive_data_acceptance"


def token_for(server: LiveServer) -> str:
    body = {"email": new_email(), "password": PASSWORD, "zone": BERLIN, "client": "api"}
    request = urllib.request.Request(
        f"{server.url}/api/v1/accounts",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(json.load(answer)["token"])


@pytest.mark.slow
def test_every_answer_is_one_that_the_document_names(
    start_server: Callable[..., LiveServer], database_kind: str, tmp_path: Path
) -> None:
    server = start_server(database_kind)
    done = subprocess.run(
        [
            COMMAND, "--config-file", CONFIG, "run", f"{server.url}/api/v1/openapi.json",
            "--header", f"Authorization: Bearer {token_for(server)}",
            "--exclude-path-regex", LEFT_OUT,
            "--exclude-checks", UNTESTABLE,
            "--max-examples", "20",
            "--seed", "1",
            "--continue-on-failure",
            "--suppress-health-check", "all",
            "--warnings", "off",
        ],
        cwd=tmp_path,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
    assert " failed" not in done.stdout
