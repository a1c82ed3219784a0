"""The engine's own digest: shells, code, templates, libraries and settings that every page depends on."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..digest import digest
from ..imprint import Imprint
from ..released import Released
from ..shell import Shell

_ENGINE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("babel", "jinja2", "markdown-it-py", "markupsafe", "msgspec", "nh3", "pagefind", "pydantic", "pyyaml")


@cache
def _code() -> str:
    files = sorted(file for file in _ENGINE.rglob("*") if file.suffix in (".py", ".html", ".json"))
    versions = (f"{library} {version(library)}" for library in _LIBRARIES)
    return digest(*(part for file in files for part in (file.name, file.read_bytes())), *versions)


def engine_digest(shells: Mapping[str, Shell], imprint: Imprint, released: Released) -> str:
    """Return one digest of all that every page of an edition has in common."""
    common = (f"{name} {shell.digest}" for name, shell in sorted(shells.items()))
    return digest(_code(), *common, repr(imprint), repr(sorted(released.items())))
