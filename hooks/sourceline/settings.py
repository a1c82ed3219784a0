"""The settings of one run: which edition, where to keep what was printed, how many hands."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .imprint import LICENCE, Imprint, Repository


@dataclass(frozen=True, slots=True)
class Settings:
    """`jobs` 0 means all cores; `start` is a start method of multiprocessing, empty for the safe one.

    `poll`: a live server looks now and then for what was saved, instead of being told by the file system.
    """

    entries: Path
    cache: Path
    imprint: Imprint
    jobs: int = 0
    start: str = ""
    poll: bool = False

    @property
    def hands(self) -> int:
        """How many workers print."""
        return self.jobs or os.cpu_count() or 1


def settings_of(given: Mapping[str, Any], base: Path, name: str, address: str, repository: str = "") -> Settings:
    """Read the settings of `extra.sourceline`; paths are relative to `base`, the folder of mkdocs.yml.

    `name`, `address` and `repository` are the site's own settings; the last is the repository's address at GitHub.
    """
    entries = base / str(given.get("entries") or "entries")
    imprint = Imprint(
        name,
        address,
        drafts=_is_true(given.get("drafts")),
        searchable=_is_true(given.get("search", True)),
        licence=str(given.get("licence") or LICENCE),
        exchange=_is_true(given.get("exchange")),
        plates=_is_true(given.get("plates")),
        repository=_repository(repository, str(given.get("branch") or "main"), entries, base) if repository else None,
    )
    return Settings(
        entries=entries,
        cache=base / str(given.get("cache") or ".cache"),
        imprint=imprint,
        jobs=int(given.get("jobs") or 0),
        start=str(given.get("start") or ""),
        poll=_is_true(given.get("poll")),
    )


def _repository(address: str, branch: str, entries: Path, base: Path) -> Repository:
    """The repository whose root is `base`; entries kept elsewhere are taken to have a folder of that name in it."""
    inside = entries.resolve().is_relative_to(base.resolve())
    folder = entries.resolve().relative_to(base.resolve()).as_posix() if inside else entries.name
    return Repository(address.rstrip("/").removesuffix(".git"), branch, folder)


def _is_true(given: Any) -> bool:
    return str(given).lower() in ("true", "1", "yes")
