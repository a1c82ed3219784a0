"""A name as citations take it apart: family name, given names, particles; or whole, where nobody has said what is what."""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name; `family` is empty where it must never be turned round: a body's, a reign's, one that puts the family first."""

    whole: str
    given: str = ""
    dropping: str = ""
    """A particle left behind when the name is turned round: `Bismarck, Otto von`."""
    particle: str = ""
    """A particle that goes with the family name: `van Gogh, Vincent`."""
    family: str = ""

    @property
    def csl(self) -> dict[str, str]:
        """The name in CSL-JSON."""
        if not self.family:
            return {"literal": self.whole}
        parts = {
            "family": self.family, "given": self.given, "dropping-particle": self.dropping,
            "non-dropping-particle": self.particle,
        }  # fmt: skip
        return {key: part for key, part in parts.items() if part}

    @property
    def inverted(self) -> str:
        """The name with the family first, `Doe, Jane`."""
        return self.form("inverted")

    def form(self, form: str) -> str:
        """The name `straight` (Jane Doe), `inverted` (Doe, Jane), with `initials` (J. Doe), or `sorted` (Doe, J.)."""
        if not self.family:
            return self.whole
        given = self.given if form in ("straight", "inverted") else initials(self.given)
        if form in ("straight", "initials"):
            return " ".join(part for part in (given, self.dropping, self.particle, self.family) if part)
        behind = " ".join(part for part in (given, self.dropping) if part)
        return f"{self.particle} {self.family}, {behind}".lstrip()


@lru_cache(maxsize=8192)
def parted(whole: str, family: str | None = None) -> PersonName:
    """Take a name apart at the family name it ends with; particles are the words without a capital around the seam.

    A name that does not end with it, as Kim Yo Jong does not with Kim, stays whole.
    """
    if not family or not whole.endswith(f" {family}"):
        return PersonName(whole)
    given, words = whole[: -len(family)].split(), family.split()
    seam = next((at for at, word in enumerate(words) if not word.islower()), 0)
    end = next((at for at in range(len(given), 0, -1) if not given[at - 1].islower()), 0)
    if not end:
        return PersonName(whole)
    return PersonName(whole, " ".join(given[:end]), " ".join(given[end:]), " ".join(words[:seam]), " ".join(words[seam:]))


@lru_cache(maxsize=8192)
def initials(given: str) -> str:
    """Shorten given names as CSL does: `Jean-Paul` is `J.-P.`, `Yo-jong` is `Y.`, `Harry S.` is `H. S.`; `al` stays."""
    made = []
    for word in re.findall(r"-?[^ .-]+\.?", given):
        letters = word.strip("-.")
        if word[-1] == "." or len(letters) == 1:
            made.append(f"{'-' if word[0] == '-' else ''}{letters}. ")
        elif letters.islower():
            made.append("" if word[0] == "-" else f"{letters} ")
        elif word[0] == "-":
            made.append(f"-{letters[0]}. " if letters[0].isupper() else "")
        else:
            made.append(f"{_first(letters)}. ")
    return "".join(made).replace(" -", "-").strip()


def _first(word: str) -> str:
    """The letter a name is shortened to: two, where a capital stands for a sound of two letters (`IUrii`); all, if none is."""
    if not word[0].isupper():
        return word
    return word[0] + word[1].lower() if len(word) > 2 and word[1].isupper() and word[2:].islower() else word[0]
