"""The collation of two translations, and the links of terms: what is marked, and that no word is lost by it."""

import re
from html import escape

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sourceline.authorities import Authorities
from sourceline.entry import Term
from sourceline.markup import blocks
from sourceline.page.collation import differing, marked, words_of
from sourceline.page.termlinks import TermLinks

PROSE = st.text(st.sampled_from("ab cde中文，.\"'&<*_\n"), max_size=60)


def both(ours: str, theirs: str) -> tuple[str, str]:
    mine, others = differing(ours, theirs)
    return marked(ours, [("d1", mine)]), marked(theirs, [("differs", others)])


def test_words_that_differ_are_marked_in_runs() -> None:
    ours, theirs = both("<p>must be effaced from the page of time</p>", "<p>Must be wiped off the map</p>")
    assert ours == '<p>must be <span class="d1">effaced from</span> the <span class="d1">page of time</span></p>'
    assert theirs == '<p>Must be <span class="differs">wiped off</span> the <span class="differs">map</span></p>'


def test_case_entities_and_note_marks_make_no_difference() -> None:
    mark = '<a class="mark editor" href="#n1">E1</a>'
    assert differing(f"<p>The “army” &amp; Mao’s{mark}</p>", "<p>the “Army” &amp; Mao’s</p>") == (frozenset(), frozenset())


def test_where_no_spaces_stand_characters_are_compared() -> None:
    assert both("抹去时间", "抹去地图") == ('抹去<span class="d1">时间</span>', '抹去<span class="differs">地图</span>')


def test_a_word_that_two_others_lack_says_both() -> None:
    assert marked("one two", [("d1", {0, 1}), ("d2", {1})]) == '<span class="d1">one</span> <span class="d1 d2">two</span>'


@given(PROSE, PROSE)
def test_marking_changes_no_word(ours: str, theirs: str) -> None:
    html, other = blocks(ours), blocks(theirs)
    mine, others = differing(html, other)
    out = marked(html, [("d1", mine)])
    assert re.sub("</?span[^>]*>", "", out) == html
    kept = [word for at, word in enumerate(words_of(html)) if at not in mine]
    assert kept == [word for at, word in enumerate(words_of(other)) if at not in others]


def links(**labels: str) -> TermLinks:
    term = Term(labels={"ko": "한전호"}, chosen=labels or {"en": "one trench"})
    return TermLinks(("trench",), Authorities({}, {}, {}, {"trench": term}, {}))


def test_a_term_is_linked_where_it_first_stands_in_each_column() -> None:
    terms = links()
    first = terms.linked(Markup("<p>In One trench, one trench.</p>"), "translation", "en")
    assert first == '<p>In <a class="term" href="../../terms/trench/">One trench</a>, one trench.</p>'
    assert "<a" not in terms.linked(Markup("<p>one trench</p>"), "translation", "en")
    assert "<a" in terms.linked(Markup("<p>언제나 한전호에</p>"), "original", "ko")


def test_no_term_is_linked_inside_a_word_a_tag_or_a_link() -> None:
    for html in ("<p>someone trenches</p>", '<p><a href="#x">one trench</a></p>', '<p title="one trench">x</p>'):
        assert links().linked(Markup(html), "translation", "en") == html


@given(PROSE)
def test_a_term_with_any_signs_is_found(words: str) -> None:
    folded = " ".join(words.split())
    if re.search(r"\w", folded):
        html = Markup(f"<p>{escape(folded, quote=False)}</p>")
        assert links(en=folded).linked(html, "translation", "en").count("<a ") == 1
