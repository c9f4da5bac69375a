"""A name is looked up once, every address of it has to be public, and those are connected to.

Checks of the name at subscribe time lose to a name that is changed later (DNS rebinding), checks
of a look-up of its own lose to one that answers differently the second time (trust.md §2b).
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import cast

from aiohttp.abc import AbstractResolver, ResolveResult

from server.reminders.push.endpoints import EndpointPolicy

Lookup = Callable[[str, int], Sequence[str]]
"""Host and port → the addresses of it; raises OSError. Runs in a thread."""
LOOKUPS = 16
"""How many names are looked up at once: one that hangs holds up no other."""
_NAT64 = ip_network("64:ff9b::/96")


class AddressRefused(OSError):
    """Some address of the name is not public."""


class PublicResolver(AbstractResolver):
    """Gives aiohttp the addresses to connect to, all of them public."""

    def __init__(self, policy: EndpointPolicy, lookup: Lookup) -> None:
        """`lookup`: the machine's, or a test's."""
        self._policy = policy
        self._lookup = lookup
        self._threads = ThreadPoolExecutor(LOOKUPS, thread_name_prefix="lookup")

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002 - both, always
    ) -> list[ResolveResult]:
        """Raises AddressRefused unless every address may be connected to."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, self._lookup, host, port)
        if not found:
            raise OSError("no address")
        if not self._policy.is_local(host) and not all(map(is_public, found)):
            raise AddressRefused("not a public address")
        return [_result(host, address, port) for address in found]

    async def close(self) -> None:
        """Nothing waits for a look-up that hangs."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def system_lookup(host: str, port: int) -> list[str]:
    """The addresses by the machine's resolver, in its order."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def is_public(address: str) -> bool:
    """Whether it is an address out in the internet, also where it wraps one of IPv4."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    return all(
        one.is_global
        and not (one.is_multicast or one.is_reserved or one.is_unspecified or one.is_loopback)
        and not (isinstance(one, IPv6Address) and (one.is_site_local or one.teredo is not None))
        for one in _unwrapped(ip)
    )


def _unwrapped(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The addresses that it leads to: an IPv4 one inside alone, or itself."""
    if isinstance(ip, IPv4Address):
        return [ip]
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    if ip.sixtofour is not None:
        return [ip, ip.sixtofour]
    if ip in _NAT64:
        return [IPv4Address(int(ip) & 0xFFFF_FFFF)]
    return [ip]


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    result = {"hostname": host, "host": address, "port": port, "family": family}
    flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return cast(ResolveResult, {**result, "proto": 0, "flags": flags})
