"""How a value of the field is declared, and the scalar types its fields share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, TypeVar, dataclass_transform

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from .moment import Moment

T = TypeVar("T")

CONFIGURATION: dict[str, Any] = {"extra": "forbid"}
"""Pydantic's, the same for every value."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen, keyword-only dataclass that refuses unknown keys.

    The configuration is the plain mapping pydantic looks for, so a value itself is an ordinary dataclass. It has slots,
    unless it keeps something it has worked out: an entry has some hundred and fifty values, and twenty entries at once
    are more than a processor keeps at hand.
    """
    cls.__pydantic_config__ = CONFIGURATION  # type: ignore[attr-defined]
    keeps = any(isinstance(member, cached_property) for member in vars(cls).values())
    return dataclass(frozen=True, kw_only=True, slots=not keeps)(cls)


def _reader(kind: str, pattern: str, make: Callable[[str], Any], sentence: str) -> Callable[[Any], Any]:
    shape = re.compile(pattern)

    def read(text: Any) -> Any:
        if isinstance(text, str) and shape.fullmatch(text):
            return make(text)
        raise PydanticCustomError(kind, sentence)  # type: ignore[arg-type,unused-ignore]

    return read


def _read_moment(text: Any) -> Moment:
    if isinstance(text, str) and (moment := Moment.read(text)) is not None:
        return moment
    raise PydanticCustomError("date", "a date is written 2023, 2023-03 or 2023-03-28, `~` before it for about")


_NUMBER = r"-?[0-9]{1,20}(\.[0-9]{1,6})?"  # fewer digits than decimal reckons with, 28, and Babel writes
_DATE = r"~?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown"

Text = Annotated[str, StringConstraints(min_length=1, max_length=200_000)]
"""CommonMark without raw HTML; `[^n1]` marks a note."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
"""Plain text on one line."""

Brief = Annotated[str, StringConstraints(min_length=1, max_length=300)]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
"""Lower-case ASCII letters, digits and single hyphens."""

Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8}){0,4}(-x-[a-z0-9-]{1,20})?$"),
]
"""A BCP 47 tag in canonical case: `ru`, `zh-Hant`, `pt-BR`; `und` when it is not known."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,16}){0,4}$")]
"""The name a translation goes by in the segments, normally its language: `en`, `en-official`."""

Address = Annotated[str, StringConstraints(min_length=1, max_length=4_000)]
"""An http or https address, or `unknown`."""

Number = Annotated[
    Decimal,
    PlainValidator(_reader("number", _NUMBER, Decimal, "a number is written in digits alone, like 800000 or 3.5")),
    WithJsonSchema({"type": ["number", "string"], "pattern": f"^{_NUMBER}$"}),
]

Count = Annotated[
    int,
    PlainValidator(_reader("count", "[1-9][0-9]{0,3}", int, "a position is a whole number from 1")),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "pattern": "^[1-9][0-9]{0,3}$"}),
]

Truth = Annotated[
    bool,
    PlainValidator(_reader("truth", "true|false", lambda text: bool(text == "true"), "only true or false can stand here")),
    WithJsonSchema({"type": "boolean"}),
]

Date = Annotated[
    Moment,
    PlainValidator(_read_moment),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^({_DATE})$", "examples": ["2023-03-28", "~1870", "unknown"]}),
]
"""A year, month or day, `~` before it for about, or `unknown`."""


def spread(field: str) -> BeforeValidator:
    """Let a plain text stand for a value of which only `field` is given."""
    return BeforeValidator(lambda given: {field: given} if isinstance(given, str) else given)
