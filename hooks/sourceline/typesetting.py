"""The engine's templates, compiled once per run, and the filters they may use."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape
from markupsafe._speedups import _escape_inner

from . import dates, language, markup, numerals
from .entry import Moment

TEMPLATES = Path(__file__).parent / "templates"


def _time(moment: Moment | None) -> Markup:
    """Write a moment as a `time` element, or as plain words where HTML has no date for it."""
    return _written(moment.text) if moment else Markup()


@lru_cache(maxsize=8192)
def _written(text: str) -> Markup:
    moment = Moment.read(text)
    words = escape(dates.in_words(moment)) if moment else escape(text)
    return Markup(f'<time datetime="{moment.iso}">{words}</time>') if moment and moment.known else words


@lru_cache(maxsize=512)
def _foreign(tag: str | None) -> Markup:
    """Write the attributes of an element in another language: `lang` and, where it matters, `dir`."""
    if not tag:
        return Markup(' dir="auto"')
    return Markup(f' lang="{escape(tag)}" dir="{language.direction(tag)}"')


def _plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@cache
def environment() -> Environment:
    """Return the Jinja environment: autoescaping, strict about undefined names, content never compiled."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "time": _time, "foreign": _foreign, "language": language.language_name, "blocks": markup.blocks,
        "inline": markup.inline, "plain": markup.plain, "plural": _plural, "figure": numerals.in_figures,
    }  # fmt: skip
    # Templates look up attributes of values and never items of mappings by a dot, so Python's own getattr serves; it is
    # a fifth of the time of a page, and a misspelt attribute raises as StrictUndefined would.
    environment.getattr = getattr  # type: ignore[assignment,method-assign]
    environment.globals |= {"quantity": numerals.quantity}
    return environment


def _escaped(given: Any) -> str:
    """Escape as markupsafe does, but leave a plain text plain: what a template prints is only joined afterwards."""
    return _escape_inner(given) if given.__class__ is str else escape(given)


@cache
def template(name: str) -> Template:
    """Return a compiled template by its file name."""
    made = environment().get_template(name)
    # A page escapes some five hundred texts; making a Markup of each takes a tenth of the time of the whole page.
    made.root_render_func.__globals__["escape"] = _escaped
    return made


def typeset(name: str, **context: Any) -> str:
    """Render a template."""
    return template(name).render(context)
