"""Which file is which: files before and after a change, paired also where they were renamed."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import PurePosixPath

Files = Mapping[str, bytes]
"""Files by their paths in the edition: `2023/spring-sowing.yml`."""

_ALIKE = 0.5
"""How much of its lines a renamed file has kept at least."""


def pairs(before: Files, after: Files) -> Iterator[tuple[str | None, str | None]]:
    """Yield the paths before and after of every file that is not the same on both sides; None where there is none."""
    gone = [path for path in before if path not in after]
    come = [path for path in after if path not in before]
    renamed = dict(_renamed(before, after, gone, come))
    for path in sorted({*before, *after}):
        if path in renamed.values():
            continue
        if path in renamed:
            yield path, renamed[path]
        elif path not in after:
            yield path, None
        elif path not in before:
            yield None, path
        elif before[path] != after[path]:
            yield path, path


def _renamed(before: Files, after: Files, gone: list[str], come: list[str]) -> Iterator[tuple[str, str]]:
    """Pair files gone with files come that are most like them, of the same kind."""
    free = list(come)
    for path in gone:
        likeness = [(_likeness(before[path], after[other]), other) for other in free if _kind(other) == _kind(path)]
        best = max(likeness, default=(0.0, ""))
        if best[0] >= _ALIKE:
            free.remove(best[1])
            yield path, best[1]


def _kind(path: str) -> str:
    parts = PurePosixPath(path).parts
    return parts[1] if parts[0] == "authority" and len(parts) > 2 else ""


def _likeness(before: bytes, after: bytes) -> float:
    return SequenceMatcher(None, before.split(b"\n"), after.split(b"\n"), autojunk=False).ratio()
