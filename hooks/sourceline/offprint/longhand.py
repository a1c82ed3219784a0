"""Values written out in full, as the entry file writes them: what JSON can hold, every default and no shorthand."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from ..entry import Moment, Segment

Writer = Callable[[Any], Any]

_ASIDE = {
    "renderings": "    written |= {key: longhand(one) for key, one in value.renderings.items()}",  # they stand in the segment
}


def longhand(value: Any) -> dict[str, Any]:
    """Write a value of the field as mappings, lists, texts, truths and numbers; what is not given is left out.

    Numbers stay decimal, so that none is rounded. The result, written as JSON, is itself an entry file.
    """
    kind: type = type(value)
    written: dict[str, Any] = _writer(kind)(value)
    return written


@cache
def _writer(kind: type) -> Writer:
    """Return a function that writes values of a class.

    It is made of the class's own declarations, as dataclasses make theirs: an entry has a thousand fields, and walking them by
    their types each time took five times as long.
    """
    hints = get_type_hints(kind, include_extras=True)
    names: dict[str, Any] = {"longhand": longhand}
    lines = ["def write(value):", "    written = {}"]
    for field in fields(kind):
        key, form = field.name.rstrip("_"), _form(hints[field.name], names)
        if kind is Segment and field.name in _ASIDE:
            lines.append(_ASIDE[field.name])
        else:
            lines += [f"    part = value.{field.name}", f"    if {form[0]}:", f"        written[{key!r}] = {form[1]}"]
    exec("\n".join([*lines, "    return written"]), names)  # noqa: S102 (of our own declarations alone)
    writer: Writer = names["write"]
    return writer


def _form(hint: Any, names: dict[str, Any]) -> tuple[str, str]:
    """Tell of a type, as Python, when `part` is given at all and how it is written; what that needs goes into `names`."""
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    given, options = "part is not None", [hint]
    if get_origin(hint) in (Union, UnionType):
        options = [one for one in get_args(hint) if one is not NoneType]
    if len(options) == 1:
        hint = options[0]
        while get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
    elif any(is_dataclass(one) for one in options):
        return given, "part if type(part) is str else longhand(part)"
    if hint is Moment:
        return given, "part.text"
    if is_dataclass(hint):
        return given, f"{_named(hint, names)}(part)"
    if get_origin(hint) is tuple:
        _, inner = _form(get_args(hint)[0], names)
        return "part", "list(part)" if inner == "part" else f"[{inner} for part in part]"
    if get_origin(hint) is Mapping:
        _, inner = _form(get_args(hint)[1], names)
        return "part", "dict(part)" if inner == "part" else f"{{key: {inner} for key, part in part.items()}}"
    return given, "part"


def _named(kind: Any, names: dict[str, Any]) -> str:
    name = f"write_{kind.__name__}"
    names[name] = _writer(kind)
    return name
