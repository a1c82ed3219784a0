"""The engine's templates, compiled once, and the filters they may use."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from . import dates, idiom, language, markup, numerals, sinks
from .compiled import Compiled
from .composition import Compositor
from .entry import Archive, Moment, Source

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = Compiled(Path(__file__).parent / "__pycache__" / "templates")


def _time(moment: Moment | None) -> Markup:
    """Write a moment as a `time` element, or as plain words where HTML has no date for it."""
    return _written(moment.text) if moment else Markup()


@lru_cache(maxsize=8192)
def _written(text: str) -> Markup:
    moment = Moment.read(text)
    words = sinks.html(dates.in_words(moment) if moment else text)
    return Markup(f'<time datetime="{moment.iso}">{words}</time>') if moment and moment.known else words


@lru_cache(maxsize=512)
def _foreign(tag: str | None) -> Markup:
    """Write the attributes of an element in another language: `lang` and, where it matters, `dir`."""
    if not tag:
        return Markup(' dir="auto"')
    return Markup(f' lang="{sinks.escaped(tag)}" dir="{language.direction(tag)}"')


@lru_cache(maxsize=256)
def blocks_once(text: str) -> Markup:
    """Render a text field once for the places a note stands in."""
    return markup.blocks(text)


def _robust(source: Source, copies: Sequence[Archive]) -> Markup:
    """Write the attributes of a Robust Link (robustlinks.mementoweb.org/spec): what is linked to, a copy, its day."""
    if not copies or not copies[0].captured.known or not source.url or source.url == "unknown":
        return Markup()
    live, copy, day = (sinks.escaped(one) for one in (source.url, copies[0].url, copies[0].captured.iso))
    return sinks.set_html(f' data-originalurl="{live}" data-versionurl="{copy}" data-versiondate="{day}"')


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
        bytecode_cache=COMPILED,
    )
    environment.filters |= {
        "time": _time, "foreign": _foreign, "language": language.language_name, "blocks": blocks_once,
        "unlinked": markup.unlinked, "inline": markup.inline, "plain": markup.plain, "plural": _plural, "linked": sinks.link,
        "figure": numerals.in_figures, "verdict": idiom.verdict,
    }  # fmt: skip
    environment.code_generator_class = Compositor
    environment.globals |= {
        "quantity": numerals.quantity, "robust": _robust, "bases": idiom.BASES, "modes": idiom.MODES,
        "changes": idiom.CHANGES, "on_plots": idiom.ON_PLOTS, "macros": macros,
    }  # fmt: skip
    return environment


@cache
def template(name: str) -> Template:
    """Return a compiled template by its file name."""
    return environment().get_template(name)


@cache
def macros(name: str) -> Any:
    """Return the macros of a template, as functions."""
    return template(name).module


def typeset(*names: str, **shown: Any) -> str:
    """Render templates, one after the other, in one context."""
    return typeset_each(names, [(names, shown)])[0]


def typeset_each(names: Sequence[str], pages: Sequence[tuple[Collection[str], Mapping[str, Any]]]) -> list[str]:
    """Render those of the templates that each page has, in the page's context: each template for all pages before the next."""
    # Template.new_context would copy the environment's globals one by one, which takes as long as a section of a page.
    own = environment()
    contexts = [own.context_class(own, {**own.globals, **shown}, names[0], {}) for _, shown in pages]
    pieces: list[list[str]] = [[] for _ in pages]
    for name in names:
        render = template(name).root_render_func
        for (has, _), context, set in zip(pages, contexts, pieces, strict=True):
            if name in has:
                set.extend(render(context))
    return ["".join(set) for set in pieces]
