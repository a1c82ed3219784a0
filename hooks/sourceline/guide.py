"""The contributor's guide's chapter on problems, written from the rules and the lessons so that it cannot drift from them."""

import json
import re
from collections.abc import Iterator
from inspect import getdoc

from .lessons import PATH, Case, lessons
from .markup import blocks
from .reading import ADVICE, FAULTS
from .rules import EDITION_RULES, RULES
from .sinks import escaped

PLACE = "<!-- rules -->"
"""Where in the guide the chapter goes."""

_LONGEST = 24
"""So many lines of an example are shown."""


def sentences() -> dict[str, tuple[str, str]]:
    """Return severity and sentence of everything that can be found wrong, by code, in the order of checking."""
    found = {code: ("advice" if code in ADVICE else "error", sentence) for code, sentence in FAULTS.items()}
    found |= {rule.code: (rule.severity, getdoc(rule.check) or "") for rule in RULES}
    found |= {rule.__name__.replace("_", "-"): ("error", getdoc(rule) or "") for rule in EDITION_RULES}
    return found


def with_rules(guide: str) -> str:
    """Put a heading, a sentence and an example for every code into the guide, which is HTML already.

    As Markdown the chapter took the generator a tenth of a second more, in every build.
    """
    return guide.replace(PLACE, "".join(_section(code, *said) for code, said in sentences().items()))


def explanation(code: str) -> str:
    """Return what the guide says of a code, for a terminal."""
    severity, sentence = sentences()[code]
    text = f"{code} ({severity})\n\n{sentence}\n"
    for title, example in _examples(code):
        text += f"\n{title}\n\n" + "".join(f"    {line}".rstrip() + "\n" for line in example.rstrip("\n").split("\n"))
    return text


def _section(code: str, severity: str, sentence: str) -> str:
    advice = " *(advice)*" if severity == "advice" else ""
    said = blocks((sentence + advice).replace("'", "’"))
    shown = [f"{blocks(title)}<pre><code>{escaped(example.rstrip())}\n</code></pre>\n" for title, example in _examples(code)]
    return f'<h3 id="{code}">{code}</h3>\n{said}{"".join(shown)}'


def _examples(code: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a code's first case, each with what introduces it."""
    case = lessons()[code][0]
    path = case.get("path", PATH)
    yield from _beside(case)
    named = f" in `{path}`" if path != PATH else ""
    yield f"Wrong{named}{_how(case)}:", _shown(case["wrong"], case.get("repeat", {}).get("wrong", 1))
    yield "The check says:", "\n".join(_said(problem, path) for problem in case["problems"][:4])
    right = case.get("path_right", "")
    yield f"Right{f', in `{right}`' if right else ''}:", _shown(case["right"], case.get("repeat", {}).get("right", 1))


def _said(problem: str, path: str) -> str:
    """A problem as the check writes it; lessons leave out the path of the case's own file."""
    return f"entries/{path}:{problem}" if re.match(r"\d+:\d+: ", problem) else f"entries/{problem}"


def _beside(case: Case) -> Iterator[tuple[str, str]]:
    for kind, records in case.get("authorities", {}).items():
        for id, text in records.items():
            yield f"The edition has the record `entries/authority/{kind}/{id}.yml`:", text
    for other in case.get("others", ()):
        yield f"The edition has the entry `entries/{other['path']}`, in which stands:", other["text"]
    if "released" in case:
        listed = ",\n".join(f"  {json.dumps(entry)}: {json.dumps(ids)}" for entry, ids in case["released"].items())
        yield "The last release had, in `entries/released.json`:", f"{{\n{listed}\n}}"


def _how(case: Case) -> str:
    return f", saved as {case['encoding']}" if "encoding" in case else ""


def _shown(text: str, times: int) -> str:
    """An example as it is shown: what cannot be seen made visible, what is long cut."""
    if times > 1:
        return f"{text.rstrip()}\n# … and so on, {times:,} times"
    text = text.replace("\t", "<tab>").rstrip("\n")
    lines = "".join(one if one.isprintable() or one == "\n" else f"<U+{ord(one):04X}>" for one in text).split("\n")
    return "\n".join(lines if len(lines) <= _LONGEST else [*lines[:_LONGEST], "# …"])
