"""W1-W3: our sender beside pywebpush, with the encryption alone printed beside it.

The sender has one core, the push service another. Alone: `python -m tests.bench.push`.
"""

from __future__ import annotations

import ipaddress
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.bench.goals import GOALS, Figures, line, median
from tests.fixtures.live import clean_environ, wait_for
from tests.fixtures.ports import free_port, is_taken

ROOT = Path(__file__).parents[2]
ENDPOINT = Path(__file__).parent / "anchors" / "push_endpoint.py"
DELAY_MS = 50


def measure(folder: Path, figures: Figures, say: Callable[[str], None], rounds: int) -> None:
    """Fill in `push` and `push_tls`; what a message costs is said."""
    cpus = sorted(os.sched_getaffinity(0))
    cert = make_certificate(folder)
    with ExitStack() as stack:
        plain = stack.enter_context(Service(cpus[-1]))
        tls = stack.enter_context(Service(cpus[-1], str(DELAY_MS), *map(str, cert)))
        command = [
            sys.executable, "-m", "tests.bench.push_senders", str(cpus[0]),
            f"http://127.0.0.1:{plain.port}", f"https://127.0.0.1:{tls.port}", str(cert[0]),
            str(rounds),
        ]  # fmt: skip
        done = subprocess.run(
            command, cwd=ROOT, env=clean_environ(), check=True, stdout=subprocess.PIPE, timeout=900
        )
    costs: Figures = {}
    for text in done.stdout.splitlines():
        metric, server, rate, cost = json.loads(text)
        figures.setdefault((metric, server), []).append(rate)
        costs.setdefault((metric, server), []).append(cost)
    say(said(figures, costs))


def said(figures: Figures, costs: Figures) -> str:
    """What each sender reaches, and what a message costs it."""
    rows = [
        f"    {metric:9} {server:8} {median(figures[metric, server]):8.0f} messages/s"
        f" {median(costs[metric, server]):6.0f} µs of CPU each"
        for metric, server in sorted(costs)
    ]
    return "\n".join(["W   push on one core (`crypto`: the encryption alone)", *rows])


class Service:
    """The push service in a process of its own."""

    def __init__(self, cpu: int, *options: str) -> None:
        self.port = free_port()
        self._command = [sys.executable, str(ENDPOINT), str(self.port), str(cpu), *options]

    def __enter__(self) -> Service:
        self._process = subprocess.Popen(self._command, start_new_session=True)
        wait_for(lambda: is_taken(self.port), "the push service listens")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert, secret = folder / "push-cert.pem", folder / "push-key.pem"
    cert.write_bytes(made.public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return cert, secret


def main() -> None:
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="cephalog-push-") as folder:
        rounds = int(os.environ.get("BENCH_ROUNDS", "3"))
        measure(Path(folder), figures, lambda text: print(text, flush=True), rounds)
    for goal in GOALS:
        if goal.row.startswith("W"):
            print(line(goal, figures))


if __name__ == "__main__":
    main()
