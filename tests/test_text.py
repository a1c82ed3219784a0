"""The text on a page: every language in its own direction."""

from conftest import completed
from sourceline.authorities import Authorities
from sourceline.directory import Directory
from sourceline.imprint import Imprint
from sourceline.page import entry_page
from sourceline.reading import read_entry

NOBODY = Directory(Authorities(people={}, outlets={}, topics={}, terms={}, digests={}))


def test_a_translation_that_runs_from_right_to_left_says_so() -> None:
    segments = "[{id: s1, original: Сев начался., ar: بدأت الزراعة., he: הזריעה החלה.}, {id: s2, ar: {omitted: A credit.}}]"
    entry, problems = read_entry(
        completed(f"translations: {{ar: {{method: human}}, he: {{method: human}}}}\nsegments: {segments}\n").encode(),
        "sowing.yml",
    )
    assert entry, problems
    page = entry_page(entry, "sowing", NOBODY, Imprint("Edition"))
    assert page.count('<div class="translation" lang="ar" dir="rtl">') == 2
    assert '<div lang="he" dir="rtl"><p>הזריעה החלה.</p>' in page
    assert '<div class="original" lang="ru" dir="ltr">' in page
    assert '<p class="omitted" lang="en" dir="ltr">Not translated: A credit.</p>' in page


def test_a_rendering_in_the_language_of_the_original_is_called_a_version() -> None:
    text = """
translations: {en: {method: human}, ru-wire: {language: ru, method: human}}
segments: [{id: s1, original: Сев начался., en: The sowing has begun., ru-wire: Начался сев.}]
"""
    entry, problems = read_entry(completed(text).encode(), "sowing.yml")
    assert entry, problems
    page = entry_page(entry, "sowing", NOBODY, Imprint("Edition"))
    assert "English translation (en)" in page
    assert "Russian version (ru-wire)" in page
