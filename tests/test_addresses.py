"""Sitemaps, robots.txt, redirects and the link set: what they name is there, and everything that is there is named."""

import json
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from printed import IMPRINT, Printed
from sourceline.addresses import sitemap
from sourceline.addresses.redirects import redirects
from sourceline.addresses.robots import robots
from sourceline.imprint import Imprint

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ROOT = IMPRINT.address


def locations(raw: bytes) -> list[str]:
    return [str(one.text) for one in etree.fromstring(raw).findall(".//s:loc", NAMES)]


def test_the_sitemaps_name_every_page_once_and_nothing_else(printed: Printed) -> None:
    files = [one.removeprefix(ROOT) for one in locations(printed.read("sitemap.xml"))]
    found = [one for file in files for one in locations(printed.read(file))]
    pages = {at.removesuffix("index.html") for at in printed.report.pages if at.endswith(".html")}
    moved = {f"entries/{alias}/" for id in printed.ids for alias in printed.entry(id).aliases}
    own = {at for at in pages if "/" not in at.rstrip("/")} | {at for at in pages if at.startswith(("claims/", "figures/"))}
    assert len(found) == len(set(found))
    assert {one.removeprefix(ROOT) for one in found} == pages - moved - own  # those at the top are MkDocs' to name


def test_a_sitemap_tells_the_day_of_the_last_change(printed: Printed) -> None:
    tree = etree.fromstring(printed.read("sitemap-entries-1.xml"))
    days = {one.findtext("s:loc", "", NAMES): one.findtext("s:lastmod", "", NAMES) for one in tree.findall("s:url", NAMES)}
    assert days[f"{ROOT}entries/sowing/"] == "2023-07-11"


def test_sitemaps_are_split_at_fifty_thousand() -> None:
    places = [(f"{ROOT}{number}/", "") for number in range(sitemap.MOST * 2 + 1)]
    files = dict(sitemap.split("entries", places))
    assert [len(part) for part in files.values()] == [50_000, 50_000, 1]
    assert [one for part in files.values() for one in part] == places
    written = sitemap.sitemap(files["sitemap-entries-1.xml"]).encode()
    assert len(locations(written)) == 50_000
    assert len(written) < 50 * 2**20


def test_robots_may_read_everything_but_drafts(printed: Printed) -> None:
    told = RobotFileParser()
    told.parse(printed.read("robots.txt").decode().splitlines())
    assert told.can_fetch("any", f"{ROOT}entries/sowing/")
    assert told.site_maps() == [f"{ROOT}sitemap.xml"]
    told = RobotFileParser()
    told.parse(robots(Imprint("Edition", ROOT, drafts=True)).splitlines())
    assert not told.can_fetch("any", f"{ROOT}entries/sowing/")


def test_a_former_address_sends_on_by_page_and_by_rule(printed: Printed) -> None:
    page = printed.read("entries/sowing-2023/index.html").decode()
    assert 'content="0; url=../sowing/"' in page
    assert f'<link rel="canonical" href="{ROOT}entries/sowing/">' in page
    assert printed.read("_redirects").decode() == "/edition/entries/sowing-2023/* /edition/entries/sowing/:splat 301\n"


@pytest.mark.parametrize(("address", "root"), [("", "/"), ("https://example.org/", "/"), ("https://example.org/a/", "/a/")])
def test_redirects_begin_at_the_root_of_the_site(address: str, root: str) -> None:
    assert redirects({"old": "new"}, address) == f"{root}entries/old/* {root}entries/new/:splat 301\n"


def test_the_link_set_leads_to_what_is_there(printed: Printed) -> None:
    (links,) = json.loads(printed.read(".well-known/api-catalog"))["linkset"]
    named = [link["href"] for key, part in links.items() if key != "anchor" for link in part]
    for address in named:
        path = address.removeprefix(ROOT)
        assert printed.read(f"{path}index.html" if path.endswith("/") else path)
    assert len(named) == 5
