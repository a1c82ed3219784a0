"""What the project is made with, as its locks name it: under which licences, and with which faults known to the public."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-desk.txt", "requirements-plates.txt", "requirements-dev.txt")
NPM_LOCK = "audit/package-lock.json"

OSV = "https://api.osv.dev/v1/querybatch"
"""Open Source Vulnerabilities gathers the advisories of PyPI, npm and GitHub: https://google.github.io/osv.dev/post-v1-querybatch/"""

AT_ONCE = 1000
"""The most packages OSV answers for in one request."""

FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|0BSD|CC0|CC-BY-\d|Unlicense|BlueOak|LGPL|W3C|OFL"
    r"|Public Domain"
)
"""Licences that ask nothing of who uses the tools."""

KNOWN = {
    "translate-toolkit": "GPL-3.0-or-later",  # installed by who wants it, and never handed on, so that it binds nobody
    "text-unidecode": "Artistic-1.0 or GPL-2.0-or-later",  # by its file LICENSE; a tool of the tests alone
    "axe-playwright-python": "MIT",  # by its file LICENSE; its metadata name none
}
"""Licences that were read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One package at one version; `ecosystem` is OSV's word for where it comes from."""

    ecosystem: str
    name: str
    version: str
    licence: str

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.ecosystem})"


_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.M)


class UnansweredError(Exception):
    """Nobody could be asked."""


def parts(root: Path = ROOT) -> list[Part]:
    """Every package of every lock, once."""
    found = {
        (name, version): Part("PyPI", name, version, _licence(name))
        for lock in LOCKS
        for name, version in re.findall(
            r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", (root / lock).read_text("utf-8"), re.M
        )
    }
    packages = json.loads((root / NPM_LOCK).read_text("utf-8"))["packages"]
    npm = {
        (name, one["version"]): Part("npm", name, one["version"], str(one.get("license", "")))
        for place, one in packages.items()
        if (name := place.rpartition("node_modules/")[2]) and "version" in one
    }
    return [*found.values(), *npm.values()]


def _licence(name: str) -> str:
    """What an installed package says of its licence; nothing where it is for another system, and so not installed."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return "not installed here"
    classified = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License :: OSI")]
    expression, free = ((told.get_all(name) or [""])[0] for name in ("License-Expression", "License"))
    return next((one for one in (expression, ", ".join(classified), free.split("\n")[0]) if one), "")


def licences(found: Sequence[Part]) -> Iterator[str]:
    """Print how many packages are under each licence; a sentence for each that must be looked at."""
    counted = Counter(KNOWN.get(part.name) or part.licence or "none named" for part in found)
    print(f"Licences of {len(found)} packages\n" + "\n".join(f"{count:6} {name}" for name, count in counted.most_common()) + "\n")
    for part in found:
        if part.name not in KNOWN and part.licence != "not installed here" and not FREE.search(part.licence):
            yield f"{part} is under {part.licence or 'no licence it names'}: read what that asks, and note it in audit/supply.py"


def advisories(found: Sequence[Part], address: str = OSV) -> Iterator[str]:
    """Ask OSV for known faults; a sentence for each package that has one. Raises UnansweredError."""
    faulty = 0
    for start in range(0, len(found), AT_ONCE):
        some = found[start : start + AT_ONCE]
        for part, answer in zip(some, _ask(some, address), strict=True):
            ids = [one["id"] for one in answer.get("vulns", ())]
            faulty += bool(ids)
            if ids:
                yield f"{part} has known faults: {', '.join(f'https://osv.dev/{id}' for id in ids)}"
    print(f"Known faults: in {faulty} of {len(found)} packages\n")


def _ask(some: Sequence[Part], address: str) -> list[dict[str, Any]]:
    queries = [{"package": {"name": part.name, "ecosystem": part.ecosystem}, "version": part.version} for part in some]
    request = Request(address, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"})  # noqa: S310
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            results: list[dict[str, Any]] = json.load(answer)["results"]
    except (URLError, OSError, ValueError, KeyError, TypeError) as failure:
        raise UnansweredError(f"{address} gave no answer: {failure}") from failure
    if len(results) != len(some):
        raise UnansweredError(f"{address} answered for {len(results)} of {len(some)} packages")
    return results


def check_supply() -> Iterator[str]:
    """Print both reports; a sentence for each demand that is not met. Without a network, that is all that is said of it."""
    found = parts()
    yield from licences(found)
    try:
        yield from advisories(found)
    except UnansweredError as failure:
        print(f"Known faults were not looked up. {failure}\n", file=sys.stderr)


if __name__ == "__main__":
    print("\n".join(check_supply()))
