"""The tests' own machinery: what it promises to all other tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright
from sqlalchemy import create_engine, inspect, text

from tests.fixtures.browser import Device, Watch
from tests.fixtures.clock import FrozenClock

STORE_DURABLY = """new Promise((resolve, reject) => {
  const asked = indexedDB.open("t", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("s");
  asked.onsuccess = () => {
    const change = asked.result.transaction("s", "readwrite", { durability: "strict" });
    change.objectStore("s").put("kept", 1);
    change.oncomplete = () => resolve(true);
    change.onerror = reject;
  };
})"""
READ_BACK = """new Promise((resolve) => {
  const asked = indexedDB.open("t", 1);
  asked.onsuccess = () => {
    const read = asked.result.transaction("s").objectStore("s").get(1);
    read.onsuccess = () => resolve(read.result);
  };
})"""


def open_blank(device: Device) -> None:
    device.context.route("**/*", lambda route: route.fulfill(body="<title>blank</title>"))
    device.page.goto("/")


def test_each_test_gets_an_empty_database(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
        connection.execute(text("CREATE TABLE left_over (id INTEGER)"))
    engine.dispose()


def test_the_postgresql_cluster_keeps_its_promises_on_disk(postgres: object) -> None:
    engine = create_engine(postgres.url("postgres"))  # type: ignore[attr-defined]
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(text(f"SHOW {setting}")).scalar() == "on"
    engine.dispose()


def test_the_clock_stands_still_until_it_is_moved(clock: FrozenClock) -> None:
    assert clock() == clock()
    before = clock()
    assert (clock.advance(hours=1) - before).total_seconds() == 3600
    assert clock.set("2026-03-29T03:00:00+02:00").isoformat() == "2026-03-29T01:00:00+00:00"


@pytest.mark.browser
@pytest.mark.parametrize(
    "script",
    [
        "console.error('it hurts')",
        "setTimeout(() => { throw new Error('lost') })",
        "setTimeout(() => Promise.reject(new Error('lost')))",
    ],
)
def test_a_page_that_complains_fails_its_test(browser: Browser, script: str) -> None:
    watch, context = Watch(), browser.new_context()
    watch.follow(context)
    page = context.new_page()
    page.evaluate(script)
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")
    context.close()
    with pytest.raises(AssertionError, match="complained"):
        watch.verdict()


@pytest.mark.browser
def test_a_page_that_breaks_its_policy_fails_its_test(browser: Browser) -> None:
    watch, context = Watch(), browser.new_context()
    watch.follow(context)
    policy = {"Content-Security-Policy": "default-src 'none'; require-trusted-types-for 'script'"}
    context.route("**/*", lambda route: route.fulfill(body="<p>hello", headers=policy))
    page = context.new_page()
    page.goto("http://localhost/")
    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")
    context.close()
    with pytest.raises(AssertionError, match="complained"):
        watch.verdict()


def test_new_databases_are_gone_after_their_block(
    new_databases: Callable[..., object], database_kind: str
) -> None:
    with new_databases(database_kind) as url:  # type: ignore[attr-defined]
        engine = create_engine(url)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT 1")).scalar() == 1
        engine.dispose()


@pytest.mark.browser
def test_a_killed_browser_comes_back_with_what_it_stored(
    playwright: Playwright, tmp_path: Path
) -> None:
    device = Device(playwright, tmp_path / "profile", "http://localhost", Watch())
    open_blank(device)
    device.page.evaluate(STORE_DURABLY)
    device.kill()
    device.relaunch()
    open_blank(device)
    assert device.page.evaluate(READ_BACK) == "kept"
    device.close()
