"""Every screen with a year of diary: a picture, no overflow, nothing for axe to find."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.screens import (
    PICTURES,
    SCREENS,
    SETTINGS,
    THEMES,
    Screen,
    axe,
    covered,
    registered,
    settings_pages,
    told,
)
from tests.browser.steps import choose, expect_running, open_app, start_attack
from tests.fixtures.browser import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(480)]


def show(page: Page, screen: Screen, diary: dict[str, str]) -> None:
    page.goto("/#/" + screen.path.format(**diary))
    expect(page.locator("main h1")).to_be_visible()
    if screen.shows:
        expect(page.get_by_role("main").get_by_text(screen.shows).first).to_be_attached()
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")


def picture(page: Page, name: str) -> None:
    """One as the phone shows it, and one of all there is to scroll to, if there is more."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size or PHONE
    page.screenshot(path=PICTURES / f"{name}.png")
    if stretch(page) > PHONE["height"]:
        page.screenshot(path=PICTURES / f"{name}-all.png")
    page.set_viewport_size(size)


def stretch(page: Page) -> int:
    """Makes the window as high as the page, so that the tabs hide nothing; gives the height."""
    width = (page.viewport_size or PHONE)["width"]
    height = PHONE["height"]
    while (needed := int(page.evaluate(SETTLED_HEIGHT))) > height:
        height = needed
        page.set_viewport_size({"width": width, "height": height})
    return height


def findings(page: Page) -> list[dict[str, object]]:
    """What axe finds with all of the page in sight: what is half below the tabs can be scrolled."""
    stretch(page)
    found = axe(page)
    page.set_viewport_size(PHONE)
    return found


def test_no_screen_of_the_app_is_left_out() -> None:
    assert registered() == covered()
    assert settings_pages() == set(SETTINGS)


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_screen(
    theme: str, filled: Callable[..., Page], diary: dict[str, str]
) -> None:
    page = filled(theme)
    bad = {}
    for screen in SCREENS:
        show(page, screen, diary)
        picture(page, f"{theme}-{screen.name}")
        if found := findings(page):
            bad[screen.name] = found
    assert bad == {}, told([{"screen": name, "found": found} for name, found in bad.items()])


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_while_an_attack_runs(
    theme: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(reduced_motion="reduce")
    choose(context, theme)
    page = context.new_page()
    open_app(page)
    start_attack(page)
    picture(page, f"{theme}-today-attack")
    assert findings(page) == []
    for name in ("Took medicine", "How is it now?", "Show everything"):
        page.get_by_role("button", name=name, exact=True).click()
        picture(page, f"{theme}-today-{name.split()[0].lower()}")
        assert findings(page) == [], name
        page.reload()
        expect_running(page)


@pytest.mark.parametrize("width", [320, 360])
def test_no_screen_is_wider_than_the_phone(
    width: int, filled: Callable[..., Page], diary: dict[str, str]
) -> None:
    page = filled("warm", viewport={"width": width, "height": 740})
    wide = {}
    for screen in SCREENS:
        show(page, screen, diary)
        need = page.evaluate("document.documentElement.scrollWidth")
        if need > width:
            wide[screen.name] = need
    assert wide == {}


@pytest.mark.parametrize("width", [320, 360])
def test_german_words_fit_the_phone_too(
    width: int, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(locale="de-DE", viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^de"))
    wide = {}
    for screen in SCREENS:
        if "{" in screen.path:
            continue
        page.goto(f"/#/{screen.path}")
        expect(page.locator("main h1")).to_be_visible()
        need = page.evaluate("document.documentElement.scrollWidth")
        if need > width:
            wide[screen.name] = need
        picture(page, f"german-{width}-{screen.name}")
    assert wide == {}


# What is wider than the box that it stands in; tables of a page scroll in theirs.
SPILLED = """() => [...document.querySelectorAll(
    ".card, .fold, summary, .rows > *, .button, .tick, h1, p")]
  .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1)
  .map((box) => `${box.className || box.tagName}: ${box.innerText.slice(0, 40)}`)"""


def test_german_words_of_twice_the_size_stay_inside_their_boxes(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(locale="de-DE").new_page()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^de"))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    spilled = {}
    for screen in SCREENS:
        if "{" in screen.path:
            continue
        page.goto(f"/#/{screen.path}")
        expect(page.locator("main h1")).to_be_visible()
        if found := page.evaluate(SPILLED):
            spilled[screen.name] = found
    assert spilled == {}


def test_the_tabs_never_scroll_away(filled: Callable[..., Page], diary: dict[str, str]) -> None:
    page = filled("warm")
    scrolling = {}
    for screen in SCREENS:
        show(page, screen, diary)
        too_high = page.evaluate("document.documentElement.scrollHeight - innerHeight")
        if too_high > 0:
            scrolling[screen.name] = too_high
    assert scrolling == {}


def test_everything_to_tap_is_large_enough(
    filled: Callable[..., Page], diary: dict[str, str]
) -> None:
    page = filled("warm")
    small = {}
    for screen in SCREENS:
        show(page, screen, diary)
        found = page.evaluate(SMALL_TARGETS)
        if found:
            small[screen.name] = found
    assert small == {}


# Once two frames in a row have drawn what came late.
SETTLED_HEIGHT = """async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const hidden = [...document.querySelectorAll("*")]
    .filter((el) => /auto|scroll/.test(getComputedStyle(el).overflowY))
    .map((el) => el.scrollHeight - el.clientHeight);
  return document.documentElement.scrollHeight + Math.max(0, ...hidden);
}"""

# Under 44 CSS pixels in a direction; words inside a sentence may be links of its height.
SMALL_TARGETS = """() => [...document.querySelectorAll(
    "button, a[href], input, select, textarea, summary, [role=button]"
  )].filter((el) => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    && !el.closest("p") && !el.classList.contains("skip"))
  .map((el) => {
    const label = el.matches("input") ? el.closest("label") ?? el : el;
    return [el.textContent.trim().slice(0, 30) || el.name || el.type,
      label.getBoundingClientRect()];
  })
  .filter(([, box]) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
  .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
