"""The contributor's guide's chapter on problems, written from the rules themselves so that it cannot drift."""

from collections.abc import Iterator
from inspect import getdoc

from .reading import ADVICE, FAULTS
from .rules import EDITION_RULES, RULES

PLACE = "<!-- rules -->"
"""Where in the guide's Markdown the chapter goes."""


def sentences() -> dict[str, tuple[str, str]]:
    """Return severity and sentence of everything that can be found wrong, by code, in the order of checking."""
    found = {code: ("advice" if code in ADVICE else "error", sentence) for code, sentence in FAULTS.items()}
    found |= {rule.code: (rule.severity, getdoc(rule.check) or "") for rule in RULES}
    found |= {rule.__name__.replace("_", "-"): ("error", getdoc(rule) or "") for rule in EDITION_RULES}
    return found


def with_rules(guide: str) -> str:
    """Put a heading and a sentence for every code into the guide."""
    return guide.replace(PLACE, "\n".join(_chapter()))


def _chapter() -> Iterator[str]:
    for code, (severity, sentence) in sentences().items():
        yield f"### {code} {{ #{code} }}\n\n{sentence}{' *(advice)*' if severity == 'advice' else ''}\n"
