"""The browser suites need the app as it is served: built; and some a phone with a diary on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo.push import write_diary
from tests.browser.pushes import Person, Pushes, allow, sign_phone_in
from tests.browser.shares import Links
from tests.browser.steps import PASSWORD, choose, held, ids, new_email, open_app
from tests.browser.subscriptions import Opened, hand_out
from tests.fixtures.browser import wait_for_worker
from tests.fixtures.live import LiveServer, wait_for
from tests.fixtures.push_service import Device, PushService

DESK: Any = {"width": 1280, "height": 900}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session", autouse=True)
def built_app() -> None:
    if not (ROOT / "pwa" / "dist" / "index.html").is_file():
        pytest.fail("the app is not built: run `make setup`")


@pytest.fixture(scope="module")
def diary(live_server: LiveServer) -> dict[str, str]:
    """An account with a year of diary: its address, its token, the id of an entry of each kind."""
    email = new_email()
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - the phone's own date
    token = write_diary(live_server.post, email, PASSWORD, yesterday)
    found = {"email": email, "token": token, "day": yesterday.replace(day=1).isoformat()}
    for kind in ("attack", "medication", "dose", "therapy"):
        entries = live_server.get(f"/entries/{kind}?limit=200", token)["entries"]
        found[kind] = entries[-1]["id"]
    return found


@pytest.fixture
def filled(
    new_context: Callable[..., BrowserContext], live_server: LiveServer, diary: dict[str, str]
) -> Callable[..., Page]:
    """`filled(theme)`: a phone that holds the diary, with that theme chosen."""

    def fill(theme: str, **options: Any) -> Page:
        context = new_context(reduced_motion="reduce", **options)
        call = {"email": diary["email"], "password": PASSWORD, "client": "browser"}
        answer = context.request.post(
            "/api/v1/sessions", data=call, headers={"Origin": live_server.url}
        )
        assert answer.status == 201, answer.text()
        choose(context, theme)
        page = context.new_page()
        open_app(page)
        wait_for(lambda: count_held(page) > 300, "the diary has arrived", within=60)
        return page

    return fill


@pytest.fixture
def phone(
    new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> Callable[..., tuple[Page, Pushes]]:
    """`phone(person, entry)`: one that may show notifications and holds that entry of theirs."""

    def make(person: Person | None = None, kind: str = "", entry: str = "") -> Any:
        context = new_context()
        allow(context, live_server.url)
        if person:
            sign_phone_in(context, person)
        page = context.new_page()
        open_app(page)
        wait_for_worker(page)
        if entry:
            wait_for(lambda: entry in ids(page, kind), "the diary has arrived")
        return page, Pushes(page, live_server.url)

    return make


@pytest.fixture
def links(live_server: LiveServer, diary: dict[str, str]) -> Links:
    return Links(live_server, diary)


@pytest.fixture
def desk(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """`desk()`: a hospital's browser that knows nothing of us."""

    def new(**options: Any) -> Page:
        wide = {"viewport": DESK, "has_touch": False, "device_scale_factor": 1}
        return new_context(**{**wide, **options}).new_page()

    return new


@pytest.fixture
def pushing_server(
    start_server: Callable[..., LiveServer], push_service: PushService
) -> LiveServer:
    """A file makes it its `live_server`: what it pushes is taken by the test's push service."""
    return start_server("sqlite", CEPHALOG_PUSH_TEST_ORIGIN=push_service.origin)


@pytest.fixture
def person(live_server: LiveServer) -> Person:
    return Person(live_server)


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext], live_server: LiveServer) -> Opened:
    """`opened(person, devices)`: Reminders on a phone that may subscribe as those devices."""

    def make(
        person: Person | None = None, devices: list[Device] | None = None, **options: Any
    ) -> Page:
        context = new_context(**options)
        if devices is not None:
            allow(context, live_server.url)
            hand_out(context, [one.subscription for one in devices])
        if person:
            sign_phone_in(context, person)
        page = context.new_page()
        open_app(page)
        wait_for_worker(page)
        page.goto("/#/reminders")
        expect(page.get_by_role("heading", name="What for?")).to_be_visible()
        return page

    return make


def count_held(page: Page) -> int:
    return sum(len(rows) for rows in held(page, "day").values())
