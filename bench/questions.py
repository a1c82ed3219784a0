"""Questions put to a site in a browser: what is fetched until the first results, and how long after the last key they stand."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "audit"), str(ROOT / "tests")]

from playwright.sync_api import Browser, Page, TimeoutError  # noqa: E402

from browser import chromium  # noqa: E402
from compressing_server import Sent, served  # noqa: E402

QUERIES = (
    "grain", "harvest", "Murmansk", "customs service", "the state grain fund", "230,000 workers", "Olga Kovalenko",
    "weighed and signed for", '"ready to leave Niigata"', "gr", "residents of Hamburg wrote to the editors", "fertilliser",
    "зерно", "Коваленко", "таможенная служба", "粮食", "海关总署", "곡물", "노동자 신문", "穀物", "労働組合", "الحبوب",
    "مصلحة الجمارك", "غله", "غلات", "روزنامه کارگران", "Getreide", "Bergarbeitergewerkschaft",
)  # fmt: skip
"""Words of the made-up corpus, common and rare, phrases, beginnings and a mistyped one, in each of its languages."""

PATIENCE = 300_000
"""Milliseconds after which a question counts as unanswered."""

PARTS = ("program", "index", "words", "entries")
KINDS = {"pf_meta": "index", "pf_index": "words", "pf_fragment": "entries", ".pagefind": "program", ".js": "program"}
"""Which part a file belongs to, by the end of its name; whatever else there is belongs to the index."""

COLUMNS = ("KB to the first results", *(f"of them {part}" for part in PARTS), "ms, cold", "ms after a key")

FIRST = """selector => {
  delete window.firstResult
  new MutationObserver((_, observer) => {
    if (document.querySelector(selector)) { window.firstResult ??= Date.now(); observer.disconnect() }
  }).observe(document.body, { childList: true, subtree: true })
}"""
"""Notes when the first result stands in the page."""


@dataclass(frozen=True, slots=True)
class Box:
    """A search box: the page it is on, and the selectors of its input and of a result."""

    page: str
    input: str
    result: str


THEME = Box("", "input[data-md-component=search-query]", ".md-search-result__item a")


def ours(site: Path) -> Box:
    """The box in the header of the first entry of a site."""
    entry = min(place.name for place in (site / "entries").iterdir())
    return Box(f"entries/{entry}/", "#find", ".find-option b")


@dataclass(frozen=True, slots=True)
class Wait:
    """Bytes a cold browser fetched until the first results, by what they are; milliseconds that took, and from a further key."""

    sizes: Counter[str]
    cold: float
    warm: float

    @property
    def row(self) -> list[float]:
        """The figures in the order of `COLUMNS`."""
        return [self.sizes.total() / 1000, *(self.sizes[kind] / 1000 for kind in PARTS), self.cold, self.warm]


def own_files(browser: Browser, site: Path, box: Box) -> frozenset[str]:
    """The files a page fetches without being searched."""
    with _opened(browser, site, box) as (page, sent):
        page.wait_for_timeout(5_000)
        return frozenset(one.path for one in sent)


def ask(browser: Browser, site: Path, box: Box, query: str, own: Container[str] = ()) -> Wait | None:
    """Put a question in a browser that has seen nothing but the page; `own` files do not count; None where nothing is found."""
    with _opened(browser, site, box) as (page, sent):
        before = len(sent)
        page.evaluate(FIRST, box.result)
        page.focus(box.input)
        began = time.time()
        page.fill(box.input, query)
        try:
            page.wait_for_selector(box.result, timeout=PATIENCE)
        except TimeoutError:
            return None
        until = page.evaluate("window.firstResult / 1000")
        sizes: Counter[str] = Counter()
        for one in sent[before:]:
            if one.at <= until and one.path not in own:
                sizes[_kind(one.path)] += one.size
        page.wait_for_timeout(1_500)
        return Wait(sizes, (until - began) * 1000, _after_a_key(page, box, query))


def _after_a_key(page: Page, box: Box, query: str) -> float:
    """Milliseconds from the last key of a question until its results stand, once all but that key has been answered."""
    page.fill(box.input, query[:-1])
    page.wait_for_timeout(1_000)
    page.evaluate("selector => document.querySelectorAll(selector).forEach(one => one.remove())", box.result)
    page.evaluate(FIRST, box.result)
    began = time.time()
    page.keyboard.type(query[-1])
    for _ in range(PATIENCE // 20):  # not for the result itself, which an earlier answer may have set
        if (stands := page.evaluate("window.firstResult")) is not None:
            return float(stands) - began * 1000
        page.wait_for_timeout(20)
    return float("inf")


@contextmanager
def _opened(browser: Browser, site: Path, box: Box) -> Iterator[tuple[Page, list[Sent]]]:
    sent: list[Sent] = []
    with served(site, sent) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address + box.page, wait_until="networkidle")
        yield page, sent


def _kind(path: str) -> str:
    """What a file is, told from its name."""
    name = path.partition("?")[0]
    return next((kind for ending, kind in KINDS.items() if name.endswith(ending)), "index")


def table(name: str, site: Path, box: Box, queries: Sequence[str], report: Callable[[str], None]) -> str:
    """Ask them all, and return a table with a line for each, the median and the greatest."""
    lines = [f"### {name}\n", f"| {' | '.join(('question', *COLUMNS))} |", f"|---{'|--:' * len(COLUMNS)}|"]
    rows = []
    with chromium() as browser:
        own = own_files(browser, site, box)
        for query in queries:
            wait = ask(browser, site, box, query, own)
            if wait:
                rows.append(wait.row)
            lines.append(f"| {query} | {_cells(wait.row) if wait else 'nothing found' + ' |' * (len(COLUMNS) - 1)} |")
            report(f"{name}: {lines[-1]}")
    for word, of in (("median", median), ("greatest", max)) if rows else ():
        lines.append(f"| **{word}** | {_cells([of(column) for column in zip(*rows, strict=True)])} |")
    return "\n".join(lines) + "\n"


def _cells(row: Iterable[float]) -> str:
    return " | ".join(f"{value:,.0f}" for value in row)
