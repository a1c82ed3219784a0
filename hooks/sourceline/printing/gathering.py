"""Gathering: every sheet of a site, in the order in which they can be set."""

from collections.abc import Mapping, Sequence

from ..addresses import address_sheets
from ..feeds import feed_sheets
from ..listings import Bench, Sheet, alias_sheets, group_sheets, overview_sheets
from ..submission import submission_sheets
from ..tables import data_sheets, whole_tables
from .press import Press


def sheets_of(bench: Bench, press: Press, texts: Mapping[str, str], others: Sequence[str]) -> tuple[list[Sheet], list[Sheet]]:
    """Return the sheets that are made of cards and entries, and those that are made of these.

    `texts` has a digest of the text of each entry, `others` are the addresses of the pages that are not printed here.
    """
    # What takes longest comes first, so that at the end nobody waits for it.
    sheets = [*submission_sheets(bench), *data_sheets(bench, texts, press.offprint), *feed_sheets(bench, texts, press.offprint)]
    sheets += [*group_sheets(bench), *overview_sheets(bench), *alias_sheets(bench)]
    sheets += address_sheets(bench, sheets, others)
    return sheets, [*whole_tables(sheets, press.page)]
