"""The facts of a citation, gathered once, and every form they are given in."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from .. import dates
from ..directory import Directory
from ..entry import Entry, Moment, Reference, language_of
from ..imprint import Imprint
from .name import PersonName, parted
from .style import STYLES, Facts


@dataclass(frozen=True, slots=True)
class Citation:
    """The facts of a citation. `editors` stand in no form of it: styles put an editor where an author is missing, and then
    leave out who translated; they are here for those who ask who is answerable for the page.
    """

    id: str
    title: str
    original_title: str
    """The original's title; where it is not known, what it is, in brackets."""
    outlet: str
    original_date: Moment | None
    original_language: str
    published: Moment | None
    authors: tuple[PersonName, ...]
    translators: tuple[PersonName, ...]
    editors: tuple[PersonName, ...]
    language: str
    edition: str
    address: str

    @property
    def appeared(self) -> str:
        """Where and when the original appeared: `EADaily, 28 March 2023`."""
        return ", ".join(part for part in (self.outlet, dates.in_words(self.original_date) if self.original_date else "") if part)

    @property
    def translated_by(self) -> str:
        """The translators, as text."""
        return ", ".join(name.whole for name in self.translators)

    @property
    def formatted(self) -> list[tuple[str, Markup]]:
        """The citation in each style, by the style's name, as HTML."""
        texts = {
            "title": self.title, "container-title": self.edition, "original-publisher": self.outlet,
            "original-title": self.original_title,
        }  # fmt: skip
        texts = {part: text for part, text in texts.items() if text}
        moments = {"issued": self.published, "original-date": self.original_date}
        known = {part: moment for part, moment in moments.items() if moment and moment.known}
        english: tuple[str, ...] = ()
        if _is_english(self.language):
            english = ("title", "container-title") if self._keeps_case else ("title", "container-title", "original-title")
        foreign = "" if self.original_title[:1] == "[" or not self._keeps_case else self.original_language
        facts = Facts(self.authors, self.translators, texts, known, escape(self.address), english, foreign)
        shape = facts.shape
        return [(style.called, style.setting(facts, shape)) for style in STYLES]

    @property
    def _keeps_case(self) -> bool:
        """Whether the original's title must not be put into English title case."""
        return self.original_title[:1] == "[" or not _is_english(self.original_language)

    @property
    def csl(self) -> str:
        """One item of CSL-JSON (citationstyles.org, schema 1.0.2)."""
        original = self.original_title
        if self._keeps_case and original.upper() != original.lower():
            original = f'<span class="nocase">{original}</span>'
        item = {
            "id": self.id, "type": "webpage", "title": self.title, "original-title": original,
            "container-title": self.edition, "original-publisher": self.outlet, "language": self.language,
        }  # fmt: skip
        lines = [f' "{key}": {_json(part)}' for key, part in item.items() if part]
        people = {"author": self.authors, "translator": self.translators}
        lines += [f' "{key}": [{", ".join(map(_json_name, names))}]' for key, names in people.items() if names]
        # The day this edition published something is never about a day.
        if issued := _parts(self.published):
            lines.append(f' "issued": {{"date-parts": {issued}}}')
        if original_date := _parts(self.original_date):
            circa = ', "circa": true' if self.original_date and self.original_date.about else ""
            lines.append(f' "original-date": {{"date-parts": {original_date}{circa}}}')
        if self.address:
            lines.append(f' "URL": {_json(self.address)}')
        return "{\n" + ",\n".join(lines) + "\n}"

    @property
    def bibtex(self) -> str:
        """One BibTeX entry with biblatex's names for what BibTeX lacks."""
        facts = {
            "title": self.title, "origtitle": self.original_title, "journaltitle": self.edition,
            "origpublisher": self.outlet, "date": _iso(self.published), "origdate": _iso(self.original_date),
            "language": self.language,
        }  # fmt: skip
        people = {"author": self.authors, "translator": self.translators}
        lines = [f"  {key} = {{{_tex(fact)}}}" for key, fact in facts.items() if fact]
        lines += [f"  {key} = {{{' and '.join(map(_tex_name, names))}}}" for key, names in people.items() if names]
        lines.append(f"  url = {{{self.address}}}")
        return f"@online{{{self.id},\n" + ",\n".join(lines) + "\n}"

    @property
    def ris(self) -> str:
        """One RIS record. What appeared where and when before goes into a note, for which the format has no field."""
        rows = [("TY", "ELEC"), ("TI", self.title), ("OP", self.original_title)]
        rows += [("AU", _ris_name(name)) for name in self.authors] + [("TA", _ris_name(name)) for name in self.translators]
        rows += [("T2", self.edition), ("DA", _iso(self.published).replace("-", "/")), ("LA", self.language)]
        rows += [("N1", self.appeared and f"Original: {self.appeared}"), ("UR", self.address), ("ID", self.id)]
        return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value) + "\nER  - "


