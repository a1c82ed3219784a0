"""How a page calls its sources where it cites them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ..dates import in_words
from ..directory import Directory
from ..entry import Entry, Source
from ..language import language_name


class Cited(dict[str, str]):
    """What every source of an entry is called, by its id; an id that no source has stands for itself.

    `appeared` tells of each where and when it appeared: `EADaily, 28 March 2023`.
    """

    def __init__(self, called: Iterable[tuple[str, str]], appeared: Mapping[str, str]) -> None:
        super().__init__(called)
        self.appeared = appeared

    def __missing__(self, id: str) -> str:
        return id


def cited_of(entry: Entry, directory: Directory) -> Cited:
    """Call every source after its outlet; sources of one outlet are told apart by dates, by languages, else by ids."""
    sources = (entry.source, *entry.sources)
    outlets = {one.id: directory.name(one.outlet, "outlets") or one.id for one in sources}
    dated = {one.id: _dated(one, outlets[one.id]) for one in sources}
    of_outlet, of_day = Counter(outlets.values()), Counter(dated.values())
    of_language = Counter((dated[one.id], one.language) for one in sources if one.language)

    def called(one: Source) -> str:
        outlet, day = outlets[one.id], dated[one.id]
        if of_outlet[outlet] == 1:
            return outlet
        if of_day[day] == 1:
            return day
        if one.language and of_language[day, one.language] == 1:
            return f"{outlet}, in {language_name(one.language)}"
        return f"{outlet} ({one.id.replace('-', ' ')})"

    return Cited(((one.id, called(one)) for one in sources), dated)


def _dated(source: Source, outlet: str) -> str:
    return f"{outlet}, {in_words(source.date)}" if source.date and source.date.known else outlet
