"""Drawing: plates as PNG, set by Typst in faces that come as packages, from no font of the machine."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..digest import digest

_PACKAGES = ("typst", "fontpkg-amiri", "manimgx-fonts", "noto-cjk-sans-otc")
"""What draws, and where the faces are: Libertinus for Latin, Greek, Cyrillic and Hebrew comes with Typst itself."""
_FACES = ("fontpkg_amiri", "manimgx_fonts", "noto_cjk_sans_otc")
_FORM = Path(__file__).with_name("plate.typ")
_DENSITY = 144
"""Pixels an inch, at which the form's 600 by 315 points are 1200 by 630."""


class MissingPackageError(Exception):
    """Plates are wanted, and what draws them is not installed."""


@cache
def drawing_digest() -> str:
    """Return a digest of all that decides what the same words look like; raises MissingPackageError."""
    try:
        return digest(_FORM.read_bytes(), *(f"{package} {version(package)}" for package in _PACKAGES))
    except PackageNotFoundError as missing:
        raise MissingPackageError(f"Plates need the package {missing.name}. Run `make plates` once.") from missing


def drawn(plates: Sequence[str]) -> list[bytes]:
    """Return the pictures of some plates, each given as JSON; the faces are read once for all of them."""
    made: Any = _typst().compile(
        _FORM.read_bytes(), format="png", ppi=_DENSITY, sys_inputs={"plates": f"[{','.join(plates)}]"},
        font_paths=[*_folders()], ignore_system_fonts=True,
    )  # fmt: skip
    return [made] if isinstance(made, bytes) else list(made)


def _typst() -> Any:
    drawing_digest()
    return import_module("typst")


def _folders() -> Iterator[str]:
    for package in _FACES:
        spec = find_spec(package)
        yield from spec.submodule_search_locations or () if spec else ()
