"""Measures the search in a browser, `python bench/search.py SITE`: bytes to the first results, milliseconds after the last key.

SITE is a folder this engine built with search; with `--theme FOLDER`, a site of the theme's own search is measured beside it.
"""

import argparse
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "audit"), str(ROOT / "tests")]

from playwright.sync_api import Browser, TimeoutError  # noqa: E402

from browser import chromium  # noqa: E402
from compressing_server import served  # noqa: E402

QUERIES = (
    "grain", "harvest", "Murmansk", "customs service", "230,000 workers", "Olga Kovalenko", "weighed and signed for",
    "зерно", "粮食", "곡물", "穀物", "الحبوب", "غلات", "Getreide",
)  # fmt: skip
"""Words of the made-up corpus, common and rare, in each of its languages."""

FIRST = """selector => {
  delete window.firstResult
  new MutationObserver((_, observer) => {
    if (document.querySelector(selector)) { window.firstResult ??= Date.now(); observer.disconnect() }
  }).observe(document.body, { childList: true, subtree: true })
}"""
"""Notes when the first result stands in the page."""

OURS = ("#find", ".find-option b")
THEME = ("input[data-md-component=search-query]", ".md-search-result__item a")


def first_results(browser: Browser, site: Path, page: str, box: str, result: str, query: str) -> tuple[int, float] | None:
    """Thousands of bytes a cold browser fetches until the first results, and milliseconds from the last key once it is open.

    None where nothing is found.
    """
    sent: list[tuple[float, int]] = []
    with served(site, sent) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        shown = context.new_page()
        shown.goto(address + page, wait_until="networkidle")
        before = len(sent)
        shown.evaluate(FIRST, result)
        shown.focus(box)
        shown.fill(box, query)
        try:
            shown.wait_for_selector(result, timeout=60_000)
        except TimeoutError:
            return None
        until = shown.evaluate("window.firstResult / 1000")
        kilobytes = sum(size for at, size in sent[before:] if at <= until) // 1000
        shown.wait_for_timeout(1_500)
        shown.fill(box, query[:-1])
        shown.wait_for_timeout(1_000)
        shown.evaluate("selector => document.querySelectorAll(selector).forEach(one => one.remove())", result)
        shown.evaluate(FIRST, result)
        began = time.time()
        shown.keyboard.type(query[-1])
        shown.wait_for_selector(result, timeout=60_000)
        return kilobytes, shown.evaluate("window.firstResult") - began * 1000


def table(browser: Browser, name: str, site: Path, page: str, box: str, result: str, queries: tuple[str, ...]) -> None:
    """Print a line for each query, and the median and the greatest."""
    print(f"\n{name}\n\n| query | KB to the first results | ms after the last key |\n|---|--:|--:|")
    made = []
    for query in queries:
        if found := first_results(browser, site, page, box, result, query):
            made.append(found)
            print(f"| {query} | {found[0]:,} | {found[1]:.0f} |", flush=True)
        else:
            print(f"| {query} | nothing found | |")
    for word, of in (("median", median), ("greatest", max)):
        print(f"| {word} | {of(one[0] for one in made):,.0f} | {of(one[1] for one in made):.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--theme", type=Path)
    chosen = parser.parse_args()
    entry = next(iter(sorted((chosen.site / "entries").iterdir())))
    with chromium() as browser:
        table(browser, "this engine", chosen.site, f"entries/{entry.name}/", *OURS, QUERIES)
        if chosen.theme:
            table(browser, "the theme's own search", chosen.theme, "", *THEME, QUERIES[:3])


if __name__ == "__main__":
    main()
