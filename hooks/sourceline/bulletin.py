"""The bulletin: problems as people read them on a terminal, as GitHub shows them beside a change, and as JSON."""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict

from .problem import Mend, Problem, mended

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file by its path, none where it cannot be shown."""

_WIDEST = 100
"""So many characters of a line are shown."""
_LONGEST = 6
"""So many lines of a mend are shown."""
_BOLD, _RED, _BLUE, _GREEN, _DIM = "1", "31", "34", "32", "2"


def is_colourful(stream: object = sys.stdout) -> bool:
    """Whether a stream is a terminal that shows colour, and nobody asked for none (no-color.org)."""
    is_terminal = getattr(stream, "isatty", lambda: False)()
    return bool(is_terminal) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def as_text(problems: Iterable[Problem], lines: Lines, colour: bool = False) -> str:
    """Write each problem on a line of its own; under an error the line it stands in, and the same line put right."""
    return "".join(_told(one, lines, colour) for one in problems)


def counted(problems: Sequence[Problem]) -> str:
    """Say how many problems there are: `2 errors, 1 piece of advice in 2 files`."""
    errors = sum(one.severity == "error" for one in problems)
    advice, files = len(problems) - errors, len({one.path for one in problems})
    where = f" in {amount(files, 'file')}" if problems else ""
    return f"{amount(errors, 'error')}, {amount(advice, 'piece')} of advice{where}"


def amount(count: int, what: str) -> str:
    """Say how many there are of something whose plural ends in an s."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _told(one: Problem, lines: Lines, colour: bool) -> str:
    def paint(text: str, *codes: str) -> str:
        return f"\033[{';'.join(codes)}m{text}\033[0m" if colour else text

    is_error = one.severity == "error"
    place = paint(f"{visible(one.path)}:{one.line}:{one.column}:", _BOLD)
    kind = "" if is_error and not colour else paint("error: " if is_error else "advice: ", _RED if is_error else _BLUE)
    cure = f" {visible(one.cure)}" if one.cure else ""
    head = f"{place} {kind}" if colour else f"{kind}{place} "
    told = f"{head}{visible(one.sentence)}{cure} {paint(f'[{one.code}]', _DIM)}\n"
    if not is_error:
        return told
    for label, text in _excerpt(one, lines(one.path)):
        told += f"{paint(f'{label:>7} |', _DIM)} {paint(text, _GREEN) if label == 'write' else text}\n"
    return told


def _excerpt(one: Problem, lines: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The line a problem stands in with a mark under its column, and what it would be right, each with its label."""
    if not 0 < one.line <= len(lines) or not lines[one.line - 1].strip() or one.code == "file-encoding":
        return
    line = lines[one.line - 1]
    start = max(0, min(one.column - 1 - _WIDEST // 2, len(line) - _WIDEST))
    shown = line[start : start + _WIDEST]
    before = visible(shown[: one.column - 1 - start])
    yield str(one.line), ("…" if start else "") + visible(shown) + ("…" if start + _WIDEST < len(line) else "")
    yield "", " " * (width(before) + (1 if start else 0)) + "^"
    if one.mend:
        right = _right(lines, one.mend)
        for text in right[:_LONGEST] if any(text.strip() for text in right) else ():
            yield "write", visible(text[start : start + _WIDEST + 4]) if one.line == one.mend.line else visible(text[:_WIDEST])
        if len(right) > _LONGEST:
            yield "", f"… and {len(right) - _LONGEST} more lines"


def _right(lines: Sequence[str], mend: Mend) -> list[str]:
    """The lines that a mend changes, as they stand when it is made."""
    concerned = "\n".join(lines[mend.line - 1 : mend.end_line])
    last = mend.end_line - mend.line + 1
    return mended(concerned, Mend(1, mend.column, last, mend.end_column, mend.text)).split("\n")


def visible(text: str) -> str:
    """Write a text so that a terminal shows it and obeys nothing in it: controls and what cannot be seen by their numbers."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one == "\u00a0" else "→" if one == "\t" else f"<U+{ord(one):04X}>" for one in text)


def width(text: str) -> int:
    """How many cells of a terminal a text takes: two for an East Asian wide letter, none for a combining one."""
    return sum(0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def as_github(problems: Iterable[Problem], lines: Lines, guide: str = "") -> str:
    """Write annotations in GitHub's workflow commands, errors first: GitHub shows only the first ten of a kind.

    `guide` is the address of the guide's page, to whose headings they lead.
    """
    ordered = sorted(problems, key=lambda one: one.severity != "error")
    return "".join(_annotation(one, lines(one.path), guide) for one in ordered)


def _annotation(one: Problem, lines: Sequence[str], guide: str) -> str:
    kind = "error" if one.severity == "error" else "notice"
    text = f"{one.sentence} {one.cure}".strip()
    if one.mend and one.mend.end_line <= len(lines):
        text += "\nWrite:\n" + "\n".join(_right(lines, one.mend)[:_LONGEST])
    text += f"\nMore: {guide}#{one.code}" if guide else ""
    end = f",endLine={one.mend.end_line}" if one.mend and one.mend.end_line > one.line else ""
    place = f"file={_property(one.path)},line={max(1, one.line)},col={max(1, one.column)}{end}"
    return f"::{kind} {place},title={one.code}::{_escaped(text)}\n"


def _escaped(text: str) -> str:
    """Escape what would end a workflow command, as GitHub's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Write a list of problems; `mend` is the text to put between two places, null where it is not known."""
    keys = ("path", "line", "column", "code", "severity", "sentence", "cure")
    told = [{**{key: getattr(one, key) for key in keys}, "mend": asdict(one.mend) if one.mend else None} for one in problems]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


FORMATS = ("text", "github", "json")
