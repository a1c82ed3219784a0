"""Rules on sources: where they are, where they are kept, and what came from what."""

import re
from collections.abc import Iterator

from ..chain import sources_by_id
from ..entry import Entry, Source
from ..language import is_latin
from ..problem import Where
from ..sinks import WEB
from .house import Finding, House

_WITHOUT_SCHEME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/[^\s#,\[\]{}]*)?", re.IGNORECASE)


def _all(entry: Entry) -> Iterator[tuple[Where, Source]]:
    yield ("source",), entry.source
    for at, source in enumerate(entry.sources):
        yield ("sources", at), source


def _called(source: Source) -> str:
    return "The article’s own source" if source.id == "source" else f"The source `{source.id}`"


def source_circle(entry: Entry, house: House) -> Iterator[Finding]:
    """No source derives from itself, not even by a detour."""
    sources = sources_by_id(entry)
    for where, source in _all(entry):
        step, passed = source.derives_from, [source.id]
        while step and step in sources and step not in passed:
            passed.append(step)
            step = sources[step].derives_from
        if step == source.id:
            circle = " → ".join([*passed, step])
            yield Finding(
                (*where, "derives_from"),
                f"{circle}: this source derives from itself.",
                "Break the circle where the news began.",
            )


def address_scheme(entry: Entry, house: House) -> Iterator[Finding]:
    """An address starts with http:// or https:// and names a host; `unknown` says that nobody found one."""
    for where, source in _all(entry):
        addresses = [((*where, "url"), source.url)]
        addresses += [((*where, "archives", at, "url"), archive.url) for at, archive in enumerate(source.archives)]
        for place, address in addresses:
            if address and address != "unknown" and not WEB.fullmatch(address):
                whole = f"https://{address}" if _WITHOUT_SCHEME.fullmatch(address) else ""
                cure = "Write the whole address, https://…, or `unknown`."
                yield Finding(place, f"`{address[:60]}` is not an address of the web.", cure, instead=whole or None)


def archive_missing(entry: Entry, house: House) -> Iterator[Finding]:
    """A source on the web has an archived copy, or says why it has none."""
    for where, source in _all(entry):
        if source.url and source.url != "unknown" and not source.archives and not source.archive_note:
            yield Finding(
                where,
                f"{_called(source)} has no archived copy.",
                "Add `archives: [{url: …, captured: …}]`, or `archive_note: …`.",
            )


def title_unreadable(entry: Entry, house: House) -> Iterator[Finding]:
    """A title in another script than Latin comes with a transliteration or a translation."""
    for where, source in _all(entry):
        title = source.title
        if title and not (title.transliteration or title.translation) and not is_latin(title.text):
            yield Finding(
                (*where, "title"),
                f"{_called(source)} has a title that not every reader can read.",
                "Write `title: {text: …, translation: …}`, or the same with `transliteration: …`.",
            )
