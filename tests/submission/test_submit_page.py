"""The form in a real browser: filled for the seed's source, checked, printed, kept, sent."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import chromium
from compressing_server import served
from real_site import BIN, ROOT, build

REPOSITORY = "https://github.com/example/edition"
HEADLINE = "КНДР готова отправить на помощь России военный контингент — военкор Сладков"
WORDS = "50 тысяч спецназа штатного готовы для отправки"
CLAIM = "50,000 regular special-forces troops of the DPRK are ready to be sent."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The edition with the address of its repository."""
    folder = tmp_path_factory.mktemp("submitting") / "site"
    built = build(folder, "--strict", repository=REPOSITORY, search="false")
    assert built.returncode == 0, built.stderr
    with served(folder) as started:
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def form(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}submit/")
    expect(page.locator(".desk")).to_be_visible()
    return page


def fill(page: Page, where: str, value: str) -> None:
    page.locator(f'[data-where="{where}"] > :is(input, textarea)').fill(value)


def choose(page: Page, where: str, value: str) -> None:
    page.locator(f'[data-where="{where}"] > select').select_option(value)


def select_words(page: Page, where: str, words: str) -> None:
    """Select words in a text area, as a mouse would."""
    area = page.locator(f'[data-where="{where}"] > textarea')
    area.focus()
    area.evaluate("(e, words) => { const at = e.value.indexOf(words); e.setSelectionRange(at, at + words.length) }", words)


def fill_for_the_seed(page: Page) -> None:
    """Two segments, a note and a claim: the headline as EADaily had it, and the sentence as aif.ru quoted it."""
    fill(page, "source.outlet", "EADaily")
    fill(page, "source.language", "ru")
    fill(page, "source.title.text", HEADLINE)
    fill(page, "source.title.translation", "The DPRK is ready to send a military contingent: war correspondent Sladkov")
    fill(page, "source.date", "2023-03-28")
    choose(page, "source.extent", "excerpt")
    fill(page, "source.url", "unknown")
    fill(page, "paste", f"{HEADLINE}\n\n{WORDS}")
    page.get_by_role("button", name="Split into segments").click()
    fill(page, "segments.0.*", "The DPRK is ready to send a military contingent to Russia's aid: war correspondent Sladkov")
    fill(page, "segments.1.*", "50 thousand regular special forces are ready to be sent")
    page.locator('[data-where="translations.*.translators"] input').first.fill("Your Name")
    fill(page, "title", "Sladkov on 50,000 special forces")
    fill(page, "context", "A war correspondent quotes a friend. What is known of it, and what is not: see “#1”, below.")
    page.get_by_role("button", name="Add a note").click()
    choose(page, "notes.0.voice", "translator")
    fill(page, "notes.0.text", "штатный: regular, on the establishment; not “staff”.")
    page.locator('[data-where="segments.1.*"] > textarea').focus()
    page.keyboard.press("Control+End")
    page.get_by_role("button", name="Put [^n1] at the cursor").click()
    select_words(page, "segments.1.original", WORDS)
    page.get_by_role("button", name="Add a claim").click()
    fill(page, "claims.0.text", CLAIM)
    choose(page, "claims.0.kind", "capability")
    select_words(page, "segments.1.original", "50 тысяч спецназа")
    page.get_by_role("button", name="Add words it stands on").click()
    page.get_by_role("button", name="Add a hop").click()
    fill(page, "claims.0.chain.0.who", "unnamed")
    page.get_by_text("How the source describes somebody it does not name").click()
    fill(page, "claims.0.chain.0.descriptor.text", "a friend of Sladkov’s")
    page.get_by_role("button", name="Add a hop").click()
    fill(page, "claims.0.chain.1.who", "Sladkov, Aleksandr")
    fill(page, "claims.0.chain.1.who", "Aleksandr Sladkov")
    fill(page, "file.id", "sladkov-in-the-form")


def checked(edition: Path, file: Path) -> list[dict[str, str]]:
    command = [str(BIN / "sourceline"), "--entries", str(edition), "check", str(file), "--format", "json"]
    found: list[dict[str, str]] = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    return found


