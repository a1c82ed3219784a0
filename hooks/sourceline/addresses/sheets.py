"""The sheets of a site's addresses."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..digest import digest
from ..listings import Bench, Sheet
from .catalog import FILE, FOLDER, api_catalog
from .redirects import redirects
from .robots import robots
from .sitemap import entry_places, sitemap, sitemap_index, split


def address_sheets(bench: Bench, listings: Sequence[Sheet], pages: Sequence[str]) -> Iterator[Sheet]:
    """Yield robots.txt, the redirects, and for a site with an address its sitemaps and its link set.

    `listings` are all other sheets, `pages` the addresses from the root of the pages that are not the engine's own.
    """
    imprint, root = bench.imprint, bench.imprint.address
    yield _plain("robots.txt", repr((root, imprint.drafts)), partial(robots, imprint))
    if aliases := bench.catalogue.aliases:
        yield _plain("_redirects", repr((root, sorted(aliases.items()))), partial(redirects, aliases, root))
    if not root:
        return
    listed = sorted({_page(sheet) for sheet in listings if sheet.shell == "page"})
    maps = {
        "entries": entry_places(bench.catalogue.cards.values(), root),
        "listings": [(f"{root}{page}", "") for page in listed],
        "pages": [(f"{root}{page}", "") for page in sorted(pages)],
    }
    files = [one for name, places in maps.items() for one in split(name, places)]
    for file, places in files:
        yield _plain(file, "\n".join([f"{at} {day}" for at, day in places]), partial(sitemap, places))
    names = [f"{root}{file}" for file, _ in files]
    yield _plain("sitemap.xml", repr(names), partial(sitemap_index, names))
    yield Sheet("bare", FOLDER, FILE, "", "", digest(root), partial(api_catalog, imprint))


def _plain(file: str, shows: str, set: Callable[[], str]) -> Sheet:
    return Sheet("bare", "", file, "", "", digest(shows), set)


def _page(sheet: Sheet) -> str:
    """The address of a sheet's page, a folder's where it is the page of one."""
    return sheet.address.removesuffix("index.html")
