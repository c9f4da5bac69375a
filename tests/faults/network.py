"""A network that fails in one chosen way between a device and the real server (trust.md §5)."""

from __future__ import annotations

import asyncio
import gzip
import re
from dataclasses import dataclass, field
from typing import Literal
from weakref import WeakSet

from tests.fixtures.proxy import FaultProxy, read_message, reset

Mode = Literal[
    "ok", "refuse", "drop_answer", "cut_request", "half_answer", "double", "captive",
    "drop_on_reuse",
]  # fmt: skip
MODES: tuple[Mode, ...] = (
    "ok", "refuse", "drop_answer", "cut_request", "half_answer", "double", "captive",
    "drop_on_reuse",
)  # fmt: skip
LOGIN_PAGE = b"<!doctype html><title>Hotel</title><h1>Welcome! Please accept our terms.</h1>"
CONDITION = re.compile(rb"(?<=\r\n)if-(?:none-match|modified-since):[^\r]*\r\n", re.IGNORECASE)
CAPTIVE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    % len(LOGIN_PAGE)
) + LOGIN_PAGE


@dataclass
class Network(FaultProxy):
    """Forwards what `under` names; everything else goes through untouched.

    `refuse`: reset before the server hears of it. `drop_answer`: the server does it, the answer is
    lost. `cut_request`: half of the request reaches the server. `half_answer`: half of the answer
    comes. `double`: the server gets it twice, the second answer comes. `captive`: somebody else's
    page answers. `drop_on_reuse`: a kept connection is reset after the server did it; a browser
    then sends the call again by itself, on a new connection.
    """

    mode: Mode = "ok"
    under: str = "/api/v1/sync"
    reached: list[str] = field(default_factory=list)
    dropped: int = 0
    # The service worker that is served: 1 the built one, 2 a newer one, None a page instead.
    worker_version: int | None = 1
    # Served in its place: what an operator, or a mishap, has put there.
    worker_script: bytes | None = None
    _used: WeakSet[asyncio.StreamWriter] = field(default_factory=WeakSet)

    async def _one_exchange(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        request = await read_message(reader)
        self.requests.append(request.split(b"\r\n", 1)[0].decode("latin-1"))
        path = request.split(b" ", 2)[1].decode("latin-1")
        if path == "/sw.js":
            request = CONDITION.sub(b"", request)
        mode = self.mode if path.startswith(self.under) else "ok"
        if mode == "refuse":
            reset(writer)
            return False
        if mode == "captive":
            writer.write(CAPTIVE)
            await writer.drain()
            return False
        if mode == "cut_request":
            _, upstream = await self._send(request[: len(request) // 2], path)
            upstream.close()
            reset(writer)
            return False
        answers = [await self._ask(request, path) for _ in range(2 if mode == "double" else 1)]
        if path == "/sw.js" and (self.worker_script or self.worker_version != 1):
            answers = [self._other_worker(answers[-1])]
        if mode == "drop_on_reuse":
            mode = "drop_answer" if writer in self._used else "ok"
        self._used.add(writer)
        return await self._give(answers[-1], mode, writer)

    def _other_worker(self, answer: bytes) -> bytes:
        head, _, body = answer.partition(b"\r\n\r\n")
        if self.worker_version is None:
            return CAPTIVE
        body = gzip.decompress(body) if b"gzip" in head.lower() else body
        body = self.worker_script or body + b"\n// version %d" % self.worker_version
        return (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nCache-Control: no-cache\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body)
        ) + body

    async def _give(self, answer: bytes, mode: Mode, writer: asyncio.StreamWriter) -> bool:
        if mode == "drop_answer":
            self.dropped += 1
            reset(writer)
            return False
        writer.write(answer[: len(answer) // 2] if mode == "half_answer" else answer)
        await writer.drain()
        return mode != "half_answer"

    async def _ask(self, request: bytes, path: str) -> bytes:
        reader, writer = await self._send(request, path)
        try:
            return await read_message(reader, answer=True)
        finally:
            writer.close()

    async def _send(
        self, request: bytes, path: str
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self.reached.append(path)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        writer.write(request)
        await writer.drain()
        return reader, writer
