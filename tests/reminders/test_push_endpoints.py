"""Whoever subscribes may be hostile: where nothing is ever sent (trust.md §2b)."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import Sequence
from typing import Any

import pytest

from server.reminders.push import Accepted, EndpointPolicy, Failed, Later, Target, policy_of
from server.reminders.push.addresses import PublicResolver, is_public, system_lookup
from server.reminders.push.endpoints import fault_of_auth, fault_of_p256dh, normal
from server.reminders.push.sender import SECONDS
from tests.fixtures.push_service import Answer, Device, PushService
from tests.reminders.push_support import HOSTILE, MESSAGE, Post, target_of

FCM = "https://fcm.googleapis.com/fcm/send/abc:APA91b-_x"
PUBLIC, PUBLIC6 = "142.250.74.10", "2a00:1450:4001:80b::200a"
GOOD = [
    FCM,
    "https://fcm.googleapis.com:443/fcm/send/abc",
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk%2D==",
    "https://web.push.apple.com/QGx-_1",
    "https://api-emea.p.push.apple.com/x",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d",
    "https://fcm.googleapis.com/" + "x" * 2021,
]


class Network:
    """Stands in for the machine's resolver and for connecting; nothing leaves this machine."""

    def __init__(self, *answers: Sequence[str] | OSError) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.connected: list[str] = []

    def lookup(self, host: str, port: int) -> Sequence[str]:
        assert port == 443
        self.asked.append(host)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, OSError):
            raise answer
        return answer

    async def connect(self, addr_infos: Any, **_: Any) -> Any:
        """In place of `aiohappyeyeballs.start_connection`."""
        self.connected += [row[4][0] for row in addr_infos]
        raise ConnectionRefusedError


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    network = Network([PUBLIC, PUBLIC6])
    monkeypatch.setattr("aiohappyeyeballs.start_connection", network.connect)
    return network


def a_target(post: Post, device: Device, endpoint: str) -> Target:
    found = target_of(device, post.vapid)
    return Target(found.id, endpoint, found.p256dh, found.auth, found.key_id)


@pytest.mark.parametrize("endpoint", GOOD, ids=lambda e: e[:60])
def test_the_push_services_of_the_browsers_are_taken(endpoint: str) -> None:
    origin = policy_of().origin_of(endpoint)
    assert origin is not None
    assert endpoint.startswith(origin)
    assert ":443" not in origin


@pytest.mark.parametrize("endpoint", HOSTILE, ids=lambda e: ascii(e)[:60])
def test_anything_else_is_never_sent_to(
    push_service: PushService, network: Network, endpoint: str
) -> None:
    assert policy_of().origin_of(endpoint) is None
    # Neither where a test's push service is allowed.
    post = Post(push_service, lookup=network.lookup)
    target = a_target(post, push_service.new_device(), endpoint)
    assert post.send(target) == [Failed("not_allowed")]
    assert network.asked == network.connected == []
    assert push_service.received == []


@pytest.mark.parametrize(
    "tail",
    ["x", "0", ".evil.test/", "@evil.test/", ":1/", "#x", "/a b", "/\n", "/é", "\\", "//x\r"],
)
def test_the_tests_origin_is_no_prefix_of_another(push_service: PushService, tail: str) -> None:
    policy = policy_of((), push_service.origin)
    assert policy.origin_of(push_service.origin + tail) is None
    assert policy.origin_of(push_service.origin + "/x") == push_service.origin


def test_without_the_setting_loopback_is_nothing(push_service: PushService) -> None:
    device, post = push_service.new_device(), Post(push_service, policy=policy_of())
    assert post.send(device) == [Failed("not_allowed")]
    assert push_service.received == []


@pytest.mark.parametrize(
    "origin",
    [
        "http://169.254.169.254:80", "http://127.0.0.1", "http://127.0.0.1:0", "https://evil.test:1",
        "http://127.0.0.1:9/x", "http://127.0.0.1:9@evil.test:9",
    ],
)  # fmt: skip
def test_only_loopback_can_be_the_tests_origin(origin: str) -> None:
    with pytest.raises(ValueError, match="127"):
        policy_of((), origin)


