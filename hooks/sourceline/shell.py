"""The shell: the theme's page, rendered once per kind, cut at its slots, so that every page is a join of strings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from .digest import digest

SLOTS = ("title", "description", "head", "body", "address", "preview")

_SLOT = re.compile(f"sourceline-slot-({'|'.join(SLOTS)})")


def slot(name: str) -> str:
    """Return the word the theme is asked to print where a slot is to be; safe as text, attribute and address."""
    return f"sourceline-slot-{name}"


@dataclass(frozen=True, slots=True)
class Shell:
    """Alternating pieces of the theme's page and names of the slots between them."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, page: str) -> Self:
        """Cut a rendered page at its slots, without the blank lines and indents the theme's templates leave behind."""
        lines = (line.strip() for line in page.splitlines())
        return cls(tuple(_SLOT.split("\n".join(line for line in lines if line))))

    @property
    def digest(self) -> str:
        """A digest of the whole shell."""
        return digest(*self.pieces)

    def stamp(self, filling: Mapping[str, str]) -> bytes:
        """Fill every slot; each filling is HTML fit for where the slot stands."""
        pieces = list(self.pieces)
        pieces[1::2] = [filling[name] for name in pieces[1::2]]
        # Joined first, the plain letters of the shell would be made as wide as the widest of the text.
        return b"".join([piece.encode() for piece in pieces])
