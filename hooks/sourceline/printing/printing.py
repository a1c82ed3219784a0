"""Printing: bring the pages of an edition up to date, and only those that need it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..listings import Sheet
from ..settings import Settings
from ..shell import Shell
from .cache import opened
from .hands import collector_resting, share, sharing
from .pages import link, link_each, unlink
from .press import is_offprint, page_address
from .proofing import errors_of
from .report import Report, Watch
from .run import Run
from .turn import due


def print_edition(
    settings: Settings,
    shells: Mapping[str, Shell],
    site: Path | None = None,
    *,
    put_off: bool = False,
    standing: bool = False,
    beside: Collection[str] | None = None,
    others: Sequence[str] = (),
) -> Report:
    """Print what has changed since the last run into the cache's pages, link them into the site, tell what was done.

    The site is empty but for what the generator put there, or it is `standing` as the last run over the same cache has left
    it, or some earlier run has left it, and `beside` what that printed it has files with these addresses. `others` are the
    addresses of the site's pages that are not printed here. The search may be `put_off`, and where the site is standing
    everything but the entries that were read anew: that is then the report's `rest`. Another run over the same cache is
    waited for.
    """
    watch = Watch()
    with opened(settings.cache) as lock, collector_resting():
        run = Run.begin(settings, shells, standing)
        run.others = others
        report = _print(run, site, put_off, beside, watch)
        return replace(report, rest=lock.lent(report.rest)) if report.rest else report


def _print(run: Run, site: Path | None, put_off: bool, beside: Collection[str] | None, watch: Watch) -> Report:
    watch.note("survey")
    run.read_entries()
    watch.note("entries")
    run.gather()
    if not (run.standing and put_off and site):
        return _print_the_rest(run, site, put_off, beside, watch)
    shown = _show(run, site)
    watch.note("pages")
    errors = errors_of(run.settings.entries, (run.rows[path] for path in run.fresh))
    return Report((), shown, (), errors, 0, watch.seconds, partial(_follow_up, run, site, watch))


def _show(run: Run, site: Path) -> tuple[str, ...]:
    """Link the pages of all entries that were read anew into the site, as their readers wait for them; return their addresses."""
    ids = [id for id, row in run.owners.items() if row.path in run.fresh]
    for id in ids:
        run.press.fill(id, run.catalogue)
    addresses = tuple(map(page_address, ids))
    link_each(run.links(addresses), site)
    return addresses


def _follow_up(run: Run, site: Path, watch: Watch) -> Report:
    """Print what else has changed, and bring the search up to date when all pages have been."""
    with collector_resting():
        report = _print_the_rest(run, site, True, None, watch)
    if report.rest:
        report.rest()
    return replace(report, rest=None)


def _print_the_rest(run: Run, site: Path | None, put_off: bool, beside: Collection[str] | None, watch: Watch) -> Report:
    settings = run.settings
    printed, last = ((), []) if run.take_over() else _bring_up_to_date(run)
    watch.note("cards and listings")
    searching = run.searching()
    if searching and not put_off:
        searching.update(lambda: run.save(run.cache.noted))
        watch.note("search")
    plating = run.plating()
    if plating and not put_off:
        plating.update()
        watch.note("pictures")
    pairs = [*run.links(printed if run.standing else run.marks)] if site else []
    if searching and site and not (run.standing and put_off):
        pairs += searching.links()
        if run.standing:
            searching.take_out(site)
    if plating and site and not put_off:
        pairs += plating.links(printed if run.standing else run.marks)
    late = {sheet.address for sheet in last}
    pairs = [pair for pair in pairs if pair[1] not in late]
    if site and beside is not None:
        pairs = due(site, pairs, beside)
    with sharing([partial(link, file, f"{site}/{address}") for file, address in pairs], settings.hands, settings.start):
        for task in run.printings(last):
            task()
        if site:
            link_each(run.links(late), site)
        gone = run.remove_the_rest()
        errors = run.errors()
        run.cache.seal(bool(printed))
        run.save(run.marks, whole=True)
    if run.standing and site:
        unlink(site, gone)
    totals = run.hold(site)
    watch.note("ledger and links")
    rest = partial(run.catch_up, searching, plating, site) if (searching or plating) and put_off else None
    removed = tuple(address for address in gone if not is_offprint(address))
    return Report(tuple(run.marks), printed, removed, errors, run.advice(), watch.seconds, rest, totals)


def _bring_up_to_date(run: Run) -> tuple[tuple[str, ...], list[Sheet]]:
    """Print every page that shows something new, and return their addresses, and the sheets among them that are made of others.

    These few are left to be printed, because that leaves nothing to share.
    """
    hands, start = run.settings.hands, run.settings.start
    changed = run.mark_pages()
    run.print_again(changed)
    with sharing([*run.fillings(changed)], hands, start):
        sheets, gathered = run.sheets_due()
    share([*run.printings(sheets)], hands, start)
    return (*changed, *(sheet.address for sheet in (*sheets, *gathered))), gathered
