"""A draft: the file of an entry of which the source is known, with a place for all that is still to be written."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from .authorities import Authorities
from .clipping import Piece
from .editing import TO_WRITE, Prose, Value, written

_CONTEXT = "Why this text matters: who wrote it, for whom, and what a reader has to know before reading it."
_WORDS = re.compile(r"[a-z]{2,}[a-z0-9]*(?:-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of an article before it is translated; what is not known is empty.

    `outlet` is the id of a record if `has_record`, else a name; `into` is what the translation goes by in the segments;
    `schema` is where the schema lies, as seen from the file.
    """

    pieces: tuple[Piece, ...]
    title: str = ""
    outlet: str = ""
    has_record: bool = False
    authors: tuple[str, ...] = ()
    headline: str = ""
    language: str = ""
    date: str = ""
    url: str = ""
    extent: str = "full"
    into: str = "en"
    translator: str = ""
    method: str = "human"
    licence: str = "CC-BY-4.0"
    schema: str = ""


def draft_text(draft: Draft) -> str:
    """Return the text of the file, with which nothing is wrong but that something is still to be written."""
    value: dict[str, Value] = {
        "title": draft.title or f"{TO_WRITE} the entry's own title, in English",
        "context": Prose(f"{TO_WRITE} {_CONTEXT}"),
        "source": _source(draft),
        "translations": {draft.into: _translation(draft)},
        "segments": [_segment(number, piece, draft.into) for number, piece in enumerate(draft.pieces, 1)],
    }
    return written(value, [f"# yaml-language-server: $schema={draft.schema}"] if draft.schema else [])


def _source(draft: Draft) -> dict[str, Value]:
    source: dict[str, Value] = {}
    if draft.outlet:
        source["outlet"] = draft.outlet if draft.has_record else {"name": draft.outlet}
    if draft.authors:
        source["authors"] = [{"name": name} for name in draft.authors]
    if draft.headline:
        source["title"] = draft.headline
    unknown = {"language": draft.language or "und", "date": draft.date or "unknown", "url": draft.url or "unknown"}
    return {**source, **unknown, "extent": draft.extent}


def _translation(draft: Draft) -> dict[str, Value]:
    translators: dict[str, Value] = {"translators": [{"name": draft.translator}]} if draft.translator else {}
    return {**translators, "method": draft.method, "licence": draft.licence}


def _segment(number: int, piece: Piece, into: str) -> dict[str, Value]:
    kind: dict[str, Value] = {} if piece.kind == "paragraph" else {"kind": piece.kind}
    text = piece.text if "\n" in piece.text else Prose(piece.text)
    return {"id": f"s{number}", **kind, "original": text, into: _to_write(piece)}


def _to_write(piece: Piece) -> Value:
    """A place for the translation; that of a list has the list's lines, which `>-` would join."""
    lines = piece.text.count("\n") + 1
    return "\n".join([f"- {TO_WRITE}"] * lines) if piece.kind == "list" and lines > 1 else Prose(TO_WRITE)


def id_for(draft: Draft, taken: Collection[str]) -> str:
    """Propose an id: the words at the end of the address, else the outlet and the day; numbered where it is taken."""
    parts = urlsplit(draft.url)
    last = parts.path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or parts.path.rstrip("/").rpartition("/")[2]
    host = _host(draft.url).split(".")[0]
    words = _WORDS.search(last.lower().replace("_", "-"))
    name = (
        words[0]
        if words
        else "-".join(part for part in (_slug(draft.outlet) or _slug(host) or "entry", _slug(draft.date)) if part)
    )
    name = name[:80].rstrip("-")
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)


def _slug(text: str) -> str:
    """Write a text in the letters of an id; empty where it has none of them."""
    return "-".join(re.findall("[a-z0-9]+", text.lower())) if text.isascii() else ""


def outlet_record(authorities: Authorities, name: str, url: str = "") -> str:
    """Return the id of the outlet that goes by a name, or whose home page has the host of an address; empty if there is none."""
    if name in authorities.outlets:
        return name
    host, wanted = _host(url), name.casefold()
    for id, outlet in authorities.outlets.items():
        names = (outlet.name, *outlet.names.values(), *outlet.also_known_as)
        if (wanted and wanted in (one.casefold() for one in names)) or (host and host == _host(outlet.url or "")):
            return id
    return ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
