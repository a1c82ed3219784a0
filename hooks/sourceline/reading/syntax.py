"""YAML's own complaints, in plain words with the likely cause."""

import re

import yaml

from ..problem import Problem

# Each row: words in libyaml's message or context, the sentence, the cure. The first that fits is taken.
_WORDS = (
    ("mapping values are not allowed", "A colon followed by a space starts a new key in the middle of a text.",
     'Put the whole text in quotes: "…: …".'),
    ("found character that cannot start any token", "A text cannot start with this sign (a tab, @, ` or %).",
     "Use spaces to indent, and put a text that starts with such a sign in quotes."),
    ("found a tab character", "A tab stands where spaces are needed.", "Indent with two spaces for each level."),
    ("could not find expected ':'", "This line is neither a key with a colon nor the continuation of a text.",
     "Add the colon, or indent the line under the text it belongs to."),
    ("did not find expected key", "The indentation or a quotation mark went wrong above or at this line.",
     "Line the key up with its neighbours, and close every quotation mark."),
    ("did not find expected '-' indicator", "A list entry does not line up with its neighbours.",
     "Give every - of a list the same indentation."),
    ("did not find expected ',' or ']'", "A list opened with [ is not closed, or holds a comma or quotation mark too many.",
     "Close it with ], or put a text that starts with [ in quotes."),
    ("did not find expected ',' or '}'", "A mapping opened with { is not closed, or a text in it needs quotes.",
     "Close it with }, and put texts holding a comma or colon in quotes."),
    ("found unexpected end of stream", "A quotation mark is opened and never closed.", "Close it."),
    ("found unknown escape", "A backslash in double quotes starts an escape that does not exist.",
     "Use single quotes, or write the backslash twice."),
    ("control characters are not allowed", "A control character stands in the text.", "Delete it."),
    ("alphabetic or numeric character", "A text starts with * or &, which YAML takes for a reference.",
     "Put the whole text in quotes."),
    ("comment or line break", "A text starts with > or |, which opens a block of lines.", "Put the whole text in quotes."),
    ("block sequence entries are not allowed", "A text starts with a dash and a space, which opens a list.",
     "Put the text in quotes, or start the list on the next line."),
    ("expected node content", "A text cannot start with this sign (a comma, ] or }).", "Put the whole text in quotes."),
    ("found unexpected ':'", "Within { } or [ ] nothing stands behind a colon.",
     "Write a value behind it, or leave the key out."),
    ("document start", "The text goes on after the entry has ended.", "Indent it under the key it belongs to."),
)  # fmt: skip

# What the parser notices only at the end of the text or on the next line; its context is where it began.
_AT_THE_START = ("found unexpected end of stream", "could not find expected ':'")
_CLOSING = ('"', "'", "]", "}")
_REQUOTE = "Put the whole text in quotes of the other kind, or double the quotation marks in it: '…''…'."


def in_plain_words(fault: yaml.YAMLError, text: str) -> Problem:
    """Turn a fault of the YAML parser into a problem with line, column, likely cause and cure."""
    message = " ".join(str(fault).split())
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if any(words in message for words in _AT_THE_START):
        mark = getattr(fault, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else _position(message, text)
    if "did not find expected key" in message and mark and text.split("\n")[mark.line][: mark.column].rstrip().endswith(_CLOSING):
        sentence = "A text goes on behind the quotation mark or bracket that closed it."
        return Problem("yaml-syntax", "error", sentence, _REQUOTE, line=line, column=column)
    for words, sentence, cure in _WORDS:
        if words in message:
            return Problem("yaml-syntax", "error", sentence, cure, line=line, column=column)
    said = getattr(fault, "problem", None) or message
    return Problem(
        "yaml-syntax", "error", f"This is not YAML: {said}.", "Compare indentation and quotes with the lines around it.",
        line=line, column=column,
    )  # fmt: skip


def _position(message: str, text: str) -> tuple[int, int]:
    """Find the place in a message that names only an offset, as libyaml's reader does."""
    found = re.search(r"position (\d+)", message)
    at = min(int(found[1]), len(text)) if found else 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
