"""`sourceline format`: files into the form of the house, those with errors left alone."""

from pathlib import Path

from small_edition import Run

UNTIDY = "# kept\ncontext: Why.  # beside\ntitle: Sowing\n"


def test_files_are_formatted_and_named(run: Run, entry: Path) -> None:
    rest = entry.read_text("utf-8").split("\n", 2)[2].replace("context: Why this text matters.\n", "")
    entry.write_text(UNTIDY + rest, "utf-8")
    code, out, err = run("format")
    assert code == 0
    assert f"{entry} formatted" in out
    assert entry.read_text("utf-8").startswith("# kept\ntitle: Sowing\ncontext: Why.  # beside\nsource:")
    assert err[-1].endswith(" formatted, 0 left as they are")
    assert run("format")[1] == []


def test_check_changes_nothing_and_tells(run: Run, entry: Path) -> None:
    text = entry.read_text("utf-8").replace("title: Sowing\n", "") + "title: Sowing\n"
    entry.write_text(text, "utf-8")
    code, out, _ = run("format", "--check", entry)
    assert (code, out) == (1, [f"{entry} is not in the form of the house"])
    assert entry.read_text("utf-8") == text


def test_a_file_with_errors_is_told_and_left(run: Run, entry: Path) -> None:
    entry.write_text("title: [\n", "utf-8")
    code, _, err = run("format", "spring-sowing")
    assert code == 1
    assert err[0].startswith(f"{entry}:")
    assert "Mend this first." in err
    assert entry.read_text("utf-8") == "title: [\n"


def test_line_ends_of_windows_stay(run: Run, entry: Path) -> None:
    text = entry.read_text("utf-8").replace("title: Sowing\n", "") + "title: Sowing\n"
    entry.write_bytes(text.replace("\n", "\r\n").encode())
    assert run("format", entry)[0] == 0
    raw = entry.read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 5


def test_what_is_not_there_is_named(run: Run) -> None:
    assert run("format", "nowhere") == (1, [], ["There is no nowhere, neither a file nor an entry of the edition entries."])
    assert run("--entries", "none", "format") == (1, [], ["There is no folder none; name the edition with --entries."])
