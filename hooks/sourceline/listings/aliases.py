"""The pages at the former addresses of entries: each sends its reader on to where the entry is now."""

from collections.abc import Iterator

from ..digest import digest
from .bench import Bench, setting
from .sheet import Sheet


def alias_sheets(bench: Bench) -> Iterator[Sheet]:
    """Yield a page for every alias of an entry on the site."""
    for alias, id in sorted(bench.catalogue.aliases.items()):
        title = bench.catalogue.cards[id].title
        address = bench.imprint.page(f"entries/{id}/") if bench.imprint.address else f"../{id}/"
        set = setting("alias.html", id=id, title=title, address=address, site=bench.imprint.name)
        yield Sheet("bare", f"entries/{alias}", "index.html", title, "", digest(id, title), set)