def test_what_is_filled_in_passes_the_check_is_printed_and_is_still_there_on_return(form: Page, tmp_path: Path) -> None:
    fill_for_the_seed(form)
    expect(form.locator(".count")).to_contain_text("Nothing to mend")
    expect(form.locator("#file-text")).to_have_value(re.compile("in: original"))  # which is told a moment after it was selected
    text = form.locator("#file-text").input_value()
    shutil.copytree(ROOT / "entries", tmp_path / "entries")
    file = tmp_path / "entries/2023/sladkov-in-the-form.yml"
    file.write_text(text, "utf-8")
    said = [(one["code"], one["severity"]) for one in checked(tmp_path / "entries", file)]
    assert said == [("tier-next", "advice")]
    for line in ("  outlet: eadaily\n", "        in: original\n", "      - who: aleksandr-sladkov\n", "      - who: unnamed\n"):
        assert line in text
    built = build(tmp_path / "site", "--strict", entries=str(tmp_path / "entries"), drafts="true", search="false")
    assert built.returncode == 0, built.stderr
    page = (tmp_path / "site/entries/sladkov-in-the-form/index.html").read_text("utf-8")
    printed = re.sub("<[^>]*>", "", page)
    for words in (WORDS, CLAIM, "штатный: regular", "a friend of Sladkov’s"):
        assert words in printed
    assert 'class="mark translator"' in page
    form.reload()
    expect(form.locator('[data-where="claims.0.text"] > textarea')).to_have_value(CLAIM)
    expect(form.locator('[data-where="segments.1.original"] > textarea')).to_have_value(WORDS)
    expect(form.locator("#file-text")).to_have_value(text)


def test_the_preview_shows_the_page_and_no_html_of_the_writers(form: Page) -> None:
    fill_for_the_seed(form)
    hostile = '<img src=x onerror="window.harmed = true"> **bold** <script>window.harmed = true</script>[^n1]'
    fill(form, "segments.0.*", hostile)
    fill(form, "title", hostile)
    form.get_by_text("Preview", exact=True).click()
    preview = form.locator(".preview")
    expect(preview.locator(".segment")).to_have_count(2)
    expect(preview.locator(".segment .translation").first).to_contain_text('<img src=x onerror="window.harmed = true"> bold')
    expect(preview.locator(".translation strong")).to_have_text("bold")
    expect(preview.locator(".preview-title")).to_contain_text("<script>")
    expect(preview.locator(".mark").first).to_have_text("T1")
    expect(preview.locator(".chain li")).to_have_count(2)
    assert preview.locator("img, script").count() == 0
    assert form.evaluate("window.harmed") is None
    expect(preview.locator(".original").first).to_have_attribute("lang", "ru")


def test_a_problem_stands_at_its_field_and_in_a_list_that_leads_there(form: Page) -> None:
    fill(form, "source.date", "yesterday")
    date = form.locator("#at-source-date")
    date.blur()
    place = form.locator('[data-where="source.date"] > .problem')
    expect(place).to_contain_text("date cannot be yesterday. A date is written 2023")
    expect(date).to_have_attribute("aria-invalid", "true")
    assert (place.get_attribute("id") or "?") in (date.get_attribute("aria-describedby") or "")
    expect(form.locator('[data-where="title"] > .problem')).to_be_empty()
    form.get_by_role("button", name="Check everything").click()
    expect(form.locator('[data-where="title"] > .problem')).to_contain_text("title is missing. Add title: ….")
    assert form.evaluate("document.activeElement.classList.contains('findings')")
    form.locator(".findings a.way", has_text="title is missing").click()
    assert form.evaluate("document.activeElement.id") == "at-title"
    fill(form, "source.date", "2023-03")
    expect(place).to_be_empty()
    assert date.get_attribute("aria-invalid") is None


def test_nothing_moves_under_a_pressed_pointer(form: Page) -> None:
    fill(form, "title", "A title that is taken out again")
    fill(form, "title", "")
    adding = form.get_by_role("button", name="Add a claim")
    adding.hover()
    form.mouse.down()
    form.wait_for_timeout(600)  # a slow hand, and longer than the form waits with its check
    expect(form.locator('[data-where="title"] > .problem')).to_be_empty()
    form.mouse.up()
    expect(form.locator("#at-claims-0-text")).to_be_focused()
    expect(form.locator('[data-where="title"] > .problem')).to_contain_text("title is missing")


def test_the_list_leads_into_a_part_that_is_folded(form: Page) -> None:
    form.get_by_text("Archive and rights").click()
    form.get_by_role("button", name="Add an archived copy").first.click()
    fill(form, "source.archives.0.url", "example.org")
    form.get_by_text("Archive and rights").click()
    expect(form.locator("#at-source-archives-0-url")).to_be_hidden()
    form.locator(".findings a.way", has_text="is not an address of the web").click()
    expect(form.locator("#at-source-archives-0-url")).to_be_focused()


