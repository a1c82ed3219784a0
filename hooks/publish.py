"""MkDocs' events, each handed on to the engine; the only file that knows MkDocs."""

import atexit
import gc
import logging
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from sourceline.guide import sentences, with_rules
from sourceline.listings import OVERVIEWS, SEARCH
from sourceline.plates import MissingPackageError
from sourceline.policy import Policy, UnlistedScriptError
from sourceline.printing import (
    SPARE,
    Aside,
    IndexingError,
    LostError,
    Report,
    cause_of,
    collisions,
    leaving,
    meet,
    print_edition,
    seal_of_all,
)
from sourceline.settings import Settings, settings_of
from sourceline.shell import Shell, slot
from sourceline.submission import SUBMIT
from sourceline.typesetting import COMPILED, TEMPLATES

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # loading it takes as long as reading a hundred entries

SHELL = "shell.html"

MENDED = (
    ('id="__drawer" autocomplete="off"', 'id="__drawer"'),  # HTML allows it on no checkbox
    ('id="__search" autocomplete="off"', 'id="__search"'),
    (' tabindex=""', ""),
    (' data-md-component="source"', ""),  # the theme's script would ask GitHub how many stars the repository has
    ('.min.js"></script>', '.min.js" defer></script>'),  # the theme's script would hold up the first sight of the page
)
"""What is amiss in the theme's pages where it has no block for it."""

NOWHERE = "Pictures of entries are found by the site's public address alone: set SOURCELINE_URL, or leave SOURCELINE_PLATES out."

EPOCH = "1980-01-01"
"""The day all pages were changed, as the generator is told; it would say today, and each day's site would be another."""

log = logging.getLogger("mkdocs.hooks.publish")
shells: dict[str, Shell] = {}
policy: list[Policy] = []
published: list[File] = []
"""What the generator itself publishes."""
navigation: list[Navigation] = []
others: list[str] = []
"""Addresses of the pages that MkDocs knows."""
serving = False
built: list[MkDocsConfig] = []
"""What the last build was told to do."""
asides: list[Aside] = []
"""The site in the making, unless it is the live server's, whose folder nobody else reads."""
behind: list[Thread] = []
"""What is still done while the live server already shows the pages."""


def settings(config: MkDocsConfig) -> Settings:
    base = Path(config.config_file_path).parent
    given = config.extra.get("sourceline", {})
    return settings_of(given, base, config.site_name, config.site_url or "", config.repo_url or "")


def mended(html: str) -> str:
    for amiss, right in MENDED:
        html = html.replace(amiss, right)
    return html


def guarded(html: str, name: str) -> str:
    """Mend a page, hold it to the policy, and have it tell the policy; the live server's own script could not run under it."""
    html = mended(html)
    try:
        policy[0].check(html, name)
    except UnlistedScriptError as unlisted:
        raise PluginError(str(unlisted)) from unlisted
    return html if serving else policy[0].told(html)


def with_slots(page: Page) -> None:
    site = (page.canonical_url or "").removesuffix(page.url)
    page.canonical_url = f"{site}{slot('address')}" if site else None
    page.meta = {"template": SHELL, "description": slot("description")}
    page.toc = TableOfContents([AnchorLink("Content", "content", 1)])


def warned(config: MkDocsConfig) -> bool:
    """Whether a strict build is going to fail over warnings: the generator counts them and tells only after `on_post_build`."""
    counters = [*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers] if config.strict else ()
    return any(counter.get_counts() for counter in counters if hasattr(counter, "get_counts"))


def refuse(sentences: Iterable[str]) -> None:
    """Build nothing where there is anything to be told."""
    if told := "\n".join(sentences):
        raise PluginError(told)


def give_up() -> None:
    """Delete what stands aside: the old site, or a new one that is not to be."""
    while asides:
        asides.pop().clear()


def stop(number: int, _: Any) -> None:
    """End as after an exception, so that workers are told and nothing is left aside."""
    in_time = asides and not asides[-1].in_place
    print("The build was stopped; the site stays as it was." if in_time else "The build was stopped.", file=sys.stderr)
    sys.exit(128 + number)


def on_startup(command: str, **_: Any) -> None:
    global serving
    serving = command == "serve"
    if not serving:
        gc.disable()  # a build is over before what goes round in circles could fill the memory
        atexit.register(gc.freeze)  # nor need Python look for circles at the end, which takes most of a second
        signal.signal(signal.SIGTERM, stop)
        atexit.register(give_up)
    sys.path.insert(0, str(Path(__file__).parent))  # workers that are spawned import the engine from here, and no installed one


def on_config(config: MkDocsConfig) -> None:
    refuse(leaving(Path(config.docs_dir)))
    refuse(() if config.site_url or not settings(config).imprint.plates else (NOWHERE,))
    if not serving:
        asides.append(Aside.begin(Path(config.site_dir)))
        config.site_dir = str(asides[-1].folder)
    config.theme.dirs.insert(0, str(TEMPLATES))
    box: BasePlugin[Any] = BasePlugin()  # where this one is, the theme's header makes room for our partials/search.html
    box.config = SimpleNamespace(enabled=True)
    config.plugins["material/search"] = box


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    made = {"home": "Latest", "search": SEARCH[0], "submit": SUBMIT[0], **{name: words[0] for name, words in OVERVIEWS.items()}}
    for name, title in made.items():
        uri = "index.md" if name == "home" else f"{name}.md"
        files.append(File.generated(config, uri, content=f"---\ntitle: {title}\ntemplate: {SHELL}\nsheet: {name}\n---\n"))


