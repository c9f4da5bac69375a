"""Somebody in pain opens the app in the dark: nothing white may flash, however slow the network."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.steps import open_app
from tests.fixtures.browser import wait_for_worker

pytestmark = pytest.mark.browser
DARK = 0.05  # of white's luminance, over the whole screen

MEAN_LUMINANCE = """async (picture) => {
  const image = new Image();
  image.src = "data:image/png;base64," + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const linear = (value) => value <= 10.31475 ? value / 3294.6
    : ((value / 255 + 0.055) / 1.055) ** 2.4;
  let sum = 0;
  for (let i = 0; i < data.length; i += 4)
    sum += 0.2126 * linear(data[i]) + 0.7152 * linear(data[i + 1]) + 0.0722 * linear(data[i + 2]);
  return sum / (data.length / 4);
}"""


@pytest.fixture
def luminance(browser: Browser) -> Callable[[Page], float]:
    """The mean relative luminance (0-1) of what a page shows now."""

    def measure(page: Page) -> float:
        picture = base64.b64encode(page.screenshot()).decode()
        judge = browser.new_page()
        value = float(judge.evaluate(MEAN_LUMINANCE, picture))
        judge.close()
        return value

    return measure


def test_the_measure_tells_dark_from_light(
    browser: Browser, luminance: Callable[[Page], float]
) -> None:
    page = browser.new_page()
    page.set_content("<body style='background:#fff'>")
    assert luminance(page) > 0.99
    page.set_content("<body style='background:#000'>")
    assert luminance(page) < 0.01
    page.close()


def test_nothing_white_before_the_app_has_arrived(
    new_context: Callable[..., BrowserContext], luminance: Callable[[Page], float]
) -> None:
    page = new_context(service_workers="block", color_scheme="light").new_page()
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/assets/*.js", hold)
    page.goto("/", wait_until="commit")
    page.locator("#app").wait_for(state="attached")
    assert luminance(page) < DARK
    assert waiting, "the app's files are still on their way"
    for route in waiting:
        route.continue_()
    page.unroute_all()
    page.locator("main h1").wait_for()


def test_nothing_white_while_it_opens_from_the_phone(
    page: Page, luminance: Callable[[Page], float]
) -> None:
    open_app(page)
    wait_for_worker(page)
    page.context.set_offline(True)
    page.reload(wait_until="commit")
    first = luminance(page)
    page.locator("main h1").wait_for()
    assert first <= luminance(page) + DARK, "never lighter than the app itself"
    assert luminance(page) < 0.15, "its button is the only light thing"