@pytest.mark.parametrize(
    ("pasted", "language", "segments"),
    [
        ("Один.\n\nДва\nстроки.", "ru", ["Один.", "Два строки."]),
        ("一段目。\n二段目。", "ja", ["一段目。", "二段目。"]),
        ("一段\n続き\n\n二段目。", "ja", ["一段続き", "二段目。"]),
        ("\r\nخبر\u200f أول\r\n\r\nخبر ثان\r\n", "ar", ["خبر أول", "خبر ثان"]),
    ],
)
def test_what_is_pasted_splits_into_segments(form: Page, pasted: str, language: str, segments: list[str]) -> None:
    fill(form, "source.language", language)
    area = form.locator("#paste")
    area.evaluate("(e, text) => { e.value = text }", pasted)
    form.get_by_role("button", name="Split into segments").click()
    originals = form.locator('[data-where="segments"] [data-where$=".original"] > textarea')
    expect(originals).to_have_count(len(segments))
    assert [one.input_value() for one in originals.all()] == segments
    assert originals.first.get_attribute("lang") == language
    assert originals.first.evaluate("e => getComputedStyle(e).direction") == ("rtl" if language == "ar" else "ltr")
    assert form.evaluate("document.activeElement.id") == "at-segments-0-any"
    if "\u200f" in pasted:
        expect(form.locator(".submit-told")).to_contain_text("1 character that nobody can see was left out")


def test_a_segment_is_split_joined_and_taken_out(form: Page) -> None:
    fill(form, "segments.0.original", "Один. Два.")
    fill(form, "segments.0.*", "One. Two.")
    area = form.locator("#at-segments-0-original")
    area.focus()
    area.evaluate("e => e.setSelectionRange(5, 5)")
    form.get_by_role("button", name="Split at the cursor").click()
    assert [one.inner_text() for one in form.locator('[data-where="segments"] legend').all()] == ["s1", "s1a"]
    expect(form.locator("#at-segments-1-original")).to_have_value("Два.")
    form.get_by_role("button", name="Join with s1a").click()
    expect(form.locator("#at-segments-0-original")).to_have_value("Один. Два.")
    form.get_by_role("button", name="Add a segment").click()
    expect(form.locator("#at-segments-1-original")).to_be_focused()
    form.get_by_role("button", name="Take out s2").click()
    expect(form.locator("#at-segments-0-original")).to_be_focused()


def test_several_drafts_are_kept_by_name_and_forgotten(form: Page) -> None:
    fill(form, "title", "First")
    form.get_by_label("Its name").fill("Spring")
    form.get_by_role("button", name="New draft").click()
    fill(form, "title", "Second")
    form.wait_for_timeout(600)
    form.reload()
    expect(form.locator("#at-title")).to_have_value("Second")
    choice = form.get_by_label("Draft", exact=True)
    assert sorted(choice.locator("option").all_inner_texts()) == ["Second", "Spring"]
    choice.select_option(label="Spring")
    expect(form.locator("#at-title")).to_have_value("First")
    form.on("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Forget this draft").click()
    expect(form.locator("#at-title")).to_have_value("Second")
    form.reload()
    expect(choice.locator("option")).to_have_text(["Second"])


def test_leaving_keeps_what_was_written_a_moment_ago(form: Page, address: str) -> None:
    fill(form, "title", "Just now")
    form.goto(f"{address}contribute/")
    form.goto(f"{address}submit/")
    expect(form.locator("#at-title")).to_have_value("Just now")


