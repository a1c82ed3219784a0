"""A chapter: what the page of an entry says, as XHTML without what only a screen can use."""

from collections.abc import Collection
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from ..entry import Entry
from ..sinks import html

_LEFT_OUT = frozenset(("button", "fieldset", "form", "input", "label", "nav", "output", "script", "template"))
"""Controls."""
_VOID = frozenset(("br", "hr", "input", "img", "wbr"))
_OPENED = {"details": "div", "summary": "p"}
"""A book has nothing to open: what a page folds away stands there."""
_KEPT = frozenset(("id", "class", "dir", "datetime", "title", "colspan", "rowspan", "scope", "start"))
_DRAWN = {"viewbox": "viewBox"} | {name: name for name in ("d", "x", "y", "cx", "cy", "r", "class")}
"""What is kept of a plot, as XML spells it: HTML's parser knows no capitals."""
_PLOTS = frozenset(("svg", "path", "circle", "text"))


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry in a book."""

    id: str
    entry: Entry
    body: str
    """XHTML."""
    places: frozenset[str]
    """The ids in it, to which other chapters may lead."""


class _Printer(HTMLParser):
    """Writes the page of an entry anew; `ids` are the entries of the book, `root` the address of the edition, if it has one."""

    def __init__(self, id: str, ids: Collection[str], root: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids, self.root, self.here = ids, root, f"/entries/{id}/"
        self.made: list[str] = []
        self.open: list[tuple[str, bool]] = []
        """The elements open, and whether each is left out, with all that is in it."""
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        out = (bool(self.open) and self.open[-1][1]) or tag in _LEFT_OUT or "hidden" in given
        out = out or (given.get("aria-hidden") == "true" and tag not in _PLOTS) or "correct" in given.get("class", "").split()
        if tag not in _VOID:
            self.open.append((tag, out))
        if out:
            return
        self.places.update([given["id"]] if "id" in given else [])
        kept = {key: value for key, value in given.items() if key in _KEPT}
        if tag in _PLOTS:
            kept = {_DRAWN[key]: value for key, value in given.items() if key in _DRAWN}
            kept |= {"xmlns": "http://www.w3.org/2000/svg", "aria-hidden": "true"} if tag == "svg" else {}
        if "lang" in given:
            kept |= {"lang": given["lang"], "xml:lang": given["lang"]}
        if tag == "a" and (leads := self._leading(given.get("href", ""))):
            kept["href"] = leads
        written = "".join(f' {key}="{html(value)}"' for key, value in kept.items())
        self.made.append(f"<{_OPENED.get(tag, tag)}{written}{'/' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(tag == name for name, _ in self.open):
            return
        while self.open:
            name, out = self.open.pop()
            if not out:
                self.made.append(f"</{_OPENED.get(name, name)}>")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.made.append(html(data))

    def _leading(self, address: str) -> str:
        """Where a link leads from a book: to a place or another chapter in it, to the site, or nowhere."""
        if address.startswith(("#", "http://", "https://", "mailto:")):
            return address
        path, _, place = urljoin(self.here, address).removeprefix("/").partition("#")
        entry = path.removeprefix("entries/").removesuffix("/") if path.startswith("entries/") else ""
        behind = f"#{place}" if place else ""
        if entry in self.ids:
            return f"{entry}.xhtml{behind}"
        return f"{self.root}{path}{behind}" if self.root and address.startswith("../") else ""


def chapter_of(id: str, entry: Entry, page: str, ids: Collection[str], root: str) -> Chapter:
    """Make a chapter of the body of an entry's page. A link to a place that is left out keeps its words and leads nowhere."""
    printer = _Printer(id, ids, root)
    printer.feed(page)
    printer.close()
    body = "".join(part for part in printer.made if part)
    for place in {part.split('"')[0] for part in body.split('href="#')[1:]} - printer.places:
        body = body.replace(f' href="#{place}"', "")
    return Chapter(id, entry, body, frozenset(printer.places))