def test_an_operator_may_add_hosts() -> None:
    policy = policy_of(["push.example.org", "*.push.example.net"])
    assert policy.origin_of("https://push.example.org/x") == "https://push.example.org"
    assert policy.origin_of("https://a.b.push.example.net/x") == "https://a.b.push.example.net"
    assert policy.origin_of("https://push.example.net/x") is None
    assert policy.origin_of("https://a.push.example.org/x") is None
    assert policy.origin_of(FCM) is not None


@pytest.mark.parametrize(
    "rule",
    ["*", "*.", "*.com.", "localhost", "127.0.0.1", "::1", "a*.example.org", "https://x.test",
     "x.test:8443", "X.test", "*.*.test", "ex\u00e4mple.org", "a..b", ""],
)  # fmt: skip
def test_what_an_operator_adds_has_to_be_a_host_name(rule: str) -> None:
    with pytest.raises(ValueError, match="host name"):
        policy_of([rule])


@pytest.mark.parametrize(
    "addresses",
    [
        ["10.0.0.1"], [PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], ["127.0.0.1"], ["::1"],
        [PUBLIC6, "fd00::1"], ["::ffff:10.0.0.1"], ["169.254.169.254"], ["100.64.0.1"], ["0.0.0.0"],
        ["64:ff9b::a00:1"], ["2002:a00:1::"], ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
        ["fe80::1%eth0"], ["224.0.0.1"], ["255.255.255.255"], ["::"], ["nonsense"],
    ],
    ids=str,
)  # fmt: skip
def test_a_name_with_an_address_that_is_not_public_is_never_connected_to(
    push_service: PushService, network: Network, addresses: list[str]
) -> None:
    network.answers = [addresses]
    post = Post(push_service, lookup=network.lookup)
    target = a_target(post, push_service.new_device(), FCM)
    assert post.send(target, times=2) == [Failed("address")] * 2
    assert network.connected == []


def test_what_was_looked_up_is_what_is_connected_to(
    push_service: PushService, network: Network
) -> None:
    """Public at first, private the second time: there is no second time."""
    network.answers = [[PUBLIC, PUBLIC6], ["127.0.0.1"]]
    post = Post(push_service, lookup=network.lookup)
    target = a_target(post, push_service.new_device(), FCM)
    assert post.send(target) == [Later(None, "unreachable")]
    assert network.asked == ["fcm.googleapis.com"]
    assert set(network.connected) == {PUBLIC, PUBLIC6}


def test_a_name_that_is_looked_up_again_is_judged_again(
    push_service: PushService, network: Network
) -> None:
    network.answers = [[PUBLIC], ["127.0.0.1"]]
    post = Post(push_service, lookup=network.lookup)
    target = a_target(post, push_service.new_device(), FCM)
    # Two senders share no look-up.
    assert post.send(target) == [Later(None, "unreachable")]
    assert post.send(target) == [Failed("address")]
    assert network.connected == [PUBLIC]


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), OSError("no"), TimeoutError()])
def test_a_name_that_cannot_be_looked_up_is_for_later(
    push_service: PushService, network: Network, error: OSError
) -> None:
    network.answers = [error]
    post = Post(push_service, lookup=network.lookup)
    target = a_target(post, push_service.new_device(), FCM)
    assert post.send(target)[0] in (Later(None, "unreachable"), Later(None, "timeout"))
    network.answers = [[]]
    assert post.send(target) == [Later(None, "unreachable")]
    assert network.connected == []


def test_a_look_up_that_hangs_holds_up_nobody_else(push_service: PushService) -> None:
    def hang(host: str, port: int) -> Sequence[str]:
        push_service.wait(1.5)
        return [PUBLIC]

    post = Post(push_service, lookup=hang, seconds=0.5)
    device = push_service.new_device()
    outcomes = post.send_at_once(
        *[a_target(post, device, FCM)] * 20, *[target_of(device, post.vapid)] * 5
    )
    assert outcomes == [Later(None, "timeout")] * 20 + [Accepted()] * 5


