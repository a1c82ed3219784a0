"""The head of a page, read back by other people's software: whatever the entry gives is in it."""

import json
from typing import Any

import extruct
import pytest
from lxml import html
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

from printed import Printed
from sourceline.chain import first_named, sources_of
from sourceline.markup import plain
from sourceline.standing import licence_address

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's reader of JSON-LD uses it itself

SCHEMA = Namespace("https://schema.org/")
ADDRESSES = ("license", "url", "sameAs", "archivedAt", "contentUrl")
CONTEXT = {"@vocab": str(SCHEMA), **{name: {"@type": "@id"} for name in ADDRESSES}}
"""As much of schema.org's own context as tells addresses from texts; nothing is fetched."""


def read(printed: Printed, id: str) -> dict[str, Any]:
    found: dict[str, Any] = extruct.extract(
        printed.read(f"entries/{id}/index.html").decode(), syntaxes=["json-ld", "opengraph", "dublincore"], uniform=True
    )
    return found


def graph_of(printed: Printed, id: str) -> Graph:
    (block,) = read(printed, id)["json-ld"]
    assert block["@context"] == "https://schema.org"
    graph = Graph()
    graph.parse(data=json.dumps({**block, "@context": CONTEXT}), format="json-ld")
    return graph


def ids(printed: Printed) -> list[str]:
    return [id for id in printed.ids if printed.entry(id).status == "published"]


def at(id: str, place: str) -> URIRef:
    return URIRef(f"https://example.org/edition/entries/{id}/#{place}")


def texts(graph: Graph, of: Any, *path: str) -> list[str]:
    """Every value at the end of a path of properties."""
    found = [of]
    for name in path:
        found = [value for node in found for value in graph.objects(node, SCHEMA[name])]
    return sorted(str(value) for value in found)


def names(printed: Printed, references: Any) -> list[str]:
    return sorted({printed.name(one) for one in references})


def test_an_article_is_a_translation_of_a_work(printed: Printed) -> None:
    for id in ids(printed):
        entry, graph = printed.entry(id), graph_of(printed, id)
        article, original = at(id, "article"), at(id, f"source-{entry.source.id}")
        assert (article, RDF.type, SCHEMA.Article) in graph
        assert (article, SCHEMA.translationOfWork, original) in graph
        assert texts(graph, article, "headline") == [entry.title]
        assert texts(graph, article, "url") == [f"https://example.org/edition/entries/{id}/"]
        assert texts(graph, article, "datePublished") == ([entry.published.iso] if entry.published else [])
        first = next(iter(entry.translations.values()))
        assert texts(graph, article, "translator", "name") == names(printed, first.translators)
        assert texts(graph, article, "editor", "name") == names(printed, entry.editors)
        assert texts(graph, article, "author", "name") == names(printed, entry.source.authors)
        assert texts(graph, article, "license") == [licence_address(first.licence or "CC-BY-4.0")]
        assert texts(graph, article, "correction", "text") == sorted(plain(one.what) for one in entry.revisions if one.material)
        assert set(graph.objects(article, SCHEMA.isBasedOn)) == {at(id, f"source-{one.id}") for one in entry.sources}


def test_every_source_is_a_work(printed: Printed) -> None:
    for id in ids(printed):
        entry, graph = printed.entry(id), graph_of(printed, id)
        for one in (entry.source, *entry.sources):
            work = at(id, f"source-{one.id}")
            assert texts(graph, work, "name") == ([one.title.text] if one.title else [])
            assert texts(graph, work, "inLanguage") == ([one.language] if one.language else [])
            assert texts(graph, work, "url") == ([one.url] if one.url and one.url != "unknown" else [])
            assert texts(graph, work, "archivedAt") == sorted(archive.url for archive in one.archives)
            assert texts(graph, work, "datePublished") == ([one.date.iso] if one.date and one.date.known else [])
            assert texts(graph, work, "description") == ([one.about] if one.about else [])
            assert set(graph.objects(work, SCHEMA.isBasedOn)) == (
                {at(id, f"source-{one.derives_from}")} if one.derives_from else set()
            )


