"""The full text of an entry as plain HTML for readers elsewhere: corrections, context, translation and notes."""

import re
from collections.abc import Iterable

from ..citation import Citation
from ..dates import in_words
from ..entry import Entry
from ..imprint import Imprint
from ..language import direction
from ..sinks import html
from ..standing import language
from ..typesetting import blocks_once
from .marks import Marks
from .rows import Row

_MARK = re.compile(r'<a class="mark [^>]*? href="#([^"]*)" aria-label="([^"]*)"[^>]*>([^<]*)</a>')
_CALL = r'<sup><a href="#\1" title="\2">\3</a></sup>'
_AROUND = {"heading": ("<h3>", "</h3>\n"), "quote": ("<blockquote>", "</blockquote>\n"), "caption": ("<p><i>", "</i></p>\n")}
_UP = 'href="../../'


def full_text(entry: Entry, id: str, context: str, rows: Iterable[Row], marks: Marks, cited: Citation, imprint: Imprint) -> str:
    """Set the first translation with its notes; what the page shows by script, style or beside the text is left out.

    Links are absolute where the edition has an address. A withdrawn entry has no text any more.
    """
    if entry.status == "withdrawn":
        return ""
    parts = [f"<p><i>{html(cited.appeared)}</i></p>\n"] if cited.appeared else []
    parts += [
        f"<p><b>Corrected {in_words(one.date)}</b> (version {html(one.version)}):</p>\n{blocks_once(one.what)}"
        for one in entry.revisions
        if one.material
    ]
    own = language(entry)
    parts += [context, f'<hr>\n<div lang="{own}" dir="{direction(own)}">\n', *map(_segment, rows), "</div>\n"]
    if notes := [*_notes(marks)]:
        parts += ["<h2>Notes</h2>\n", *notes]
    address = imprint.page(f"entries/{id}/")
    text = _MARK.sub(_CALL, "".join(parts))
    return text.replace(_UP, f'href="{imprint.address}').replace('href="#', f'href="{address}#')


def _segment(row: Row) -> str:
    cell = row.translation
    if not cell.html:
        return f'<p lang="en" dir="ltr">[Not translated{f": {html(cell.omitted)}" if cell.omitted else ""}.]</p>\n'
    before, after = _AROUND.get(row.segment.kind, ("", "\n"))
    doubt = f'<p lang="en" dir="ltr">[Doubtful: {html(cell.uncertain)}]</p>\n' if cell.uncertain else ""
    return f"{before}{cell.html}{after}{doubt}"


def _notes(marks: Marks) -> Iterable[str]:
    for _, notes in marks.by_voice():
        for label, note, _ in notes:
            yield f"<div><p><b>{label}</b></p>\n{blocks_once(note.text)}</div>\n"
