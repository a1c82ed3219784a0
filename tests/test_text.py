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


def test_what_is_laid_beside_is_called_by_its_name_and_tells_its_doubts_and_gaps() -> None:
    text = """
translations: {en: {method: human}, ru-wire: {language: ru, method: human}}
segments:
  - {id: s1, original: Сев начался., en: The sowing has begun., ru-wire: {text: Начался сев., uncertain: Read in a copy.}}
  - {id: s2, original: Дождь., en: Rain., ru-wire: {omitted: The wire stops here.}}
"""
    entry, problems = read_entry(completed(text).encode(), "sowing.yml")
    assert entry, problems
    page = entry_page(entry, "sowing", NOBODY, Imprint("Edition"))
    assert "<p>English translation. Made by hand" in page
    assert "<p>Russian version. Made by hand" in page
    assert '<p class="doubt">Doubtful: Read in a copy.</p>' in page
    assert '<p class="omitted">Not here: The wire stops here.</p>' in page
