"""A citation says the same in every form, and no form is broken by what stands in a title."""

import json

from sourceline.authorities import Authorities
from sourceline.citation import Citation, citation_of
from sourceline.directory import Directory
from sourceline.entry import Entry, Outlet, Person
from sourceline.imprint import Imprint
from sourceline.reading.vocabulary import adapter

RECORDS = Authorities(
    people={"jane-doe": Person(name="Jane Doe")},
    outlets={"example-gazette": Outlet(name="Example Gazette")},
    topics={},
    terms={},
    digests={},
)


def _citation(**more: object) -> Citation:
    written = {
        "title": "Sowing & harvest: 100%", "context": "Why.", "segments": [{"id": "s1"}],
        "source": {"outlet": "example-gazette", "authors": [{"name": "A. Farmer"}], "title": "Сев", "date": "2023-03-28"},
        "translations": {
            "en": {"method": "human", "translators": ["jane-doe", {"name": "John Roe"}]}, "de": {"method": "machine"},
        },
        "editors": ["jane-doe"], "published": "~2023-04",
    }  # fmt: skip
    entry = adapter(Entry).validate_python(written | more)
    return citation_of(entry, "spring-sowing", Directory(RECORDS), Imprint("Sourceline", "https://example.org/"))


def test_formatted() -> None:
    assert _citation().formatted == (
        "A. Farmer, “Сев”, Example Gazette, 28 March 2023, translated by Jane Doe, John Roe, in “Sowing & harvest: 100%”, "
        "Sourceline, about April 2023, https://example.org/entries/spring-sowing/."
    )


def test_formatted_leaves_out_what_is_not_known() -> None:
    address = "https://example.org/entries/spring-sowing/"
    bare = _citation(source={}, translations={"en": {"method": "human"}}, published="unknown")
    assert bare.formatted == f"“Sowing & harvest: 100%”, in “Sowing & harvest: 100%”, Sourceline, {address}."


def test_csl() -> None:
    item = json.loads(_citation().csl)
    assert item["translator"] == [{"literal": "Jane Doe"}, {"literal": "John Roe"}]
    assert item["issued"] == {"date-parts": [[2023, 4]], "circa": True}
    assert item["original-date"] == {"date-parts": [[2023, 3, 28]]}
    assert item["language"] == "en"
    assert "issued" not in json.loads(_citation(published="unknown").csl)


def test_bibtex() -> None:
    lines = _citation().bibtex.splitlines()
    assert lines[0] == "@online{spring-sowing,"
    assert "  title = {Sowing \\& harvest: 100\\%}," in lines
    assert "  translator = {{Jane Doe} and {John Roe}}," in lines
    assert "  date = {2023-04}," in lines
    assert lines[-1] == "}"


def test_bibtex_braces_are_balanced() -> None:
    made = _citation(title="A { brace \\ and } another {").bibtex
    assert made.count("{") == made.count("}")


def test_ris() -> None:
    lines = _citation(title="Sowing\nER  - ").ris.splitlines()
    assert lines[:2] == ["TY  - ELEC", "TI  - Sowing ER -"]
    assert lines[-1] == "ER  - "
    assert sum(line.startswith("ER") for line in lines) == 1
    assert "DA  - 2023/04" in lines
