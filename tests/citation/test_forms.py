"""A citation says the same in every form: other people's readers get out of it what went in, whatever a text holds."""

import json
from dataclasses import replace
from random import Random

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Entry as BibEntry
from pybtex.database import Person as BibPerson
from pybtex.database import parse_string
from pybtex.richtext import Text

from references import reference
from sourceline.authorities import Authorities
from sourceline.citation import Citation, PersonName, citation_of
from sourceline.citation.name import parted
from sourceline.directory import Directory
from sourceline.entry import Entry, Outlet, Person
from sourceline.imprint import Imprint
from sourceline.reading import is_clean
from sourceline.reading.vocabulary import adapter

RECORDS = Authorities(
    people={"jane-doe": Person(name="Jane Doe", family="Doe"), "kim-yo-jong": Person(name="Kim Yo Jong")},
    outlets={"example-gazette": Outlet(name="Example Gazette")},
    topics={},
    terms={},
    digests={},
)
SEV = '<i><bdi lang="ru">Сев</bdi></i>'
ADDRESS = "https://example.org/entries/spring-sowing/"
MARKS = (
    "</pre>",
    "]]>",
    "{",
    "}",
    "\\",
    "“",
    '"',
    "'",
    "\u05d0\u05d1",
    "𐍈😀",
    "<b>",
    "&amp;",
    "%",
    "$",
    "~",
    "^",
    "_",
    "#",
    ",",
    " and ",
    "ER  - ",
)
TEXTS = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(MARKS)), min_size=1, max_size=6).map("".join).filter(
    lambda text: is_clean(text) and " ".join(text.split()) == text != ""
)  # fmt: skip
"""Any text the reader lets through, on one line."""


def _citation(**more: object) -> Citation:
    written = {
        "title": "Sowing & harvest: 100%", "context": "Why.", "segments": [{"id": "s1"}],
        "source": {
            "outlet": "example-gazette", "authors": ["kim-yo-jong"], "title": "Сев", "date": "2023-03-28", "language": "ru",
        },
        "translations": {
            "en": {"method": "human", "translators": ["jane-doe", {"name": "John Roe"}]}, "de": {"method": "machine"},
        },
        "editors": ["jane-doe"], "published": "~2023-04",
    }  # fmt: skip
    entry = adapter(Entry).validate_python(written | more)
    return citation_of(entry, "spring-sowing", Directory(RECORDS), Imprint("Sourceline", "https://example.org/"))


def test_formatted() -> None:
    assert dict(_citation().formatted) == {
        "Chicago, note": "Kim Yo Jong, “Sowing &amp; Harvest: 100%,” trans. Jane Doe and John Roe, Sourceline, April 2023; "
        f"originally published as {SEV} (Example Gazette, March 28, 2023), {ADDRESS}.",
        "APA": "Kim Yo Jong. (2023, April). <i>Sowing &amp; harvest: 100%</i> (J. Doe &amp; John Roe, Trans.). Sourceline. "
        f"{ADDRESS} (Original work published as {SEV}, 2023, Example Gazette)",
        "MLA": "Kim Yo Jong. “Sowing &amp; Harvest: 100%.” <i>Sourceline</i>, translated by Jane Doe and John Roe, Apr. 2023, "
        f"{ADDRESS}. Originally published as {SEV}, Example Gazette, 2023.",
    }


def test_formatted_leaves_out_what_is_not_known() -> None:
    bare = _citation(source={}, translations={"en": {"method": "human"}}, published="unknown")
    assert [str(html) for _, html in bare.formatted] == [
        f"“Sowing &amp; Harvest: 100%,” Sourceline, {ADDRESS}.",
        f"<i>Sowing &amp; harvest: 100%</i>. (n.d.). Sourceline. Retrieved {ADDRESS}",
        f"“Sowing &amp; Harvest: 100%.” <i>Sourceline</i>, {ADDRESS}.",
    ]


def test_what_a_source_without_title_is_stands_in_brackets() -> None:
    assert _citation(source={"about": "Report of a speech"}).original_title == "[Report of a speech]"


@pytest.mark.parametrize(
    ("whole", "family", "forms"),
    [
        ("Jane Doe", "Doe", ["Jane Doe", "Doe, Jane", "J. Doe", "Doe, J."]),
        ("Otto von Bismarck", "Bismarck", ["Otto von Bismarck", "Bismarck, Otto von", "O. von Bismarck", "Bismarck, O. von"]),
        ("Vincent van Gogh", "van Gogh", ["Vincent van Gogh", "van Gogh, Vincent", "V. van Gogh", "van Gogh, V."]),
        ("Jean-Paul Sartre", "Sartre", ["Jean-Paul Sartre", "Sartre, Jean-Paul", "J.-P. Sartre", "Sartre, J.-P."]),
        ("Kim Yo Jong", "Kim", ["Kim Yo Jong"] * 4),
        ("김여정", None, ["김여정"] * 4),
        ("Wilhelm I", None, ["Wilhelm I"] * 4),
        ("Doe", "Doe", ["Doe"] * 4),
        ("von Doe", "Doe", ["von Doe"] * 4),
    ],
)
def test_names(whole: str, family: str | None, forms: list[str]) -> None:
    name = parted(whole, family)
    assert [name.form(form) for form in ("straight", "inverted", "initials", "sorted")] == forms


