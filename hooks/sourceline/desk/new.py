"""The command `new`: the file of an entry, from answers or options."""

import argparse
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ..bulletin import amount
from ..clipping import Piece
from ..draft import Draft, draft_text, id_for, outlet_record
from ..editing import ORIGINAL_TO_WRITE
from ..entry import Moment
from ..language import likely_language
from ..printing import survey
from .files import RefusedError, read_bytes, write_new
from .questions import ID, QUESTIONS, add_options, asked_for, given_answers, line_of

SCHEMA = Path("schema/entry.schema.json")
_PROPOSALS = {"extent": "full", "into": "en", "date": "unknown", "url": "unknown"}
_NO_TEXT = (Piece(f"{ORIGINAL_TO_WRITE}, paragraph by paragraph"),)


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser("new", help="write the file of a new entry: asks, or takes what is given")
    add_options(parser)
    parser.add_argument(
        "--text", type=Path, metavar="FILE", help="the original as plain text, paragraphs apart by an empty line; - reads it here"
    )
    parser.set_defaults(run=_new)


def _new(given: argparse.Namespace) -> int:
    answers = given_answers(given)
    pieces = _pieces(_text_of(given.text).splitlines()) if given.text else ()
    if sys.stdin.isatty() and str(given.text) != "-":
        print("An empty answer leaves open what you do not know.")
        pieces = pieces or _pasted()
        proposals = {**_PROPOSALS, "language": likely_language(pieces[0].text) if pieces else ""}
        for question in QUESTIONS:
            if question.field not in answers:
                answers[question.field] = asked_for(question, proposals.get(question.field, ""))
    elif pieces:
        answers.setdefault("language", likely_language(pieces[0].text))
    return write_draft(given.entries, answers, pieces or _NO_TEXT)


def _text_of(path: Path) -> str:
    raw = sys.stdin.buffer.read() if str(path) == "-" else read_bytes(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise RefusedError(f"{path} is not UTF-8; save it as UTF-8.") from fault


def _pasted() -> tuple[Piece, ...]:
    """Read what is pasted, up to a line with nothing but a full stop."""
    print("Paste the original, its paragraphs apart by an empty line; end with a full stop on a line of its own.")
    lines: list[str] = []
    while (line := line_of()) != ".":
        lines.append(line)
    return _pieces(lines)


def _pieces(lines: Iterable[str]) -> tuple[Piece, ...]:
    """Divide a text where lines are empty; where none is, at every line."""
    whole = "\n".join(line.strip() for line in lines).strip("\n")
    divided = whole.split("\n\n") if "\n\n" in whole else whole.split("\n")
    return tuple(Piece.of(words) for words in divided if words.strip())


def write_draft(entries: Path, answers: dict[str, str], pieces: tuple[Piece, ...], authors: tuple[str, ...] = ()) -> int:
    """Write the file of a draft into the folder of its year, and say where it is and what is left to do."""
    surveyed = survey(entries)
    record = outlet_record(surveyed.authorities, answers.get("outlet", ""), answers.get("url", ""))
    known: dict[str, Any] = {field: answer for field, answer in answers.items() if field != ID.field and answer}
    known |= {"outlet": record or known.get("outlet", ""), "has_record": bool(record)}
    draft = Draft(pieces=pieces, authors=authors, **known)
    taken = {id: path for path, id, _ in surveyed.files}
    id = answers.get(ID.field) or id_for(draft, taken)
    if id in taken:
        raise RefusedError(f"The edition has an entry {id} already: {entries / taken[id]}. Choose another id with --id.")
    moment = Moment.read(draft.date)
    file = entries / f"{moment.year if moment and moment.known else date.today().year:04}" / f"{id}.yml"
    schema = os.path.relpath(SCHEMA, file.parent) if SCHEMA.is_file() else ""
    write_new(file, draft_text(replace(draft, schema=Path(schema).as_posix() if schema else "")))
    print(file)
    print(
        f"{amount(len(pieces), 'segment')}. What is still to be written says TODO; `sourceline check {file}` tells where.\n"
        f"Its id, {id}, becomes its address: rename the file now if you know a better one.",
        file=sys.stderr,
    )
    return 0
