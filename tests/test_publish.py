"""Publishing: the real site generator prints the real edition, strictly, on either fork, by either start method, and live."""

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpus import write_corpus
from real_site import BIN, ROOT, build

SEED = "entries/sladkov-contingent/index.html"


class _Words(HTMLParser):
    """The words of a page as a reader without scripts and styles gets them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style", "head")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "head")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def words(page: Path) -> str:
    parser = _Words()
    parser.feed(page.read_text("utf-8"))
    return " ".join(" ".join(parser.words).split())


def tree(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


@pytest.mark.parametrize(
    "part",
    [
        "EADaily in Russian , 28 March 2023 summary",
        "Sladkov says Pyongyang is ready to send a contingent",
        "Edited by The Sourceline editors",
        "published 22 November 2026",
        "The editor’s context",
        "КНДР готова отправить на помощь России военный контингент — военкор Сладков",
        "50 тысяч спецназа штатного готовы для отправки",
        "Original by EADaily",
        "English translation by The Sourceline editors",
        "The source’s own",
        "The translator’s",
        "The editor’s",
        "first named voice: Aleksandr Sladkov",
        "at least 800,000",
        "500,000 persons",
        "50,000 persons",
        "حوالي 800 طلب",
        "No archived copy",
        "How to cite",
        "@online{sladkov-contingent",
        "Address unknown",
    ],
)
def test_the_seed_shows_everything_without_script(site: Path, part: str) -> None:
    assert part in words(site / SEED)


def test_the_headline_bears_its_mark_and_the_mark_leads_to_the_note(site: Path) -> None:
    page = (site / SEED).read_text("utf-8")
    headline = re.search(r'<div class="segment heading".*?</h3>', page, re.S)
    assert headline
    mark = re.search(r'class="mark source" id="([^"]+)" href="#([^"]+)"', headline[0])
    assert mark
    assert f'id="{mark[2]}"' in page
    assert f'href="#{mark[1]}"' in page, "the note leads back"


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        if file.name == "404.html":
            continue
        text = file.read_text("utf-8")
        for link in set(re.findall(r'(?:href|src)="([^"]+)"', text)):
            address, _, fragment = link.partition("#")
            if re.match(r"[a-z]+:", address):
                continue
            target = (file.parent / address.partition("?")[0]).resolve() if address else file
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{file.relative_to(site)} links to {link}"
            if fragment and target.suffix == ".html" and not fragment.startswith("__"):
                assert f'id="{fragment}"' in target.read_text("utf-8"), f"{file.relative_to(site)} links to {link}"


def test_no_page_asks_anything_of_another_origin(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = re.sub(
            r'<link rel="(?:alternate |schema\.[A-Z]+)"[^>]*>', "", file.read_text("utf-8")
        )  # they name, and fetch nothing
        loads = re.findall(r'<(?:link|script|img|iframe|source)\b[^>]*?(?:src|href)="(https?:[^"]+)"', text)
        assert [one for one in loads if not one.startswith("https://example.org/")] == []


def test_the_sitemaps_name_every_page_of_the_site(site: Path) -> None:
    def named(file: str) -> list[str]:
        return re.findall("<loc>https://example.org/([^<]*)</loc>", (site / file).read_text("utf-8"))

    pages = {str(file.relative_to(site)).removesuffix("index.html") for file in site.rglob("*.html")} - {"404.html"}
    files = {page: site / (page if page.endswith(".html") else f"{page}index.html") for page in pages}
    moved = {page for page, file in files.items() if 'http-equiv="refresh"' in file.read_text("utf-8")}
    found = [page for file in named("sitemap.xml") for page in named(file)]
    assert sorted(found) == sorted(pages - moved)


def test_an_address_that_leads_nowhere_offers_a_search(site: Path) -> None:
    page = (site / "404.html").read_text("utf-8")
    assert re.search('<form class="search-form" role="search" action="/search/">.*?name="q"', page, re.S)
    for folder in ("archive", "claims", "people", "outlets", "topics"):
        assert f'href="/{folder}/"' in page


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for file in site.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]+)"', file.read_text("utf-8"))
        assert len(ids) == len(set(ids)), f"{file.relative_to(site)}: {[id for id in ids if ids.count(id) > 1]}"


@pytest.mark.parametrize("start", ["spawn", "fork"])
def test_either_start_method_gives_the_same_site(tmp_path: Path, start: str) -> None:
    write_corpus(40, tmp_path)
    sites = []
    for jobs in ("1", "2"):
        site = tmp_path / f"jobs-{jobs}" / "site"
        built = build(site, entries=str(tmp_path / "entries"), jobs=jobs, start=start)
        assert built.returncode == 0, built.stderr
        sites.append(tree(site))
    assert sites[0] == sites[1]


def test_a_second_build_keeps_everything_and_gives_the_same_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(site).returncode == 0
    before = tree(site)
    built = build(site)
    assert "0 pages printed" in built.stderr
    assert tree(site) == before


def test_the_fork_prints_the_same_but_for_its_name(site: Path, tmp_path: Path) -> None:
    built = build(tmp_path / "site", "--strict", generator="properdocs")
    assert built.returncode == 0, built.stderr
    generator = re.compile(rb'<meta name="generator" content="[^"]*">')
    for file in (site / "entries").rglob("*.html"):
        other = tmp_path / "site" / file.relative_to(site)
        assert generator.sub(b"", other.read_bytes()) == generator.sub(b"", file.read_bytes())


def test_a_strict_build_fails_over_an_error_and_names_it(tmp_path: Path) -> None:
    write_corpus(10, tmp_path)
    file = sorted(tmp_path.glob("entries/[12]*/*.yml"))[0]
    with file.open("a", encoding="utf-8") as entry:
        entry.write("titel: twice\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").touch()
    built = build(tmp_path / "site", "--strict", entries=str(tmp_path / "entries"))
    assert built.returncode == 1
    assert [file.name for file in (tmp_path / "site").iterdir()] == ["old.html"], "the site stays as it was"
    assert re.search(rf"entries/\d+/{file.name}:\d+:1: There is no field `titel`.*\[key-unknown\]", built.stderr)
    assert build(tmp_path / "site", entries=str(tmp_path / "entries")).returncode == 0


@pytest.fixture
def tree_elsewhere(tmp_path: Path) -> Path:
    """A copy of what a site is built with, to be spoilt, and a small edition."""
    for part in ("docs", "hooks"):
        shutil.copytree(ROOT / part, tmp_path / "tree" / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "tree")
    write_corpus(10, tmp_path)
    return tmp_path / "tree"


def build_elsewhere(tree: Path) -> subprocess.Popen[str]:
    place = tree.parent
    environment = {
        **os.environ, "SOURCELINE_ENTRIES": str(place / "entries"), "SOURCELINE_CACHE": str(place / "cache"),
        "SOURCELINE_SEARCH": "false", "NO_MKDOCS_2_WARNING": "1",
    }  # fmt: skip
    command = [str(BIN / "mkdocs"), "build", "-q", "-f", str(tree / "mkdocs.yml"), "-d", str(place / "public" / "site")]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_two_files_at_one_address_are_told_and_not_published(tree_elsewhere: Path) -> None:
    entry = sorted(tree_elsewhere.parent.glob("entries/[12]*/*.yml"))[0].stem
    (tree_elsewhere / "docs" / "entries" / entry.upper()).mkdir(parents=True)
    (tree_elsewhere / "docs" / "entries" / entry.upper() / "index.md").write_text("# Not the entry")
    with build_elsewhere(tree_elsewhere) as building:
        _, told = building.communicate(timeout=300)
    assert building.returncode == 1
    assert f"entries/{entry}/index.html and entries/{entry.upper()}/index.html cannot both be published" in told
    assert list((tree_elsewhere.parent / "public").iterdir()) == []


def test_a_link_out_of_the_docs_is_told_and_nothing_is_published(tree_elsewhere: Path) -> None:
    (tree_elsewhere / "docs" / "passwords.txt").symlink_to("/etc/passwd")
    with build_elsewhere(tree_elsewhere) as building:
        _, told = building.communicate(timeout=300)
    assert building.returncode == 1
    assert "docs/passwords.txt is a link that leads out of the folder" in told
    assert not (tree_elsewhere.parent / "public").exists()


def test_a_build_that_is_stopped_says_so_and_leaves_nothing(tree_elsewhere: Path) -> None:
    public = tree_elsewhere.parent / "public"
    with build_elsewhere(tree_elsewhere) as building:
        end = time.monotonic() + 120
        while not list(public.glob(".site.*.aside/404.html")) and time.monotonic() < end:
            time.sleep(0.01)
        building.terminate()
        _, told = building.communicate(timeout=120)
    assert building.returncode == 128 + signal.SIGTERM
    assert "The build was stopped; the site stays as it was." in told
    assert list(public.iterdir()) == []


def test_serving_shows_a_changed_entry(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "entries", tmp_path / "entries")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ, "SOURCELINE_ENTRIES": str(tmp_path / "entries"), "SOURCELINE_CACHE": str(tmp_path / "cache"),
        "NO_MKDOCS_2_WARNING": "1",
    }  # fmt: skip
    command = [str(BIN / "mkdocs"), "serve", "-q", "-f", str(ROOT / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/entries/sladkov-contingent/"
    with subprocess.Popen(command, env=environment) as server:
        try:
            assert _until("ready to send a contingent", address)
            file = tmp_path / "entries/2023/sladkov-contingent.yml"
            file.write_text(
                re.sub("^title: .*$", "title: A title changed while serving", file.read_text("utf-8"), flags=re.M), "utf-8"
            )
            assert _until("A title changed while serving", address)
        finally:
            server.terminate()


def _until(words: str, address: str, seconds: float = 180) -> bool:
    """Ask for a page again and again until it holds the words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310
                if words in page.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.3)
    return False


def test_what_is_amiss_in_the_theme_is_mended(site: Path) -> None:
    amiss = ('id="__drawer" autocomplete="off"', 'id="__search" autocomplete="off"', ' tabindex=""')
    spec = importlib.util.find_spec("material")
    assert spec
    assert spec.origin
    theme = (Path(spec.origin).parent / "templates/base.html").read_text("utf-8")
    assert all(one in theme for one in amiss[:2]), "the theme has mended itself: take the pair out of publish.py"
    for file in site.rglob("*.html"):
        page = file.read_text("utf-8")
        assert not [one for one in amiss if one in page], file
        assert re.search(r'bundle\.[0-9a-f]+\.min\.js" defer>', page), file