def test_no_form_breaks_a_shape() -> None:
    for seed in range(300):
        for _, html in reference(Random(seed)).formatted:  # noqa: S311
            assert html.count("<i>") == html.count("</i>")
            assert "{" not in html


@settings(deadline=None)
@given(title=TEXTS, original=TEXTS, outlet=TEXTS, whole=TEXTS)
def test_what_goes_into_csl_json_comes_out(title: str, original: str, outlet: str, whole: str) -> None:
    item = json.loads(_with(title, original, outlet, whole).csl)
    assert (item["title"], item["original-publisher"], item["translator"]) == (title, outlet, [{"literal": whole}])
    assert item["original-title"].removeprefix('<span class="nocase">').removesuffix("</span>") == original.removesuffix(
        "</span>"
    )
    assert item["author"] == [{"family": "Doe", "given": "Jane"}]
    assert item["issued"] == {"date-parts": [[2023, 4]]}
    assert item["original-date"] == {"date-parts": [[2023, 3, 28]]}
    assert (item["language"], item["container-title"], item["URL"]) == ("en", "Sourceline", ADDRESS)


@settings(deadline=None)
@given(title=TEXTS, original=TEXTS, outlet=TEXTS, whole=TEXTS)
def test_what_goes_into_bibtex_comes_out_of_pybtex(title: str, original: str, outlet: str, whole: str) -> None:
    [(key, read)] = parse_string(_with(title, original, outlet, whole).bibtex, "bibtex").entries.items()
    assert isinstance(read, BibEntry)
    assert key == "spring-sowing"
    fields = {name: _read(value) for name, value in read.fields.items() if name != "translator"}
    for name, went_in in (("title", title), ("origtitle", original), ("origpublisher", outlet)):
        assert _spaced(fields[name]) == _spaced(went_in)
    assert (fields["journaltitle"], fields["url"], fields["language"]) == ("Sourceline", ADDRESS, "en")
    assert (fields["date"], fields["origdate"]) == ("2023-04", "2023-03-28")
    [author] = read.persons["author"]
    assert (author.first_names, author.last_names) == (["Jane"], ["Doe"])
    [translator] = map(BibPerson, split_name_list(read.fields["translator"]))
    assert _spaced(_read(" ".join(translator.last_names))) == _spaced(whole)


@settings(deadline=None)
@given(title=TEXTS, original=TEXTS, outlet=TEXTS, whole=TEXTS)
def test_what_goes_into_ris_comes_out_of_rispy(title: str, original: str, outlet: str, whole: str) -> None:
    [read] = rispy.loads(_with(title, original, outlet, whole).ris)
    assert (read["title"], read["original_publication"], read["notes"]) == (
        title,
        original,
        [f"Original: {outlet}, 28 March 2023"],
    )
    assert (read["authors"], read["translated_author"]) == (["Doe, Jane"], whole.replace(",", ";"))
    assert (read["type_of_reference"], read["secondary_title"], read["date"], read["language"]) == (
        "ELEC",
        "Sourceline",
        "2023/04",
        "en",
    )
    assert (read["urls"], read["id"]) == ([ADDRESS], "spring-sowing")


def test_particles_reach_bibtex() -> None:
    made = replace(_citation(), authors=(parted("Otto von Bismarck", "Bismarck"), parted("TASS, translator unnamed")))
    people = parse_string(made.bibtex, "bibtex").entries["spring-sowing"].persons["author"]
    assert (people[0].first_names, people[0].prelast_names, people[0].last_names) == (["Otto"], ["von"], ["Bismarck"])
    assert people[1].last_names == ["{TASS, translator unnamed}"]


def _with(title: str, original: str, outlet: str, whole: str) -> Citation:
    """A citation that holds these texts; its author's name is in parts, its translator's whole."""
    facts = replace(_citation(), title=title, original_title=original, outlet=outlet)
    return replace(facts, authors=(parted("Jane Doe", "Doe"),), translators=(PersonName(whole),))


SPELLED = {"\\textasciicircum{}": "^", "\\textbraceleft{}": "{", "\\textbraceright{}": "}", "\\$": "$"}
"""How four signs are written that pybtex's table lacks."""


def _read(latex: str) -> str:
    """What LaTeX makes of a field."""
    for at, command in enumerate(SPELLED):
        latex = latex.replace(command, chr(0xE000 + at))
    text = str(Text.from_latex(latex))
    for at, sign in enumerate(SPELLED.values()):
        text = text.replace(chr(0xE000 + at), sign)
    return text


def _spaced(text: str) -> str:
    """A text with single spaces: LaTeX takes a space it cannot break for any other."""
    return " ".join(text.split())
