"""The edition for translators' tools, when asked for: aligned segments as TMX, a file for each year, and the terms as TBX."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import msgspec

from ..digest import digest
from ..exchange import Pair, pairs_of, written_memory, written_terms
from ..imprint import Imprint
from ..listings import Bench, Sheet
from ..reading import read_entry
from .package import FOLDER, TERMS, memory_file

Read = Callable[[str], bytes]
Ids = tuple[str, ...]


class _Offprint(msgspec.Struct):
    """What is needed of an offprint: the entry, as its file could have it; a withdrawn one has none."""

    entry: msgspec.Raw = msgspec.Raw()


_decode = msgspec.json.Decoder(_Offprint).decode


def memory_sheets(bench: Bench, years: Mapping[str, tuple[Ids, str]], read: Read) -> Iterator[Sheet]:
    """Yield a memory for each year, given with the ids of its entries and a digest of them, and the term base."""
    for year, (ids, mark) in years.items():
        yield Sheet("bare", FOLDER, memory_file(year), "", "", mark, partial(_memory, ids, bench.imprint, read))
    about = f"Terms of {bench.imprint.name}, {bench.imprint.licence}"
    set = partial(written_terms, bench.authorities.terms, about=about)
    yield Sheet("bare", FOLDER, TERMS, "", "", digest(bench.authorities.all_terms, about), set)


def _memory(ids: Ids, imprint: Imprint, read: Read) -> bytes:
    return written_memory(pair for id in ids for pair in _pairs(id, imprint, read))


def _pairs(id: str, imprint: Imprint, read: Read) -> Iterator[Pair]:
    """Yield the pairs of an entry; its own translation is under the edition's licence where it names none, others are not."""
    raw = _decode(read(id)).entry
    entry, _ = read_entry(bytes(raw), id) if raw else (None, ())
    own = next(iter(entry.translations)) if entry else ""
    for pair in pairs_of(entry, id) if entry else ():
        yield replace(pair, licence=imprint.licence) if pair.into == own and not pair.licence else pair
