"""Printing: bring the pages of an edition up to date, and only those that need it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..settings import Settings
from ..shell import Shell
from .cache import opened
from .hands import collector_resting, share, sharing
from .pages import link, unlink
from .press import is_offprint
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

    The search may be `put_off`: it is then the report's `rest`. The site is empty but for what the generator put there, or
    it is `standing` as the last run over the same cache has left it, or some earlier run has left it, and `beside` what that
    printed it has files with these addresses. `others` are the addresses of the site's pages that are not printed here.
    Another run over the same cache is waited for.
    """
    watch = Watch()
    with opened(settings.cache) as lock:
        run = Run.begin(settings, shells, standing)
        run.others = others
        report = _print(run, site, put_off, beside, watch)
        return replace(report, rest=lock.lent(report.rest)) if report.rest else report


def _print(run: Run, site: Path | None, put_off: bool, beside: Collection[str] | None, watch: Watch) -> Report:
    settings = run.settings
    watch.note("survey")
    with collector_resting():
        run.read_entries()
        watch.note("entries")
        changed = run.mark_pages()
        run.print_again(changed)
        with sharing([*run.fillings(changed)], settings.hands, settings.start):
            sheets, gathered = run.sheets_due()
        share([*run.printings(sheets)], settings.hands, settings.start)
        share([*run.printings(gathered)], settings.hands, settings.start)
    watch.note("cards and listings")
    searching = run.searching()
    if searching and not put_off:
        searching.update(lambda: run.save(run.cache.noted))
        watch.note("search")
    plating = run.plating()
    if plating and not put_off:
        plating.update()
        watch.note("pictures")
    printed = (*changed, *(sheet.address for sheet in (*sheets, *gathered)))
    pairs = [*run.links(printed if run.standing else run.marks)] if site else []
    if searching and site and not (run.standing and put_off):
        pairs += searching.links()
        if run.standing:
            searching.take_out(site)
    if plating and site and not put_off:
        pairs += plating.links(printed if run.standing else run.marks)
    if site and beside is not None:
        pairs = due(site, pairs, beside)
    with sharing([partial(link, file, f"{site}/{address}") for file, address in pairs], settings.hands, settings.start):
        gone = run.remove_the_rest()
        errors = run.errors()
        run.cache.seal(bool(printed))
        run.save(run.marks)
    if run.standing and site:
        unlink(site, gone)
    totals = run.hold(site)
    watch.note("ledger and links")
    rest = partial(run.catch_up, searching, plating, site) if (searching or plating) and put_off else None
    removed = tuple(address for address in gone if not is_offprint(address))
    return Report(tuple(run.marks), printed, removed, errors, run.advice(), watch.seconds, rest, totals)
