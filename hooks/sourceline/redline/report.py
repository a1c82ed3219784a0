"""The report of a change: what it does to the edition, as Markdown for those who judge it."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ..authorities import Authorities
from ..dates import in_words
from ..entry import Authority, Entry
from ..language import language_name
from ..reading import AUTHORITIES, read_authority, read_entry
from .difference import differences, plain_of
from .markdown import bold, escaped, quoted
from .pairing import Files, pairs
from .sentences import sentence

_LINES = 60
"""So many changes of one file are told at most."""
_LONGEST = 60_000
"""So many characters a report has at most: a comment on GitHub takes 65,536."""


def report(before: Files, after: Files, authorities: Authorities, others: int = 0) -> str:
    """Return the report on the files of an edition before and after a change, and `others` that are none of its own."""
    chapters = sorted(_chapter(old, new, before, after, authorities) for old, new in pairs(before, after))
    lines = ["## What changes in the edition", ""]
    if not chapters:
        lines += ["No entry and no record changes.", ""]
    for position, (_, chapter) in enumerate(chapters):
        if sum(map(len, lines)) + sum(map(len, chapter)) > _LONGEST:
            lines += [f"… and {len(chapters) - position} more files.", ""]
            break
        lines += [*chapter, ""]
    if others:
        lines += [f"{'One file changes' if others == 1 else f'{others} files change'} outside the edition.", ""]
    return "\n".join(lines)


def _chapter(old: str | None, new: str | None, before: Files, after: Files, authorities: Authorities) -> tuple[int, list[str]]:
    """Return what is told of one file, and its rank among the others."""
    path = new or old or ""
    was, fault_before = _read(old, before)
    now, fault = _read(new, after)
    title = _title(now or was, path)
    if new and fault:
        return 0, [f"### {escaped(path)}", "", f"- This file cannot be read: {escaped(fault)}"]
    if old is None or (was is None and now):
        if fault_before:
            return 0, [
                f"### {title}",
                "",
                f"- It could not be read before ({escaped(fault_before)}), and now it can.",
                *_new(now, authorities),
            ]
        return 1, [f"### New: {title}", "", f"- {_code(path)}", *_new(now, authorities)]
    if new is None:
        return 2, [f"### Deleted: {title}", "", f"- {_code(path)} is gone. What has been published is withdrawn, not deleted."]
    moved = [f"- Renamed: {_code(old)} is now {_code(new)}"] if old != new else []
    told = [f"- {sentence(one, authorities.name)}" for one in differences(plain_of(was), plain_of(now))]
    rest = [f"- … and {len(told) - _LINES} more changes"] if len(told) > _LINES else []
    silent = ["- It says what it said; only its form changes."] if not told and not moved else []
    return 3, [f"### {title}", "", *moved, *told[:_LINES], *rest, *silent]


def _read(path: str | None, files: Files) -> tuple[Entry | Authority | None, str]:
    """Read a file of either side; return the value, or what is wrong with it."""
    if path is None:
        return None, ""
    parts = PurePosixPath(path).parts
    value: Any
    if parts[0] == "authority":
        if len(parts) != 3 or parts[1] not in AUTHORITIES:
            return None, "it is not where records are"
        value, problems = read_authority(files[path], path, parts[1])
    else:
        value, problems = read_entry(files[path], path)
    return value, str(next((one for one in problems if one.severity == "error"), "")) if value is None else ""


def _title(value: Entry | Authority | None, path: str) -> str:
    if isinstance(value, Entry):
        return escaped(value.title)
    name = escaped(PurePosixPath(path).stem)
    return f"{_RECORDS[PurePosixPath(path).parts[1]]} {name}" if value else name


_RECORDS = {"people": "person", "outlets": "outlet", "topics": "topic", "terms": "term"}


def _code(path: str) -> str:
    return f"<code>{escaped(path)}</code>"


def _new(value: Entry | Authority | None, authorities: Authorities) -> Iterator[str]:
    """Tell of an entry what a reader asks first: where it comes from, who translated it, what it claims."""
    if not isinstance(value, Entry):
        yield from (f"- {sentence(one, authorities.name)}" for one in differences({}, plain_of(value) if value else {}))
        return
    source = value.source
    outlet = authorities.name(source.outlet, "outlets") or "unknown outlet"
    date = in_words(source.date) if source.date else "date unknown"
    yield f"- From {escaped(outlet)} in {escaped(language_name(source.language or 'und'))}, {date}; status {value.status}"
    for key, translation in value.translations.items():
        by = ", ".join(authorities.name(one, "people") for one in translation.translators)
        method = {"human": "", "machine-edited": ", machine translation edited", "machine": ", machine translation"}[
            translation.method
        ]
        count = sum(bool((rendering := segment.renderings.get(key)) and rendering.text) for segment in value.segments)
        yield f"- {bold(key)}: {count} of {len(value.segments)} segments translated{f' by {escaped(by)}' if by else ''}{method}"
    for claim in value.claims[:_LINES]:
        yield f"- {bold(f'claim {claim.id}')}: {quoted(claim.text)}"
