"""Gunicorn inside the `cephalog` command: one web process on SQLite, several on PostgreSQL."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from typing import Any

# Gunicorn ships no types.
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from server.config import Config

GRACE_SECONDS = 30
STALLED_SECONDS = 15
"""A client that sends nothing, or takes nothing, for so long gives its thread back."""


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """A gunicorn that takes its settings from `Config` and nothing from a file or a flag."""

    def __init__(self, config: Config, make_app: Callable[[], Any], ready: Callable[[], None]):
        """`make_app` runs in each worker, after the fork; `ready` once the first one answers."""
        self._config = config
        self._make_app = make_app
        self._ready = ready
        super().__init__()

    def load_config(self) -> None:
        for name, value in settings(self._config, self._ready).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._make_app()


def check_port(config: Config) -> None:
    """Raise OSError, naming the address, where nobody can listen: gunicorn says it six times."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as error:
            place = f"{config.host}, port {config.port}"
            raise OSError(error.errno, f"Cannot listen on {place}: {error.strerror}") from error


def settings(config: Config, ready: Callable[[], None]) -> dict[str, Any]:
    """Gunicorn's settings; SIGTERM lets requests in flight finish within GRACE_SECONDS."""
    host = f"[{config.host}]" if ":" in config.host else config.host

    def announce(worker: Any) -> None:
        if worker.age == 1:
            ready()

    def give_up_on_stalled(server: Any) -> None:
        # Linux hands a listener's timeouts on to the connections that it accepts.
        span = struct.pack("ll", STALLED_SECONDS, 0)
        for listener in server.LISTENERS:
            listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, span)
            listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, span)

    return {
        "bind": f"{host}:{config.port}",
        "worker_class": "gthread",
        "workers": config.workers,
        "threads": config.threads,
        "keepalive": 75,
        "graceful_timeout": GRACE_SECONDS,
        "timeout": 120,
        "limit_request_line": 8190,
        "limit_request_field_size": 16_380,
        # Its warnings quote what clients send.
        "loglevel": "error",
        "accesslog": None,
        "control_socket_disable": True,
        "when_ready": give_up_on_stalled,
        "post_worker_init": announce,
        "proc_name": "cephalog",
    }