def test_where_the_browser_keeps_nothing_leaving_asks_first(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto(f"{address}submit/")
    expect(page.locator(".submit-told")).to_contain_text("This browser keeps nothing")
    asked: list[str] = []

    def refuse(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    page.on("dialog", refuse)
    page.locator("#at-title").click()
    page.keyboard.type("Lost?")
    page.close(run_before_unload=True)
    page.wait_for_event("close")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("kept", ["{", "null", '{"draft": 7}', '{"name": "Old", "draft": {"title": "Kept", "odd": [1]}}'])
def test_a_draft_that_is_damaged_or_old_harms_nothing(context: BrowserContext, address: str, kept: str) -> None:
    page = context.new_page()
    page.goto(f"{address}about/")
    page.evaluate(
        "kept => { localStorage.setItem('sourceline.draft', 'x'); localStorage.setItem('sourceline.draft.x', kept) }", kept
    )
    page.goto(f"{address}submit/")
    expect(page.locator("#at-title")).to_have_value("Kept" if "Kept" in kept else "")
    expect(page.locator("#part-file")).to_be_visible()


def test_a_short_entry_goes_to_github_in_the_address(form: Page) -> None:
    fill(form, "title", "A short one")
    fill(form, "source.date", "2023-03-28")
    link = form.get_by_role("link", name="Open it at GitHub, filled in")
    expect(link).to_be_visible()
    there = urlsplit(link.get_attribute("href") or "")
    given = parse_qs(there.query)
    assert f"{there.scheme}://{there.netloc}{there.path}" == f"{REPOSITORY}/new/main"
    assert given["filename"] == ["entries/2023/a-short-one.yml"]
    assert given["value"] == [form.locator("#file-text").input_value()]


def test_a_long_entry_is_copied_and_pasted(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(form, "source.date", "2023-03-28")
    fill(form, "title", "A long one")
    fill(form, "segments.0.original", "Длинный текст. " * 200)
    link = form.get_by_role("link", name="Open GitHub with the file’s name")
    expect(link).to_be_visible()
    assert parse_qs(urlsplit(link.get_attribute("href") or "").query) == {"filename": ["entries/2023/a-long-one.yml"]}
    expect(form.locator(".steps")).to_contain_text("Paste the text into the large field")
    form.get_by_role("button", name="Copy", exact=True).click()
    expect(form.locator(".submit-told")).to_have_text("Copied.")
    assert form.evaluate("navigator.clipboard.readText()") == form.locator("#file-text").input_value()


def test_the_file_is_downloaded_under_its_name(form: Page) -> None:
    fill(form, "title", "Über die Ernte")
    with form.expect_download() as waiting:
        form.get_by_role("button", name="Download").click()
    assert waiting.value.suggested_filename == "uber-die-ernte.yml"
    assert Path(waiting.value.path()).read_text("utf-8") == form.locator("#file-text").input_value()


def test_every_entry_leads_to_its_file_and_to_a_form_for_corrections_filled_in(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}entries/sladkov-contingent/")
    edit = page.get_by_role("link", name="edit this entry").get_attribute("href")
    assert edit == f"{REPOSITORY}/edit/main/entries/2023/sladkov-contingent.yml"
    correct = urlsplit(page.get_by_role("link", name="Suggest a correction").get_attribute("href") or "")
    given = {name: values[0] for name, values in parse_qs(correct.query).items()}
    version = page.locator(".byline").inner_text().partition("version ")[2].split()[0]
    assert given.pop("template") == "correction.yml"
    assert given == {"title": "Correction: sladkov-contingent", "entry": "sladkov-contingent", "version": version}
    asked = re.findall(r"^ +id: (\w+)$", (ROOT / ".github/ISSUE_TEMPLATE/correction.yml").read_text("utf-8"), re.M)
    assert {"entry", "version"} <= set(asked)


def test_without_a_repository_nothing_leads_there(browser: Browser, site: Path) -> None:
    with served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}submit/")
        expect(page.get_by_role("link", name="the guide says how")).to_be_visible()
        page.locator("#file-id").fill("a-name")
        page.locator("#file-year").fill("2023")
        expect(page.locator(".file-place")).to_contain_text("entries/2023/a-name.yml")
        assert page.locator(".open-github").count() == 0
        page.goto(f"{address}entries/sladkov-contingent/")
        expect(page.get_by_role("link", name="How to suggest a correction or reply")).to_be_visible()
        assert page.locator('a[href^="https://github.com"]').count() == 0
        page.close()


def test_without_script_the_page_leads_to_the_guide(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}submit/")
    expect(page.locator(".desk")).to_be_hidden()
    page.locator("noscript a").click()
    expect(page.locator("h1")).to_have_text("Contribute")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_filled_form(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}submit/", wait_until="networkidle")
    fill_for_the_seed(page)
    page.get_by_role("button", name="Add a source").click()
    fill(page, "source.date", "yesterday")
    page.get_by_role("button", name="Check everything").click()
    page.evaluate("for (const one of document.querySelectorAll('.desk details')) one.open = true")
    assert page.locator("body").get_attribute("data-md-color-scheme") == ("slate" if scheme == "dark" else "default")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for view in ("write", "both", "read"):
            page.locator(f"label[for=desk-{view}]").click()
            page.wait_for_timeout(400)
            found = Axe().run(page).response["violations"]
            assert [(view, width, one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, view
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()
