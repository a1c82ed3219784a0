"""Prints nested values as plain YAML: two spaces deep, long text folded, no anchors, no tags."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value]"

WIDTH = 100
# What needs no quotes: a letter or digit first, no colon but in an address, no sign that begins a comment.
PLAIN = re.compile(r"[^\W_][^:#\n]*(?<! )|https://\S+[^\s:]")
LISTED_IN_LINE = re.compile(r"[a-z0-9-]+")


def print_yaml(value: Mapping[str, Value]) -> str:
    """The mapping as a YAML document; empty texts, lists and mappings are left out."""
    return "\n".join(_mapping(value, "")) + "\n"


def _mapping(value: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, part in value.items():
        if part is not False and not isinstance(part, int) and not part:
            continue
        yield from _labelled(f"{indent}{key}:", part, indent)


def _labelled(label: str, part: Value, indent: str) -> Iterator[str]:
    if isinstance(part, str) and len(part) > WIDTH and " " in part:
        yield f"{label} >-"
        yield from _folded(part, indent + "  ")
    elif isinstance(part, str | int):
        yield f"{label} {_scalar(part)}"
    elif isinstance(part, Mapping):
        yield label
        yield from _mapping(part, indent + "  ")
    elif all(isinstance(each, str) and LISTED_IN_LINE.fullmatch(each) for each in part):
        yield f"{label} [{', '.join(map(str, part))}]"
    else:
        yield label
        for each in part:
            yield from _listed(each, indent + "  ")


def _listed(each: Value, indent: str) -> Iterator[str]:
    if isinstance(each, Mapping):
        lines = _mapping(each, indent + "  ")
        yield f"{indent}- {next(lines).strip()}"
        yield from lines
    elif isinstance(each, str | int):
        yield f"{indent}- {_scalar(each)}"
    else:
        raise TypeError("a list directly within a list has no use in an entry file")


def _scalar(value: str | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _folded(text: str, indent: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= WIDTH:
            yield indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield indent + line
