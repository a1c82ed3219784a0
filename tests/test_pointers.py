"""Pointers between entries: they lead to pages that are there, by an entry's id or by a former one."""

import re
from pathlib import Path

import pytest

from test_printing import cold, run, tree
from test_warm import published, write_entry

CLAIM = "  - {id: c1, text: The harvest was good., kind: event}\n"


def page(edition: Path, id: str, cache: str = "cache") -> str:
    return tree(edition, cache)[f"entries/{id}/index.html"].decode()


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    write_entry(tmp_path / "entries", "harvest", published("The harvest", f"claims:\n{CLAIM}"))
    return tmp_path / "entries"


def pointing(edition: Path, to: str, id: str = "sowing", more: str = "") -> Path:
    relations = f"relations: [{{type: updates, claim: {to}#c1}}]"
    text = (
        f"related:\n  - {{entry: {to}, type: follow-up}}\n{more}"
        f"claims:\n  - {{id: c1, text: Sowing has begun., kind: event, {relations}}}\n"
    )
    return write_entry(edition, id, published("The sowing", text))


def links(page: str) -> list[str]:
    return re.findall(r'href="(\.\./[a-z-]+/(?:#[a-z0-9]+)?)"', page)


def test_a_relation_shows_the_claim_and_leads_there(edition: Path) -> None:
    pointing(edition, "harvest")
    run(edition)
    shown = page(edition, "sowing")
    assert '<a href="../harvest/#c1">harvest#c1</a> <q>The harvest was good.</q> in <cite>The harvest</cite>' in shown
    assert "<!--" not in shown
    assert links(page(edition, "harvest")) == ["../sowing/", "../sowing/#c1"]


def test_an_entry_that_is_not_on_the_site_is_named_and_not_linked(edition: Path) -> None:
    write_entry(edition, "harvest", f"title: The harvest\nclaims:\n{CLAIM}")
    pointing(edition, "harvest")
    run(edition)
    assert links(page(edition, "sowing")) == []
    assert "updates <!--relation harvest#c1-->harvest#c1</li>" in page(edition, "sowing")
    run(edition, "drafts", drafts=True)
    assert "../harvest/#c1" in links(page(edition, "sowing", "drafts"))


def test_a_draft_beside_a_published_entry_is_named_and_not_linked(edition: Path) -> None:
    write_entry(edition, "thaw", f"title: The thaw\nclaims:\n{CLAIM}")
    pointing(edition, "thaw", more="  - {entry: harvest, type: earlier}\n")
    run(edition)
    assert links(page(edition, "sowing")) == ["../harvest/"]
    assert "updates thaw#c1</li>" in page(edition, "sowing")


def test_a_withdrawn_entry_is_linked_without_the_claim_it_no_longer_shows(edition: Path) -> None:
    file = pointing(edition, "harvest")
    withdrawn = "revisions: [{date: 2024-01-01, version: '2', kind: withdrawal, what: The holder objected.}]\n"
    text = published("The harvest", f"claims:\n{CLAIM}{withdrawn}").replace("status: published", "status: withdrawn")
    write_entry(edition, "harvest", text)
    assert not [problem for problem in run(edition).errors if problem.code == "entry-unknown"]
    shown = page(edition, "sowing")
    assert set(links(shown)) == {"../harvest/"}
    assert '<a href="../harvest/">harvest#c1</a> in <cite>The harvest</cite>' in shown
    file.write_text(file.read_text("utf-8").replace("status: published", "status: withdrawn") + withdrawn, "utf-8")
    run(edition)
    assert set(links(page(edition, "harvest"))) == {"../sowing/"}
    assert tree(edition) == cold(edition)


@pytest.mark.parametrize("own", ["sowing", "former-sowing"])
def test_a_relation_to_its_own_entry_stays_within_the_page(edition: Path, own: str) -> None:
    claims = f"""aliases: [former-sowing]
claims:
  - {{id: c1, text: Sowing has begun., kind: event}}
  - {{id: c2, text: Sowing will begin., kind: event, relations: [{{type: repeats, claim: {own}#c1}}]}}
"""
    write_entry(edition, "sowing", published("The sowing", claims))
    run(edition)
    shown = page(edition, "sowing")
    assert '<li>repeats <a href="#c1">claim 1</a></li>' in shown
    assert '<li><a href="#c2">claim 2</a> repeats this</li>' in shown
    assert links(shown) == []


def test_a_renamed_entry_is_found_by_its_former_id(edition: Path) -> None:
    pointing(edition, "harvest")
    run(edition)
    claims = f"aliases: [harvest]\nclaims:\n{CLAIM}"
    write_entry(edition, "good-harvest", published("The good harvest", claims))
    (edition / "2023/harvest.yml").unlink()
    report = run(edition)
    assert not [problem for problem in report.errors if problem.code == "entry-unknown"]
    assert '<a href="../good-harvest/#c1">harvest#c1</a> <q>The harvest was good.</q>' in page(edition, "sowing")
    assert links(page(edition, "good-harvest")) == ["../sowing/", "../sowing/#c1"]
    assert tree(edition) == cold(edition)


def test_a_former_address_sends_its_reader_on(edition: Path) -> None:
    write_entry(edition, "harvest", published("A <good> harvest", "aliases: [old-harvest, older-harvest]\n"))
    report = run(edition)
    for alias in ("old-harvest", "older-harvest"):
        sent = page(edition, alias)
        assert sent.startswith("<!doctype html>\n<html")
        assert '<meta http-equiv="refresh" content="0; url=../harvest/">' in sent
        assert '<link rel="canonical" href="https://example.org/entries/harvest/">' in sent
        assert '<meta name="robots" content="noindex">' in sent
        assert "<title>A &lt;good&gt; harvest · Edition</title>" in sent
        assert '<a href="../harvest/">A &lt;good&gt; harvest</a>' in sent
        assert f"entries/{alias}/index.html" in report.printed
    assert run(edition).printed == ()
    write_entry(edition, "harvest", published("The harvest", "aliases: [old-harvest]\n"))
    assert "entries/older-harvest/index.html" in run(edition).removed
    assert tree(edition) == cold(edition)


def test_an_alias_that_is_taken_leaves_the_entry_of_that_name_alone(edition: Path) -> None:
    pointing(edition, "harvest")
    write_entry(edition, "thaw", published("The thaw", f"aliases: [harvest]\nclaims:\n{CLAIM}"))
    assert "id-taken" in {problem.code for problem in run(edition).errors}
    assert "<h1>The harvest</h1>" in page(edition, "harvest")
    (edition / "2023/harvest.yml").unlink()
    run(edition)
    assert "../thaw/#c1" in links(page(edition, "sowing"))
    assert tree(edition) == cold(edition)
    write_entry(edition, "harvest", published("The harvest", f"claims:\n{CLAIM}"))
    run(edition)
    assert links(page(edition, "thaw")) == []
    assert tree(edition) == cold(edition)


def test_a_draft_has_no_former_address(edition: Path) -> None:
    write_entry(edition, "harvest", "title: The harvest\naliases: [old-harvest]\n")
    run(edition)
    assert not [address for address in tree(edition) if address.startswith("entries/")]
