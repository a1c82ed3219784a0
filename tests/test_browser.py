"""Pages in a real browser: every kind of page, light and dark, wide and narrow, with and without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser import chromium
from real_site import served

SEED = "entries/sladkov-contingent/"
KINDS = (
    "", "archive/", "claims/", "figures/", "corrections/", "people/", "outlets/", "topics/", "terms/", "about/", "method/",
    "corrections-policy/", "contribute/", "years/2023/", "languages/ru/", "people/aleksandr-sladkov/", "outlets/eadaily/",
    SEED, "entries/kim-yo-jong-one-trench/", "entries/wiped-off-the-map/",
)  # fmt: skip
"""One page of each kind, and every entry."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as started:
        yield started


def opened(browser: Browser, address: str, width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script, reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, kind: str, width: int, scheme: str) -> None:
    page = opened(browser, address + kind, width, scheme)
    found = Axe().run(page).response["violations"]
    page.context.close()
    assert [(one["id"], one["impact"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_the_narrowest_screen_and_asks_nothing_elsewhere(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(address + kind, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("h1").count() == 1
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == []
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_switch_shows_one_text_or_both(browser: Browser, address: str, script: bool) -> None:
    page = opened(browser, address + SEED, script=script)
    translation, original = page.locator("#s1 .translation"), page.locator("#s1 .original")
    expect(translation).to_be_visible()
    expect(original).to_be_visible()
    page.get_by_text("Translation", exact=True).click()
    expect(original).to_be_hidden()
    expect(translation).to_be_visible()
    page.get_by_text("Original", exact=True).click()
    expect(original).to_be_visible()
    expect(translation).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_mark_leads_to_its_note_and_the_note_back(browser: Browser, address: str, script: bool) -> None:
    page = opened(browser, address + SEED, script=script)
    mark = page.locator("#s1 .mark").first
    mark.click()
    note = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(note).to_be_in_viewport()
    note.locator(".back").first.click()
    expect(mark).to_be_in_viewport()
    page.context.close()


def test_the_keyboard_reaches_the_skip_link_and_the_switch(browser: Browser, address: str) -> None:
    page = opened(browser, address + SEED)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.locator("#view-both").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#s1 .translation")).to_be_hidden()
    page.context.close()


def test_a_right_to_left_original_flows_right(browser: Browser, address: str) -> None:
    page = opened(browser, address + "entries/wiped-off-the-map/")
    original = page.locator(".original:lang(fa) blockquote").first
    assert original.evaluate("e => getComputedStyle(e).direction") == "rtl"
    page.context.close()


def test_paper_gets_both_texts_and_spelled_out_addresses(browser: Browser, address: str) -> None:
    page = opened(browser, address + SEED)
    page.get_by_text("Translation", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator("#s1 .original")).to_be_visible()
    expect(page.locator(".views")).to_be_hidden()
    expect(page.locator("#n1")).to_be_visible()
    page.context.close()
