"""Who is measured, with which command, and what is done to the articles before."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from aside import put_aside
from authority import call_roll
from corpus import write_corpus
from peers import ADDRESS, write_hugo, write_material

REPOSITORY = Path(__file__).resolve().parent.parent
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""Says nothing that is not asked for, and keeps compiled modules as Python does unless it is told otherwise."""
HUGO = "Hugo"
IN_TURN = "import ast, subprocess, sys; [subprocess.run(one, check=True) for one in ast.literal_eval(sys.argv[1])]"
MATERIAL_AT_MOST = 1_000


def nothing() -> None:
    """Leave everything as the command before left it."""


@dataclass(frozen=True, slots=True)
class Competitor:
    """A command that makes a site in `output`; `pages` is the pattern of its article pages."""

    name: str
    command: Sequence[str]
    output: Path
    pages: str
    before: Callable[[], None] = nothing
    environment: Mapping[str, str] = field(default_factory=dict)

    def printed(self) -> int:
        """How many article pages stand in the output."""
        return sum(1 for _ in self.output.glob(self.pages))


def line_up(entries: int, folder: Path, seed: int) -> list[Competitor]:
    """Write the corpus and its peers into `folder`; everyone who takes part, in the order of one round."""
    write_corpus(entries, folder, seed)
    write_hugo(entries, folder, seed)
    cold, *later = engine(entries, folder)
    peers = [hugo(folder)]
    if entries <= MATERIAL_AT_MOST:
        write_material(entries, folder, seed)
        peers.append(material(folder))
    cold_with_search, *later_with_search = engine(entries, folder, search=True)
    return [cold, *peers, *later, cold_with_search, hugo_and_pagefind(folder), pagefind(folder), *later_with_search]


def aside(folder: Path) -> Path:
    """Where what is in the way waits for the end of all measuring."""
    return folder / "aside"


def hugo(folder: Path) -> Competitor:
    output = folder / "hugo-site"
    return Competitor(
        HUGO,
        [beside_python("hugo"), "--quiet", "--source", str(folder / "hugo"), "--destination", str(output)],
        output,
        "entries/*-*/index.html",
        before=partial(put_aside, output, aside(folder)),
    )


def hugo_and_pagefind(folder: Path) -> Competitor:
    """Hugo, and then Pagefind over its whole site in one piece."""
    alone = hugo(folder)
    then = [*indexing(alone.output), "--output-subdir", "pagefind"]
    together = [sys.executable, "-c", IN_TURN, repr([list(alone.command), then])]
    return Competitor("Hugo and Pagefind", together, alone.output, alone.pages, alone.before)


def pagefind(folder: Path) -> Competitor:
    """Pagefind over this engine's whole site in one piece: what its indexes are compared with."""
    site, output = folder / "site-with-search", folder / "whole-index"
    command = [*indexing(site), "--output-path", str(output)]
    before = partial(put_aside, output, aside(folder))
    return Competitor("Pagefind over this engine's site", command, output, "fragment/*", before)


def indexing(site: Path) -> list[str]:
    return [sys.executable, "-m", "pagefind", "--quiet", "--site", str(site)]


def material(folder: Path) -> Competitor:
    output = folder / "material-site"
    config = str(folder / "material" / "mkdocs.yml")
    return Competitor(
        "ordinary Material pages",
        [beside_python("mkdocs"), "build", "--quiet", "--config-file", config, "--site-dir", str(output)],
        output,
        "[0-9]*/*/index.html",
        before=partial(put_aside, output, aside(folder)),
        environment=QUIET,
    )


def engine(entries: int, folder: Path, search: bool = False) -> list[Competitor]:
    """This engine four times: from nothing, with nothing changed, with an entry and with a name changed."""
    with_search = "-with-search" if search else ""
    output, cache = folder / f"site{with_search}", folder / f"cache{with_search}"
    config = str(REPOSITORY / "mkdocs.yml")
    command = [beside_python("mkdocs"), "build", "-q", "-f", config, "-d", str(output)]
    environment = QUIET | {
        "SOURCELINE_URL": ADDRESS,
        "SOURCELINE_ENTRIES": str(folder / "entries"),
        "SOURCELINE_CACHE": str(cache),
        "SOURCELINE_JOBS": "0",
        "SOURCELINE_SEARCH": str(search).lower(),
    }

    def competitor(name: str, before: Callable[[], None] = nothing) -> Competitor:
        pages = "entries/*-*/index.html"
        name += ", with search" if search else ""
        return Competitor(f"this engine, {name}", command, output, pages, before, environment)

    entry, person = entry_to_change(folder), person_to_rename(entries, folder)
    change_entry, restore_entry = change(entry, 'title: "', 'title: "Revised: ')
    change_name, restore_name = change(person, "name: ", "name: Old ")

    def forget() -> None:
        restore_entry()
        restore_name()
        for path in (output, cache):
            put_aside(path, aside(folder))

    return [
        competitor("cold", forget),
        competitor("nothing changed"),
        competitor("one entry changed", change_entry),
        competitor(f"one name changed (in {times_named(person.stem, folder)} entries)", change_name),
    ]


def change(path: Path, words: str, others: str) -> tuple[Callable[[], None], Callable[[], None]]:
    """Two deeds: put other words into a file, and put the file back as it was."""
    kept = path.read_text(encoding="utf-8")
    changed = kept.replace(words, others, 1)
    if changed == kept:
        raise ValueError(f"{path.name} does not have the words to change")
    return lambda: _write(path, changed), lambda: _write(path, kept)


def entry_to_change(folder: Path) -> Path:
    """The entry in the middle of the corpus; its title changes, so its card does too."""
    paths = sorted((folder / "entries").glob("[0-9]*/*.yml"))
    return paths[len(paths) // 2]


def person_to_rename(entries: int, folder: Path) -> Path:
    """The person in the middle of the roll, who is met neither often nor seldom."""
    people = call_roll(entries).people
    return folder / "entries" / "authority" / "people" / f"{people[len(people) // 2].id}.yml"


def times_named(id: str, folder: Path) -> int:
    """In how many entries an authority id stands."""
    name = re.compile(rf"\b{re.escape(id)}\b(?!-)".encode())
    return sum(1 for path in (folder / "entries").glob("[0-9]*/*.yml") if name.search(path.read_bytes()))


def beside_python(command: str) -> str:
    """A command of the environment whose Python is running."""
    return str(Path(sys.executable).parent / command)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
