"""Why a file is not YAML: the likely causes, one generator each, in the order in which they are thought of.

A cause looks at the lines around the place where the parser gave up, and yields what it takes to be wrong, with the text
that would be right. The first whose text lets the parser get further is believed, and of its texts the one with which it gets
furthest; so the order matters only between causes that would both help. What no cause explains is told in the parser's own words.
"""

from collections.abc import Callable, Iterator

import yaml

from ..stumble import Diagnosis, Stumble, reach
from ..vocabulary import Vocabulary
from . import brackets, indentation, keys, quotes, signs

CAUSES: tuple[Callable[[Stumble], Iterator[Diagnosis]], ...] = (
    keys.merge_unfinished,
    keys.no_key_at_all,
    keys.fence_of_markdown,
    indentation.tabs,
    indentation.foreign_blanks,
    keys.colon_without_space,
    keys.colon_of_another_kind,
    signs.dash_without_space,
    signs.dash_of_another_kind,
    quotes.never_closed,
    quotes.closed_too_early,
    brackets.closed_by_the_other,
    brackets.one_comma_too_many,
    brackets.nothing_behind_a_colon,
    brackets.text_with_signs,
    brackets.comma_left_out,
    brackets.never_closed,
    brackets.text_behind,
    signs.stray_sign,
    signs.sign_at_the_start,
    signs.block_on_the_same_line,
    signs.dash_before_a_text,
    signs.backslash,
    indentation.block_not_indented,
    signs.dash_at_the_top,
    signs.first_dash_left_out,
    signs.dash_left_out,
    signs.member_without_key,
    indentation.out_of_line,
    keys.colon_within_a_text,
    keys.colon_left_out,
    keys.colon_by_itself,
    keys.remark_of_another_kind,
    indentation.text_not_indented,
    signs.dash_by_itself,
)


def diagnosed(fault: yaml.YAMLError, text: str, words: Vocabulary) -> Diagnosis:
    """Return the likeliest cause of a fault of the YAML parser in a text, with the text that mends it where one is known."""
    stumble = Stumble.of(fault, text, words)
    helpless = None
    for cause in CAUSES:
        thought = list(cause(stumble))
        if thought and thought[0].sure:
            return thought[0]
        reached = [(_reached(one, stumble), -at) for at, one in enumerate(thought) if one.instead is not None]
        if reached and max(reached)[0] > stumble.reached:
            return thought[-max(reached)[1]]
        helpless = helpless or next((one for one in thought if one.instead is None), None)
    return helpless or unexplained(stumble)


_UNEXPLAINED = (
    ("mapping values are not allowed", "A key starts here in the middle of something else",
     "Look at the line above too: line the keys up, and put a text with a colon in quotes."),
    ("did not find expected key", "What stands here belongs to nothing above it",
     "Line it up with its neighbours, and look for a quotation mark or bracket too many above."),
)  # fmt: skip


def unexplained(stumble: Stumble) -> Diagnosis:
    """Return what the parser says itself, with the cure that mostly helps."""
    for words, sentence, cure in _UNEXPLAINED:
        if words in stumble.said:
            return Diagnosis("yaml-syntax", f"{sentence} (the parser says: {stumble.said}).", cure, stumble.at)
    cure = "Compare indentation and quotes with the lines around it."
    return Diagnosis("yaml-syntax", f"This is not YAML: {stumble.said}.", cure, stumble.at)


def _reached(one: Diagnosis, stumble: Stumble) -> int:
    """How far the parser gets once a text stands as the diagnosis says, as an offset into the text as it stands now."""
    instead = one.instead or ""
    if instead == stumble.text[one.start : one.end]:
        return 0
    skipped = stumble.section if stumble.section <= one.start else 0
    reached = reach(stumble.text[skipped : one.start] + instead + stumble.text[one.end :])
    if reached is None:
        return len(stumble.text) + 1
    longer = len(instead) - (one.end - one.start)
    reached += skipped
    return reached - longer if reached >= one.start + len(instead) else reached


__all__ = ["CAUSES", "diagnosed", "unexplained"]
