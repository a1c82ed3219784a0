"""Writes the same articles as an ordinary Material project and as a Hugo project."""

import json
import shutil
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from article import Article
from authority import Roll, call_roll
from corpus import write_articles
from markdown_text import names_of, print_markdown

LAYOUTS = Path(__file__).parent / "hugo-layouts"
ADDRESS = "https://example.org/"

MATERIAL = f"""\
site_name: Sourceline bench
site_url: {ADDRESS}
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: []
markdown_extensions: [footnotes, tables]
"""

# Hugo's defaults, feeds included; only listings are of 50, not of 10, which is less work.
HUGO = f"""\
baseURL = "{ADDRESS}"
title = "Sourceline bench"
locale = "en"
[taxonomies]
topic = "topics"
person = "people"
outlet = "outlets"
language = "languages"
year = "years"
[pagination]
pagerSize = 50
[permalinks.page]
entries = "/entries/:contentbasename/"
"""


def write_material(entries: int, folder: Path, seed: int) -> None:
    """An ordinary Material project in `folder`/material: a page per article, navigation by year.

    Without `navigation.prune` every page would list all others, at about three times the cost.
    """
    home = folder / "material"
    shutil.rmtree(home, ignore_errors=True)
    (home / "docs").mkdir(parents=True)
    (home / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    (home / "docs" / "index.md").write_text("# Sourceline bench\n", encoding="utf-8")
    write_articles(entries, seed, home / "docs", write_material_pages)


def write_theme_search(entries: int, folder: Path, seed: int) -> Path:
    """The same project with the theme's own search, in `folder`/theme-search; returns its settings.

    The articles' pages are without the theme's frame, of which search reads nothing, but which takes most of the time to print.
    """
    home = folder / "theme-search"
    shutil.rmtree(home, ignore_errors=True)
    for place, text in {
        "mkdocs.yml": MATERIAL.replace("plugins: []", "plugins: [search]").replace("  font", "  custom_dir: frame\n  font"),
        "docs/index.md": "# Sourceline bench\n",
        "frame/bare.html": "{{ page.content }}\n",
    }.items():
        (home / place).parent.mkdir(parents=True, exist_ok=True)
        (home / place).write_text(text, encoding="utf-8")
    write_articles(entries, seed, home / "docs", partial(write_material_pages, opening="---\ntemplate: bare.html\n---\n\n"))
    return home / "mkdocs.yml"


def write_material_pages(articles: Iterable[Article], roll: Roll, folder: Path, opening: str = "") -> None:
    names = names_of(roll)
    for article in articles:
        path = folder / str(article.published.year) / f"{article.id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{opening}# {article.title.english}\n\n{print_markdown(article, names)}", encoding="utf-8")


def write_hugo(entries: int, folder: Path, seed: int) -> None:
    """A Hugo project in `folder`/hugo, with a page of its own name for every topic, person and outlet."""
    home = folder / "hugo"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(LAYOUTS, home / "layouts")
    (home / "hugo.toml").write_text(HUGO, encoding="utf-8")
    (home / "content" / "entries").mkdir(parents=True)
    roll = call_roll(entries)
    for kind in ("topics", "people", "outlets"):
        for record in getattr(roll, kind):
            term = home / "content" / kind / record.id / "_index.md"
            term.parent.mkdir(parents=True)
            title = record.title if kind == "topics" else record.name
            term.write_text(_front_matter({"title": title}), encoding="utf-8")
    write_articles(entries, seed, home / "content" / "entries", write_hugo_pages)


def write_hugo_pages(articles: Iterable[Article], roll: Roll, folder: Path) -> None:
    names = names_of(roll)
    for article in articles:
        path = folder / str(article.published.year) / f"{article.id}.md"
        path.parent.mkdir(exist_ok=True)
        people = {article.author, *(hop.who for claim in article.claims for hop in claim.chain)} - {""}
        outlets = {source.outlet for source in article.sources}
        front = _front_matter(
            {
                "title": article.title.english,
                "summary": article.summary,
                "date": str(article.published),
                "topics": list(article.topics),
                "people": sorted(people - outlets),
                "outlets": sorted(outlets),
                "languages": [article.language],
                "years": [str(article.published.year)],
            }
        )
        path.write_text(front + print_markdown(article, names), encoding="utf-8")


def _front_matter(fields: Mapping[str, str | list[str]]) -> str:
    """TOML front matter; a JSON text or list of texts is also a TOML one."""
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"+++\n{''.join(lines)}+++\n\n"
