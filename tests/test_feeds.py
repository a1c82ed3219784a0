"""Feeds, read back by feedparser and by a reader of JSON: what stands in them, in what order, and under which names."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from printed import IMPRINT, SHELLS, Printed
from sourceline.feeds import items
from sourceline.feeds.atom import atom
from sourceline.feeds.feed import Feed, Item, moment
from sourceline.feeds.json_feed import json_feed
from sourceline.markup import plain
from sourceline.printing import print_edition
from sourceline.printing.pages import name_of
from sourceline.settings import Settings
from sourceline.standing import last_changed

ADDRESS = IMPRINT.address


def read_atom(printed: Printed, address: str) -> Any:
    found = feedparser.parse(printed.read(address))
    assert not found.bozo, found.bozo_exception
    return found


def read_json(printed: Printed, address: str) -> Any:
    return json.loads(printed.read(address))


def feeds(printed: Printed) -> Iterator[str]:
    return (at.removesuffix("feed.atom") for at in printed.report.pages if at.endswith("feed.atom"))


def test_every_subject_with_entries_has_both_files(printed: Printed) -> None:
    folders = [*feeds(printed)]
    assert {"", "corrections/", "topics/numbers-in-relay/", "people/maria-example/", "outlets/example-gazette/"} <= {*folders}
    for folder in folders:
        told, also = read_atom(printed, f"{folder}feed.atom"), read_json(printed, f"{folder}feed.json")
        assert told.feed.title == also["title"]
        assert told.feed.id == also["home_page_url"] == f"{ADDRESS}{folder}"
        assert also["feed_url"] == f"{ADDRESS}{folder}feed.json"
        assert [one.id for one in told.entries] == [one["id"] for one in also["items"]]
        assert 0 < len(told.entries) <= 50


def test_every_field_comes_out(printed: Printed) -> None:
    told = {one.id: one for one in read_atom(printed, "feed.atom").entries}
    also = {one["id"]: one for one in read_json(printed, "feed.json")["items"]}
    published = [id for id in printed.ids if printed.entry(id).status == "published"]
    assert len(told) == len(published)
    for id in published:
        entry = printed.entry(id)
        print = json.loads(printed.read(f"entries/{id}/index.json"))
        known = f"{ADDRESS}entries/{entry.aliases[0] if entry.aliases else id}/"
        one, two = told[known], also[known]
        first = next(iter(entry.translations.values()))
        authors = [printed.name(who) for who in entry.source.authors] or [printed.name(entry.source.outlet)]
        topics = [printed.name(topic, "topics") for topic in entry.topics]
        assert one.title == two["title"] == entry.title
        assert one.link == two["url"] == f"{ADDRESS}entries/{id}/"
        assert one.get("summary") == two.get("summary") == entry.summary
        assert [name.name for name in one.authors] == [name["name"] for name in two["authors"]] == authors
        assert [name.name for name in one.contributors] == [printed.name(who) for who in first.translators]
        assert two["_sourceline"]["translators"] == [printed.name(who) for who in first.translators]
        assert [tag.term for tag in one.tags] == two["tags"] == topics
        changed = last_changed(entry)
        assert changed
        assert one.updated == two["date_modified"] == moment(changed.iso)
        assert one.published == two["date_published"] == moment(entry.published.iso if entry.published else "")
        assert one.rights == two["_sourceline"]["licence"] == (first.licence or "CC-BY-4.0")
        assert two["_sourceline"]["data"] == f"{ADDRESS}entries/{id}/index.json"
        assert two["content_html"] == print["html"]
        (content,) = one.content
        assert content.language == two["language"] == print["language"]


def test_the_text_is_whole_with_its_notes_and_every_link_leads_out_of_the_feed(printed: Printed) -> None:
    for item in read_json(printed, "feed.json")["items"]:
        id = item["url"].split("/")[-2]
        entry, text = printed.entry(id), plain(re.sub("<[^>]*>", " ", item["content_html"]))
        words = re.sub(r"\W+", "", text)
        key = next(iter(entry.translations))
        for segment in entry.segments:
            rendering = segment.renderings.get(key)
            if rendering and rendering.text:
                first = re.sub(r"\W+", "", plain(rendering.text.split("[^")[0]))[:30]
                assert first in words, (id, segment.id)
        for note in entry.notes:
            assert re.sub(r"\W+", "", plain(note.text))[:30] in words, (id, note.id)
        assert not [link for link in re.findall('(?:href|src)="([^"]*)"', item["content_html"]) if not link.startswith("http")]
        assert 'id="' not in item["content_html"]


def test_corrections_have_a_feed_of_their_own(printed: Printed) -> None:
    told = read_json(printed, "corrections/feed.json")["items"]
    wanted = {
        (printed.entry(id).title, one.date.iso) for id in printed.ids for one in printed.entry(id).revisions if one.material
    }
    assert {(one["title"].removeprefix("Corrected: "), one["date_modified"][:10]) for one in told} == wanted
    assert [one["date_modified"] for one in told] == sorted((one["date_modified"] for one in told), reverse=True)


@pytest.fixture
def small(tmp_path: Path, printed: Printed) -> Settings:
    shutil.copytree(printed.entries, tmp_path / "entries")
    return Settings(tmp_path / "entries", tmp_path / "cache", IMPRINT, jobs=1)


def test_a_changed_entry_moves_to_the_front_and_keeps_its_name(small: Settings) -> None:
    def listed() -> list[tuple[str, str]]:
        items = json.loads((small.cache / "pages/feed.json").read_bytes())["items"]
        return [(one["id"], one["url"]) for one in items if "sowing" not in one["id"]]

    print_edition(small, SHELLS)
    last, address = listed()[-1]
    (file,) = small.entries.glob(f"[12]*/{address.split('/')[-2]}.yml")
    text = re.sub(r"(?m)^updated:.*\n", "", file.read_text("utf-8"))
    given = f"\nstatus: published\nupdated: 2030-01-01\naliases: [{file.stem}]"
    file.with_name("new-id.yml").write_text(text.replace("\nstatus: published", given), "utf-8")
    file.unlink()
    report = print_edition(small, SHELLS)
    assert listed()[0] == (last, f"{ADDRESS}entries/new-id/")
    assert {"feed.atom", "feed.json"} <= {*report.printed}


def test_a_feed_whose_members_did_not_change_is_kept(small: Settings) -> None:
    print_edition(small, SHELLS)
    file = small.entries / "1870/ems-dispatch.yml"
    file.write_text(file.read_text("utf-8") + "# A remark.\n", "utf-8")
    printed = {at for at in print_edition(small, SHELLS).printed if "feed." in at}
    assert {"feed.atom", "feed.json"} <= printed
    assert not {at for at in printed if at.startswith(("corrections/", "people/kim-yo-jong/"))}


def test_what_could_be_followed_at_the_last_release_still_can_be(small: Settings) -> None:
    """Its entries may all have gone elsewhere since, by a corrected date, language or topic."""
    (small.entries / "authority/topics/tides.yml").write_text("title: Tides\n", "utf-8")
    print_edition(small, SHELLS)
    pages = small.cache / "pages"
    assert not (pages / name_of("topics/tides/feed.atom")).exists()
    names = ("years/1066", "languages/la", "topics/tides", "years/../../1067", "languages/../la")
    (small.entries / "released.json").write_text(json.dumps({name: [] for name in names}), "utf-8")
    report = print_edition(small, SHELLS)
    for name in names[:3]:
        assert "No entry" in (pages / name_of(f"{name}/index.html")).read_text("utf-8")
    feed = feedparser.parse((pages / name_of("topics/tides/feed.atom")).read_bytes())
    assert (feed.bozo, feed.feed.title, feed.entries) == (False, "Tides · The Edition", [])
    assert not [at for at in report.printed if ".." in at]
    assert sorted(one.code for one in report.errors if one.code.endswith("vanished")) == ["record-vanished"] * 2


def test_a_feed_is_bounded(monkeypatch: pytest.MonkeyPatch, printed: Printed) -> None:
    ids = [id for id in printed.ids if printed.entry(id).status == "published"]
    monkeypatch.setattr(items, "FULL", 10_000)
    found = [*items.entry_items(ids, dict.fromkeys(ids, "x"), lambda id: printed.read(f"entries/{id}/index.json"), IMPRINT)]
    assert sum(len(one.html) for one in found) <= 10_000
    assert all(one.html or one.summary for one in found)


def test_without_an_address_ids_are_absolute_all_the_same() -> None:
    item = Item("entries/sowing/", "/entries/sowing/", "Sowing", "en", "<p>Text</p>", "2023", "2023-04")
    imprint = type(IMPRINT)("The Edition")
    found = feedparser.parse(atom(Feed("topics/x/", "T", "", [item], imprint)).encode())
    assert found.feed.id.startswith("urn:uuid:")
    assert found.entries[0].id.startswith("urn:uuid:")
    assert found.entries[0].updated == "2023-04-01T00:00:00Z"
    assert json.loads(json_feed(Feed("", "T", "", [item], imprint)))["items"][0]["date_published"] == "2023-01-01T00:00:00Z"


def test_listings_and_corrections_lead_to_their_feeds(printed: Printed) -> None:
    for folder in feeds(printed):
        page = printed.read(f"{folder}index.html").decode() if folder else ""
        assert not folder or ('href="feed.atom"' in page and 'href="feed.json"' in page), folder
    entries = {at for at in printed.report.pages if at.endswith(".html") and b'href="feed.atom"' in printed.read(at)}
    assert {at.rpartition("/")[0] + "/" for at in entries} == {*feeds(printed)} - {""}
