"""The files of an edition as the commands take them and leave them."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from ..reading import AUTHORITIES, read_authority, read_entry


class RefusedError(Exception):
    """What a command cannot do, in a sentence for the one who asked for it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that reads without error: its path, its text with plain line ends, and the value it holds."""

    path: Path
    text: str
    value: Any
    is_windows: bool = False
    """Whether its lines end as they do on Windows."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read an entry or a record; one with errors is refused, with what is wrong."""
        raw = read_bytes(path)
        folder = path.resolve().parent
        is_record = folder.parent.name == "authority" and folder.name in AUTHORITIES
        value: Any
        value, problems = read_authority(raw, str(path), folder.name) if is_record else read_entry(raw, str(path))
        if value is None:
            raise RefusedError(
                "".join(f"{problem}\n" for problem in problems if problem.severity == "error") + "Mend this first."
            )
        text = raw.decode("utf-8").removeprefix("\ufeff")
        return cls(path, text.replace("\r\n", "\n"), value, "\r\n" in text)

    @property
    def kind(self) -> Any:
        """The kind of value it holds."""
        return type(self.value)

    def write(self, text: str) -> None:
        """Write another text in its stead, whole or not at all; one that would not read is refused."""
        raw = (text.replace("\n", "\r\n") if self.is_windows else text).encode()
        _value(self.path, raw, "The file was left as it was.")
        write_bytes(self.path, raw)


def _value(path: Path, raw: bytes, ending: str) -> Any:
    """Read an entry or a record from its bytes."""
    folder = path.resolve().parent
    is_record = folder.parent.name == "authority" and folder.name in AUTHORITIES
    value: Any
    value, problems = read_authority(raw, str(path), folder.name) if is_record else read_entry(raw, str(path))
    if value is None:
        raise RefusedError("".join(f"{problem}\n" for problem in problems if problem.severity == "error") + ending)
    return value


def read_bytes(path: Path) -> bytes:
    """Read a file; one that cannot be read is refused."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise RefusedError(f"{path} cannot be read: {fault.strerror}.") from fault


def write_bytes(path: Path, written: bytes) -> None:
    """Write a file so that nobody ever finds it half written."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(written)
        os.replace(beside, path)
    except OSError as fault:
        raise RefusedError(f"{path} cannot be written: {fault.strerror}.") from fault


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet, in a folder that is made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as fault:
        raise RefusedError(f"{path} is there already; choose another id with --id.") from fault


def entry_files(entries: Path, given: list[Path]) -> list[Path]:
    """Return the entry files meant: those named, those in the folders named, all where none is named."""
    if not entries.is_dir():
        raise RefusedError(f"There is no folder {entries}; name the edition with --entries.")
    found: list[Path] = []
    for path in given or [entries]:
        if path.is_dir():
            found += [file for file in sorted(path.rglob("*.yml")) if file.is_file()]
        elif path.is_file():
            found.append(path)
        else:
            found.append(entry_file(entries, str(path)))
    return found


def entry_file(entries: Path, id: str) -> Path:
    """Find the file of an entry by its id."""
    files = sorted(entries.glob(f"[0-9]*/{id}.yml")) if re.fullmatch("[a-z0-9-]+", id) else []
    if not files:
        raise RefusedError(f"There is no {id}, neither a file nor an entry of the edition {entries}.")
    return files[0]
