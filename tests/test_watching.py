"""What is saved is told at once, what is read is not, and where the system cannot tell, another looks around."""

import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch

from sourceline.watching import Prompt


class Told(FileSystemEventHandler):
    """Notes the files it is told of."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.told = threading.Condition()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            with self.told:
                self.names |= {Path(str(place)).name for place in (event.src_path, event.dest_path) if place}
                self.told.notify_all()

    def waits_for(self, name: str) -> bool:
        with self.told:
            return self.told.wait_for(lambda: name in self.names, timeout=30)


def refuse(_: FileSystemEventHandler, __: str, /, *, recursive: bool) -> ObservedWatch:
    raise AssertionError(recursive)


def test_what_is_saved_is_told_and_what_is_read_is_not(tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    read, changed, moved = (tmp_path / "2023" / f"{name}.yml" for name in ("read", "changed", "moved"))
    for file in (read, changed):
        file.write_text("title: A")
    told = Told()
    Prompt(refuse).schedule(told, str(tmp_path), recursive=True)
    assert read.read_text() == "title: A"
    changed.write_text("title: B")
    assert told.waits_for("changed.yml")
    changed.rename(moved)
    assert told.waits_for("moved.yml")
    assert not told.names & {"read.yml"}


def test_where_the_system_cannot_tell_the_other_looks_around(tmp_path: Path) -> None:
    asked: list[tuple[FileSystemEventHandler, str, bool]] = []

    def look(handler: FileSystemEventHandler, path: str, /, *, recursive: bool) -> ObservedWatch:
        asked.append((handler, path, recursive))
        return ObservedWatch(path, recursive=recursive)

    told, nowhere = Told(), str(tmp_path / "nowhere")
    Prompt(look).schedule(told, nowhere, recursive=True)
    assert asked == [(told, nowhere, True)]
