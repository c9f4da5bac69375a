"""Gunicorn inside the `cephalog` command: one web process on SQLite, several on PostgreSQL.

Beside them, one process sends the reminders: a herd of those takes a processor for a minute, and
nobody's tap shall wait for that. A fork shares nearly all its memory with the others.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

# Gunicorn ships no types.
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]

from server.config import Config

GRACE_SECONDS = 30
STALLED_SECONDS = 15
"""A client that sends nothing, or takes nothing, for so long gives its thread back."""
AGAIN_SECONDS = 5
"""So long after its start, at the soonest, a process beside the web's is started again."""
YOUNG_OBJECTS = 20_000
"""After so many more objects the collector looks for garbage."""

ENDING = {signal.SIGTERM, signal.SIGINT, signal.SIGQUIT}


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """A gunicorn that takes its settings from `Config` and nothing from a file or a flag."""

    def __init__(
        self,
        config: Config,
        listener: socket.socket,
        make_app: Callable[[], Any],
        ready: Callable[[], None],
        beside: Callable[[], None] | None = None,
    ):
        """`make_app` runs in each worker, after the fork; `ready` once the first one answers.

        `listener` (see `bind`) is gunicorn's from here on.

        `beside` runs in a process of its own, until SIGTERM.
        """
        self._config = config
        self._descriptor = listener.detach()
        self._make_app = make_app
        self._ready = ready
        self._beside = beside
        super().__init__()

    def load_config(self) -> None:
        for name, value in settings(self._config, self._descriptor, self._ready).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._make_app()

    def run(self) -> None:
        # Before they fork, too: the collector writes into all that it goes through, and what one
        # process writes into it no longer shares with the others.
        set_apart_what_is_loaded()
        Group(self, self._beside).run()


class Group(Arbiter):  # type: ignore[misc]  # gunicorn ships no types
    """The parent of the web processes and of the one beside them, which it keeps alive as well."""

    def __init__(self, app: WebServer, beside: Callable[[], None] | None) -> None:
        """`beside`: see `WebServer`."""
        self._beside = beside
        self._pid = 0
        self._begun = -float(AGAIN_SECONDS)
        super().__init__(app)

    def manage_workers(self) -> None:
        """Gunicorn calls this every second, and whenever a child ends."""
        super().manage_workers()
        if self._pid and not self._is_there(os.WNOHANG):
            self._pid = 0
        waited = time.monotonic() - self._begun >= AGAIN_SECONDS
        if self._beside and not self._pid and waited and self.LISTENERS:
            self._fork(self._beside)

    def stop(self, graceful: bool = True) -> None:
        """End all; what is in flight gets GRACE_SECONDS."""
        until = time.monotonic() + (GRACE_SECONDS if graceful else 2)
        self._send(signal.SIGTERM)
        super().stop(graceful)
        while self._pid and self._is_there(os.WNOHANG) and time.monotonic() < until:
            time.sleep(0.05)
        if self._pid and self._is_there(os.WNOHANG):
            self._send(signal.SIGKILL)
            self._is_there(0)

    def _fork(self, beside: Callable[[], None]) -> None:
        self._begun = time.monotonic()
        # A signal for the child shall not end in its copy of the parent's handlers.
        signal.pthread_sigmask(signal.SIG_BLOCK, self.SIGNALS)
        self._pid = os.fork()
        if self._pid:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, self.SIGNALS)
            return
        # One that waits already would be lost if it was ignored for a moment only.
        for number in (signal.SIGCHLD, *ENDING):
            signal.signal(number, signal.SIG_DFL)
        for number in {*self.SIGNALS} - ENDING:
            signal.signal(number, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, self.SIGNALS)
        for listener in self.LISTENERS:
            listener.sock.close()
        for worker in self.WORKERS.values():
            worker.tmp.close()
        try:
            beside()
        finally:
            os._exit(1)

    def _is_there(self, options: int) -> bool:
        """Whether the process lives; gunicorn reaps whatever child ends, so it may be gone."""
        try:
            return os.waitpid(self._pid, options) == (0, 0)
        except ChildProcessError:
            return False

    def _send(self, number: signal.Signals) -> None:
        if self._pid and self._is_there(os.WNOHANG):
            os.kill(self._pid, number)


def bind(config: Config) -> socket.socket:
    """A socket bound to the address; its port is the system's choice where that of `config` is 0.

    Raises OSError, naming the address, where nobody can listen: gunicorn says it six times.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in config.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((config.host, config.port))
    except OSError as error:
        listener.close()
        place = f"{config.host}, port {config.port}"
        raise OSError(error.errno, f"Cannot listen on {place}: {error.strerror}") from error
    return listener


def set_apart_what_is_loaded() -> None:
    """The program stays for good, so the collector need not go through it again and again: that
    takes up to a quarter of a request that makes many objects. What such a request made itself is
    looked through more rarely than Python would: a twentieth of it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)


def settings(config: Config, descriptor: int, ready: Callable[[], None]) -> dict[str, Any]:
    """Gunicorn's settings; SIGTERM lets requests in flight finish within GRACE_SECONDS.

    `descriptor`: of the socket to listen on.
    """

    def begin(worker: Any) -> None:
        set_apart_what_is_loaded()
        if worker.age == 1:
            ready()

    def give_up_on_stalled(server: Any) -> None:
        # Linux hands a listener's timeouts on to the connections that it accepts.
        span = struct.pack("ll", STALLED_SECONDS, 0)
        for listener in server.LISTENERS:
            listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, span)
            listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, span)

    return {
        "bind": f"fd://{descriptor}",
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
        "post_worker_init": begin,
        "proc_name": "cephalog",
    }
