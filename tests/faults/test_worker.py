"""The service worker: Background Sync as a bonus, the API never from a cache."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import open_app, start_attack
from tests.faults.in_app import new_email, rows, server_entries, sign_up, wait_until_sent
from tests.fixtures.browser import Watch, wait_for_worker
from tests.fixtures.live import LiveServer

pytestmark = pytest.mark.browser
WITHOUT_BACKGROUND_SYNC = """
  if (self.ServiceWorkerRegistration) delete ServiceWorkerRegistration.prototype.sync;
  delete self.SyncManager;
"""


@pytest.fixture
def context(new_context: Callable[..., BrowserContext], live_server: LiveServer) -> BrowserContext:
    context = new_context()
    context.grant_permissions(["background-sync"], origin=live_server.url)
    return context


def signed_in(context: BrowserContext) -> Page:
    page = context.new_page()
    open_app(page)
    wait_for_worker(page)
    sign_up(page, new_email())
    page.goto("/#/")
    return page


def test_the_worker_sends_what_the_page_cannot(context: BrowserContext, watch: Watch) -> None:
    watch.expect("net::ERR_FAILED")
    page = signed_in(context)
    page.route("**/api/v1/sync", lambda route: route.abort())
    start_attack(page)
    wait_until_sent(page)
    assert len(server_entries(page)) == 1
    assert len(rows(page, "entries")) == 1


def test_without_background_sync_the_page_sends_by_itself(context: BrowserContext) -> None:
    context.add_init_script(WITHOUT_BACKGROUND_SYNC)
    page = signed_in(context)
    start_attack(page)
    wait_until_sent(page)
    assert len(server_entries(page)) == 1


def test_no_answer_of_the_api_is_ever_kept(context: BrowserContext) -> None:
    page = signed_in(context)
    start_attack(page)
    wait_until_sent(page)
    kept = page.evaluate(
        """async () => {
          const found = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) found.push(request.url);
          return found;
        }"""
    )
    assert any(url.endswith("/index.html") for url in kept)
    assert [url for url in kept if "/api/" in url or url.endswith("/sw.js")] == []
    beside = page.evaluate("Object.entries(localStorage).flat().join()")
    assert not any(word in beside for word in ("started_at", "attack", "Europe", "@"))


def test_without_the_app_cache_the_diary_is_still_there(context: BrowserContext) -> None:
    page = signed_in(context)
    start_attack(page)
    page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))"
    )
    page.reload()
    expect(page.get_by_role("button", name="It has stopped", exact=True)).to_be_visible()


def test_the_manifest_and_its_icons_are_what_they_say(page: Page) -> None:
    page.goto("/")
    sizes = page.evaluate(
        """async () => {
          const manifest = await (await fetch("/manifest.webmanifest")).json();
          const size = async ({src, sizes}) => {
            const picture = await createImageBitmap(await (await fetch(src)).blob());
            return [sizes, `${picture.width}x${picture.height}`];
          };
          return Promise.all(manifest.icons.map(size));
        }"""
    )
    assert len(sizes) == 4
    assert all(said == real for said, real in sizes)


def test_the_app_can_be_installed(page: Page, context: BrowserContext) -> None:
    page.goto("/")
    wait_for_worker(page)
    devtools = page.context.new_cdp_session(page)
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A context of a test counts as a private window; nothing else may be in the way.
    assert {error["errorId"] for error in errors} <= {"in-incognito"}
