"""Differences in words a reader of the edition understands."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from ..dates import in_words
from ..entry import Moment
from ..numerals import in_figures
from .difference import Difference, Plain, Way
from .markdown import bold, escaped, quoted, word_difference

Name = Callable[[str], str]
"""Gives the name that goes with a reference."""

_MEMBERS = {
    "segments": "segment", "notes": "note", "claims": "claim", "figures": "figure", "sources": "source", "chain": "hop",
    "assessments": "assessment", "variants": "variant", "archives": "copy", "appearances": "appearance", "relations": "relation",
    "revisions": "revision", "alternatives": "alternative", "translations": "translation", "at": "words", "evidence": "evidence",
    "related": "related entry", "editors": "editor", "topics": "topic", "authors": "author", "translators": "translator",
    "revisers": "reviser", "aliases": "former id", "cites": "source cited", "change": "change", "rejected": "rejected rendering",
    "names": "name", "labels": "label", "chosen": "chosen rendering", "also_known_as": "spelling", "roles": "role",
}  # fmt: skip
"""What a member of a list or mapping is called."""

_AMOUNT = re.compile(r"-?[0-9]{5,30}|-?[0-9]{1,3}|-?[0-9]+\.[0-9]+")

_PROSE = 60
"""A text longer than this is compared word by word."""


def sentence(one: Difference, name: Name) -> str:
    """Return a difference as a line of Markdown."""
    place, field = _place(one.way)
    subject = f"{bold(place)}: " if place else ""
    if one.is_order and isinstance(one.after, list):
        return f"{subject}{escaped(field or 'members')} now in this order: {escaped(', '.join(map(str, one.after)))}"
    special = _SPECIAL.get(_kind(one.way))
    return subject + (special(one, name) if special else f"{escaped(field)}{' ' if field else ''}{_change(one, name)}")


def _place(way: Way) -> tuple[str, str]:
    """Say in words which member a way leads to, and which field of it; `claim c2, figure f1` and `unit`."""
    places: list[str] = []
    steps = list(way)
    while len(steps) > 1 and steps[0] in _MEMBERS:
        places.append(f"{_MEMBERS[steps[0]]} {steps[1]}")
        steps = steps[2:]
        if steps[:1] == ["renderings"] and len(steps) > 1:
            places[-1] += f" ({steps[1]})"
            steps = steps[2:]
    if steps[:1] == ["source"] and len(steps) > 1:
        inner, field = _place(tuple(steps[1:]))
        return ", ".join([*places, "the article’s source", *([inner] if inner else [])]), field
    return ", ".join(places), " ".join(step.replace("_", " ") for step in steps)


def _kind(way: Way) -> str:
    """Return a way without ids and numbers: `claims.figures.value`."""
    kept, steps = [], list(way)
    while steps:
        step = steps.pop(0)
        kept.append(step)
        if (step in _MEMBERS or step == "renderings") and steps:
            steps.pop(0)
    return ".".join(kept)


def _change(one: Difference, name: Name) -> str:
    if one.before is None:
        return f"added: {_said(one.after, name)}"
    if one.after is None:
        return f"taken out: {_said(one.before, name)}"
    if isinstance(one.before, str) and isinstance(one.after, str):
        return _text_change(one.before, one.after, name)
    return f"{_said(one.before, name)} → {_said(one.after, name)}"


def _text_change(before: str, after: str, name: Name) -> str:
    if max(len(before), len(after)) > _PROSE:
        return f"changed: {word_difference(before, after)}"
    return f"{escaped(_short(before, name))} → {bold(_short(after, name))}"


def _short(text: str, name: Name) -> str:
    """Write a number, a date or a reference in words; four digits may be a year, and stay."""
    return in_figures(Decimal(text)) if _AMOUNT.fullmatch(text) else _named(text, name)


def _named(text: str, name: Name) -> str:
    moment = Moment.read(text) if text != "unknown" else None
    return in_words(moment) if moment else name(text)


def _said(value: "Plain | None", name: Name) -> str:
    """Say the gist of a value: its words first, then whatever else tells it apart."""
    if isinstance(value, str):
        return quoted(value) if len(value) > _PROSE or " " in value else escaped(_short(value, name))
    if isinstance(value, list):
        return "; ".join(_said(one, name) for one in value)
    given = value or {}
    words = [_said(given[key], name) for key in _WORDS if key in given]
    rest = [
        f"{escaped(key.replace('_', ' '))} {_said(part, name)}"
        for key, part in given.items()
        if key not in (*_WORDS, "id") and (key, part) not in _USUAL
    ]
    return ", ".join([*words, *rest])


_WORDS = ("text", "quote", "what", "raw", "original", "name", "title", "verdict", "who", "renderings")
"""Fields that need no label."""

_USUAL = (("kind", "paragraph"), ("modality", "asserted"), ("in", "original"), ("material", "false"), ("unsigned", "false"))
"""What a value holds where nothing is written, which need not be said."""


def _translated(one: Difference, name: Name) -> str:
    if isinstance(one.before, str) and isinstance(one.after, str):
        return f"re-translated: {word_difference(one.before, one.after)}"
    return f"translated: {_said(one.after, name)}" if one.before is None else f"translation taken out: {_said(one.before, name)}"


def _original(one: Difference, name: Name) -> str:
    if isinstance(one.before, str) and isinstance(one.after, str):
        return f"the original reads otherwise: {word_difference(one.before, one.after)}"
    return f"original {_change(one, name)}"


def _number(one: Difference, name: Name) -> str:
    field = {"value": "", "min": "at least ", "max": "at most "}[one.way[-1]]
    before, after = (escaped(in_figures(Decimal(value))) if isinstance(value, str) else "" for value in (one.before, one.after))
    return f"{field}{before or 'no number'} → <strong>{after or 'no number'}</strong>"


def _judged(one: Difference, name: Name) -> str:
    given = one.after if isinstance(one.after, Mapping) else None
    if one.before is not None or given is None:
        return f"{_change(one, name)} (what has been published of a judgement is not to change)"
    confidence = f", {escaped(str(given['confidence']))} confidence" if "confidence" in given else ""
    when, who = _said(given.get("date"), name), _said(given.get("by"), name)
    return f"added: {bold(str(given.get('verdict')))}{confidence}, {when}, by {who}: {_said(given.get('why'), name)}"


def _status(one: Difference, name: Name) -> str:
    if one.after == "withdrawn":
        return "<strong>The entry is withdrawn.</strong>"
    if one.after == "published":
        return "<strong>The entry is published.</strong>"
    return f"status {_change(one, name)}"


_SPECIAL: Mapping[str, Callable[[Difference, Name], str]] = {
    "segments.renderings.text": _translated,
    "segments.renderings": _translated,
    "segments.original": _original,
    "claims.figures.value": _number,
    "claims.figures.min": _number,
    "claims.figures.max": _number,
    "claims.assessments": _judged,
    "status": _status,
}
"""Differences with a sentence of their own, by their kind."""
