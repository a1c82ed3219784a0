"""The search as a reader meets it: the box in the header, its keys and what it says, the search page with facets and address."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from asking import EDITION
from browser import chromium
from compressing_server import served
from real_site import build

ENTRY = "entries/crane-at-bely-mys/"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def opened(browser: Browser, searched: str) -> Iterator[Open]:
    """Opens a page of the edition; no script of it may fail, and nothing may be asked of another origin."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def open(path: str, width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script, reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(searched + path)
        return page

    yield open
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(searched)] == []


def typed(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)


def violations(page: Page) -> list[tuple[str, str]]:
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in Axe().run(page).response["violations"]]


def test_slash_opens_the_box_arrows_choose_and_enter_follows_to_the_marked_words(opened: Open) -> None:
    page = opened(ENTRY)
    typed(page, "Getreideabkommen")
    box = page.locator("#find")
    expect(box).to_be_focused()
    expect(page.locator("#find-0 b")).to_have_text("Weissdorf resumes talks on a grain treaty")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#find-all")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#find-0")).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "find-0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/grain-treaty-talks/**#s1")
    row = page.locator("#s1")
    expect(row).to_be_in_viewport()
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    assert page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())") == ["Getreideabkommen"]
    top, switch = row.bounding_box(), page.locator(".tools").bounding_box()
    assert top
    assert switch
    assert top["y"] >= switch["y"] + switch["height"], "the words are not under the switch"


def test_enter_without_a_choice_leads_to_all_results(opened: Open) -> None:
    page = opened(ENTRY)
    typed(page, "harvest")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=harvest")
    expect(page.locator(".found-list h2").first).to_be_visible()


def test_escape_closes_the_list_and_then_leaves_the_box(opened: Open) -> None:
    page = opened(ENTRY)
    typed(page, "grain")
    expect(page.locator("#find-0")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".find-panel")).to_be_hidden()
    expect(page.locator("#find")).to_have_value("grain")
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).not_to_be_focused()


def test_the_list_closes_when_the_reader_goes_on(opened: Open) -> None:
    page = opened(ENTRY)
    typed(page, "grain")
    expect(page.locator("#find-0")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".find-panel")).to_be_hidden()


def test_what_was_found_is_said(opened: Open) -> None:
    page = opened(ENTRY)
    status = page.locator("form.find").get_by_role("status")
    expect(status).to_be_empty()
    typed(page, "Kim Yo Jong")
    expect(status).to_have_text("3 entries")
    page.locator("#find").fill("qqqqqqq")
    expect(status).to_have_text("Nothing found. Try fewer words, or another spelling.")


def test_a_mistyped_word_is_put_right(opened: Open) -> None:
    page = opened(ENTRY)
    typed(page, "Getriedeabkommen")
    expect(page.locator("#find-better b")).to_have_text("Getreideabkommen")
    page.locator("#find-better").click()
    page.wait_for_url("**/search/?q=Getreideabkommen")
    expect(page.locator(".found-list h2")).to_have_text(["Weissdorf resumes talks on a grain treaty"])
    page.locator("#search-words").fill("desalinattoin plnat")
    expect(page.locator(".found-count")).to_have_text("1 entry. Did you mean desalination plant?")


def test_keys_of_an_input_method_are_left_to_it(opened: Open) -> None:
    page = opened(ENTRY)
    typed(page, "grain")
    expect(page.locator("#find-0")).to_be_visible()
    press = "(box, key) => box.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true }))"
    page.locator("#find").evaluate(press, "ArrowDown")
    page.locator("#find").evaluate(press, "Escape")
    expect(page.locator("#find-0")).to_have_attribute("aria-selected", "false")
    expect(page.locator("#find-0")).to_be_visible()


def test_only_the_last_question_is_answered(opened: Open) -> None:
    page = opened(ENTRY)
    page.locator("#find").focus()
    for query in ("grain", "wheat", "cyclamen"):
        page.locator("#find").fill(query)
        page.wait_for_timeout(90)
    expect(page.locator("#find-0 b")).to_have_text("The dogs of the port")
    page.wait_for_timeout(700)
    expect(page.locator(".find-option b")).to_have_count(1)


def test_nothing_is_loaded_before_the_box_is_used(browser: Browser, searched: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(searched)))
    page.goto(searched + ENTRY, wait_until="networkidle")
    assert [url for url in asked if url.startswith("search/") or "search" in url.rpartition("/")[2]] == []
    typed(page, "grain")
    expect(page.locator("#find-0")).to_be_visible()
    assert [url for url in asked if url.startswith("search/index/")] != []
    page.close()


def test_a_foreign_passage_stands_in_its_language_and_direction(opened: Open) -> None:
    page = opened(ENTRY)
    typed(page, "قمح")
    words = page.locator("#find-0 .hit-words")
    expect(words).to_have_attribute("lang", "ar")
    expect(words).to_have_css("direction", "rtl")
    expect(page.locator("#find-0 .hit-place")).to_have_text("segment 1, Arabic")
    expect(page.locator("#find-0 mark")).to_have_text(["القمح"])


