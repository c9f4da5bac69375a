"""A push service as a herd meets it: `python herd_service.py PORT`.

It answers after 100 ms; one message in a hundred gets 429, 500 or 503, by chance. `GET /` gives
the counts as JSON, `GET /times` also when each path was first taken (seconds since 1970).
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time

DELAY = 0.1
FAULTS = 0.01
TAKEN = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"
REFUSED = [
    b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
]
CHANCE = random.Random(8)
first: dict[str, float] = {}
tried: set[str] = set()
doubles = 0
refused = 0


class Service(asyncio.Protocol):
    """One connection; requests follow each other on it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.read = b""

    def data_received(self, data: bytes) -> None:
        self.read += data
        while (end := self.read.find(b"\r\n\r\n")) >= 0:
            head = self.read[:end]
            length = head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0]
            whole = end + 4 + int(length or 0)
            if len(self.read) < whole:
                return
            self.read = self.read[whole:]
            method, path, _ = head.split(b" ", 2)
            if method == b"GET":
                self.tell(with_times=path == b"/times")
            else:
                asyncio.get_running_loop().call_later(DELAY, self.answer, path.decode())

    def answer(self, path: str) -> None:
        global doubles, refused  # noqa: PLW0603 - a script of one service
        tried.add(path)
        if CHANCE.random() < FAULTS:
            refused += 1
            self.transport.write(CHANCE.choice(REFUSED))
            return
        if path in first:
            doubles += 1
        else:
            first[path] = time.time()
        self.transport.write(TAKEN)

    def tell(self, *, with_times: bool) -> None:
        told = {
            "taken": len(first), "tried": len(tried), "doubles": doubles, "refused": refused,
            "times": sorted(first.values()) if with_times else [],
        }  # fmt: skip
        body = json.dumps(told).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        self.transport.write(head.encode() + body)
        self.transport.close()


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Service, "127.0.0.1", int(sys.argv[1]), backlog=1024)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