def on_nav(nav: Navigation, **_: Any) -> None:
    navigation[:] = [nav]


def on_page_content(html: str, page: Page, **_: Any) -> str:
    if page.file.src_uri != "contribute.md":
        return html
    chapter = page.toc.items[-1].children[-1]  # the last of the guide, which only the engine can write
    chapter.children += [AnchorLink(code, code, chapter.level + 1) for code in sentences()]
    return with_rules(html)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    env.bytecode_cache = COMPILED
    others[:] = [file.url.removeprefix("./") for file in files.documentation_pages()]
    for file in files.documentation_pages():
        if file.page:
            file.page.update_date = EPOCH
    page = Page(slot("title"), File.generated(config, "entries/any/index.md", content=""), config)
    with_slots(page)
    html = mended(env.get_template(SHELL).render(get_context(navigation[0], files, config, page)))
    policy[:] = [Policy.of((html, "".join(Shell.cut(html).pieces)))]  # cutting trims the lines of scripts too
    shells["page"] = Shell.cut(guarded(html, SHELL))
    for name, text in policy[0].files.items():
        files.append(File.generated(config, name, content=text))
    published[:] = [file for file in files if not file.inclusion.is_excluded()]  # type: ignore[no-untyped-call]


def on_page_context(context: Any, page: Page, **_: Any) -> None:
    if "sheet" in page.meta:
        page.file.sheet = page.meta["sheet"]  # type: ignore[attr-defined]
        with_slots(page)


def on_post_page(output: str, page: Page, **_: Any) -> str:
    output = guarded(output, page.file.src_uri)
    if sheet := getattr(page.file, "sheet", ""):
        shells[sheet] = Shell.cut(output)
    return output


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig, **_: Any) -> str:
    if template_name == "sitemap.xml" and config.site_url:
        return ""  # the engine's own has all pages in it
    if template_name == "sitemap.xml":
        return output_content.replace(f"<lastmod>{EPOCH}</lastmod>", "")
    return guarded(output_content, template_name) if template_name.endswith(".html") else output_content


def on_pre_build(**_: Any) -> None:
    while behind:
        behind.pop().join()


def on_post_build(config: MkDocsConfig) -> None:
    built[:] = [config]
    print_pages(config)


def print_pages(config: MkDocsConfig, standing: bool = False) -> None:
    """Have the engine print into the site, and put that in place; the live server's may be `standing` from the last time."""
    told, beside = settings(config), None
    if asides:
        asides[-1].turn(told.cache / SPARE)
        config.site_dir, beside = str(asides[-1].folder), asides[-1].others
    try:
        report = print_edition(
            told, shells, Path(config.site_dir), put_off=serving, standing=standing, beside=beside, others=others
        )
    except (IndexingError, LostError, MissingPackageError) as failure:
        raise PluginError(str(failure)) from failure
    tell(report)
    if asides:
        config.site_dir = str(asides[-1].site)
        if not warned(config):
            asides[-1].take_place()
        give_up()
    if report.rest:
        log.info("%s follows", "Everything else" if standing else "The search")
        leave_behind(follow, report.rest)


def leave_behind(deed: Callable[..., None], *given: Any) -> None:
    """Have something done that nobody waits for but the next build."""
    behind.append(Thread(target=deed, args=given, daemon=True))
    behind[-1].start()


def tell(report: Report) -> None:
    """Log what was done, unless two pages have one address."""
    refuse(collisions((*report.pages, *(file.dest_uri for file in published if not hasattr(file, "sheet")))))
    for problem in report.errors:
        log.warning("%s", problem)
    log.info("%s", report)


def follow(rest: Callable[[], Report | None]) -> None:
    """Do what was put off; what fails there is told, and the next build begins anew."""
    try:
        if report := rest():
            tell(report)
    except (IndexingError, LostError, MissingPackageError, PluginError, OSError) as failure:
        log.error("%s", failure)


def on_build_error(error: Exception, **_: Any) -> None:
    give_up()
    if cause := cause_of(error):
        raise Abort(f"{cause} The site stays as it was.") from error


def on_serve(server: "LiveReloadServer", config: MkDocsConfig, builder: Callable[[], None], **_: Any) -> None:
    told = settings(config)
    watch(server, told)
    leave_behind(meet, told.entries)
    beside = [state_beside_entries(config)]

    def bring_up_to_date() -> None:
        """Print what a saved entry changes at once; build all again where anything else has changed."""
        on_pre_build()
        if (now := state_beside_entries(built[0])) == beside[0]:
            print_pages(built[0], standing=True)
        else:
            beside[0] = now
            builder()

    server.builder = bring_up_to_date


def watch(server: "LiveReloadServer", told: Settings) -> None:
    """Have the server watch the entries: the system tells it of each that is saved, unless it is to look around itself."""
    looking = server.observer
    if not told.poll:
        from sourceline.watching import Prompt  # only a live server watches

        server.observer = Prompt(looking.schedule)  # type: ignore[assignment]
    server.watch(str(told.entries))
    server.observer = looking


def state_beside_entries(config: MkDocsConfig) -> str:
    """A seal of what the generator itself makes pages of."""
    return seal_of_all(Path(config.docs_dir)) + str(Path(config.config_file_path).stat().st_mtime_ns)
