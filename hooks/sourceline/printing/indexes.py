"""The search indexes: leaves in the cache, an index made of each shard of them that changed, linked into the site."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from logging import getLogger
from pathlib import Path

from ..digest import digest
from ..search import Shard, bucket
from .fragments import fragments_of
from .numbering import UnknownListError, number
from .pages import read, write

LEAVES, INDEXES = "leaves", "indexes"
"""What the cache holds for searching."""

SITE = "search/index"
"""Where in the site the indexes are."""

ABOUT = "about"
"""The folder, among the indexes, of what a reader's search needs beside them."""

AT_A_TIME = 2
"""Each index in the making may take 0.35 GB of memory."""

CHUNK = 3_000
"""Places of words in a chunk, which a reader fetches whole; with Pagefind's own 20,000 most of it would be other words."""

_SHIPPED = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")
_NOT_SHIPPED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")

log = getLogger(__name__)


class IndexingError(Exception):
    """Pagefind could not make an index; holds what it said."""


def write_leaves(folder: Path, id: str, leaves: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Write the leaves of an entry, and return their groups and digests."""
    for group, leaf in leaves.items():
        place = leaf_at(folder, group, id)
        try:
            write(place, leaf.encode())
        except FileNotFoundError:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            write(place, leaf.encode())
    return tuple((group, digest(leaf)) for group, leaf in leaves.items())


def leaf_at(folder: Path, group: str, id: str) -> str:
    """Return where a leaf is kept."""
    return f"{folder}/{group}/{bucket(id):02x}/{id}.html"


def damaged(folder: Path, shards: Iterable[Shard]) -> set[str]:
    """Return the ids of entries whose leaves are not as they were written."""
    return {id for shard in shards for id, number in shard.leaves if not _is_whole(leaf_at(folder, shard.group, id), number)}


def _is_whole(leaf: str, number: str) -> bool:
    try:
        return digest(read(leaf)) == number
    except OSError:
        return False


def make(cache: Path, shards: Sequence[Shard]) -> None:
    """Make the index of each of these shards anew, a few at a time."""
    with ThreadPoolExecutor(AT_A_TIME) as hands:
        for _ in hands.map(partial(_make, cache), shards):
            pass


def _make(cache: Path, shard: Shard) -> None:
    leaves = cache / LEAVES / shard.group
    known = {f"{id}.html" for id, _ in shard.leaves}
    for at in shard.buckets:  # leaves of entries that are gone, or no longer public
        for name in os.listdir(leaves / f"{at:02x}") if (leaves / f"{at:02x}").is_dir() else ():
            if name not in known:
                os.unlink(leaves / f"{at:02x}" / name)
    # Named after this process: where a build was killed, its Pagefind may still be writing to another.
    aside, place = cache / INDEXES / f"{shard.name}.{os.getpid()}.new", cache / INDEXES / shard.name
    shutil.rmtree(aside, ignore_errors=True)
    glob = f"{{{','.join(f'{at:02x}' for at in shard.buckets)}}}/*.html"
    command = [sys.executable, "-m", "pagefind", "--site", str(leaves), "--glob", glob, "--output-path", str(aside), "--quiet"]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603 (ids and groups are checked names)
    if done.returncode:
        raise IndexingError(f"Pagefind failed on the search index {shard.name}:\n{done.stdout}{done.stderr}")
    for pattern in (*_NOT_SHIPPED, *(_SHIPPED if shard.number else ())):
        for file in aside.glob(pattern):
            file.unlink()
    try:
        number(aside, shard.group, shard.number)
    except UnknownListError as problem:
        log.warning("Pagefind's own names are kept, and readers fetch more before their first result: %s.", problem)
    told = fragments_of(sorted((aside / "fragment").iterdir()))
    (aside / "entries.json").write_text(told.entries, "utf-8")
    (aside / "words").mkdir()
    for at, words in enumerate(told.words):
        (aside / "words" / f"{at}.json").write_text(words, "utf-8")
    shutil.rmtree(place, ignore_errors=True)
    aside.rename(place)


def present(cache: Path) -> set[str]:
    """Return the names of the indexes that are there whole."""
    places = (place for place in (cache / INDEXES).glob("*") if place.suffix != ".new")
    return {place.name for place in places if (place / "pagefind-entry.json").is_file()}


def folder_of(cache: Path, name: str) -> str:
    """Return the folder of an index within a site: called after all that is in it, since its files are called by numbers."""
    entry = json.loads((cache / INDEXES / name / "pagefind-entry.json").read_bytes())
    (language,) = entry["languages"].values()
    return f"{name}-{language['hash'].rpartition('_')[2]}"


def tell(cache: Path, told: Mapping[str, str]) -> None:
    """Write what a reader's search needs beside the indexes."""
    folder = cache / INDEXES / ABOUT
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in told.items():
        write(f"{folder}/{name}", text.encode())


def remove(cache: Path, keep: Iterable[str]) -> None:
    """Delete every index but these."""
    for name in {place.name for place in (cache / INDEXES).glob("*")}.difference(keep):
        shutil.rmtree(cache / INDEXES / name, ignore_errors=True)


def links(cache: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every file of these indexes, and its address in the site."""
    for name in names:
        root = cache / INDEXES / name
        place = name if name == ABOUT else folder_of(cache, name)
        for folder, _, files in os.walk(root):
            within = os.path.normpath(f"{place}/{os.path.relpath(folder, root)}")
            for file in files:
                yield f"{folder}/{file}", f"{SITE}/{within}/{file}"
