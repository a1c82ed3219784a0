"""How an entry is cited: one formatted note, and the same for reference managers as BibTeX, RIS and CSL-JSON."""

import json
from dataclasses import dataclass
from typing import Any

from . import dates
from .directory import Directory
from .entry import Entry, Moment, language_of
from .imprint import Imprint


@dataclass(frozen=True, slots=True)
class Citation:
    """The facts of a citation, gathered once for all forms."""

    id: str
    title: str
    original_title: str
    outlet: str
    original_date: Moment | None
    published: Moment | None
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    editors: tuple[str, ...]
    language: str
    edition: str
    address: str

    @property
    def appeared(self) -> str:
        """Where and when the original appeared: `EADaily, 28 March 2023`."""
        return ", ".join(part for part in (self.outlet, dates.in_words(self.original_date) if self.original_date else "") if part)

    @property
    def formatted(self) -> str:
        """A note in the manner of Chicago 17, 14.99: original, translator, edition, address."""
        quoted = f"“{self.original_title or self.title}”"
        parts = [", ".join(self.authors), quoted, self.appeared]
        if self.translators:
            parts.append(f"translated by {', '.join(self.translators)}")
        parts.append(f"in “{self.title}”, {self.edition}")
        if self.published and self.published.known:
            parts.append(dates.in_words(self.published))
        return f"{', '.join(part for part in (*parts, self.address) if part)}."

    @property
    def csl(self) -> str:
        """One item of CSL-JSON (citationstyles.org, schema 1.0.2)."""
        item: dict[str, Any] = {
            "id": self.id, "type": "article", "title": self.title, "original-title": self.original_title,
            "container-title": self.edition, "original-publisher": self.outlet, "language": self.language,
            "author": [{"literal": name} for name in self.authors], "URL": self.address,
            "translator": [{"literal": name} for name in self.translators],
            "editor": [{"literal": name} for name in self.editors],
            "issued": _parts(self.published), "original-date": _parts(self.original_date),
        }  # fmt: skip
        lines = (f' "{key}": {json.dumps(part, ensure_ascii=False)}' for key, part in item.items() if part)
        return "{\n" + ",\n".join(lines) + "\n}"

    @property
    def bibtex(self) -> str:
        """One BibTeX entry with biblatex's names for what BibTeX lacks."""
        facts = {
            "title": self.title, "origtitle": self.original_title, "journaltitle": self.edition,
            "origpublisher": self.outlet, "date": _iso(self.published), "origdate": _iso(self.original_date),
        }  # fmt: skip
        people = {"author": self.authors, "translator": self.translators, "editor": self.editors}
        lines = [f"  {key} = {{{_tex(fact)}}}" for key, fact in facts.items() if fact]
        # A name in braces of its own is taken as it stands, not split into first and last.
        lines += [
            f"  {key} = {{{' and '.join(f'{{{_tex(name)}}}' for name in names)}}}" for key, names in people.items() if names
        ]
        lines.append(f"  url = {{{self.address}}}")
        return f"@online{{{self.id},\n" + ",\n".join(lines) + "\n}"

    @property
    def ris(self) -> str:
        """One RIS record."""
        rows = [("TY", "ELEC"), ("TI", self.title), ("OP", self.original_title)]
        rows += [("AU", name) for name in self.authors] + [("ED", name) for name in self.editors]
        rows += [("TA", name) for name in self.translators]
        rows += [("T2", self.edition), ("PB", self.outlet), ("DA", _iso(self.published).replace("-", "/")), ("LA", self.language)]
        rows += [("UR", self.address), ("ID", self.id)]
        return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value) + "\nER  - "


def citation_of(entry: Entry, id: str, directory: Directory, imprint: Imprint) -> Citation:
    """Gather the citation of an entry from its first translation and its own source."""
    first = next(iter(entry.translations.items()), None)
    translators = first[1].translators if first else ()
    source = entry.source
    return Citation(
        id=id, title=entry.title, original_title=source.title.text if source.title else "",
        outlet=directory.name(source.outlet, "outlets"), original_date=source.date, published=entry.published,
        authors=tuple(directory.name(one) for one in source.authors),
        translators=tuple(directory.name(one) for one in translators),
        editors=tuple(directory.name(one) for one in entry.editors),
        language=language_of(*first) if first else "",
        edition=imprint.name, address=imprint.page(f"entries/{id}/"),
    )  # fmt: skip


def _iso(moment: Moment | None) -> str:
    return moment.iso if moment else ""


def _parts(moment: Moment | None) -> dict[str, Any]:
    if not moment or not moment.known:
        return {}
    parts = [part for part in (moment.year, moment.month, moment.day) if part]
    return {"date-parts": [parts]} | ({"circa": True} if moment.about else {})


_TEX = str.maketrans({letter: f"\\{letter}" for letter in "%&#_$"} | {
    "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "\\": "\\textbackslash{}", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
})  # fmt: skip
"""BibTeX counts braces even behind a backslash, so those of a text must be spelled out."""


def _tex(text: str) -> str:
    return text.translate(_TEX)
