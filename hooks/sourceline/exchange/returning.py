"""The return of a translation into the file of its entry: every text that has changed, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..editing import put, remove
from ..entry import Entry, Segment
from ..reading import read_tree
from ..reading.characters import is_clean
from ..stale import digest_of
from .bilingual import Returned, ReturnedUnit
from .unit import text_of


@dataclass(slots=True)
class Return:
    """The file's text with the translation in it, the segments that changed, and what the translator must know."""

    text: str
    changed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def returned(text: str, entry: Entry, back: Returned, method: str = "human") -> Return:
    """Put the translation that came back into the text of its entry's file.

    A unit whose original is no longer that of the entry is refused; what came back empty leaves what is there. A translation
    the entry does not declare yet is declared, with its method.
    """
    done = Return(text)
    if back.into not in entry.translations:
        done.text = put(done.text, ("translations", back.into), {"method": method})
    for position, segment in enumerate(entry.segments):
        if segment.original:
            unit = back.units.get(segment.id)
            if unit is None:
                done.refused.append(f"{segment.id} did not come back.")
            elif wrong := _fault(segment, unit):
                done.refused.append(wrong)
            else:
                _take(done, entry, back.into, position, unit)
    known = {segment.id for segment in entry.segments if segment.original}
    done.refused += [f"{id} is no segment of the entry with an original." for id in back.units if id not in known]
    done.remarks += _remarks(back)
    return done


def _fault(segment: Segment, unit: ReturnedUnit) -> str:
    if unit.source.strip() != (segment.original or "").strip():
        return f"The original of {segment.id} has changed since it was exported; its translation was not taken."
    return ""


def _take(done: Return, entry: Entry, into: str, position: int, unit: ReturnedUnit) -> None:
    segment = entry.segments[position]
    there = text_of(segment.renderings.get(into))
    if not unit.target.strip():
        if there:
            done.remarks.append(f"{segment.id} came back empty; the translation that is there stays.")
        return
    target = "".join(sign for sign in unit.target if is_clean(sign)).strip()
    if target != unit.target.strip():
        done.remarks.append(f"{segment.id} came back with characters that cannot be seen; they were left out.")
    if target == there.strip():
        return
    where = ("segments", position, into)
    tree: Any = read_tree(done.text)[0]
    written = tree["segments"][position].get(into)
    if isinstance(written, dict) and written.keys() != {"omitted"}:
        done.text = put(done.text, (*where, "text"), target)
        if "omitted" in written:
            done.text = remove(done.text, (*where, "omitted"))
    else:
        done.text = put(done.text, where, target)
    done.changed.append(segment.id)
    made_from = entry.translations[into].made_from if into in entry.translations else {}
    if segment.id in made_from and (digest := digest_of(segment.original or "")) != made_from[segment.id]:
        done.text = put(done.text, ("translations", into, "made_from", segment.id), digest)


def _remarks(back: Returned) -> Iterator[str]:
    for id, unit in back.units.items():
        if unit.is_unfinished:
            yield f"{id} is marked as unfinished in the tool."
        for remark in unit.remarks:
            words = " ".join(remark.split())
            yield f"{id} has a remark, “{words}”. It stays outside the entry; make it a note if readers are to see it."
