"""A push service that answers 201: `python push_endpoint.py PORT CPU [MILLISECONDS CERT KEY]`.

One process on one core, no framework: it costs as little as it can.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import sys

ANSWER = b"HTTP/1.1 201 Created\r\nLocation: /m/1\r\nContent-Length: 0\r\n\r\n"
DELAY = float(sys.argv[3]) / 1e3 if len(sys.argv) > 3 else 0.0


class Service(asyncio.Protocol):
    """One connection; requests follow each other on it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.read = b""
        self.needed: int | None = None
        self.last = False

    def data_received(self, data: bytes) -> None:
        self.read += data
        while self._whole():
            if DELAY:
                asyncio.get_running_loop().call_later(DELAY, self.answer)
            else:
                self.answer()

    def _whole(self) -> bool:
        """Whether there is another whole request; it is taken off."""
        if self.needed is None:
            end = self.read.find(b"\r\n\r\n")
            if end < 0:
                return False
            head = self.read[:end].lower()
            self.last = b"connection: close" in head
            length = head.partition(b"content-length:")[2].split(b"\r\n", 1)[0]
            self.needed = end + 4 + int(length or 0)
        if len(self.read) < self.needed:
            return False
        self.read, self.needed = self.read[self.needed :], None
        return True

    def answer(self) -> None:
        self.transport.write(ANSWER)
        if self.last:
            self.transport.close()


async def main() -> None:
    os.sched_setaffinity(0, {int(sys.argv[2])})
    context = None
    if len(sys.argv) > 4:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[4], sys.argv[5])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        Service, "127.0.0.1", int(sys.argv[1]), ssl=context, backlog=512
    )
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
