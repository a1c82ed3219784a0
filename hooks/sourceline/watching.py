"""Watching: the file system tells what is saved, at once and without being asked."""

from typing import Protocol

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]
"""What is told; that a file was read is not, or each build would be followed by another."""


class Schedule(Protocol):
    """Has changes below `path` handed to a handler."""

    def __call__(self, handler: FileSystemEventHandler, path: str, /, *, recursive: bool) -> ObservedWatch: ...


class Prompt:
    """Stands in for an observer that looks around now and then, which takes a fifth of a second with ten thousand files.

    Where the system cannot tell, because it watches no more folders or there is nothing at `path`, that one is asked.
    """

    def __init__(self, otherwise: Schedule) -> None:
        self.otherwise = otherwise

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> ObservedWatch:
        """Have changes below `path` handed to `handler` from now on, until the process ends."""
        observer = Observer()
        try:
            watch = observer.schedule(handler, path, recursive=recursive, event_filter=CHANGES)
            observer.start()
        except OSError:
            return self.otherwise(handler, path, recursive=recursive)
        return watch
