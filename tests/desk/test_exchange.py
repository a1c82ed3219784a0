"""`sourceline export` and the way back."""

import io
from pathlib import Path
from typing import Any

import pytest
from translate.storage import factory, tbx, tmx

from conftest import completed
from small_edition import Run


@pytest.mark.parametrize(("form", "suffix"), [("xliff", ".xlf"), ("po", ".po")])
def test_an_entry_goes_out_is_translated_and_comes_back(run: Run, entry: Path, form: str, suffix: str) -> None:
    code, out, err = run("export", form, "spring-sowing")
    assert (code, out, err) == (0, [f"spring-sowing.en{suffix}"], ["1 segment"])
    before = entry.read_text("utf-8")
    assert run("import", out[0]) == (0, [str(entry)], ["0 segments changed, 0 not taken"])
    assert entry.read_text("utf-8") == before
    store: Any = factory.getobject(out[0])
    store.units[-1].target = "The sowing is under way."
    store.save()
    assert run("import", out[0])[0] == 0
    assert entry.read_text("utf-8") == before.replace("Sowing has begun.", "The sowing is under way.")


def test_a_new_translation_needs_to_say_how_it_was_made(run: Run, entry: Path) -> None:
    run("export", "xliff", entry, "--into", "de", "-o", "out.xlf")
    store: Any = factory.getobject("out.xlf")
    store.units[0].target = "Die Saat hat begonnen."
    store.save()
    code, _, err = run("import", "out.xlf")
    assert (code, err) == (1, [f"{entry} has no translation de yet; say with --method how it was made."])
    assert run("import", "out.xlf", "--method", "human")[0] == 0
    assert "de: Die Saat hat begonnen." in entry.read_text("utf-8")


def test_what_is_not_taken_is_told_and_fails(run: Run, entry: Path) -> None:
    run("export", "po", entry)
    entry.write_text(entry.read_text("utf-8").replace("Сев начался.", "Сев не начался."), "utf-8")
    code, _, err = run("import", "spring-sowing.en.po")
    assert code == 1
    assert err[0] == "The original of s1 has changed since it was exported; its translation was not taken."


def test_a_strange_file_is_refused(run: Run) -> None:
    Path("strange.po").write_text('msgid "x"\nmsgstr "y"\n', "utf-8")
    code, _, err = run("import", "strange.po")
    assert (code, err) == (1, ["strange.po: This was not exported from an entry: it does not name one."])


def test_an_entry_that_is_gone_or_elsewhere_is_told(run: Run, entry: Path) -> None:
    run("export", "po", entry)
    entry.unlink()
    code, _, err = run("import", "spring-sowing.en.po")
    assert code == 1
    assert err[0].startswith("There is no spring-sowing")


def test_the_edition_s_memory_and_terms(run: Run, entry: Path) -> None:
    term = Path("entries/authority/terms/sowing.yml")
    term.parent.mkdir()
    term.write_text("labels: {ru: сев}\nchosen: {en: sowing}\n", "utf-8")
    assert run("export", "tmx") == (0, ["segments.tmx"], ["0 aligned segments"])
    assert run("export", "tmx", "--drafts") == (0, ["segments.tmx"], ["1 aligned segment"])
    memory: Any = tmx.tmxfile(io.BytesIO(Path("segments.tmx").read_bytes()))
    assert len(memory.units) == 1
    assert run("export", "tbx", "-o", "words.tbx") == (0, ["words.tbx"], ["1 term"])
    terms: Any = tbx.tbxfile(io.BytesIO(Path("words.tbx").read_bytes()))
    assert len(terms.units) == 1


def test_what_cannot_be_exported_is_told(run: Run, entry: Path) -> None:
    assert run("export", "xliff")[2] == ["Which entry? Write `sourceline export xliff ID`."]
    assert run("export", "tmx", entry)[2] == [f"tmx is made of the whole edition; leave {entry} out."]
    assert run("export", "po", "entries/authority/outlets/vestnik.yml")[2] == [
        "entries/authority/outlets/vestnik.yml is a record and no entry."
    ]
    entry.write_text(completed("segments: [{id: s1, en: Sowing has begun.}]\n"), "utf-8")
    assert run("export", "po", entry)[2] == [f"{entry} holds no original: there is nothing to translate from."]


def test_somebody_s_work_is_not_written_over(run: Run, entry: Path) -> None:
    run("export", "po", entry)
    code, _, err = run("export", "po", entry)
    assert code == 1
    assert err[0].startswith("spring-sowing.en.po is there already")
    assert run("export", "po", entry, "-o", "spring-sowing.en.po")[0] == 0


@pytest.mark.parametrize("name", ["../../../etc/passwd", "entries/2023/spring-sowing.yml", ""])
def test_a_file_names_an_entry_of_the_edition_and_no_other_file(run: Run, entry: Path, name: str) -> None:
    run("export", "po", entry)
    sent = Path("spring-sowing.en.po")
    sent.write_text(sent.read_text("utf-8").replace("X-Sourceline-Entry: spring-sowing", f"X-Sourceline-Entry: {name}"), "utf-8")
    before = entry.read_text("utf-8")
    assert run("import", sent)[0] == 1
    assert entry.read_text("utf-8") == before


def test_what_would_not_read_is_not_written(run: Run, entry: Path) -> None:
    run("export", "xliff", entry)
    store: Any = factory.getobject("spring-sowing.en.xlf")
    store.units[0].target = "long " * 50_000
    store.save()
    before = entry.read_text("utf-8")
    code, _, err = run("import", "spring-sowing.en.xlf")
    assert code == 1
    assert err[-1] == "The file was left as it was."
    assert entry.read_text("utf-8") == before


def test_what_cannot_be_seen_is_left_out(run: Run, entry: Path) -> None:
    run("export", "xliff", entry)
    store: Any = factory.getobject("spring-sowing.en.xlf")
    store.units[0].target = "Sow\u00ading\u200b has begun\u202e."
    store.save()
    code, _, err = run("import", "spring-sowing.en.xlf")
    assert code == 0
    assert err[0] == "s1 came back with characters that cannot be seen; they were left out."
    assert "Sowing has begun." in entry.read_text("utf-8")


def test_a_translation_goes_by_a_language(run: Run, entry: Path) -> None:
    assert run("export", "po", entry, "--into", "../x")[2] == [
        "--into: A translation goes by its language, like en or en-official."
    ]
