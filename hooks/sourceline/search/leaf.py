"""A leaf: what can be found of an entry in one group of languages, as the small page Pagefind reads.

Its parts carry the ids they have on the entry's page, so that a hit leads there, and their languages: `s4~ru`. The part `names`
holds every known spelling of whoever and whatever the entry names, and a part whose id ends in a hyphen further forms of the
words before it.
"""

from collections.abc import Iterator, Mapping
from html import escape

from ..authorities import Authorities
from ..dates import in_words
from ..entry import Entry, Named, Outlet, Person, language_of, referred
from ..markup import plain
from .forms import further_forms
from .groups import group
from .words import paired

Part = tuple[str, str, str, float]
"""Id on the entry's page, text, language, weight from 0 to 10."""


def leaves_of(entry: Entry, authorities: Authorities) -> Mapping[str, str]:
    """Return the leaves of an entry by their groups; of a withdrawn one only its title is found."""
    main = language_of(*next(iter(entry.translations.items())))
    parts: dict[str, list[Part]] = {}
    gone = entry.status == "withdrawn"
    for part in () if gone else _parts(entry, main):
        parts.setdefault(group(part[2]), []).append(part)
    if gone:  # Pagefind passes over a page without words
        parts[group(main)] = [("content", entry.title, main, 1)]
    names = " | ".join(_spellings(entry, authorities))
    source = entry.source
    outlet = authorities.name(source.outlet, "outlets")
    line = ", ".join(part for part in (outlet, in_words(source.date) if source.date else "") if part)
    leaves = {}
    for name, found in sorted(parts.items()):
        ours = name == group(main)
        if ours and not gone:
            found = [*found, ("names", names, "", 0.8)]
        language = main if ours else found[0][2]
        title = entry.title if ours or not source.title else source.title.text
        leaves[name] = _page(name, {"title": title, "entry": entry.title, "source": line, "language": language}, found)
    return leaves


def _page(name: str, meta: Mapping[str, str], parts: list[Part]) -> str:
    told = "".join(f"<p data-pagefind-meta={key}>{escape(paired(value))}</p>" for key, value in meta.items() if value)
    forms = _forms("title", meta["title"], meta["language"])
    return f"<html lang={name}><body>{told}<main data-pagefind-body>{''.join(map(_set, parts))}{forms}</main>"


def _set(part: Part) -> str:
    """Set a part; its id stands on an element without words, since Pagefind would keep those a second time."""
    id, text, language, weight = part
    weighted = f' data-pagefind-weight="{weight:g}"' if weight != 1 else ""
    told = f"~{language}" if language else ""
    return f"<a id={id}{told}></a><p{weighted}>{escape(paired(text), quote=False)}</p>{_forms(id, text, language)}"


def _forms(id: str, text: str, language: str) -> str:
    forms = dict.fromkeys(further_forms(text, language))
    return f'<a id={id}-></a><p data-pagefind-weight="0.5">{escape(paired(" ".join(forms)))}</p>' if forms else ""


def _parts(entry: Entry, main: str) -> Iterator[Part]:
    yield "context-heading", plain(entry.context), main, 1
    for segment in entry.segments:
        if segment.original:
            yield segment.id, plain(segment.original), segment.language or entry.source.language or "", 1
        for key, rendering in segment.renderings.items():
            if rendering.text:
                language = language_of(key, entry.translations[key]) if key in entry.translations else key
                yield segment.id, plain(rendering.text), language, 1
    for claim in entry.claims:
        yield claim.id, claim.text, main, 1.5
        for figure in claim.figures:
            values = dict.fromkeys(str(one) for one in (figure.value, figure.min, figure.max) if one is not None)
            yield figure.id, " ".join([figure.raw, figure.of, *values]), main, 1
    for note in entry.notes:
        yield note.id, plain(note.text), main, 0.8


def _spellings(entry: Entry, authorities: Authorities) -> list[str]:
    """Every name of those who speak, relay, wrote or printed the article or what it draws on, and of its topics."""
    named = [who for source in (entry.source, *entry.sources) for who in (source.outlet, *source.authors)]
    named += [segment.speaker for segment in entry.segments]
    named += [hop.who for claim in entry.claims for hop in claim.chain]
    found: dict[str, None] = {}
    for reference in named:
        if isinstance(reference, Named):
            found[reference.name] = None
        record = authorities.people.get(referred(reference)) or authorities.outlets.get(referred(reference))
        found |= dict.fromkeys(_names(record) if record else ())
    for topic in entry.topics:
        found[authorities.name(topic, "topics")] = None
    return [name for name in found if name and name != "unnamed"]


def _names(record: Person | Outlet) -> list[str]:
    return [record.name, *record.names.values(), *record.also_known_as]
