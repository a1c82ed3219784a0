"""Holds a fresh build of the site to the Nu HTML checker and Lighthouse, books to EPUBCheck, and packages to their licences."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from books import check_books
from compressing_server import served
from demands import SCORES, overweight, shortfalls
from lighthouse import LighthouseFailedError, Visit, median_visit
from nu import CheckerFailedError, faults
from supply import check_supply

ROOT = Path(__file__).parent.parent
ENTRY = "entries/sladkov-contingent/"
PAGES = ("", ENTRY, "years/2023/")
"""Home, an entry, a listing."""
COLUMNS = (*SCORES, "bytes", "shift")


def build(folder: Path) -> Path:
    """Build the edition afresh, with canonical addresses, and give the folder of the site."""
    site = folder / "site"
    settings = {"SOURCELINE_URL": "https://example.org/", "SOURCELINE_CACHE": str(folder / "cache")}
    mkdocs = Path(sys.executable).parent / "mkdocs"
    command = [str(mkdocs), "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site)]
    subprocess.run(command, env={**os.environ, **settings}, check=True)
    return site


def check_pages(site: Path) -> Iterator[str]:
    """Print how many errors the pages have; a sentence for each kind."""
    found = faults(site)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"Nu HTML checker: {sum(len(each.pages) for each in found)} errors on {pages} pages\n")
    yield from map(str, found)


def visit_pages(site: Path, visits: int) -> Iterator[str]:
    """Print a row for each page; a sentence for each demand it does not meet."""
    browser = chromium()
    print(f"{'Lighthouse, median of ' + str(visits):30}" + "".join(f"{column:>16}" for column in COLUMNS))
    with served(site) as address:
        for page in PAGES:
            visit = median_visit(address + page, browser, visits)
            print(row(page, visit), flush=True)
            unmet = [*shortfalls(visit, address.rstrip("/")), *(overweight(visit) if page == ENTRY else ())]
            yield from (f"/{page}: {sentence}" for sentence in unmet)


def row(page: str, visit: Visit) -> str:
    cells = (*(str(visit.scores[category]) for category in SCORES), f"{visit.transferred:,}", f"{visit.shift:.3f}")
    return f"{'/' + page:30}" + "".join(f"{cell:>16}" for cell in cells)


def chromium() -> str:
    """The browser on the PATH, else Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    if found := next(filter(None, map(shutil.which, names)), None):
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=3, help="how often Lighthouse visits each page")
    visits: int = parser.parse_args().visits
    try:
        with TemporaryDirectory() as folder:
            site = build(Path(folder).resolve())
            unmet = [*check_supply(), *check_pages(site), *check_books(Path(folder)), *visit_pages(site, visits)]
    except (CheckerFailedError, LighthouseFailedError, subprocess.CalledProcessError, OSError) as failure:
        print(f"The audit could not be made: {failure}", file=sys.stderr)
        return 1
    print("\n".join(["", *unmet]) if unmet else "\nEvery demand is met.")
    return 1 if unmet else 0


if __name__ == "__main__":
    sys.exit(main())