def test_facets_narrow_and_the_address_keeps_everything(opened: Open) -> None:
    page = opened("search/?q=grain")
    titles = page.locator(".found-list h2")
    expect(page.locator(".found-count")).to_have_text("9 entries")
    page.get_by_text("Narrow down").click()
    outlets = page.locator(".facets details").filter(has=page.locator("summary", has_text="Outlet"))
    outlets.locator("summary").click()
    outlets.get_by_label("Musterzeitung").check()
    expect(page.locator(".found-count")).to_have_text("1 entry")
    expect(titles).to_have_text(["Weissdorf resumes talks on a grain treaty"])
    assert page.url.endswith("search/?q=grain&only=Outlet%3AMusterzeitung")
    expect(outlets.get_by_label("Musterzeitung")).to_be_focused()
    page.reload()
    expect(titles).to_have_text(["Weissdorf resumes talks on a grain treaty"])
    expect(outlets.get_by_label("Musterzeitung")).to_be_checked()
    outlets.get_by_label("Shili Ribao").check()
    expect(page.locator(".found-count")).to_have_text("2 entries")
    page.go_back()
    expect(titles).to_have_text(["Weissdorf resumes talks on a grain treaty"])
    outlets.get_by_label("Musterzeitung").uncheck()
    expect(page.locator(".found-count")).to_have_text("9 entries")


def test_a_facet_counts_only_what_was_found(opened: Open) -> None:
    page = opened("search/?q=Kim+Yo+Jong")
    page.get_by_text("Narrow down").click()
    page.locator(".facets summary", has_text="Language").click()
    rows = page.locator(".facets details", has_text="Language").locator("li")
    expect(rows).to_have_count(3)
    assert sorted(row.inner_text().strip() for row in rows.all()) == ["Japanese 1", "Korean 1", "Russian 1"]


def test_more_is_shown_on_request_and_the_focus_goes_there(opened: Open) -> None:
    page = opened("search/?q=invented")
    titles = page.locator(".found-list h2")
    expect(titles).to_have_count(10)
    before = titles.all_inner_texts()
    page.get_by_role("button", name="Show more").click()
    expect(titles).not_to_have_count(10)
    assert titles.all_inner_texts()[:10] == before, "what was shown stays where it was"
    assert len(set(titles.all_inner_texts())) == titles.count()
    expect(titles.nth(10).locator("a")).to_be_focused()


def test_the_home_page_asks_the_search_page(opened: Open) -> None:
    page = opened("")
    page.keyboard.press("/")
    page.keyboard.type("cyclamen\n")
    page.wait_for_url("**/search/?q=cyclamen")
    expect(page.locator(".found-list h2")).to_have_text(["The dogs of the port"])


def test_without_script_the_form_leads_to_the_overviews(opened: Open) -> None:
    page = opened(ENTRY, script=False)
    page.locator("#find").fill("grain")
    page.locator("#find").press("Enter")
    page.wait_for_url("**/search/?q=grain")
    expect(page.get_by_role("heading", name="Search", exact=True)).to_be_visible()
    expect(page.locator("#ways a").first).to_be_visible()
    assert "Searching needs JavaScript" in page.locator("noscript").first.inner_html()
    page.locator("#ways a", has_text="Archive").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Archive")


def test_where_indexes_cannot_be_had_the_reader_is_told(browser: Browser, searched: str) -> None:
    page = browser.new_page()
    page.route("**/search/index/**", lambda route: route.abort())
    page.goto(searched + ENTRY)
    typed(page, "grain")
    expect(page.locator("form.find").get_by_role("status")).to_contain_text("could not be loaded")
    page.goto(f"{searched}search/?q=grain")
    expect(page.locator(".found-count")).to_contain_text("could not be loaded")
    expect(page.locator("#ways")).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_box(opened: Open, scheme: str) -> None:
    page = opened(ENTRY, scheme=scheme)
    typed(page, "desalinattoin plnat")
    expect(page.locator("#find-better")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    page.locator("#find").fill("金与正")
    expect(page.locator("#find-2")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_among_results_and_facets(opened: Open, width: int, scheme: str) -> None:
    page = opened("search/", width, scheme)
    assert violations(page) == []
    page.locator("#search-words").fill("Kim Yo Jong")
    expect(page.locator(".found-list h2")).to_have_count(3)
    page.get_by_text("Narrow down").click()
    expect(page.locator(".facets details").first).to_be_visible()
    for summary in page.locator(".facets details summary").all():
        summary.click()
    expect(page.get_by_label("Korean")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 360, 700])
def test_a_narrow_screen_has_a_way_to_the_search(opened: Open, width: int) -> None:
    page = opened(ENTRY, width)
    page.locator(".find-way").click()
    page.wait_for_url("**/search/")
    page.locator("#search-words").fill("Getreideabkommen")
    expect(page.locator(".found-list mark").first).to_have_text("Getreideabkommen")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_edition_without_search_leads_to_the_overviews(browser: Browser, tmp_path: Path) -> None:
    built = build(tmp_path / "site", "--strict", entries=str(EDITION), search="false")
    assert built.returncode == 0, built.stderr
    assert not (tmp_path / "site/search/index").exists()
    with served(tmp_path / "site") as address:
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        for path in ("search/", "", ENTRY):
            page.goto(address + path, wait_until="networkidle")
            assert page.locator("#search-words, #home-words, #find").count() == 0
            page.keyboard.press("/")
        page.locator("a.find").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Archive")
        assert said == []
        page.close()
