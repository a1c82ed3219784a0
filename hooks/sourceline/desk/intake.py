"""The command `import`: an article as a page of HTML becomes an entry; a translation comes back into the one it was made from."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..clipping import Clipping, clipped
from ..language import language_name
from ..web import WebError, ask
from .exchange import TRANSLATED, take_back
from .files import RefusedError, read_bytes
from .needs import needing
from .new import write_draft
from .questions import add_options, given_answers


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser(
        "import", help="make an entry of an article saved as HTML or at an address; take a translation back from XLIFF or PO"
    )
    parser.add_argument("source", metavar="FILE|URL", help="a page (.html), an address, or a file that `export` made (.xlf, .po)")
    add_options(parser)
    parser.add_argument(
        "--method", choices=("human", "machine-edited", "machine"), help="how a translation that is new to its entry was made"
    )
    parser.set_defaults(run=_import)


def _import(given: argparse.Namespace) -> int:
    if given.source.lower().endswith(TRANSLATED) and not given.source.lower().startswith(("http://", "https://")):
        return take_back(given)
    answers = given_answers(given)
    clipping = _clipping(given.source)
    for field, said in _said(clipping).items():
        answers.setdefault(field, said)
    if clipping.is_guess and not given.language:
        print(f"The page does not say its language; by its letters it is {language_name(answers['language'])}.", file=sys.stderr)
    return write_draft(given.entries, answers, clipping.pieces, clipping.authors)


@needing("trafilatura", "trafilatura")
def _clipping(source: str) -> Clipping:
    if source.lower().startswith(("http://", "https://")):
        try:
            answer = ask(source)
        except WebError as fault:
            raise RefusedError(str(fault)) from fault
        if answer.status >= 400:
            raise RefusedError(
                f"{source} answers with status {answer.status}. Save the page in your browser and import the file."
            )
        clipping = clipped(answer.body, source)
    else:
        clipping = clipped(read_bytes(Path(source)))
    if clipping is None:
        raise RefusedError(f"No article was found in {source}. `sourceline new --text FILE` takes one as plain text.")
    return clipping


def _said(clipping: Clipping) -> dict[str, str]:
    """What a page says of its article, by the fields of a draft."""
    return {
        "headline": clipping.title,
        "outlet": clipping.outlet,
        "language": clipping.language,
        "date": clipping.date,
        "url": clipping.url,
    }
