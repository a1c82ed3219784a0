"""Pages in a real browser: every kind of page, light and dark, wide and narrow, with and without script."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser import chromium
from compressing_server import served
from corpus import write_corpus
from real_site import ROOT, build

SEED = "entries/sladkov-contingent/"
ENTRIES = [file for file in sorted(ROOT.glob("entries/[0-9]*/*.yml")) if "status: draft" not in file.read_text("utf-8")]
KINDS = (
    "", "archive/", "claims/", "figures/", "corrections/", "people/", "outlets/", "topics/", "terms/", "about/", "method/",
    "corrections-policy/", "contribute/", "submit/", "years/2023/", "languages/ru/", "people/aleksandr-sladkov/",
    "outlets/eadaily/",
    *(f"entries/{file.stem}/" for file in ENTRIES),
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


@pytest.mark.parametrize("script", [True, False])
def test_another_translation_can_be_laid_beside_ours(browser: Browser, address: str, script: bool) -> None:
    page = opened(browser, address + "entries/wiped-off-the-map/", script=script)
    page.get_by_text("The New York Times (English)", exact=True).first.click()
    expect(page.locator("#s2 .original")).to_be_hidden()
    expect(page.locator("#s2 .laid-1")).to_be_visible()
    expect(page.locator("#s2 .laid-2")).to_be_hidden()
    line = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator("#s2 .laid-1 .differs").first.evaluate(line) == "underline"
    assert page.locator("#s2 .translation .d1").first.evaluate(line) == "underline"
    assert page.locator("#s2 .translation .d2:not(.d1)").first.evaluate(line) == "none"
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_notes_can_be_read_by_voice(browser: Browser, address: str, script: bool) -> None:
    page = opened(browser, address + SEED, script=script)
    page.locator("label[for=voice-translator]").click()
    expect(page.locator("li.note.translator").first).to_be_visible()
    expect(page.locator("li.note.editor").first).to_be_hidden()
    page.locator(".mark.editor").first.click()
    expect(page.locator("li.note.editor:target")).to_be_visible()
    page.context.close()


def test_without_script_an_alternative_opens(browser: Browser, address: str) -> None:
    page = opened(browser, address + SEED, script=False)
    box = page.locator(".alternatives").first
    expect(box.locator("li").first).to_be_hidden()
    box.locator("summary").click()
    expect(box.locator("li").first).to_be_visible()
    page.context.close()


def test_without_script_a_source_leads_to_its_archive(browser: Browser, tmp_path: Path) -> None:
    write_corpus(10, tmp_path)
    assert build(tmp_path / "site", entries=str(tmp_path / "entries")).returncode == 0
    entry = min((tmp_path / "site/entries").iterdir()).name
    with served(tmp_path / "site") as address:
        page = opened(browser, f"{address}entries/{entry}/", script=False)
        page.route("https://example.net/**", lambda route: route.fulfill(body="A copy.", content_type="text/html"))
        page.locator(".sources a", has_text="Archived").first.click()
        expect(page.get_by_text("A copy.")).to_be_visible()
        page.context.close()


@pytest.mark.parametrize("view", ["translation", "both", "original"])
def test_arriving_at_a_segment_marks_it_in_any_view(browser: Browser, address: str, view: str) -> None:
    page = opened(browser, address + SEED)
    page.locator(f"label[for=view-{view}]").click()
    page.goto(address + SEED + "#s4")
    row = page.locator("#s4")
    expect(row).to_be_in_viewport()
    assert row.evaluate("e => getComputedStyle(e).boxShadow") != "none"
    assert page.locator(f"#view-{view}").is_checked()
    page.context.close()


def test_the_view_is_remembered(browser: Browser, address: str) -> None:
    page = opened(browser, address + SEED)
    page.get_by_text("Translation", exact=True).click()
    page.goto(address + "entries/wiped-off-the-map/")
    expect(page.locator("#s2 .original")).to_be_hidden()
    page.context.close()


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("specimens")
    built = build(folder / "site", "--strict", entries=str(ROOT / "tests/specimens"))
    assert built.returncode == 0, built.stderr
    with served(folder / "site") as started:
        yield started


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_seven_relays_in_both_directions_stay_legible(browser: Browser, specimens: str, width: int, scheme: str) -> None:
    page = opened(browser, specimens + "entries/seven-hops/?as-of=2023-05-02", width, scheme)
    hops = page.locator(".chain > li")
    assert hops.count() == 7
    boxes = [box for box in (hop.bounding_box() for hop in hops.all()) if box]
    assert all(box["width"] >= 150 and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert boxes == sorted(boxes, key=lambda box: (box["y"], box["x"])), "the origin stands first"
    clipped = "e => e.scrollWidth > e.clientWidth + 1"
    assert not [hop.inner_text() for hop in hops.all() if hop.evaluate(clipped)]
    assert Axe().run(page).response["violations"] == []
    page.emulate_media(media="print")
    assert all(hop.is_visible() for hop in hops.all())
    page.context.close()


def test_claims_are_shown_as_known_on_a_day_from_the_address(browser: Browser, specimens: str) -> None:
    page = opened(browser, specimens + "entries/seven-hops/?as-of=2023-10-01#c1")
    judged, forecast = page.locator("#c1 .assessments > li"), page.locator("#c1 .forecast .verdict")
    expect(judged.nth(0)).to_be_visible()
    expect(judged.nth(1)).to_be_hidden()
    expect(forecast).to_have_text("open, past its day")
    expect(page.locator(".as-of output")).to_contain_text("up to 1 October 2023; 1 later assessment is hidden")
    page.get_by_label("As known on").fill("2023-04-29")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#c1 .not-yet")).to_have_text("Not yet assessed on 29 April 2023.")
    assert page.url.endswith("?as-of=2023-04-29#c1")
    page.get_by_role("link", name="Everything known").click()
    expect(judged.nth(1)).to_be_visible()
    expect(forecast).to_have_text("did not come true")
    assert page.url.endswith("/entries/seven-hops/#c1")
    page.context.close()


@pytest.mark.parametrize("day", ["2023-99-99", "<b>", "yesterday"])
def test_a_day_that_is_none_shows_everything(browser: Browser, specimens: str, day: str) -> None:
    page = opened(browser, f"{specimens}entries/seven-hops/?as-of={day}")
    expect(page.locator("#c1 .assessments > li").nth(1)).to_be_visible()
    expect(page.locator(".as-of output")).to_be_empty()
    page.context.close()


def test_without_script_every_assessment_is_there_and_no_dead_control(browser: Browser, specimens: str) -> None:
    page = opened(browser, specimens + "entries/seven-hops/?as-of=2023-05-02", script=False)
    expect(page.locator("#c1 .assessments > li").nth(1)).to_be_visible()
    expect(page.locator("#c1 .forecast")).to_contain_text("did not come true")
    expect(page.locator("form.as-of")).to_be_hidden()
    page.goto(specimens + "claims/")
    expect(page.locator("form.sift")).to_be_hidden()
    page.context.close()


def test_a_table_is_sifted_and_sorted_over_all_its_sheets(browser: Browser, tmp_path: Path) -> None:
    write_corpus(230, tmp_path)
    assert build(tmp_path / "site", entries=str(tmp_path / "entries")).returncode == 0
    with served(tmp_path / "site") as address:
        page = opened(browser, address + "figures/")
        rows = page.locator("table.overview tbody tr")
        first = rows.count()
        page.get_by_role("button", name="Load all 2 pages").click()
        expect(rows.nth(first)).to_be_attached()
        whole = rows.count()
        assert whole > first
        page.get_by_label("Language").select_option("Arabic")
        shown = page.locator("table.overview tbody tr:visible")
        assert 0 < shown.count() < whole
        assert {row.get_attribute("data-language") for row in shown.all()} == {"Arabic"}
        assert Axe().run(page).response["violations"] == []
        page.get_by_label("Language").select_option("")
        page.get_by_role("button", name="Figure", exact=True).click()
        values = page.eval_on_selector_all(
            "tbody tr td:first-child", "cells => cells.map(cell => Number(cell.dataset.value || 0))"
        )
        assert values == sorted(values)
        assert len(set(values)) > 2
        page.context.close()


@pytest.mark.parametrize("width", [1280, 900])
def test_a_switch_keeps_the_place(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + "entries/kim-yo-jong-one-trench/", width)
    top = "document.querySelector('#s5').getBoundingClientRect().top"
    page.evaluate(f"scrollBy(0, {top} - 130)")
    before = page.evaluate(top)
    for view in ("translation", "original", "both"):
        page.locator(f"label[for=view-{view}]").click()
        assert abs(page.evaluate(top) - before) < 3
    page.context.close()


def test_a_note_shows_where_its_mark_stands_and_goes_with_escape(browser: Browser, address: str) -> None:
    page = opened(browser, address + SEED, 1000)
    mark, popup = page.locator("#s2 .mark").first, page.locator(".popup")
    mark.hover()
    expect(popup).to_be_visible()
    assert mark.get_attribute("aria-describedby") == popup.get_attribute("id")
    popup.hover()
    page.wait_for_timeout(400)
    expect(popup).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    page.locator("h1").hover()
    page.locator("#view-both").focus()
    while not mark.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    expect(popup).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.popup') !== null")
    page.context.close()


def test_the_first_tap_shows_a_note_and_the_second_goes_there(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + SEED)
    mark = page.locator("#s2 .mark").first
    mark.tap()
    popup = page.locator(".popup")
    expect(popup).to_be_visible()
    box = popup.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    mark.tap()
    expect(popup).to_have_count(0)
    assert page.url.endswith(mark.get_attribute("href") or "?")
    context.close()


def test_a_passage_is_copied_with_its_source(browser: Browser, address: str) -> None:
    page = opened(browser, address + SEED)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy segment 4 with its source").click()
    expect(page.locator(".said")).to_have_text("Copied segment 4 with its source.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“China too must give North Korea the go-ahead for setting up")
    assert "T2" not in copied
    assert copied.endswith(
        "— Aleksandr Sladkov, Argumenty i Fakty, about March 2023, translated by The Sourceline editors, Sourceline, "
        f"{address}{SEED}#s4"
    )
    page.get_by_role("button", name="Copy claim 1 with its source").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('#c1'))")
    assert "Unnamed → Aleksandr Sladkov" in page.evaluate("navigator.clipboard.readText()")
    page.context.close()


@pytest.mark.parametrize("kind", [SEED, "entries/wiped-off-the-map/", "claims/", ""])
def test_nothing_is_lost_at_four_hundred_per_cent(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    page.goto(address + kind)
    lost = page.evaluate(
        """() => [...document.querySelectorAll(".md-content *")].filter((e) => {
            const box = e.getBoundingClientRect(), style = getComputedStyle(e)
            const apart = e.closest(".wide, svg, thead, legend, input, summary")
            if (!box.width || apart || style.visibility === "hidden") return false
            return box.right > 321 || box.left < -1 || (style.overflow === "hidden" && e.scrollHeight > e.clientHeight + 2)
        }).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert lost == []
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address + SEED, width)
    shift = """() => new Promise((done) => { let sum = 0
        const observer = new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value })
        observer.observe({type: "layout-shift", buffered: true})
        setTimeout(() => done(sum), 500) })"""
    assert page.evaluate(shift) == 0
    page.context.close()


def test_a_first_visit_stays_under_120_kilobytes(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body(), 6))}))
    page.goto(address + SEED, wait_until="networkidle")
    assert len(sizes) >= 4
    assert sum(sizes.values()) <= 120_000, sizes
    context.close()


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
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("#n1")).to_be_visible()
    page.context.close()
