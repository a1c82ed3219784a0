"""Asks the Nu HTML checker what is wrong with the pages of a site."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


@dataclass(frozen=True, slots=True)
class Fault:
    """One error, the page of each place where it was found, and what stands in the first of them."""

    message: str
    pages: Sequence[str]
    line: int
    extract: str

    def __str__(self) -> str:
        more = f" (and {len(self.pages) - 1} more places)" if len(self.pages) > 1 else ""
        return f"{self.message} In {self.pages[0]}, line {self.line}{more}: {self.extract}"


class CheckerFailedError(Exception):
    """The checker did not give a list of errors; the text is what it printed instead."""


def faults(site: Path) -> list[Fault]:
    """Errors on all pages below a folder, equal ones as one; raises CheckerFailedError."""
    command = ["java", "-jar", str(_JAR), "--errors-only", "--skip-non-html", "--format", "json", "--stdout", str(site)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(answer.stdout)["messages"]
    except (ValueError, KeyError):
        raise CheckerFailedError(answer.stderr or answer.stdout) from None
    places: dict[str, list[dict[str, Any]]] = {}
    for each in messages:
        places.setdefault(each["message"], []).append(each)
    return [_fault(message, found, site) for message, found in places.items()]


def _fault(message: str, found: Sequence[dict[str, Any]], site: Path) -> Fault:
    pages = [Path(unquote(urlsplit(each["url"]).path)).relative_to(site.resolve()).as_posix() for each in found]
    extract = " ".join(found[0].get("extract", "").split())
    return Fault(message, pages, found[0].get("lastLine", 0), extract)
