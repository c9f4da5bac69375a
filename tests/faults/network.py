"""A network that fails in one chosen way between a device and the real server (trust.md §5)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from tests.fixtures.proxy import FaultProxy, read_message, reset

Mode = Literal["ok", "refuse", "drop_answer", "cut_request", "half_answer", "double", "captive"]
MODES: tuple[Mode, ...] = (
    "ok", "refuse", "drop_answer", "cut_request", "half_answer", "double", "captive",
)  # fmt: skip
LOGIN_PAGE = b"<!doctype html><title>Hotel</title><h1>Welcome! Please accept our terms.</h1>"
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
    page answers.
    """

    mode: Mode = "ok"
    under: str = "/api/v1/sync"
    reached: list[str] = field(default_factory=list)

    async def _one_exchange(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        request = await read_message(reader)
        path = request.split(b" ", 2)[1].decode("latin-1")
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
        return await self._give(answers[-1], mode, writer)

    async def _give(self, answer: bytes, mode: Mode, writer: asyncio.StreamWriter) -> bool:
        if mode == "drop_answer":
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
