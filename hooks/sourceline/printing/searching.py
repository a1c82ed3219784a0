"""Searching: the indexes of an edition brought up to date with its leaves, and put into its site."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..authorities import Authorities
from ..catalogue import Catalogue
from ..ledger import Row
from ..search import Shard, facets, group, guide, han, shards
from . import indexes
from .press import Job, Press, together

MAIN = group("en")
"""The group of the language this edition speaks, which is asked before others."""


@dataclass(slots=True)
class Searching:
    """The indexes that stand, by name with their marks in `made`, beside all there should be."""

    cache: Path
    press: Press
    jobs: Sequence[Job]
    owners: Mapping[str, Row]
    catalogue: Catalogue
    authorities: Authorities
    made: dict[str, str]

    def update(self, save: Callable[[], None]) -> None:
        """Make the indexes whose leaves have changed; `save` is called before, so that none of them is wrongly believed."""
        leaves = self.cache / indexes.LEAVES
        wanted = list(shards((name, id, number) for id, row in self.owners.items() for name, number in row.leaves))
        due = [shard for shard in wanted if self.made.get(shard.name) != shard.mark]
        lost = indexes.damaged(leaves, due)
        press = replace(self.press, shell=None)  # which prints no page, because that would have to be filled again
        for some in together([job for job in self.jobs if job[2] and job[1] in lost]):
            press.work(some)
        kept = {shard.name: shard.mark for shard in wanted if shard not in due}
        if kept != self.made:
            self.made.clear()
            self.made.update(kept)
            save()
        indexes.remove(self.cache, self.made)
        indexes.make(self.cache, due)
        self.made.update((shard.name, shard.mark) for shard in due)
        indexes.tell(self.cache, self._told(wanted))

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield every file of the indexes that are there, and its address in the site."""
        return indexes.links(self.cache, (*sorted(indexes.present(self.cache)), indexes.ABOUT))

    @staticmethod
    def take_out(site: Path) -> None:
        """Delete the indexes of a site that stands."""
        shutil.rmtree(site / indexes.SITE, ignore_errors=True)

    def _told(self, wanted: list[Shard]) -> dict[str, str]:
        languages = {card.language for card in self.catalogue.cards.values() if card.language}
        return {
            "guide.json": guide({one: indexes.folder_of(self.cache, one.name) for one in wanted}, languages, MAIN),
            "facets.json": facets(self.catalogue, self.authorities),
            "han.json": han() if "zh" in {language.split("-")[0] for language in languages} else "null",
        }
