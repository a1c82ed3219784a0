"""What a draft has to know of its article: asked one after the other on a terminal, or given as options."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError

from ..entry.source import Extent
from ..entry.value import Date, Key, Language, Slug
from ..language import is_language
from ..reading import adapter
from .files import RefusedError


@dataclass(frozen=True, slots=True)
class Question:
    """A field of the draft, what is asked for, and what is wrong with an answer: a sentence, or nothing."""

    field: str
    asks: str
    fault: Callable[[str], str] = lambda answer: ""

    @property
    def option(self) -> str:
        """The option that answers it: `--source-title`."""
        return f"--{self.field.replace('_', '-')}"


def _shape(kind: Any, sentence: str) -> Callable[[str], str]:
    """Make a fault of whatever the format refuses."""

    def fault(answer: str) -> str:
        try:
            adapter(kind).validate_python(answer)
        except ValidationError:
            return sentence
        return ""

    return fault


def _no_language(answer: str) -> str:
    wrong = _shape(Language, "A language is written as a tag, like ru, ko or zh-Hant.")(answer)
    return wrong or ("" if is_language(answer) else f"No language goes by {answer}.")


def _no_address(answer: str) -> str:
    return (
        "" if answer.startswith(("http://", "https://")) or answer == "unknown" else "An address starts with https:// or http://."
    )


def _no_extent(answer: str) -> str:
    return "" if answer in get_args(Extent) else f"Choose one of {', '.join(get_args(Extent))}."


INTO = Question(
    "into", "the language you translate into", _shape(Key, "A translation goes by its language, like en or en-official.")
)

QUESTIONS = (
    Question("outlet", "who published the article: a name, or the id of a record"),
    Question("headline", "its headline, in its own language"),
    Question("language", "its language, as a tag: ru, ko, zh-Hant", _no_language),
    Question("date", "the day it appeared: 2023-03-28", _shape(Date, "A date is written 2023, 2023-03 or 2023-03-28.")),
    Question("url", "its address", _no_address),
    Question("extent", f"how much of it you have: {', '.join(get_args(Extent))}", _no_extent),
    Question("title", "the title of your entry, in English"),
    INTO,
    Question("translator", "your name, as it is to be credited"),
)

ID = Question(
    "id", "the entry's id, which will be its address", _shape(Slug, "An id has lower-case letters, digits and single hyphens.")
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add an option for every question."""
    for question in (*QUESTIONS, ID):
        parser.add_argument(question.option, metavar="TEXT", default="", help=question.asks)


def given_answers(given: argparse.Namespace) -> dict[str, str]:
    """Return the answers given as options; a wrong one is refused."""
    answers = {question.field: answer for question in (*QUESTIONS, ID) if (answer := getattr(given, question.field).strip())}
    for question in (*QUESTIONS, ID):
        if wrong := answers.get(question.field) and question.fault(answers[question.field]):
            raise RefusedError(f"{question.option}: {wrong}")
    return answers


def line_of(prompt: str = "") -> str:
    """Read a line from the terminal; where it ends, nothing is written."""
    try:
        return input(prompt)
    except EOFError as end:
        raise RefusedError("Nothing was written.") from end


def asked_for(question: Question, proposal: str) -> str:
    """Ask until the answer is right or empty; an empty one takes the proposal."""
    while True:
        answer = line_of(f"{question.asks[0].upper()}{question.asks[1:]}{f' [{proposal}]' if proposal else ''}: ").strip()
        wrong = question.fault(answer) if answer else ""
        if not wrong:
            return answer or proposal
        print(f"  {wrong}")