def citation_of(entry: Entry, id: str, directory: Directory, imprint: Imprint) -> Citation:
    """Gather the citation of an entry from its first translation and its own source."""
    first = next(iter(entry.translations.items()), None)
    source = entry.source
    described = f"[{source.about}]" if source.about else ""
    return Citation(
        id=id, title=entry.title, original_title=source.title.text if source.title else described,
        outlet=directory.name(source.outlet, "outlets"), original_date=source.date, published=entry.published,
        original_language=source.language or "",
        authors=_names(source.authors, directory), translators=_names(first[1].translators if first else (), directory),
        editors=_names(entry.editors, directory),
        language=language_of(*first) if first else "",
        edition=imprint.name, address=imprint.page(f"entries/{id}/"),
    )  # fmt: skip


def _names(people: tuple[Reference, ...], directory: Directory) -> tuple[PersonName, ...]:
    records = directory.authorities.people
    return tuple(
        parted(directory.name(one), records[one].family if isinstance(one, str) and one in records else None) for one in people
    )


def _is_english(language: str) -> bool:
    return language[:2] == "en" and language[2:3] in ("", "-")


def _iso(moment: Moment | None) -> str:
    return moment.iso if moment else ""


def _parts(moment: Moment | None) -> str:
    """A moment as CSL-JSON lists its parts, empty where it is not known."""
    if not moment or not moment.known:
        return ""
    return f"[[{', '.join([str(part) for part in (moment.year, moment.month, moment.day) if part])}]]"


_json = json.JSONEncoder(ensure_ascii=False).encode


@lru_cache(maxsize=8192)
def _json_name(name: PersonName) -> str:
    return _json(name.csl)


_TEX = str.maketrans({letter: f"\\{letter}" for letter in "%&#_$"} | {
    "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "\\": "\\textbackslash{}", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
})  # fmt: skip
"""BibTeX counts braces even behind a backslash, so those of a text must be spelled out."""

_SPECIAL = re.compile(f"[{re.escape(''.join(map(chr, _TEX)))}]")
_PLAIN_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*\.?")


_RUNS = ("--", "''", ",,", "<<", ">>", "`")
"""Without one of these there is nothing to part, which is found out ten times quicker than by the pattern."""
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[`?!])(?=`)")
"""Between signs that TeX would make one of: two hyphens a dash, two apostrophes or commas a quotation mark."""


def _tex(text: str) -> str:
    if _SPECIAL.search(text):
        text = text.translate(_TEX)
    return _LIGATURE.sub("{}", text) if any(map(text.__contains__, _RUNS)) else text


@lru_cache(maxsize=8192)
def _tex_name(name: PersonName) -> str:
    """A name as BibTeX takes it apart, or in braces of its own, which it takes as they stand."""
    if name.family and _PLAIN_NAME.fullmatch(name.whole) and " and " not in name.whole:
        von = " ".join(part for part in (name.dropping, name.particle) if part)
        return f"{von} {name.family}, {name.given}".lstrip()
    return f"{{{_tex(name.whole)}}}"


def _ris_name(name: PersonName) -> str:
    """A name as RIS writes it, where what stands before a comma is the family name; a whole name may hold none."""
    return name.inverted if name.family else name.whole.replace(",", ";")