def test_no_redirect_is_followed(push_service: PushService) -> None:
    canary = PushService()
    try:
        victim = canary.new_device()
        for status in (301, 302, 303, 307, 308):
            device = push_service.new_device(Answer(status, {"Location": victim.endpoint}))
            assert Post(push_service).send(device) == [Failed("redirect")]
            assert len(device.received) == 1
        assert canary.received == []
        assert canary.faults == []
    finally:
        canary.close()


def test_no_proxy_of_the_environment_sees_a_message(
    push_service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = PushService()
    try:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy"):
            monkeypatch.setenv(name, canary.origin)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert Post(push_service).send(push_service.new_device()) == [Accepted()]
        assert canary.faults == []
        assert canary.received == []
    finally:
        canary.close()


def test_no_cookie_of_a_push_service_comes_back(push_service: PushService) -> None:
    device = push_service.new_device(Answer(headers={"Set-Cookie": "seen=1; Path=/"}))
    Post(push_service).send(device, times=2)
    assert "cookie" not in device.received[1].headers


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700:4700::1111", True), ("64:ff9b::808:808", True),
        ("::ffff:8.8.8.8", True), ("2002:808:808::", True), ("192.168.1.1", False),
        ("172.16.0.1", False), ("198.18.0.1", False), ("192.0.2.1", False), ("240.0.0.1", False),
        ("ff02::1", False), ("fec0::1", False), ("2001:db8::1", False), ("100::1", False),
        ("2130706433", False), ("0x7f.1", False), ("", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_the_machines_resolver_is_asked_once_for_both_families(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def rows(host: str, port: int, **_: Any) -> list[Any]:
        return [
            (socket.AF_INET6, 1, 6, "", (PUBLIC6, port, 0, 0)),
            (socket.AF_INET, 1, 6, "", (PUBLIC, port)),
            (socket.AF_INET, 1, 6, "", (PUBLIC, port)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", rows)

    async def run() -> list[Any]:
        resolver = PublicResolver(EndpointPolicy(), system_lookup)
        try:
            return list(await resolver.resolve("fcm.googleapis.com", 443, socket.AF_INET))
        finally:
            await resolver.close()

    found = asyncio.run(run())
    assert [(row["host"], row["family"], row["port"]) for row in found] == [
        (PUBLIC6, socket.AF_INET6, 443),
        (PUBLIC, socket.AF_INET, 443),
    ]


def test_everything_together_takes_five_seconds_at_most() -> None:
    assert SECONDS == 5


def test_the_keys_of_a_browser_are_a_point_and_sixteen_bytes(push_service: PushService) -> None:
    keys = push_service.new_device().subscription["keys"]
    assert fault_of_p256dh(keys["p256dh"]) is None
    assert fault_of_p256dh(keys["p256dh"] + "=") is None
    assert fault_of_auth(keys["auth"]) is None
    assert fault_of_auth(keys["auth"] + "==") is None
    plain = base64.b64encode(base64.urlsafe_b64decode(keys["p256dh"] + "=")).decode()
    assert fault_of_p256dh(plain) is None
    assert normal(plain) == normal(keys["p256dh"] + "=") == keys["p256dh"]
    off_the_curve = keys["p256dh"][:-2] + ("AA" if keys["p256dh"][-2:] != "AA" else "BA")
    for text in ("", "=", "A" * 86, "A" * 87, "A" * 88, off_the_curve, keys["auth"], "é" * 87):
        assert fault_of_p256dh(text), text
    for text in ("", "A" * 21, "A" * 23, "A" * 25, keys["p256dh"], keys["auth"] + "\n", "*" * 22):
        assert fault_of_auth(text), text


def test_names_that_somebody_makes_up_do_not_fill_memory(
    push_service: PushService, network: Network
) -> None:
    network.answers = [socket.gaierror(-2, "unknown")]
    post, device = Post(push_service, lookup=network.lookup), push_service.new_device()
    made_up = [
        a_target(post, device, f"https://x{number}.notify.windows.com/") for number in range(1200)
    ]

    async def run() -> int:
        async with post.open() as sender:
            for target in made_up:
                assert await sender.send(target, MESSAGE) == Later(None, "unreachable")
            return len(sender._turns)

    assert asyncio.run(run()) <= 1000
    assert len(post.hosts._hosts) <= 1000
    assert len(post.vapid._headers) <= 1000