def test_every_claim_is_one_and_only_judged_ones_are_reviewed(printed: Printed) -> None:
    reviewed = 0
    for id in ids(printed):
        entry, graph = printed.entry(id), graph_of(printed, id)
        assert set(graph.subjects(RDF.type, SCHEMA.Claim)) == {at(id, claim.id) for claim in entry.claims}
        for claim in entry.claims:
            node, named = at(id, claim.id), first_named(claim.chain)
            assert texts(graph, node, "text") == [claim.text]
            assert texts(graph, node, "author", "name") == (names(printed, [named.who]) if named else [])
            assert set(graph.objects(node, SCHEMA.appearance)) == {at(id, f"source-{one}") for one in sources_of(claim)}
            first = [hop.source for hop in claim.chain if hop.source][:1]
            assert set(graph.objects(node, SCHEMA.firstAppearance)) == {at(id, f"source-{one}") for one in first}
            reviews = set(graph.subjects(SCHEMA.itemReviewed, node))
            assert len(reviews) == len(claim.assessments)
            for review in reviews:
                assert (review, SCHEMA.claimReviewed, Literal(claim.text)) in graph
            rated = sorted(text for review in reviews for text in texts(graph, review, "reviewRating", "alternateName"))
            assert rated == sorted(one.verdict.replace("-", " ") for one in claim.assessments)
            days = sorted(text for review in reviews for text in texts(graph, review, "datePublished"))
            assert days == sorted(one.date.iso for one in claim.assessments)
            reviewed += len(reviews)
    assert reviewed


def test_reference_managers_and_shared_links_find_their_fields(printed: Printed) -> None:
    for id in ids(printed):
        entry, found = printed.entry(id), read(printed, id)
        graph = {name: value for block in found["opengraph"] for name, value in block.items()}
        assert graph["@type"] == "article"
        assert graph.get("article:published_time") == (entry.published.iso if entry.published else None)
        core = [one for block in found["dublincore"] for part in ("elements", "terms") for one in block[part]]
        told = {(one["name"].split(".")[-1].lower(), one["content"]) for one in core}
        first = next(iter(entry.translations.values()))
        wanted = {
            ("title", entry.title),
            ("publisher", "The Edition"),
            ("identifier", f"https://example.org/edition/entries/{id}/"),
        }
        wanted |= {("creator", name) for name in names(printed, entry.source.authors)}
        wanted |= {("contributor", name) for name in names(printed, [*first.translators, *entry.editors])}
        wanted |= {("alternative", entry.source.title.text)} if entry.source.title else set()
        assert wanted <= told


def test_highwire_tags_give_what_google_scholar_asks_for(printed: Printed) -> None:
    for id in ids(printed):
        entry, page = printed.entry(id), html.fromstring(printed.read(f"entries/{id}/index.html").decode())
        tags = [(one.get("name"), one.get("content")) for one in page.xpath("//meta[starts-with(@name, 'citation_')]")]
        assert ("citation_title", entry.title) in tags
        assert sorted(value for name, value in tags if name == "citation_author") == names(printed, entry.source.authors)
        if entry.published:
            assert ("citation_publication_date", entry.published.iso.replace("-", "/")) in tags
        alternates = {(one.get("hreflang"), one.get("href")) for one in page.xpath("//link[@hreflang]")}
        assert len(alternates) >= 1
        robust = page.xpath("//a[@data-versionurl]")
        archives = [archive for one in (entry.source, *entry.sources) if one.url != "unknown" for archive in one.archives]
        assert {one.get("data-versionurl") for one in robust} == {one.url for one in archives if one.captured.known}
        assert all(one.get("data-originalurl") and one.get("data-versiondate") for one in robust)


def test_a_withdrawn_entry_tells_no_more_than_its_page(printed: Printed) -> None:
    (id,) = [id for id in printed.ids if printed.entry(id).status == "withdrawn"]
    entry, graph = printed.entry(id), graph_of(printed, id)
    assert texts(graph, at(id, "article"), "creativeWorkStatus") == ["withdrawn"]
    assert set(graph.subjects(RDF.type, None)) >= {at(id, "article")}
    page = printed.read(f"entries/{id}/index.html").decode()
    assert not [claim.text for claim in entry.claims if claim.text in page]
    assert 'name="citation_' not in page


@pytest.mark.parametrize(
    ("spdx", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC-BY-3.0-DE", "https://creativecommons.org/licenses/by/3.0/de/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("OGL-UK-3.0", "https://spdx.org/licenses/OGL-UK-3.0.html"),
    ],
)
def test_a_licence_has_an_address(spdx: str, address: str) -> None:
    assert licence_address(spdx) == address
